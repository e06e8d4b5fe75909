package org.holdfast.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.report.MeasuredRow;

/**
 * Holds back the figures of small groups, so that nobody in them can be recognised. Where a single group of a grouping would be
 * held back, the next smallest is too: else it would follow from the total.
 */
final class SmallCells {
    private SmallCells() {}

    static List<MeasuredRow> heldBack(List<MeasuredRow> rows, int least) {
        if (least <= 1) {
            return rows;
        }
        Map<String, Map<String, Long>> sizes = new TreeMap<>();
        for (MeasuredRow row : rows) {
            sizes.computeIfAbsent(row.grouping(), absent -> new TreeMap<>()).put(row.group(), row.rows());
        }
        Map<String, Set<String>> small = new TreeMap<>();
        sizes.forEach((grouping, groups) -> small.put(grouping, small(groups, least)));
        List<MeasuredRow> shown = new ArrayList<>();
        for (MeasuredRow row : rows) {
            Set<String> held = small.get(row.grouping());
            shown.add(held != null && held.contains(row.group()) ? row.heldBack() : row);
        }
        return shown;
    }

    private static Set<String> small(Map<String, Long> groups, int least) {
        Set<String> small = new HashSet<>();
        groups.forEach((group, size) -> {
            if (size < least) {
                small.add(group);
            }
        });
        if (small.size() == 1 && groups.size() > 1) {
            groups.entrySet().stream()
                    .filter(group -> !small.contains(group.getKey()))
                    .min(Map.Entry.comparingByValue())
                    .ifPresent(next -> small.add(next.getKey()));
        }
        return small;
    }
}
