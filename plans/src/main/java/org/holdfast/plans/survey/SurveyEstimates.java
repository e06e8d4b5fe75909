package org.holdfast.plans.survey;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.Estimate;
import org.holdfast.measures.survey.Linearised;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * {@code mean} and {@code total} of the option {@code variable}, a column or an expression over columns, and {@code ratio} of
 * {@code numerator} to {@code denominator}; each over the rows of {@code domain} whose values are known.
 */
public final class SurveyEstimates implements Family {
    @Override
    public Set<String> methods() {
        return Set.of("mean", "total", "ratio");
    }

    /** Means of an income are another family's. */
    @Override
    public boolean takes(PlanCase planned) {
        return !planned.method().equals("mean")
                || planned.option("variable").isString()
                || planned.field("design").path("kind").isString()
                || !planned.field("income").isString();
    }

    @Override
    public boolean replicates() {
        return true;
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        return planned.method().equals("ratio") ? ratio(planned) : meanOrTotal(planned);
    }

    private static Outcome meanOrTotal(PlanCase planned) throws Refused, Undefined {
        SurveyCase survey = SurveyCase.of(planned, PlannedColumns.columns(planned));
        DataTable table = survey.table();
        String name = PlannedColumns.name(planned, table);
        boolean total = planned.method().equals("total");
        if (table.has(name) && !table.hasNumbers(name)) {
            return groups(survey, name, total);
        }
        double[] values = PlannedColumns.values(name, table);
        boolean[] used = survey.known(values);
        return survey.outcome(estimate(survey, values, used, total), used);
    }

    private static Estimate estimate(SurveyCase survey, double[] values, boolean[] used, boolean total)
            throws Refused, Undefined {
        return survey.estimate(
                weights -> total ? Linearised.total(weights, values, used) : Linearised.mean(weights, values, used),
                used);
    }

    /** Of a column of texts, the share or the size of each group, named as R names them. */
    private static Outcome groups(SurveyCase survey, String column, boolean total) throws Refused, Undefined {
        @Nullable String[] cells = survey.table().texts(column);
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, Double> errors = new LinkedHashMap<>();
        boolean[] known = new boolean[0];
        for (String group : new TreeSet<>(Arrays.stream(cells)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList())) {
            double[] member = new double[cells.length];
            Arrays.setAll(member, row -> cells[row] == null ? Double.NaN : group.equals(cells[row]) ? 1 : 0);
            known = survey.known(member);
            Estimate estimate = estimate(survey, member, known, total);
            values.put(column + group, estimate.value());
            errors.put(column + group, estimate.standardError());
        }
        return Outcome.of(values, SurveyCase.count(known)).withStandardError(errors);
    }

    private static Outcome ratio(PlanCase planned) throws Refused, Undefined {
        String above = part(planned, "numerator");
        String below = part(planned, "denominator");
        Set<String> columns = new LinkedHashSet<>(PlannedColumns.columns(above));
        columns.addAll(PlannedColumns.columns(below));
        SurveyCase survey = SurveyCase.of(planned, columns);
        double[] numerator = PlannedColumns.values(above, survey.table());
        double[] denominator = PlannedColumns.values(below, survey.table());
        boolean[] used = survey.known(numerator, denominator);
        return survey.outcome(
                survey.estimate(weights -> Linearised.ratio(weights, numerator, denominator, used), used), used);
    }

    private static String part(PlanCase planned, String option) throws Refused {
        String text = planned.text(option, "");
        if (text.isBlank()) {
            throw new Refused("Option '" + option + "' of case '" + planned.id() + "' must name a column");
        }
        return text.strip();
    }
}
