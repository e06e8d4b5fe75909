package org.holdfast.server.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of a household as a multiset: equal rows count, their order does not. */
final class Rows {
    private Rows() {}

    /** The rows of one list that the other lacks. */
    static List<Row> without(List<Row> rows, List<Row> others) {
        if (others.isEmpty()) {
            return rows;
        }
        Map<Row, Integer> counts = new HashMap<>();
        others.forEach(row -> counts.merge(row, 1, Integer::sum));
        List<Row> left = new ArrayList<>();
        for (Row row : rows) {
            Integer count = counts.get(row);
            if (count == null) {
                left.add(row);
            } else if (count == 1) {
                counts.remove(row);
            } else {
                counts.put(row, count - 1);
            }
        }
        return left;
    }
}
