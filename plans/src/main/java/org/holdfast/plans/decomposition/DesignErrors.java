package org.holdfast.plans.decomposition;

import java.util.Map;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.Linearised;
import org.holdfast.measures.survey.LonelyUnit;
import org.holdfast.measures.survey.SurveyDesign;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.survey.PlannedDesign;

/** Linearised standard errors under the design that a case states; none when it states no design. */
record DesignErrors(SurveyDesign design, LonelyUnit lonely) {
    /** Finds the errors of a case's value, in its shape. */
    @FunctionalInterface
    interface Finding {
        Map<String, Object> by(DesignErrors errors) throws Refused, Undefined;
    }

    /** The rows with the weights of the case's design, adjusted as it says. */
    static Population weighted(PlanCase planned, Population population) throws Refused, Undefined {
        return stated(planned)
                ? population.withWeights(
                        PlannedDesign.of(planned, population.table()).weights())
                : population;
    }

    private static boolean stated(PlanCase planned) {
        return planned.field("design").isObject();
    }

    /**
     * An outcome with its standard errors. One that does not exist where the value does, for a stratum with a single unit, is
     * left out and {@code se_undefined} says why; when the case itself asks to fail at such strata, it fails.
     */
    static Outcome added(PlanCase planned, Population population, Outcome outcome, Finding finding)
            throws Refused, Undefined {
        if (!stated(planned)) {
            return outcome;
        }
        LonelyUnit lonely = PlannedDesign.lonely(planned);
        DesignErrors errors = new DesignErrors(PlannedDesign.of(planned, population.table()), lonely);
        try {
            return outcome.withStandardError(finding.by(errors));
        } catch (Undefined e) {
            boolean asked = planned.text("lonely_psu", "").equals("fail")
                    || planned.design("lonely_psu").orElse("").equals("fail");
            if (asked) {
                throw e;
            }
            return outcome.withExtras(Map.of("se_undefined", String.valueOf(e.getMessage())));
        }
    }

    double of(Linearised estimate) throws Undefined {
        return Math.sqrt(Math.max(0, design.variance(estimate.influence(), lonely)));
    }
}
