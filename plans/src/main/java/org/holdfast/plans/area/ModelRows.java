package org.holdfast.plans.area;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.survey.PlannedDomain;

/**
 * The rows of a table that a regression of a plan is about: those that meet the plan's own condition on its data, the
 * case's domain, and what its formula says after a comma. A qualifier may be a condition, {@code income>0}, or words that end in
 * one, {@code only domains with Var_Mean>0}, or name a part, {@code urban only}: the rows where that column is 1. What else is
 * said there, {@code vardir=v} or {@code random intercept psu}, is no condition.
 *
 * @param table those rows
 * @param numbers where they stand in the whole table, counted from 1
 */
public record ModelRows(DataTable table, int[] numbers) {
    private static final Pattern ROLE =
            Pattern.compile("(?i)(vardir|random|unweighted|weighted|weights?|areas?|domains?|method|reml|ml|fh)\\b.*");
    private static final Pattern PART =
            Pattern.compile("(?i)(?:only\\s+)?(?<name>[\\p{L}_][\\p{L}\\p{N}_.]*)(?:\\s+only)?");

    /**
     * The rows of a case.
     *
     * @param qualifiers of its formula
     */
    public static ModelRows of(PlanCase planned, List<String> qualifiers, DataTable table) throws Refused {
        boolean[] kept = new boolean[table.rows()];
        Arrays.fill(kept, true);
        boolean[] domain = PlannedDomain.of(planned, table);
        if (domain != null) {
            keep(kept, domain);
        }
        String told = planned.remark("rows");
        ColumnExpression whole = told.isBlank() ? null : ColumnExpression.parse(told);
        if (whole != null && table.hasAll(whole.columns())) {
            keep(kept, whole.rows(table));
        }
        for (String qualifier : qualifiers) {
            if (ROLE.matcher(qualifier).matches()) {
                continue;
            }
            Optional<ColumnExpression> condition = condition(qualifier, table);
            if (condition.isPresent()) {
                keep(kept, condition.get().rows(table));
            } else if (told.isBlank() && qualifier.matches("(?i).*\\bonly\\b.*")) {
                throw new Refused("Formula qualifier '" + qualifier + "' is no condition on the columns of "
                        + table.name() + ": write it like 'income>0'");
            }
        }
        int[] numbers = IntStream.range(0, kept.length)
                .filter(row -> kept[row])
                .map(row -> row + 1)
                .toArray();
        return new ModelRows(table.where(row -> kept[row]), numbers);
    }

    private static void keep(boolean[] kept, boolean[] held) {
        for (int row = 0; row < kept.length; row++) {
            kept[row] &= held[row];
        }
    }

    /** The condition that a qualifier ends in, or the part it names. */
    private static Optional<ColumnExpression> condition(String qualifier, DataTable table) throws Refused {
        String[] words = qualifier.strip().split("\\s+");
        for (int from = 0; from < words.length; from++) {
            String rest = String.join(" ", Arrays.copyOfRange(words, from, words.length));
            try {
                ColumnExpression expression = ColumnExpression.parse(rest);
                if (expression.isCondition() && table.hasAll(expression.columns())) {
                    return Optional.of(expression);
                }
            } catch (Refused prose) {
                continue;
            }
        }
        Matcher part = PART.matcher(qualifier.strip());
        if (!part.matches() || !qualifier.matches("(?i).*\\bonly\\b.*")) {
            return Optional.empty();
        }
        String name = part.group("name");
        if (table.has(name)) {
            return Optional.of(ColumnExpression.parse(name + " == 1"));
        }
        boolean opposite = name.equalsIgnoreCase("rural") && table.has("urban")
                || name.equalsIgnoreCase("urban") && table.has("rural");
        return opposite
                ? Optional.of(ColumnExpression.parse((table.has("urban") ? "urban" : "rural") + " == 0"))
                : Optional.empty();
    }
}
