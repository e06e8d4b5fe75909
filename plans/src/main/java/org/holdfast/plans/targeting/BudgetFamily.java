package org.holdfast.plans.targeting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.targeting.BudgetCurve;
import org.holdfast.measures.targeting.Confusion;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import tools.jackson.databind.JsonNode;

/**
 * Whom a programme reaches at each budget when those with the highest scores come first; see {@link TargetingUnits} for who is
 * who. Options: {@code budgets}, or {@code shares} of the cost of serving all (by tenths when both are absent), and
 * {@code cost} of a unit (a number or column, 1 when absent).
 */
public final class BudgetFamily implements Family {
    @Override
    public Set<String> methods() {
        return Set.of("budget_curve");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        TargetingUnits units = TargetingUnits.of(planned);
        double[] weights = units.weights(!planned.text("weight", "given").equals("none"));
        return Outcome.of(curve(planned, units, weights), TargetingUnits.known(weights));
    }

    private static Map<String, Object> curve(PlanCase planned, TargetingUnits units, double[] weights)
            throws Refused, Undefined {
        BudgetCurve curve = new BudgetCurve(units.scores(), units.poor(), units.cost(planned.option("cost")), weights);
        double[] budgets = budgets(planned, curve.fullCost());
        String[] names = {"budget", "spent", "coverage", "coverage_of_poor", "exclusion_error", "inclusion_error"};
        double[][] columns = new double[names.length][budgets.length];
        for (int at = 0; at < budgets.length; at++) {
            BudgetCurve.Reach reach = curve.at(budgets[at]);
            Confusion reached = reach.reached();
            columns[0][at] = reach.budget();
            columns[1][at] = reach.spent();
            columns[2][at] = reached.coverage();
            columns[3][at] = reached.coverageOfPoor();
            columns[4][at] = reached.exclusionError();
            columns[5][at] = reached.beneficiaries() == 0 ? 0 : reached.inclusionError();
        }
        Map<String, Object> named = new LinkedHashMap<>();
        for (int column = 0; column < names.length; column++) {
            named.put(names[column], columns[column]);
        }
        return named;
    }

    private static double[] budgets(PlanCase planned, double fullCost) throws Refused {
        JsonNode budgets = planned.option("budgets");
        JsonNode shares = planned.option("shares");
        if (budgets.isMissingNode() && shares.isMissingNode()) {
            double[] tenths = new double[10];
            Arrays.setAll(tenths, at -> fullCost * (at + 1) / 10);
            return tenths;
        }
        JsonNode listed = budgets.isMissingNode() ? shares : budgets;
        double unit = budgets.isMissingNode() ? fullCost : 1;
        if (!listed.isArray() || listed.valueStream().anyMatch(each -> !each.isNumber())) {
            throw new Refused("Option 'budgets' or 'shares' must be a list of numbers");
        }
        return listed.valueStream().mapToDouble(each -> unit * each.asDouble()).toArray();
    }
}
