package org.holdfast.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of an SQL script, told apart by the semicolons outside quotes and comments.
 *
 * <p>Two notations in which quotes do not simply pair ({@code E'..'} and {@code $$..$$}) are not
 * followed, and nested comments are not either: a script that uses them is refused by its reader.
 */
final class Statements {
    /** A statement and the character of the script it begins at. */
    record Statement(int offset, String text) {}

    private static final Pattern PIECE =
            Pattern.compile("'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|--[^\n]*|/\\*.*?\\*/|;|.", Pattern.DOTALL);
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(?i)(?<!\\w)e'|\\$\\w*\\$|/\\*(?:(?!\\*/).)*?/\\*", Pattern.DOTALL);

    private Statements() {}

    static boolean ambiguous(String script) {
        return AMBIGUOUS.matcher(script).find();
    }

    static List<Statement> of(String script) {
        List<Statement> all = new ArrayList<>();
        Matcher piece = PIECE.matcher(script);
        int start = -1;
        int end = 0;
        while (piece.find()) {
            String text = piece.group();
            if (text.equals(";")) {
                add(all, script, start, end);
                start = -1;
            } else if (!text.isBlank() && !text.startsWith("--") && !text.startsWith("/*")) {
                start = start < 0 ? piece.start() : start;
                end = piece.end();
            }
        }
        add(all, script, start, end);
        return all;
    }

    private static void add(List<Statement> all, String script, int start, int end) {
        if (start >= 0) {
            all.add(new Statement(start, script.substring(start, end)));
        }
    }
}
