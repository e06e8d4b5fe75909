package org.holdfast.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A text as people read it, in each language it exists in: {@code en}, {@code zh}. The page falls back to English, then to any other. */
public record Text(Map<String, String> byLanguage) {
    public Text {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("Expected a text in at least one language, got none");
        }
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    public static Text of(String language, String text) {
        return new Text(Map.of(language, text));
    }

    public Text with(String language, String text) {
        Map<String, String> more = new TreeMap<>(byLanguage);
        more.put(language, text);
        return new Text(more);
    }
}
