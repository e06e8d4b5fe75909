package org.holdfast.plans.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.area.DirectEstimate;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Cases {@code direct.*}: indicators of each area from its own sample. Income and areas are those that the case names, or
 * else those of the model that the plan's other cases state. An area without a value is {@code NaN}, and the remark
 * {@code undefined} says why.
 */
public final class DirectEstimates implements Family {
    private interface Figure {
        double of(DirectEstimate area, PlanCase planned) throws Refused, Undefined;
    }

    private static final Map<String, Figure> FIGURES = Map.ofEntries(
            Map.entry("direct.mean", (area, planned) -> area.mean()),
            Map.entry("direct.head_count", (area, planned) -> area.headcount(Indicator.line(planned))),
            Map.entry("direct.headcount", (area, planned) -> area.headcount(Indicator.line(planned))),
            Map.entry("direct.poverty_gap", (area, planned) -> area.gap(Indicator.line(planned))),
            Map.entry("direct.gap", (area, planned) -> area.gap(Indicator.line(planned))),
            Map.entry("direct.gini", (area, planned) -> area.gini()),
            Map.entry("direct.quintile_share", (area, planned) -> area.quintileShare()),
            Map.entry("direct.quantile_10", (area, planned) -> area.quantile(0.1)),
            Map.entry("direct.quantile_25", (area, planned) -> area.quantile(0.25)),
            Map.entry("direct.quantile_50", (area, planned) -> area.quantile(0.5)),
            Map.entry("direct.median", (area, planned) -> area.quantile(0.5)),
            Map.entry("direct.quantile_75", (area, planned) -> area.quantile(0.75)),
            Map.entry("direct.quantile_90", (area, planned) -> area.quantile(0.9)));

    @Override
    public Set<String> methods() {
        return new TreeSet<>(FIGURES.keySet());
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        UnitModel model = UnitModel.of(planned);
        String income = planned.field("income").asString("");
        if (income.isEmpty()) {
            income = model.outcomeColumn().orElse("");
        }
        String weight = weight(planned);
        DataTable table = ModelRows.of(planned, model.qualifiers(), sample(planned, model, income, weight))
                .table();
        String area = area(planned, model, table, income, weight);
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        double[] incomes = ColumnExpression.in(table, income).numbers(table);
        double[] weights = new double[table.rows()];
        Arrays.fill(weights, 1);
        if (!weight.isEmpty()) {
            weights = ColumnExpression.in(table, weight).numbers(table);
        }
        @Nullable String[] names = table.texts(area);
        int used = 0;
        for (int row = 0; row < table.rows(); row++) {
            String name = names[row];
            if (name != null && !Double.isNaN(incomes[row]) && !Double.isNaN(weights[row])) {
                rows.computeIfAbsent(name, absent -> new ArrayList<>()).add(row);
                used++;
            }
        }
        return outcome(planned, rows, incomes, weights, used);
    }

    private static Outcome outcome(
            PlanCase planned, Map<String, List<Integer>> rows, double[] incomes, double[] weights, int used)
            throws Refused {
        Figure figure = FIGURES.getOrDefault(planned.method(), (area, none) -> Double.NaN);
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> missing = new LinkedHashMap<>();
        for (Map.Entry<String, List<Integer>> area : rows.entrySet()) {
            int[] own = area.getValue().stream().mapToInt(Integer::intValue).toArray();
            try {
                values.put(area.getKey(), figure.of(new DirectEstimate(at(incomes, own), at(weights, own)), planned));
            } catch (Undefined e) {
                values.put(area.getKey(), Double.NaN);
                missing.put(area.getKey(), String.valueOf(e.getMessage()));
            }
        }
        Outcome found = Outcome.of(values, used);
        return missing.isEmpty() ? found : found.withExtras(Map.of("undefined", missing));
    }

    private static double[] at(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    private static String weight(PlanCase planned) {
        PlanCase stated = planned.following(other ->
                other.option("weight").isString() || other.design("weight").isPresent());
        String named = stated.text("weight", "");
        return named.isEmpty() ? stated.design("weight").orElse("") : named;
    }

    private static DataTable sample(PlanCase planned, UnitModel model, String income, String weight) throws Refused {
        if (income.isEmpty()) {
            throw new Refused(
                    "Case '" + planned.id() + "' names no income, and no case of its plan states a model of one: add"
                            + " \"income\": \"COLUMN\"");
        }
        Set<String> needed = new LinkedHashSet<>(ColumnExpression.parse(income).columns());
        if (!weight.isEmpty()) {
            needed.addAll(ColumnExpression.parse(weight).columns());
        }
        for (DataTable table : planned.candidates()) {
            if (table.hasAll(needed) && (model.area().isEmpty() || table.has(model.area()))) {
                return table;
            }
        }
        return planned.table(needed.toArray(String[]::new));
    }

    private static String area(PlanCase planned, UnitModel model, DataTable table, String income, String weight)
            throws Refused {
        Optional<String> named = AreaColumn.named(planned);
        if (named.isPresent()) {
            return UnitData.column(table, named.get());
        }
        if (!model.area().isEmpty()) {
            return UnitData.column(table, model.area());
        }
        return AreaColumn.usual(table, Set.of(income, weight))
                .orElseThrow(() ->
                        new Refused("Case '" + planned.id() + "' names no column of areas: add the option 'area'"));
    }
}
