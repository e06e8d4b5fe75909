package org.holdfast.register;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts that columns name by their number; they can be shared by threads as long as none is added. */
public final class ParquetWords {
    private final List<byte[]> words = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** The texts of a list, numbered by their positions. */
    public static ParquetWords of(List<String> texts) {
        ParquetWords words = new ParquetWords();
        texts.forEach(text -> words.words.add(text.getBytes(StandardCharsets.UTF_8)));
        return words;
    }

    /** The number of a text, which is added when it is new. */
    int number(String text) {
        Integer number = numbers.get(text);
        if (number == null) {
            number = words.size();
            numbers.put(text, number);
            words.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return number;
    }

    int size() {
        return words.size();
    }

    byte[] utf8(int number) {
        return words.get(number);
    }

    void clear() {
        words.clear();
        numbers.clear();
    }
}
