package org.holdfast.plans.survey;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.Estimate;
import org.holdfast.measures.survey.Linearised;
import org.holdfast.measures.survey.ShareInterval;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/**
 * {@code proportion}: the share of people or households that meet the option {@code variable}, a condition or a column of 0 and
 * 1, with intervals of every kind; {@code ci} is the one that the option {@code interval} names, the logit one unless given.
 */
public final class SurveyShares implements Family {
    private static final Map<String, ShareInterval> KINDS = kinds();

    private static Map<String, ShareInterval> kinds() {
        Map<String, ShareInterval> kinds = new LinkedHashMap<>();
        kinds.put("logit", ShareInterval.LOGIT);
        kinds.put("xlogit", ShareInterval.LOGIT);
        kinds.put("beta", ShareInterval.BETA);
        kinds.put("t", ShareInterval.SYMMETRIC);
        kinds.put("mean", ShareInterval.SYMMETRIC);
        kinds.put("asin", ShareInterval.ARCSINE);
        kinds.put("wilson", ShareInterval.WILSON);
        return kinds;
    }

    @Override
    public Set<String> methods() {
        return Set.of("proportion");
    }

    @Override
    public boolean replicates() {
        return true;
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        SurveyCase survey = SurveyCase.of(planned, PlannedColumns.columns(planned));
        double[] values = PlannedColumns.variable(planned, survey.table());
        boolean[] used = survey.known(values);
        for (int row = 0; row < used.length; row++) {
            if (used[row] && values[row] != 0 && values[row] != 1) {
                throw new Refused("Case '" + planned.id() + "': a share needs a condition or a column of 0 and 1; row "
                        + (row + 1) + " has " + values[row]);
            }
        }
        Estimate share = survey.estimate(weights -> Linearised.mean(weights, values, used), used);
        Outcome plain = survey.outcome(share, used);
        return Double.isNaN(share.standardError())
                ? plain
                : plain.withExtras(intervals(survey, share, used, plain.extras()));
    }

    private static Map<String, Object> intervals(
            SurveyCase survey, Estimate share, boolean[] used, Map<String, Object> others) throws Refused, Undefined {
        Map<String, Object> extras = new LinkedHashMap<>(others);
        extras.remove("ci");
        for (Map.Entry<String, ShareInterval> kind : KINDS.entrySet()) {
            try {
                double[] interval =
                        kind.getValue().of(share, survey.level(), SurveyCase.count(used), survey.designDegrees(used));
                extras.put("ci_" + kind.getKey(), interval);
            } catch (Undefined e) {
                extras.put("ci_undefined", e.getMessage());
            }
        }
        String asked = survey.planned().text("interval", "logit").toLowerCase(Locale.ROOT);
        if (!KINDS.containsKey(asked)) {
            throw new Refused("Option 'interval' of case '" + survey.planned().id() + "' is '" + asked
                    + "': expected one of " + String.join(", ", KINDS.keySet()));
        }
        Object chosen = extras.get("ci_" + asked);
        if (chosen != null) {
            extras.put("ci", chosen);
        }
        return extras;
    }
}
