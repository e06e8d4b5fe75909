package org.holdfast.plans.survey;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Formula;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import tools.jackson.databind.JsonNode;

/**
 * Where a case says which columns it means: in its design or its options, as a name with or without a remark in brackets, as
 * {@code a + b}, as {@code ~a + b} or as a list of names. A case that names no variable means the column that the end of its id
 * names, or else its only column of incomes.
 */
public final class PlannedColumns {
    private PlannedColumns() {}

    /**
     * The names given for a part of the design under any of some keys, in the design, the options or the case itself; empty when
     * there are none.
     */
    public static List<String> design(PlanCase planned, String... keys) {
        for (String key : keys) {
            JsonNode own = planned.field(key.equals("id") ? "" : key);
            for (JsonNode node : List.of(planned.field("design").path(key), planned.option(key), own)) {
                List<String> names = names(node);
                if (!names.isEmpty()) {
                    return names;
                }
            }
        }
        return List.of();
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(each -> names.addAll(names(each)));
        } else if (node.isString() || node.isNumber()) {
            String text = Formula.withoutRemarks(node.asString()).replaceFirst("^\\s*~", "");
            boolean several = !text.contains("(") && text.contains("+");
            for (String name : several ? text.split("\\+") : new String[] {text}) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
        }
        return names;
    }

    /** The table that has the columns of the design and others that are needed. */
    public static DataTable table(PlanCase planned, Set<String> others) throws Refused {
        Set<String> needed = new LinkedHashSet<>(others);
        for (List<String> part : List.of(
                design(planned, "strata", "stratum"),
                design(planned, "psu", "cluster", "id"),
                design(planned, "weight", "weights"))) {
            for (String name : part) {
                if (!name.equals("one") && !name.matches("[\\d.]+")) {
                    needed.addAll(columns(name));
                }
            }
        }
        return planned.table(needed.toArray(String[]::new));
    }

    /** The expression of the variable that a case is about, if it names one. */
    static Optional<String> named(PlanCase planned) {
        for (JsonNode node : List.of(
                planned.option("variable"),
                planned.option("income"),
                planned.field("income"),
                planned.field("variable"))) {
            if (node.isString()) {
                return Optional.of(Formula.withoutRemarks(node.asString()));
            }
        }
        return Optional.empty();
    }

    /** The columns that the variable needs, when the case names it. */
    static Set<String> columns(PlanCase planned) {
        Optional<String> named = named(planned);
        return named.isEmpty() ? Set.of() : columns(named.get());
    }

    /** The columns that an expression needs; what cannot be read is one column of that name, or a condition on one. */
    static Set<String> columns(String expression) {
        try {
            return ColumnExpression.parse(expression).columns();
        } catch (Refused e) {
            return Set.of(expression.split("\\s*[=!<>]")[0].strip());
        }
    }

    /** The values of the variable that a case is about. */
    static double[] variable(PlanCase planned, DataTable table) throws Refused {
        return values(name(planned, table), table);
    }

    /** The values of an expression, or 1 in the rows that meet a condition and 0 in others. */
    static double[] values(String expression, DataTable table) throws Refused {
        double[] condition = PlannedDomain.equality(expression, table);
        return condition != null
                ? condition
                : ColumnExpression.in(table, expression).numbers(table);
    }

    /** What the variable that a case is about is called. */
    static String name(PlanCase planned, DataTable table) throws Refused {
        Optional<String> named = named(planned);
        if (named.isPresent()) {
            return named.get();
        }
        Optional<String> ending = ending(planned.id(), table.columns());
        if (ending.isPresent()) {
            return ending.get();
        }
        List<String> incomes = table.columns().stream()
                .filter(column -> column.toLowerCase(Locale.ROOT).contains("income"))
                .toList();
        if (incomes.contains("income") || incomes.size() == 1) {
            return incomes.contains("income") ? "income" : incomes.get(0);
        }
        throw new Refused("Case '" + planned.id() + "' names no variable: give the option 'variable' a column of "
                + table.name() + ", one of " + String.join(", ", table.columns()));
    }

    /** The longest of some names with which an id ends after a full stop. */
    static Optional<String> ending(String id, Iterable<String> names) {
        String longest = "";
        for (String name : names) {
            if (id.endsWith("." + name) && name.length() > longest.length()) {
                longest = name;
            }
        }
        return longest.isEmpty() ? Optional.empty() : Optional.of(longest);
    }
}
