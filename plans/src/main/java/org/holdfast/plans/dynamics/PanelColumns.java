package org.holdfast.plans.dynamics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import tools.jackson.databind.JsonNode;

/**
 * Which columns of a case's table say household, period, outcome and what else explains it. The case's {@code income} names
 * the outcome; {@code household}, {@code period}, {@code outcome} and {@code x} may stand in its options or its design, the
 * last two as expressions over columns; what is not said is the first of the usual names that the table has.
 */
record PanelColumns(DataTable table, String household, String period, String outcome, List<String> x) {
    private static final List<String> HOUSEHOLDS =
            List.of("hh", "hhid", "hh_id", "household", "household_id", "hid", "pid", "person", "id", "unit");
    private static final List<String> PERIODS =
            List.of("wave", "season", "period", "year", "round", "time", "t", "quarter", "month");
    private static final List<String> OUTCOMES =
            List.of("cons", "consumption", "income", "expenditure", "spending", "rev_ha", "welfare", "y");
    private static final List<String> EXPLAINING = List.of("shock", "shocks", "x");

    /** Finds the table that has what the case names, and in it what the case does not name. */
    static PanelColumns of(PlanCase planned) throws Refused {
        Set<String> wanted = new LinkedHashSet<>();
        for (String part : List.of("weight", "strata", "stratum", "psu", "household", "period")) {
            said(planned, part).filter(name -> !name.equals("one")).ifPresent(wanted::add);
        }
        Optional<String> income = said(planned, "outcome")
                .or(() -> Optional.of(planned.field("income"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString));
        List<String> x = explaining(planned);
        if (income.isPresent()) {
            wanted.addAll(ColumnExpression.parse(income.get()).columns());
        }
        for (String each : x) {
            wanted.addAll(ColumnExpression.parse(each).columns());
        }
        DataTable table = planned.table(wanted.toArray(String[]::new));
        return new PanelColumns(
                table,
                found(planned, table, "household", HOUSEHOLDS),
                found(planned, table, "period", PERIODS),
                income.isPresent() ? income.get() : found(planned, table, "outcome", OUTCOMES),
                x.isEmpty() ? EXPLAINING.stream().filter(table::has).limit(1).toList() : x);
    }

    private static Optional<String> said(PlanCase planned, String part) {
        JsonNode option = planned.option(part);
        return planned.design(part)
                .or(() -> Optional.of(option).filter(JsonNode::isString).map(JsonNode::asString));
    }

    private static List<String> explaining(PlanCase planned) {
        List<String> x = new ArrayList<>();
        JsonNode option = planned.option("x");
        option.forEach(each -> x.add(each.asString()));
        if (!option.isArray()) {
            said(planned, "x").ifPresent(x::add);
        }
        return x;
    }

    private static String found(PlanCase planned, DataTable table, String part, List<String> usual) throws Refused {
        return said(planned, part)
                .or(() -> usual.stream().filter(table::has).findFirst())
                .orElseThrow(
                        () -> new Refused("Case '" + planned.id() + "' does not say which column of " + table.name()
                                + " is the " + part + ": add the option \"" + part + "\", one of "
                                + String.join(", ", table.columns())));
    }
}
