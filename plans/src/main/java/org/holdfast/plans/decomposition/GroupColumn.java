package org.holdfast.plans.decomposition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The groups that a case compares: a column, a list of columns, or the names of columns joined by an underscore, a cross or a
 * colon. Groups of several columns are the texts of the cells, a space between them.
 *
 * @param name as the case gives it; empty when it has none
 * @param listed the columns, when the case lists them
 */
record GroupColumn(String name, List<String> listed) {
    static final GroupColumn NONE = new GroupColumn("", List.of());

    /** What the option {@code group} names. */
    static GroupColumn of(PlanCase planned) throws Refused {
        JsonNode named = planned.option("group");
        if (named.isMissingNode()) {
            named = planned.field("group");
        }
        List<String> listed = new ArrayList<>();
        named.forEach(each -> listed.add(each.asString()));
        if (listed.isEmpty() && !named.isString()) {
            throw new Refused("Method '" + planned.method() + "' compares groups: name their column in \"options\": "
                    + "{\"group\": ...}");
        }
        return new GroupColumn(listed.isEmpty() ? named.asString() : String.join("_", listed), listed);
    }

    boolean isIn(DataTable table) {
        return name.isEmpty() || columns(table).isPresent();
    }

    String wanted() {
        return name.isEmpty() ? "" : " and the groups '" + name + "'";
    }

    /** The group of each row; null where a cell of it is unknown. */
    @Nullable
    String[] texts(DataTable table) throws Refused {
        List<String> columns = columns(table)
                .orElseThrow(() -> new Refused("No groups '" + name + "' in " + table.name() + ", which has "
                        + String.join(", ", table.columns())));
        @Nullable String[] joined = new String[table.rows()];
        for (int row = 0; row < joined.length; row++) {
            joined[row] = joined(table, columns, row);
        }
        return joined;
    }

    private static @Nullable String joined(DataTable table, List<String> columns, int row) throws Refused {
        StringJoiner text = new StringJoiner(" ");
        for (String column : columns) {
            String cell = table.texts(column)[row];
            if (cell == null) {
                return null;
            }
            text.add(cell);
        }
        return text.toString();
    }

    private Optional<List<String>> columns(DataTable table) {
        if (!listed.isEmpty()) {
            return table.hasAll(listed) ? Optional.of(listed) : Optional.empty();
        }
        return split(table, name);
    }

    /** The columns whose names make up a name. */
    private static Optional<List<String>> split(DataTable table, String name) {
        if (table.has(name)) {
            return Optional.of(List.of(name));
        }
        for (int at = 1; at < name.length() - 1; at++) {
            if ("_*:+, ".indexOf(name.charAt(at)) >= 0) {
                String first = name.substring(0, at).strip();
                Optional<List<String>> rest =
                        table.has(first) ? split(table, name.substring(at + 1).strip()) : Optional.empty();
                if (rest.isPresent()) {
                    List<String> all = new ArrayList<>(List.of(first));
                    all.addAll(rest.get());
                    return Optional.of(all);
                }
            }
        }
        return Optional.empty();
    }
}
