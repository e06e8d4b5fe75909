package org.holdfast.measures.decomposition;

import org.holdfast.measures.Undefined;

/**
 * What one source of income adds to the Gini index of total income: {@code G = sum of S_k G_k R_k}, with the source's share
 * {@code S_k} of total income, its own Gini index {@code G_k}, and its Gini correlation {@code R_k} with total income, which is its
 * concentration index along total income divided by {@code G_k}. Equal incomes share a mean rank.
 *
 * <p>The elasticity is the change of {@code G}, relative to it, by which everybody's receipts of the source grow by a small
 * proportion: {@code S_k G_k R_k / G - S_k}. A source without total has no {@code G_k} and is refused; one with a negative total
 * (a tax) has a negative share.
 *
 * <p>Lerman and Yitzhaki (1985), Income inequality effects by income source, doi:10.2307/1928447.
 *
 * @param share of total income
 * @param gini of the source
 * @param correlation of the source with the rank of total income, between -1 and 1
 * @param contribution to the index of total income
 * @param proportion of the index of total income that the source makes up
 * @param elasticity of the index with respect to the source
 * @since 0.1.0
 */
public record GiniSourceDecomposition(
        double share, double gini, double correlation, double contribution, double proportion, double elasticity) {
    /**
     * One source within a total.
     *
     * @throws Undefined when the mean of the total is not positive, all totals are equal, or the source sums to zero or is the
     *     same for everybody
     */
    public static GiniSourceDecomposition of(double[] source, double[] totals, double[] weights) throws Undefined {
        ConcentrationIndex whole = ConcentrationIndex.of(totals, totals, weights);
        if (!(whole.mean() > 0)) {
            throw new Undefined("The mean of total income is " + whole.mean() + ": shares of it need a mean above 0");
        }
        ConcentrationIndex along = ConcentrationIndex.of(source, totals, weights);
        double total = whole.value();
        double share = along.mean() / whole.mean();
        double gini = ConcentrationIndex.of(source, source, weights).value();
        if (total == 0 || gini == 0) {
            throw new Undefined("Everybody has the same: there is no inequality to attribute to a source");
        }
        double contribution = along.covariance() / whole.mean();
        double correlation = along.value() / gini;
        return new GiniSourceDecomposition(
                share, gini, correlation, contribution, contribution / total, contribution / total - share);
    }
}
