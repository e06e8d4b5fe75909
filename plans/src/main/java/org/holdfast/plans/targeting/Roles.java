package org.holdfast.plans.targeting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import tools.jackson.databind.JsonNode;

/**
 * How a case names the columns that play a part in it: by its design, its options or its fields, as a column or an expression
 * over columns; what it does not name is the column of the usual name.
 *
 * @param designed the case whose design counts, which may be another than the one planned
 */
record Roles(PlanCase planned, PlanCase designed) {
    private static final Map<String, List<String>> NAMES = Map.of(
            "income", List.of("income", "consumption", "expenditure", "welfare"),
            "weight", List.of("weight", "weights"),
            "beneficiary", List.of("beneficiary", "ben", "treated"),
            "benefit", List.of("benefit", "amount", "transfer"),
            "score", List.of("score"),
            "prob", List.of("prob", "probability", "p"));

    /** The text that names a role. */
    Optional<String> text(String role) {
        for (String name : NAMES.getOrDefault(role, List.of(role))) {
            // The option 'weight' says whether to weight, not by what.
            JsonNode option = planned.option(role.equals("weight") ? "" : name);
            Optional<String> text = designed.design(name)
                    .or(() -> option.isString() ? Optional.of(option.asString()) : Optional.empty())
                    .or(() -> planned.field(name).isString()
                            ? Optional.of(planned.field(name).asString())
                            : Optional.empty());
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** The numbers of a role, if it is named or a column has a usual name. */
    Optional<double[]> find(String role, DataTable units) throws Refused {
        Optional<String> text = text(role);
        if (text.isPresent()) {
            String expression = units.has(text.get()) ? text.get() : Prediction.expression(text.get());
            return Optional.of(ColumnExpression.in(units, expression).numbers(units));
        }
        for (String usual : NAMES.getOrDefault(role, List.of())) {
            if (units.has(usual)) {
                return Optional.of(units.numbers(usual));
            }
        }
        return Optional.empty();
    }

    /** The numbers of a role that the case cannot do without. */
    double[] get(String role, DataTable units) throws Refused {
        Optional<double[]> found = find(role, units);
        if (found.isEmpty()) {
            throw new Refused("Case '" + planned.id() + "' does not say what its " + role + " is: name a column of "
                    + units.name() + " as \"" + role + "\" in its design");
        }
        return found.get();
    }

    /** An option of the case, or else of the case nearest in the plan that has it; a missing node when there is none. */
    JsonNode option(String name) {
        return planned.nearest(each -> !each.option(name).isMissingNode()).option(name);
    }
}
