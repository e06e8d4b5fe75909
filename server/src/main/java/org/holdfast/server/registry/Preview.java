package org.holdfast.server.registry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What applying a load would do.
 *
 * @param households how many are new, changed, unchanged and gone
 * @param rows rows that would come and go, by table
 * @param examples ids of households, at most {@link #EXAMPLES} for each fate but unchanged
 */
public record Preview(Map<Fate, Long> households, Map<String, Long> rows, Map<Fate, List<String>> examples) {
    private static final int EXAMPLES = 5;

    static Preview empty() {
        Map<Fate, Long> none = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            none.put(fate, 0L);
        }
        return new Preview(none, new TreeMap<>(), new EnumMap<>(Fate.class));
    }

    void add(Difference difference) {
        Fate fate = difference.fate();
        households.merge(fate, 1L, Long::sum);
        if (fate != Fate.UNCHANGED) {
            List<String> some = examples.computeIfAbsent(fate, f -> new ArrayList<>());
            if (some.size() < EXAMPLES) {
                some.add(difference.after().householdId());
            }
            count(difference.after().without(difference.earlier()), "+");
            count(difference.earlier().without(difference.after()), "-");
        }
    }

    private void count(Map<String, List<Row>> tables, String sign) {
        tables.forEach((table, all) -> rows.merge(sign + table, (long) all.size(), Long::sum));
    }

    void add(String table, Surroundings.Merge merge) {
        if (!merge.written().isEmpty()) {
            rows.merge("+" + table, (long) merge.written().size(), Long::sum);
        }
        if (!merge.gone().isEmpty()) {
            rows.merge("-" + table, (long) merge.gone().size(), Long::sum);
        }
    }

    /** Whether applying would change nothing. */
    public boolean isNothing() {
        return rows.isEmpty() && count(Fate.NEW) == 0 && count(Fate.GONE) == 0;
    }

    /** How many households have a fate. */
    public long count(Fate fate) {
        return households.getOrDefault(fate, 0L);
    }
}
