package org.holdfast.plans.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.Estimate;
import org.holdfast.measures.survey.Linearised;
import org.holdfast.measures.survey.LonelyUnit;
import org.holdfast.measures.survey.SurveyDesign;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as a sample: its design, and which rows lie in the case's domain. Where a case says nothing of a design,
 * it is that of the case it follows.
 *
 * @param domain whether each row lies in the part of the population asked for; the rest stays in the design
 * @param lonely the rule for strata of one unit, or null when the case names none: standard errors that need one are then
 *     left out with the remark {@code se_undefined}
 * @param level of intervals
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sample(
        DataTable table,
        SurveyDesign design,
        boolean[] domain,
        @Nullable LonelyUnit lonely,
        double level) {
    private static final List<String> PARTS = List.of("weight", "strata", "stratum", "psu", "cluster", "fpc");

    /** The sample of a case. */
    public static Sample of(PlanCase planned, DataTable table) throws Refused, Undefined {
        PlanCase designed = planned.field("inline").isObject() ? planned : planned.following(Sample::statesDesign);
        boolean[] part = PlannedDomain.of(planned, table);
        boolean ruled = planned.option("lonely_psu").isString()
                || designed.field("design").path("lonely_psu").isString();
        return new Sample(
                table,
                PlannedDesign.of(designed, table),
                part == null ? all(table.rows()) : part,
                ruled ? PlannedDesign.lonely(planned.option("lonely_psu").isString() ? planned : designed) : null,
                planned.number("level", 0.95));
    }

    private static boolean statesDesign(PlanCase planned) {
        return planned.field("design").isObject()
                || PARTS.stream().anyMatch(part -> planned.option(part).isString());
    }

    private static boolean[] all(int rows) {
        boolean[] all = new boolean[rows];
        Arrays.fill(all, true);
        return all;
    }

    /** Every row. */
    public boolean[] everybody() {
        return all(table.rows());
    }

    /** An estimate with its standard error, interval and degrees of freedom. */
    public Outcome outcome(Linearised estimate, int rows) throws Undefined {
        return outcome(estimate.value(), List.of(estimate), rows, each -> each.get(0));
    }

    /** As {@link #outcome(Linearised, int)}, for an array. */
    public Outcome outcome(List<Linearised> estimates, int rows) throws Undefined {
        double[] values = estimates.stream().mapToDouble(Linearised::value).toArray();
        return outcome(values, estimates, rows, each -> each);
    }

    /** As {@link #outcome(Linearised, int)}, for a named object. */
    public Outcome outcome(Map<String, Linearised> estimates, int rows) throws Undefined {
        List<String> names = List.copyOf(estimates.keySet());
        List<Object> values = new ArrayList<>();
        estimates.values().forEach(estimate -> values.add(estimate.value()));
        return outcome(named(names, values), new ArrayList<>(estimates.values()), rows, each -> named(names, each));
    }

    private Outcome outcome(Object value, List<Linearised> estimates, int rows, Shape shape) throws Undefined {
        List<Object> errors = new ArrayList<>();
        List<Object> intervals = new ArrayList<>();
        double degrees = design.degreesOfFreedom(domain);
        try {
            for (Linearised estimate : estimates) {
                double error = Math.sqrt(
                        design.variance(estimate.influence(), domain, lonely == null ? LonelyUnit.FAIL : lonely));
                errors.add(error);
                if (degrees > 0 && level > 0 && level < 1) {
                    intervals.add(new Estimate(estimate.value(), error, degrees).interval(level));
                }
            }
        } catch (Undefined e) {
            if (lonely != null) {
                throw e;
            }
            return Outcome.of(value, rows).withExtras(Map.of("se_undefined", String.valueOf(e.getMessage())));
        }
        Outcome outcome = Outcome.of(value, rows).withStandardError(shape.of(errors));
        return intervals.size() < estimates.size()
                ? outcome
                : outcome.withExtras(Map.of("ci", shape.of(intervals), "df", degrees));
    }

    private static Map<String, Object> named(List<String> names, List<Object> each) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), each.get(i));
        }
        return named;
    }

    private interface Shape {
        Object of(List<Object> each);
    }
}
