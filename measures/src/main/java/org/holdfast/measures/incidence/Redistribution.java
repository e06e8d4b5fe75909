package org.holdfast.measures.incidence;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.decomposition.CompleteRows;
import org.holdfast.measures.decomposition.ConcentrationIndex;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.Gini;

/**
 * What taxes and benefits do to the Gini index: the effect {@code G_before - G_after} is the vertical effect of Reynolds and
 * Smolensky, {@code G_before - C_after}, less the reranking {@code G_after - C_after} of people who change places, where
 * {@code C_after} is the concentration index of income after, along income before.
 *
 * <p>Rows with an unknown number and weights of zero take no part. A mean that is not positive before or after is undefined.
 *
 * <p>Reynolds and Smolensky (1977), Public expenditures, taxes, and the distribution of income; Plotnick (1981), A measure of
 * horizontal inequity, doi:10.2307/1924099.
 *
 * @param giniBefore Gini index of income before
 * @param giniAfter Gini index of income after
 * @param concentrationAfter concentration index of income after, along income before
 * @since 0.1.0
 */
public record Redistribution(double giniBefore, double giniAfter, double concentrationAfter) {
    /** The effects on incomes before, given those after. */
    public static Redistribution of(double[] before, double[] after, double[] weights) throws Undefined {
        double[] start = CompleteRows.knownWith(before, after);
        double[] end = CompleteRows.knownWith(after, before);
        return new Redistribution(
                new Gini().value(SortedIncomes.of(start, weights)),
                new Gini().value(SortedIncomes.of(end, weights)),
                ConcentrationIndex.of(end, start, weights).value());
    }

    /** The vertical effect of Reynolds and Smolensky. */
    public double vertical() {
        return giniBefore - concentrationAfter;
    }

    /** By how much the Gini index falls. */
    public double effect() {
        return giniBefore - giniAfter;
    }

    /** What people changing places takes from the vertical effect; never below 0. */
    public double reranking() {
        return giniAfter - concentrationAfter;
    }
}
