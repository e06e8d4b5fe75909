package org.holdfast.server.journal;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON with one form for each document, so that equal documents have equal digests: that of RFC 8785 for documents of
 * objects, arrays, strings and null. Numbers and truth values are written as strings, as in the register format, and so there
 * is nothing to agree on about numbers.
 */
public final class CanonicalJson {
    /** Longer texts are refused; the largest is what one household changed. */
    private static final int MOST_CHARACTERS = 64 << 20;

    private static final JsonMapper PARSER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(MOST_CHARACTERS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    /** Writes a document of maps with texts as keys, collections, texts and nulls. */
    public static String write(@Nullable Object document) {
        StringBuilder to = new StringBuilder();
        write(document, to);
        return to.toString();
    }

    /** Reads a document; numbers and truth values in it are refused when it is written again. */
    public static @Nullable Object read(String json) {
        return PARSER.readValue(json, Object.class);
    }

    private static void write(@Nullable Object value, StringBuilder to) {
        if (value == null) {
            to.append("null");
        } else if (value instanceof String text) {
            quote(text, to);
        } else if (value instanceof Map<?, ?> object) {
            write(object, to);
        } else if (value instanceof Collection<?> array) {
            write(array, to);
        } else {
            throw new IllegalArgumentException("Not a text, a map, a list or null: " + value.getClass());
        }
    }

    private static void write(Map<?, ?> object, StringBuilder to) {
        // String compares UTF-16 units, which is the order RFC 8785 asks for
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        object.forEach((key, value) -> sorted.put((String) key, value));
        to.append('{');
        String comma = "";
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
            to.append(comma);
            quote(member.getKey(), to);
            to.append(':');
            write(member.getValue(), to);
            comma = ",";
        }
        to.append('}');
    }

    private static void write(Collection<?> array, StringBuilder to) {
        to.append('[');
        String comma = "";
        for (Object element : array) {
            to.append(comma);
            write(element, to);
            comma = ",";
        }
        to.append(']');
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> to.append("\\\"");
                case '\\' -> to.append("\\\\");
                case '\b' -> to.append("\\b");
                case '\f' -> to.append("\\f");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (c < 0x20) {
                        to.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
        to.append('"');
    }
}
