package org.holdfast.plans.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.LonelyUnit;
import org.holdfast.measures.survey.SurveyDesign;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The sample design that a case names: {@code weight}, {@code strata}, {@code psu} and {@code fpc}, each a column; for a sample of
 * two stages {@code psu} and {@code fpc} are lists of two, or {@code ssu} and {@code fpc2} name the second, and
 * {@code strata2} its strata. Without weights the
 * shares drawn give them, or else each row counts one. {@code poststrata}, {@code rake} and {@code calibrate} adjust the weights.
 */
public final class PlannedDesign {
    private PlannedDesign() {}

    /** The design of a case over the rows of its table. */
    public static SurveyDesign of(PlanCase planned, DataTable table) throws Refused, Undefined {
        List<String> strata = PlannedColumns.design(planned, "strata", "stratum");
        List<String> units = units(planned);
        List<double[]> populations = populations(planned, table, Math.max(units.size(), 1));
        double[] weights = weights(planned, table);
        try {
            if (weights == null) {
                weights = new double[table.rows()];
                Arrays.fill(weights, 1);
                weights = fromShares(build(planned, table, weights, strata, units, populations), populations, weights);
            }
            SurveyDesign design = build(planned, table, weights, strata, units, populations);
            return PlannedCalibration.of(planned, table, design);
        } catch (IllegalArgumentException e) {
            throw new Refused("Case '" + planned.id() + "': " + e.getMessage(), e);
        }
    }

    private static SurveyDesign build(
            PlanCase planned,
            DataTable table,
            double[] weights,
            List<String> strata,
            List<String> units,
            List<double[]> populations)
            throws Refused {
        String[] first = strata.isEmpty() ? null : texts(strata.get(0), table);
        String[] unit = units.isEmpty() ? null : texts(units.get(0), table);
        SurveyDesign design = SurveyDesign.of(weights, first, unit, populations.isEmpty() ? null : populations.get(0));
        List<String> later = PlannedColumns.design(planned, "strata2", "stratum2");
        for (int stage = 1; stage < Math.max(units.size(), populations.size()); stage++) {
            String inner = stage < strata.size() ? strata.get(stage) : later.isEmpty() ? null : later.get(0);
            design = design.within(
                    inner == null ? null : SurveyDesign.codes(texts(inner, table)),
                    stage < units.size() ? SurveyDesign.codes(texts(units.get(stage), table)) : null,
                    stage < populations.size() ? populations.get(stage) : null);
        }
        return design;
    }

    private static List<String> units(PlanCase planned) {
        List<String> units = new java.util.ArrayList<>(PlannedColumns.design(planned, "psu", "cluster", "id"));
        units.removeIf(name -> name.equals("1") || name.equals("0"));
        if (units.size() == 1) {
            units.addAll(PlannedColumns.design(planned, "ssu", "psu2", "id2"));
        }
        return units;
    }

    private static List<double[]> populations(PlanCase planned, DataTable table, int stages) throws Refused {
        List<String> names = new java.util.ArrayList<>(PlannedColumns.design(planned, "fpc", "fpc1"));
        if (names.size() == 1) {
            names.addAll(PlannedColumns.design(planned, "fpc2", "ssu_fpc"));
        }
        List<double[]> populations = new java.util.ArrayList<>();
        for (String name : names) {
            double[] numbers = ColumnExpression.in(table, name).numbers(table);
            for (int row = 0; row < numbers.length; row++) {
                if (!(numbers[row] > 0)) {
                    throw new Refused("Column '" + name + "' of " + table.name() + ", row " + (row + 1)
                            + ": the size of a stratum must be a number above zero");
                }
            }
            populations.add(numbers);
        }
        return populations.size() > stages + 1 ? populations.subList(0, stages + 1) : populations;
    }

    /** One over the product of the shares drawn at each stage; one each when they are not known. */
    private static double[] fromShares(SurveyDesign bare, List<double[]> populations, double[] ones) {
        return populations.isEmpty()
                ? ones
                : Arrays.stream(bare.shares())
                        .map(share -> share > 0 ? 1 / share : 1)
                        .toArray();
    }

    private static double @Nullable [] weights(PlanCase planned, DataTable table) throws Refused {
        List<String> names = new java.util.ArrayList<>(PlannedColumns.design(planned, "weight", "weights"));
        names.removeIf(word -> word.equals("yes") || word.equals("no"));
        String name = names.isEmpty() ? usual(planned, table) : names.get(0);
        if (name == null) {
            return null;
        }
        double[] weights = new double[table.rows()];
        if (!table.has(name) && name.equals("one")) {
            Arrays.fill(weights, 1);
            return weights;
        }
        weights = ColumnExpression.in(table, name).numbers(table);
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new Refused("Column '" + name + "' of " + table.name() + ", row " + (row + 1)
                        + ": a weight must be a number, zero or above");
            }
        }
        return weights;
    }

    /** Lists written into a case may hold its weights under their usual names. */
    private static @Nullable String usual(PlanCase planned, DataTable table) {
        if (!planned.field("inline").isObject() || planned.field("design").isObject()) {
            return null;
        }
        return table.has("weight") ? "weight" : table.has("w") ? "w" : null;
    }

    private static String[] texts(String name, DataTable table) throws Refused {
        @Nullable String[] cells = table.texts(name);
        String[] known = new String[cells.length];
        for (int row = 0; row < cells.length; row++) {
            String cell = cells[row];
            if (cell == null) {
                throw new Refused("Column '" + name + "' of " + table.name() + ", row " + (row + 1)
                        + ": the stratum or unit of a row must be known");
            }
            known[row] = cell;
        }
        return known;
    }

    /** The rule for strata with a single unit; to fail, unless the case chooses. */
    public static LonelyUnit lonely(PlanCase planned) throws Refused {
        JsonNode inDesign = planned.field("design").path("lonely_psu");
        String rule = inDesign.isString() ? inDesign.asString() : planned.text("lonely_psu", "fail");
        return switch (rule.toLowerCase(Locale.ROOT)) {
            case "fail" -> LonelyUnit.FAIL;
            case "remove", "certainty" -> LonelyUnit.REMOVE;
            case "adjust" -> LonelyUnit.ADJUST;
            case "average" -> LonelyUnit.AVERAGE;
            default ->
                throw new Refused("Option 'lonely_psu' of case '" + planned.id() + "' is '" + rule
                        + "': expected fail, remove, certainty, adjust or average");
        };
    }
}
