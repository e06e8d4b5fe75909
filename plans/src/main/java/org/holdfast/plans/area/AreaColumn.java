package org.holdfast.plans.area;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/** The column that names areas: as a case tells, or as the table's own columns suggest. */
final class AreaColumn {
    /** What such columns are called, the likeliest first. */
    private static final List<String> USUAL = List.of(
            "domain",
            "area",
            "district",
            "county",
            "region",
            "municipality",
            "commune",
            "township",
            "village",
            "province",
            "id",
            "name");

    private AreaColumn() {}

    /** As an option tells. */
    static Optional<String> named(PlanCase planned) {
        for (String option : List.of("area", "areas", "domains", "district")) {
            if (planned.option(option).isString()) {
                return Optional.of(planned.option(option).asString());
            }
        }
        return Optional.empty();
    }

    /** As a qualifier of a formula tells: {@code area=name}. */
    static Optional<String> named(List<String> qualifiers) {
        return qualifiers.stream()
                .filter(qualifier -> qualifier.matches("(?i)(areas?|domains?)\\s*=\\s*[\\p{L}\\p{N}_.]+"))
                .map(qualifier ->
                        qualifier.substring(qualifier.indexOf('=') + 1).strip())
                .findFirst();
    }

    /**
     * The column that tells the rows of a table of areas apart, or an empty text.
     *
     * @param used columns with another part to play
     */
    static String labels(DataTable table, Set<String> used) {
        List<String> free = table.columns().stream()
                .filter(column -> !used.contains(column) && isDistinct(table, column))
                .toList();
        for (String usual : USUAL) {
            for (String column : free) {
                if (column.toLowerCase(Locale.ROOT).startsWith(usual)) {
                    return column;
                }
            }
        }
        return free.stream()
                .filter(column -> !table.hasNumbers(column))
                .findFirst()
                .orElse("");
    }

    /** A column of that usual name whose values come again, in a table of units. */
    static Optional<String> usual(DataTable table, Set<String> used) {
        for (String usual : USUAL) {
            for (String column : table.columns()) {
                boolean named = column.toLowerCase(Locale.ROOT).startsWith(usual);
                if (named && !used.contains(column) && !isDistinct(table, column)) {
                    return Optional.of(column);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a column has another text in each row. */
    static boolean isDistinct(DataTable table, String column) {
        try {
            return new HashSet<>(Arrays.asList(table.texts(column))).size() == table.rows();
        } catch (Refused e) {
            return false;
        }
    }
}
