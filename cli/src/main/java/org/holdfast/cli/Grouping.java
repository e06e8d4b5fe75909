package org.holdfast.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Names with the codes they were given in the order they came, and the codes of rows. */
final class Grouping {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private int[] rows = new int[1024];
    private int size;

    /** Takes the name of the next row; an empty one is in no group. */
    void add(String name) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        rows[size++] = name.isEmpty() ? -1 : code(name);
    }

    /** The code of a name. */
    int code(String name) {
        Integer known = codes.get(name);
        if (known == null) {
            known = names.size();
            codes.put(name, known);
            names.add(name);
        }
        return known;
    }

    List<String> names() {
        return names;
    }

    int[] rows() {
        return Arrays.copyOf(rows, size);
    }

    String of(int row) {
        return rows[row] < 0 ? "" : names.get(rows[row]);
    }

    /** The codes in the order of their names. */
    int[] inOrder() {
        return IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing(names::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
