package org.holdfast.plans.survey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.Estimate;
import org.holdfast.measures.survey.Linearised;
import org.holdfast.measures.survey.LonelyUnit;
import org.holdfast.measures.survey.ReplicateWeights;
import org.holdfast.measures.survey.SurveyDesign;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A case with its table, sample design, part of the population and, when it names a kind of replication, replicate weights.
 *
 * @param domain the rows asked for, or null for all
 * @param replicates null for linearised errors
 */
@SuppressWarnings("ArrayRecordComponent")
record SurveyCase(
        PlanCase planned,
        DataTable table,
        SurveyDesign design,
        boolean @Nullable [] domain,
        LonelyUnit lonely,
        @Nullable ReplicateWeights replicates,
        ReplicateWeights.Centre centre) {

    /** An estimate by given weights of all rows. */
    interface ByWeights {
        Linearised of(double[] weights) throws Undefined;
    }

    /**
     * Reads a case.
     *
     * @param columns that the table must have beside those of the design
     */
    static SurveyCase of(PlanCase planned, Set<String> columns) throws Refused, Undefined {
        DataTable table = PlannedColumns.table(planned, columns);
        SurveyDesign design = PlannedDesign.of(planned, table);
        return new SurveyCase(
                planned,
                table,
                design,
                PlannedDomain.of(planned, table),
                PlannedDesign.lonely(planned),
                PlannedReplicates.of(planned, table, design),
                PlannedReplicates.centre(planned));
    }

    /**
     * The rows of the domain in which numbers are known.
     *
     * @throws Undefined when some are not and the case's option {@code na} is {@code fail}
     */
    boolean[] known(double[]... columns) throws Undefined {
        boolean[] known = new boolean[table.rows()];
        for (int row = 0; row < known.length; row++) {
            boolean asked = domain == null || domain[row];
            known[row] = asked;
            for (double[] column : columns) {
                known[row] &= !Double.isNaN(column[row]);
            }
            if (asked && !known[row] && planned.text("na", "drop").equals("fail")) {
                throw new Undefined(
                        "Row " + (row + 1) + " has no value, and option 'na' is 'fail': take 'drop' to leave it out");
            }
        }
        return known;
    }

    /** The estimate with its error, linearised or from replicates. */
    Estimate estimate(ByWeights measured, boolean[] used) throws Refused, Undefined {
        if (replicates != null) {
            ReplicateWeights.Replicated found = replicates.estimate(
                    weights -> new double[] {measured.of(weights).value()}, centre);
            return new Estimate(found.values()[0], found.errors()[0], degreesOfFreedom(used));
        }
        Linearised estimate = measured.of(design.weights());
        return new Estimate(estimate.value(), error(estimate, used), degreesOfFreedom(used));
    }

    /** NaN for a sample of a single unit without strata, about which no rule is given. */
    private double error(Linearised estimate, boolean[] used) throws Undefined {
        boolean ruled = planned.option("lonely_psu").isString()
                || planned.field("design").path("lonely_psu").isString();
        if (!ruled && design.stratumOfUnit().length == 1 && design.fractions()[0] != 1) {
            return Double.NaN;
        }
        return Math.sqrt(design.variance(estimate.influence(), used, lonely));
    }

    /** The option {@code df}, or else the design's within the rows used. */
    double degreesOfFreedom(boolean[] used) throws Refused {
        JsonNode given = planned.option("df");
        if (given.isString() && given.asString().startsWith("Inf")) {
            return Double.POSITIVE_INFINITY;
        }
        return given.isNumber() ? given.asDouble() : designDegrees(used);
    }

    double designDegrees(boolean[] used) {
        return replicates != null ? replicates.degreesOfFreedom(used) : design.degreesOfFreedom(used);
    }

    /** The option {@code level}, 0.95 unless given. */
    double level() throws Refused {
        double level = planned.number("level", 0.95);
        if (!(level > 0 && level < 1)) {
            throw new Refused(
                    "Option 'level' of case '" + planned.id() + "' is " + level + ": expected a share, such as 0.95");
        }
        return level;
    }

    /** What an estimate comes to, with its interval and degrees of freedom. */
    Outcome outcome(Estimate estimate, boolean[] used) throws Refused {
        Map<String, Object> extras = new LinkedHashMap<>();
        Outcome outcome = Outcome.of(estimate.value(), count(used));
        if (Double.isNaN(estimate.standardError())) {
            return outcome;
        }
        try {
            extras.put("ci", estimate.interval(level()));
        } catch (Undefined e) {
            extras.put("ci_undefined", e.getMessage());
        }
        extras.put("df", estimate.degreesOfFreedom());
        if (replicates != null) {
            extras.put("replicates", (double) replicates.size());
            extras.put(
                    "centre",
                    centre == ReplicateWeights.Centre.FULL_SAMPLE ? "full-sample estimate" : "mean of replicates");
        }
        return outcome.withStandardError(estimate.standardError()).withExtras(extras);
    }

    static int count(boolean[] used) {
        int count = 0;
        for (boolean each : used) {
            count += each ? 1 : 0;
        }
        return count;
    }
}
