package org.holdfast.policy.source;

/**
 * A piece of text in a file, with where it begins.
 *
 * @param value the text as YAML understands it, without quotes
 * @param index where it begins in the file, after an opening quote or block header
 */
public record Text(String value, SourceFile file, int index) {
    public Position at() {
        return file.position(index);
    }

    /** The place in the file of a character of {@link #value()}, through quotes, folding and indentation. */
    public Position at(int offset) {
        return file.position(rawIndex(offset));
    }

    /** Some characters of this text as a text of its own. */
    public Text part(int from, int to) {
        return new Text(value.substring(from, to), file, rawIndex(from));
    }

    private int rawIndex(int offset) {
        String raw = file.text();
        int at = index;
        for (int i = 0; i < Math.min(offset, value.length()) && at < raw.length(); i++) {
            at = afterJoinedLines(raw, at);
            if (isEscape(raw, at)) {
                at += escapeLength(raw, at);
            } else if (Character.isWhitespace(value.charAt(i))) {
                while (at < raw.length() && Character.isWhitespace(raw.charAt(at))) at++;
                while (i + 1 < value.length() && Character.isWhitespace(value.charAt(i + 1))) i++;
            } else {
                while (at < raw.length() && raw.charAt(at) != value.charAt(i)) at++;
                at++;
            }
        }
        at = afterJoinedLines(raw, at);
        if (offset < value.length() && !Character.isWhitespace(value.charAt(offset)) && !isEscape(raw, at)) {
            while (at < raw.length() && raw.charAt(at) != value.charAt(offset)) at++;
        }
        return at;
    }

    /** Whether a backslash says something of its own here, as in a text in double quotes. */
    private boolean isEscape(String raw, int at) {
        return index > 0 && raw.charAt(index - 1) == '"' && at + 1 < raw.length() && raw.charAt(at) == '\\';
    }

    /** The index after a backslash that joins two lines, and the blanks around the line break. */
    private int afterJoinedLines(String raw, int from) {
        int at = from;
        if (isEscape(raw, at) && (raw.charAt(at + 1) == '\n' || raw.charAt(at + 1) == '\r')) {
            at++;
            while (at < raw.length() && Character.isWhitespace(raw.charAt(at))) at++;
        }
        return at;
    }

    private static int escapeLength(String raw, int at) {
        return switch (raw.charAt(at + 1)) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
