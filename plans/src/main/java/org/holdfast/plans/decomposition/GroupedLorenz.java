package org.holdfast.plans.decomposition;

import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.grouped.BetaLorenz;
import org.holdfast.measures.grouped.FittedLorenz;
import org.holdfast.measures.grouped.GeneralQuadraticLorenz;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import tools.jackson.databind.JsonNode;

/**
 * Poverty and inequality from published classes: the lists {@code p} and {@code L} of cumulated shares of people and of income,
 * and for poverty the {@code mean} and the {@code line}.
 */
public final class GroupedLorenz implements Family {
    @Override
    public Set<String> methods() {
        return Set.of(
                "lorenz_fit",
                "grouped.headcount",
                "grouped.gap",
                "grouped.severity",
                "grouped.severity_closed",
                "grouped.watts",
                "grouped.gini");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        FittedLorenz curve = curve(planned);
        return Outcome.of(
                switch (planned.method()) {
                    case "lorenz_fit" -> curve.coefficients();
                    case "grouped.gini" -> curve.gini();
                    case "grouped.headcount" -> curve.headcount(one(planned, "mean"), one(planned, "line"));
                    case "grouped.gap" -> curve.gap(one(planned, "mean"), one(planned, "line"));
                    case "grouped.severity" -> curve.severity(one(planned, "mean"), one(planned, "line"));
                    case "grouped.severity_closed" ->
                        curve.severityInClosedForm(one(planned, "mean"), one(planned, "line"));
                    default -> curve.watts(one(planned, "mean"), one(planned, "line"));
                });
    }

    private static FittedLorenz curve(PlanCase planned) throws Refused, Undefined {
        double[] people = list(planned, "p");
        double[] incomes = list(planned, "L");
        if (Wording.says(planned, "form", "beta", "kakwani")) {
            return BetaLorenz.fit(people, incomes);
        }
        if (Wording.says(planned, "form", "quadratic", "gq")) {
            return GeneralQuadraticLorenz.fit(people, incomes);
        }
        throw new Refused("Which Lorenz curve does case '" + planned.id()
                + "' fit? Say so in \"options\": {\"form\": \"general quadratic\"} or \"beta\"");
    }

    private static double[] list(PlanCase planned, String name) throws Refused {
        if (planned.field("inline").isObject()) {
            JsonNode list = planned.field("inline").path(name);
            if (list.isArray()) {
                return Periods.numbers(list);
            }
            throw new Refused("Case '" + planned.id() + "' has no list '" + name + "' of cumulated shares");
        }
        return planned.table("p", "L").numbers(name);
    }

    /** A number of the options, or the only element of a list of the case. */
    private static double one(PlanCase planned, String name) throws Refused {
        JsonNode listed = planned.field("inline").path(name);
        if (listed.isNumber()) {
            return listed.asDouble();
        }
        double[] numbers = listed.isArray() ? Periods.numbers(listed) : new double[0];
        return numbers.length == 1 ? numbers[0] : planned.number(name);
    }
}
