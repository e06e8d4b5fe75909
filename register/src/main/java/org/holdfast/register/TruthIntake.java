package org.holdfast.register;

import org.holdfast.column.ColumnSchema;
import org.jspecify.annotations.Nullable;

/** Takes truth values: true, false, 1, 0, yes, no, in upper or lower case. */
final class TruthIntake extends WholeIntake {
    private static final String[] TRUE = {"1", "yes", "true"};
    private static final String[] FALSE = {"0", "no", "false"};

    TruthIntake(ColumnSchema schema) {
        super(schema);
    }

    @Override
    @Nullable
    Reason parse(byte[] bytes, int from, int to) {
        if (isOneOf(TRUE, bytes, from, to)) {
            value = 1;
            return null;
        }
        value = 0;
        return isOneOf(FALSE, bytes, from, to) ? null : Reason.TYPE;
    }

    private static boolean isOneOf(String[] words, byte[] bytes, int from, int to) {
        for (String word : words) {
            if (word.length() == to - from && isWord(word, bytes, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(String word, byte[] bytes, int from) {
        for (int i = 0; i < word.length(); i++) {
            byte letter = bytes[from + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
