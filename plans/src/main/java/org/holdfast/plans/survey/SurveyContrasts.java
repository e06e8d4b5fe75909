package org.holdfast.plans.survey;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.Linearised;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * {@code contrast}: arithmetic over estimates, such as {@code mean(api00|E) - mean(api00|H)} or
 * {@code log(ratio(api.stu, enroll | stype=E))}, with the covariances of all of them. What stands after the bar is a condition,
 * or a value of the first column of texts that has all such values.
 */
public final class SurveyContrasts implements Family {
    private static final Pattern TERM = Pattern.compile(
            "\\b(mean|share|proportion|total|sum|ratio|size)\\s*\\(((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*)\\)");

    /** One estimate: what of it, of which columns, over which part. */
    private record Term(String statistic, List<String> variables, String part) {}

    @Override
    public Set<String> methods() {
        return Set.of("contrast");
    }

    @Override
    public boolean replicates() {
        return true;
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        String text = planned.text("contrast", "");
        List<Term> terms = new ArrayList<>();
        String arithmetic = terms(text, terms);
        if (terms.isEmpty()) {
            throw new Refused("Option 'contrast' of case '" + planned.id() + "' is '" + text
                    + "': expected arithmetic over mean(), total() or ratio()");
        }
        Set<String> columns = new LinkedHashSet<>();
        for (Term term : terms) {
            for (String variable : term.variables()) {
                columns.addAll(PlannedColumns.columns(variable));
            }
        }
        SurveyCase survey = SurveyCase.of(planned, columns);
        List<SurveyCase.ByWeights> estimates = new ArrayList<>();
        boolean[] used = new boolean[survey.table().rows()];
        for (Term term : terms) {
            estimates.add(estimate(survey, term, terms, used));
        }
        ToDoubleFunction<double[]> function = function(arithmetic, terms.size());
        return survey.outcome(survey.estimate(weights -> combined(function, estimates, weights), used), used);
    }

    private static String terms(String text, List<Term> terms) {
        Matcher matcher = TERM.matcher(text);
        StringBuilder arithmetic = new StringBuilder();
        int at = 0;
        while (matcher.find()) {
            String inside = matcher.group(2);
            int bar = inside.indexOf('|');
            String variables = bar < 0 ? inside : inside.substring(0, bar);
            boolean two = matcher.group(1).equals("ratio");
            List<String> named = two ? List.of(variables.split(",")) : List.of(variables);
            terms.add(new Term(
                    matcher.group(1),
                    named.stream().map(String::strip).toList(),
                    bar < 0 ? "" : inside.substring(bar + 1).strip()));
            arithmetic.append(text, at, matcher.start()).append("estimate").append(terms.size());
            at = matcher.end();
        }
        return arithmetic.append(text.substring(at)).toString();
    }

    private static ToDoubleFunction<double[]> function(String arithmetic, int terms) throws Refused {
        ColumnExpression expression = ColumnExpression.parse(arithmetic);
        evaluate(expression, new double[terms]);
        return values -> {
            try {
                return evaluate(expression, values);
            } catch (Refused e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static double evaluate(ColumnExpression expression, double[] values) throws Refused {
        DataTable row = DataTable.of("the estimates of a contrast", 1, Map.of());
        for (int i = 0; i < values.length; i++) {
            row = row.with("estimate" + (i + 1), new double[] {values[i]});
        }
        return expression.numbers(row)[0];
    }

    private static Linearised combined(
            ToDoubleFunction<double[]> function, List<SurveyCase.ByWeights> estimates, double[] weights)
            throws Undefined {
        List<Linearised> found = new ArrayList<>();
        for (SurveyCase.ByWeights estimate : estimates) {
            found.add(estimate.of(weights));
        }
        return Linearised.function(function, found);
    }

    private static SurveyCase.ByWeights estimate(SurveyCase survey, Term term, List<Term> all, boolean[] used)
            throws Refused, Undefined {
        DataTable table = survey.table();
        List<double[]> values = new ArrayList<>();
        for (String variable : term.variables()) {
            values.add(PlannedColumns.values(variable, table));
        }
        if (values.size() != (term.statistic().equals("ratio") ? 2 : 1)) {
            throw new Refused("Case '" + survey.planned().id() + "': ratio() needs two columns, others one");
        }
        boolean[] rows = survey.known(values.toArray(double[][]::new));
        boolean[] part = part(term.part(), all, table);
        for (int row = 0; row < rows.length; row++) {
            rows[row] &= part == null || part[row];
            used[row] |= rows[row];
        }
        return switch (term.statistic()) {
            case "ratio" -> weights -> Linearised.ratio(weights, values.get(0), values.get(1), rows);
            case "total", "sum" -> weights -> Linearised.total(weights, values.get(0), rows);
            case "size" -> weights -> Linearised.size(weights, values.get(0), rows);
            default -> weights -> Linearised.mean(weights, values.get(0), rows);
        };
    }

    private static boolean @Nullable [] part(String part, List<Term> all, DataTable table) throws Refused {
        if (part.isEmpty()) {
            return null;
        }
        if (!isValue(part, table)) {
            return PlannedDomain.condition(part, table);
        }
        Set<String> values = new LinkedHashSet<>();
        for (Term term : all) {
            if (!term.part().isEmpty() && isValue(term.part(), table)) {
                values.add(term.part());
            }
        }
        for (boolean numeric : new boolean[] {false, true}) {
            for (String column : table.columns()) {
                if (table.hasNumbers(column) == numeric && holds(table.texts(column), values)) {
                    return PlannedDomain.having(column, part, table);
                }
            }
        }
        throw new Refused("No column of " + table.name() + " has the values " + String.join(", ", values)
                + ": write the part as a condition, such as 'region=north'");
    }

    private static boolean isValue(String part, DataTable table) {
        return !table.has(part) && !part.matches(".*[<>=!&|()].*");
    }

    private static boolean holds(@Nullable String[] cells, Set<String> values) {
        Set<String> missing = new LinkedHashSet<>(values);
        for (String cell : cells) {
            if (cell != null) {
                missing.remove(cell);
            }
        }
        return missing.isEmpty();
    }
}
