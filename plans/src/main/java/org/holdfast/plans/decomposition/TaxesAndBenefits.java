package org.holdfast.plans.decomposition;

import java.util.List;
import java.util.Optional;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/**
 * Rows with an amount of tax or benefit, and incomes before and after it.
 *
 * @param amount of the benefit or tax
 * @param isTax whether it is a tax
 * @param rank what people are put in order by
 * @param before income before the tax or benefit
 * @param after income after it
 * @param weights one a row
 */
record TaxesAndBenefits(
        double[] amount, boolean isTax, double[] rank, double[] before, double[] after, double[] weights) {
    /**
     * The columns that the options {@code benefit} or {@code tax}, {@code pre}, {@code post} and {@code rank} name, each a column
     * or an expression over columns; otherwise the columns of their usual names, income before being the sum of the sources of
     * income that are no benefit, or else the incomes.
     */
    static TaxesAndBenefits of(PlanCase planned) throws Refused {
        boolean tax = isTax(planned);
        for (DataTable candidate : planned.candidates()) {
            DataTable whole = DerivedColumns.in(planned, candidate);
            Optional<String> amount = amount(planned, whole, tax);
            if (amount.isPresent() && hasBefore(planned, whole, amount.get(), tax)) {
                return in(planned, Population.domain(planned, whole), amount.get(), tax);
            }
        }
        throw new Refused("No data of case '" + planned.id() + "' have " + (tax ? "a tax" : "a benefit")
                + " and incomes: name the columns in \"options\": {\"" + (tax ? "tax" : "benefit")
                + "\": ..., \"pre\": ...}");
    }

    private static boolean isTax(PlanCase planned) {
        if (!Population.named(planned, "tax").isEmpty()) {
            return true;
        }
        boolean benefit = !Population.named(planned, "benefit").isEmpty() || Wording.says(planned, "form", "benefit");
        return planned.method().equals("kakwani") && !benefit && Wording.says(planned, "form", "tax");
    }

    private static Optional<String> amount(PlanCase planned, DataTable table, boolean tax) throws Refused {
        for (String role : tax ? List.of("tax") : List.of("benefit", "variable")) {
            String named = Population.named(planned, role);
            if (!named.isEmpty()) {
                return has(table, named) ? Optional.of(named) : Optional.empty();
            }
        }
        return tax ? ColumnRoles.tax(table) : ColumnRoles.benefit(table);
    }

    private static boolean hasBefore(PlanCase planned, DataTable table, String amount, boolean tax) throws Refused {
        return before(planned, table, amount, tax).isPresent();
    }

    private static TaxesAndBenefits in(PlanCase planned, DataTable table, String amountName, boolean tax)
            throws Refused {
        double[] amount = ColumnExpression.in(table, amountName).numbers(table);
        double[] before = before(planned, table, amountName, tax).orElseThrow();
        String rank = Population.named(planned, "rank").split(",", 2)[0].strip();
        String post = Population.named(planned, "post");
        double[] after = new double[amount.length];
        for (int row = 0; row < after.length; row++) {
            after[row] = before[row] + (tax ? -amount[row] : amount[row]);
        }
        return new TaxesAndBenefits(
                amount,
                tax,
                table.has(rank) ? table.numbers(rank) : before,
                before,
                has(table, post) ? ColumnExpression.in(table, post).numbers(table) : after,
                Population.weights(planned, table));
    }

    private static Optional<double[]> before(PlanCase planned, DataTable table, String amount, boolean tax)
            throws Refused {
        String named = Population.named(planned, "pre");
        named = named.isEmpty() ? Population.named(planned, "income") : named;
        if (!named.isEmpty()) {
            return has(table, named)
                    ? Optional.of(ColumnExpression.in(table, named).numbers(table))
                    : Optional.empty();
        }
        Optional<String> benefit = tax ? ColumnRoles.benefit(table) : Optional.of(amount);
        List<String> sources = ColumnRoles.sources(table).stream()
                .filter(source -> !source.equals(benefit.orElse("")))
                .toList();
        if (sources.isEmpty()) {
            Optional<String> income = ColumnRoles.income(table);
            return income.isPresent() ? Optional.of(table.numbers(income.get())) : Optional.empty();
        }
        double[] before = new double[table.rows()];
        for (String source : sources) {
            double[] received = table.numbers(source);
            for (int row = 0; row < before.length; row++) {
                before[row] += received[row];
            }
        }
        return Optional.of(before);
    }

    private static boolean has(DataTable table, String text) throws Refused {
        return !text.isEmpty() && table.hasAll(ColumnExpression.in(table, text).columns());
    }
}
