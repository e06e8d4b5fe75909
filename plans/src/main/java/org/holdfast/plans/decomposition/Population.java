package org.holdfast.plans.decomposition;

import java.util.Arrays;
import java.util.Optional;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.survey.PlannedDomain;

/**
 * The rows that a case measures, each with an income and a weight.
 *
 * @param table the rows, with all their columns
 * @param incomes one a row; NaN where unknown
 * @param weights one a row
 */
record Population(DataTable table, double[] incomes, double[] weights) {
    /** The rows of the case's domain in the first of its tables that has incomes and the columns needed. */
    static Population of(PlanCase planned, GroupColumn group) throws Refused {
        String income = named(planned, "income");
        for (DataTable table : planned.candidates()) {
            boolean incomes = income.isEmpty()
                    ? ColumnRoles.income(table).isPresent()
                    : table.hasAll(ColumnExpression.in(table, income).columns());
            if (incomes && group.isIn(table)) {
                return in(planned, table);
            }
        }
        throw new Refused("No data of case '" + planned.id() + "' have "
                + (income.isEmpty() ? "a column of incomes" : "the incomes '" + income + "'") + group.wanted()
                + ": name the columns in \"income\" and \"options\": {\"group\": ...}");
    }

    /** The rows of a table; incomes outside the case's domain are unknown, and the rows stay in the design. */
    static Population in(PlanCase planned, DataTable table) throws Refused {
        String income = named(planned, "income");
        if (income.isEmpty()) {
            income = ColumnRoles.income(table)
                    .orElseThrow(() -> new Refused(
                            "Which column of " + table.name() + " holds the incomes? Name it in \"income\""));
        }
        double[] incomes = ColumnExpression.in(table, income).numbers(table).clone();
        boolean[] inside = PlannedDomain.of(planned, table);
        for (int row = 0; inside != null && row < incomes.length; row++) {
            incomes[row] = inside[row] ? incomes[row] : Double.NaN;
        }
        return new Population(table, Wording.negatives(planned, incomes), weights(planned, table));
    }

    /** The rows of the case's domain. */
    static DataTable domain(PlanCase planned, DataTable table) throws Refused {
        boolean[] inside = PlannedDomain.of(planned, table);
        return inside == null ? table : table.where(row -> inside[row]);
    }

    /** The weights that the design names; those of a table that names neither weights nor incomes; else 1. */
    static double[] weights(PlanCase planned, DataTable table) throws Refused {
        Optional<String> named = planned.design("weight").map(name -> column(table, name));
        String option = planned.text("weight", "");
        if (named.isEmpty() && table.has(option)) {
            named = Optional.of(option);
        }
        if (named.isEmpty() && planned.field("design").isMissingNode()) {
            named = ColumnRoles.weight(table);
        }
        if (named.isPresent() && !(named.get().equals("one") && !table.has("one"))) {
            return checked(table.numbers(named.get()), table, named.get());
        }
        double[] ones = new double[table.rows()];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** A column's name, without the remark that may follow it. */
    private static String column(DataTable table, String written) {
        int remark = written.indexOf(' ');
        return table.has(written) || remark < 0 ? written : written.substring(0, remark);
    }

    private static double[] checked(double[] weights, DataTable table, String column) throws Refused {
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
                throw new Refused("Weight " + weights[row] + " in column '" + column + "' of " + table.name() + ", row "
                        + (row + 1) + " of those measured: expected a number of 0 or more");
            }
        }
        return weights;
    }

    /** A text that names something, given beside the options or among them. */
    static String named(PlanCase planned, String name) {
        return planned.field(name).asString(planned.text(name, ""));
    }

    /** The same rows with other weights. */
    Population withWeights(double[] others) {
        return new Population(table, incomes, others);
    }

    SortedIncomes sorted() throws Undefined {
        return SortedIncomes.of(incomes, weights);
    }

    /** The number of rows with a known income. */
    int rows() {
        return (int)
                Arrays.stream(incomes).filter(income -> !Double.isNaN(income)).count();
    }
}
