package org.holdfast.convert;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a mapping or with the files it is run on: where, what, and what to do.
 *
 * @param line counted from 1; with {@code column}, the place the caret points at
 * @param length how many characters are underlined, at least 1
 * @param text the line itself, or null when the file has no lines to show
 */
public record Issue(
        String file,
        int line,
        int column,
        int length,
        String message,
        @Nullable String text,
        @Nullable String fix) {

    static Issue of(String file, String message, @Nullable String fix) {
        return new Issue(file, 1, 1, 1, message, null, fix);
    }

    /** {@code file:line:column: message}. */
    public String headline() {
        return file + ":" + line + ":" + column + ": " + message;
    }

    /** The headline, the line with a caret under the place, and the fix. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(headline());
        if (text != null) {
            out.append("\n  | ").append(text.replace('\t', ' ')).append("\n  | ");
            out.append(" ".repeat(column - 1)).append("^".repeat(Math.max(1, length)));
        }
        if (fix != null) {
            out.append("\n  = fix: ").append(fix);
        }
        return out.toString();
    }
}
