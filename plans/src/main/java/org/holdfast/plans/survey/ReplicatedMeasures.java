package org.holdfast.plans.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.ReplicateWeights;
import org.holdfast.measures.survey.SurveyDesign;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Errors by replicate weights for any method: the case is measured anew with the weights of each replicate, and its numbers,
 * one, many or named, vary as the replicates do.
 */
public final class ReplicatedMeasures {
    private static final String WEIGHT = "weight of a replicate";

    private ReplicatedMeasures() {}

    /** How a case without replicates is measured. */
    public interface Measuring {
        Outcome measure(PlanCase planned) throws Refused, Undefined;
    }

    /** Whether the design of a case names a kind of replication. */
    public static boolean asked(PlanCase planned) throws Refused {
        return PlannedReplicates.asked(planned);
    }

    /** The case by the weights of its design, with the errors that its replicates give. */
    public static Outcome measure(PlanCase planned, Measuring measuring) throws Refused, Undefined {
        DataTable table = PlannedColumns.table(planned, PlannedColumns.columns(planned));
        SurveyDesign design = PlannedDesign.of(planned, table);
        ReplicateWeights replicates = PlannedReplicates.of(planned, table, design);
        if (replicates == null) {
            throw new Refused("Case '" + planned.id() + "' names no kind of replication");
        }
        ReplicateWeights.Centre centre = PlannedReplicates.centre(planned);
        Outcome full = measuring.measure(planned.weighted(table.with(WEIGHT, design.weights()), WEIGHT));
        int length = numbers(full.value()).size();
        ReplicateWeights.Replicated found = replicates.estimate(
                weights -> measured(planned, table.with(WEIGHT, weights.clone()), measuring, length), centre);
        Map<String, Object> extras = new LinkedHashMap<>();
        extras.put("replicates", (double) found.used());
        extras.put(
                "centre",
                centre == ReplicateWeights.Centre.FULL_SAMPLE ? "full-sample estimate" : "mean of replicates");
        List<Double> errors = new ArrayList<>();
        for (double error : found.errors()) {
            errors.add(error);
        }
        return Outcome.of(full.value(), full.rows())
                .withStandardError(shaped(full.value(), errors))
                .withExtras(extras);
    }

    private static double[] measured(PlanCase planned, DataTable table, Measuring measuring, int length)
            throws Undefined {
        try {
            List<Double> numbers =
                    numbers(measuring.measure(planned.weighted(table, WEIGHT)).value());
            if (numbers.size() != length) {
                throw new Undefined("A replicate has other parts than the sample");
            }
            return numbers.stream().mapToDouble(Double::doubleValue).toArray();
        } catch (Refused e) {
            throw new Undefined(String.valueOf(e.getMessage()));
        }
    }

    private static List<Double> numbers(@Nullable Object value) throws Undefined {
        List<Double> numbers = new ArrayList<>();
        if (value instanceof Number number) {
            numbers.add(number.doubleValue());
        } else if (value instanceof double[] array) {
            for (double number : array) {
                numbers.add(number);
            }
        } else if (value instanceof List<?> list) {
            for (Object each : list) {
                numbers.addAll(numbers(each));
            }
        } else if (value instanceof Map<?, ?> named) {
            for (Object each : named.values()) {
                numbers.addAll(numbers(each));
            }
        } else {
            throw new Undefined("Replicates give no error for a result that is no number");
        }
        return numbers;
    }

    /** The errors in the shape of the value, taken from the list one after the other. */
    private static Object shaped(@Nullable Object value, List<Double> errors) {
        if (value instanceof double[] array) {
            double[] shaped = new double[array.length];
            for (int i = 0; i < shaped.length; i++) {
                shaped[i] = errors.remove(0);
            }
            return shaped;
        }
        if (value instanceof List<?> list) {
            List<Object> shaped = new ArrayList<>();
            list.forEach(each -> shaped.add(shaped(each, errors)));
            return shaped;
        }
        if (value instanceof Map<?, ?> named) {
            Map<String, Object> shaped = new LinkedHashMap<>();
            named.forEach((name, each) -> shaped.put(String.valueOf(name), shaped(each, errors)));
            return shaped;
        }
        return errors.remove(0);
    }
}
