package org.holdfast.policy.source;

/** One text file of a pack, by its path inside the pack ({@code tests/income.yaml}). */
public record SourceFile(String path, String text) {
    /** The line at a position without its line break; empty past the end. */
    public String line(int line) {
        return text.lines().skip(line - 1L).findFirst().orElse("");
    }

    /** The place of the character at an index of the text. */
    public Position position(int index) {
        int end = Math.min(index, text.length());
        int line = 1;
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Position(line, end - start + 1);
    }
}
