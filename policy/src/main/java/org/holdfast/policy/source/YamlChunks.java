package org.holdfast.policy.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The parts of a YAML text that can be read on their own: the items of its lists, and the keys of its mappings down to
 * the second level. They are told apart by indentation alone, so that a fault inside one says nothing of the others.
 */
final class YamlChunks {
    private static final Pattern OPENS_BLOCK = Pattern.compile("[^\\s#-][^#]*:\\s*(#.*)?");
    private final String text;
    private final List<Chunk> chunks = new ArrayList<>();

    /** Lines of the text, from the first character of the first to the end of the last. */
    record Chunk(int from, int to) {}

    private YamlChunks(String text) {
        this.text = text;
    }

    static List<Chunk> of(String text) {
        YamlChunks chunks = new YamlChunks(text);
        chunks.split();
        return chunks.chunks;
    }

    private void split() {
        int start = -1;
        boolean block = false;
        int inner = -1;
        for (int line = 0; line < text.length(); line = next(line)) {
            String words = text.substring(line, next(line)).stripTrailing();
            int indent = words.length() - words.stripLeading().length();
            if (!words.isBlank() && words.charAt(indent) != '#') {
                boolean starts = indent == 0 || indent == inner;
                if (indent == 0) {
                    block = OPENS_BLOCK.matcher(words).matches();
                    inner = -1;
                } else if (block && inner < 0) {
                    inner = indent;
                    starts = true;
                }
                if (starts && start >= 0) {
                    chunks.add(new Chunk(start, line));
                }
                start = starts || start < 0 ? line : start;
            }
        }
        if (start >= 0) {
            chunks.add(new Chunk(start, text.length()));
        }
    }

    private int next(int line) {
        int end = text.indexOf('\n', line);
        return end < 0 ? text.length() : end + 1;
    }
}
