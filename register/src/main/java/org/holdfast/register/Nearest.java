package org.holdfast.register;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that a misspelt one was probably meant to be. */
final class Nearest {
    private Nearest() {}

    /** The candidate with the fewest changed letters, if these are no more than a third of the name. */
    static Optional<String> to(String name, Collection<String> candidates) {
        String wanted = plain(name);
        return candidates.stream()
                .filter(c -> distance(wanted, plain(c)) * 3 <= Math.max(wanted.length(), 3))
                .min(Comparator.comparingInt(c -> distance(wanted, plain(c))));
    }

    private static String plain(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
        return letters.length() > 64 ? letters.substring(0, 64) : letters;
    }

    /** Letters put in, left out or changed (Levenshtein). */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
