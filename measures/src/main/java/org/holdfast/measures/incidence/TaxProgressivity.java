package org.holdfast.measures.incidence;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.decomposition.CompleteRows;
import org.holdfast.measures.decomposition.ConcentrationIndex;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.Gini;

/**
 * How progressive a tax is, and what it does to inequality. The Kakwani index is the concentration index of the tax along income
 * before it, less the Gini index of that income: above 0 when the tax weighs more on the better off. With the average rate
 * {@code t} the vertical effect is {@code t / (1 - t) K}, which is the Gini index before the tax less the concentration index of
 * income after it along income before it.
 *
 * <p>Rows with an unknown number and weights of zero take no part. A tax that sums to zero, or takes all income, is undefined.
 *
 * <p>Kakwani (1977), Measurement of tax progressivity: an international comparison, doi:10.2307/2231833.
 *
 * @param kakwani the index
 * @param averageRate tax as a share of income
 * @param vertical effect on the Gini index, before people change places
 * @param giniAfter Gini index of income after the tax
 * @param concentrationAfter concentration index of income after the tax, along income before it
 * @since 0.1.0
 */
public record TaxProgressivity(
        double kakwani, double averageRate, double vertical, double giniAfter, double concentrationAfter) {
    /** The progressivity of a tax on incomes. */
    public static TaxProgressivity of(double[] tax, double[] before, double[] weights) throws Undefined {
        double[] known = CompleteRows.knownWith(before, tax);
        double[] after = new double[tax.length];
        for (int row = 0; row < tax.length; row++) {
            after[row] = before[row] - tax[row];
        }
        double kakwani = kakwani(tax, before, weights);
        double rate = ConcentrationIndex.of(tax, known, weights).mean()
                / SortedIncomes.of(known, weights).mean();
        if (rate == 1) {
            throw new Undefined("The tax takes all income: nothing is left to be distributed");
        }
        return new TaxProgressivity(
                kakwani,
                rate,
                rate / (1 - rate) * kakwani,
                new Gini().value(SortedIncomes.of(after, weights)),
                ConcentrationIndex.of(after, known, weights).value());
    }

    /**
     * The concentration index of an amount along income, less the Gini index of income. For a benefit, below 0 when it goes more
     * to the worse off.
     */
    public static double kakwani(double[] amount, double[] before, double[] weights) throws Undefined {
        double[] known = CompleteRows.knownWith(before, amount);
        return ConcentrationIndex.of(amount, known, weights).value()
                - new Gini().value(SortedIncomes.of(known, weights));
    }
}
