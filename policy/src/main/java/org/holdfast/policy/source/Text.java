package org.holdfast.policy.source;

/**
 * A piece of text in a file, with where it begins.
 *
 * @param value the text as YAML understands it, without quotes
 * @param index where the scalar begins in the file, quotes and block header included
 */
public record Text(String value, SourceFile file, int index) {
    public Position at() {
        return file.position(contentStart());
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
        int at = contentStart();
        for (int i = 0; i < Math.min(offset, value.length()) && at < raw.length(); i++) {
            if (Character.isWhitespace(value.charAt(i))) {
                while (at < raw.length() && Character.isWhitespace(raw.charAt(at))) at++;
                while (i + 1 < value.length() && Character.isWhitespace(value.charAt(i + 1))) i++;
            } else {
                while (at < raw.length() && raw.charAt(at) != value.charAt(i)) at++;
                at++;
            }
        }
        if (offset < value.length() && !Character.isWhitespace(value.charAt(offset))) {
            while (at < raw.length() && raw.charAt(at) != value.charAt(offset)) at++;
        }
        return at;
    }

    private int contentStart() {
        String raw = file.text();
        if (index >= raw.length()) {
            return raw.length();
        }
        char first = raw.charAt(index);
        if ((first == '|' || first == '>') && !value.startsWith(String.valueOf(first))) {
            int at = raw.indexOf('\n', index);
            while (at >= 0 && at < raw.length() && Character.isWhitespace(raw.charAt(at))) at++;
            return at < 0 ? raw.length() : at;
        }
        boolean quoted = (first == '"' || first == '\'') && !value.startsWith(String.valueOf(first));
        return quoted ? index + 1 : index;
    }

    @Override
    public String toString() {
        return value;
    }
}
