package org.holdfast.measures.decomposition;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.Gini;
import org.holdfast.measures.poverty.Fgt;
import org.holdfast.measures.poverty.PoorIf;

/**
 * The Sen-Shorrocks-Thon index of poverty, {@code SST = H I (1 + G)}: how many are poor, how far below the line they are on
 * average, and the Gini index {@code G} of the relative gaps of the whole population, those of people who are not poor being
 * zero.
 *
 * <p>Unknown incomes (NaN) and weights of zero take no part; a negative income has a gap above 1. The line must be positive.
 * When nobody is poor, {@code I} and {@code G} do not exist.
 *
 * <p>Xu and Osberg (2002), The social welfare implications, decomposability, and geometry of the Sen family of poverty indices,
 * Canadian Journal of Economics 35(1), doi:10.1111/1540-5982.00124.
 *
 * @param headcount share of the population that is poor
 * @param meanGapOfPoor mean relative gap of the poor
 * @param onePlusGini one and the Gini index of the gaps
 * @since 0.1.0
 */
public record SenShorrocksThonComponents(double headcount, double meanGapOfPoor, double onePlusGini) {
    /**
     * Finds the components.
     *
     * @param weights one a row, finite and not negative
     */
    public static SenShorrocksThonComponents of(double[] incomes, double[] weights, double line, PoorIf poorIf)
            throws Undefined {
        SortedIncomes sorted = SortedIncomes.of(incomes, weights);
        double headcount = new Fgt(line, 0, poorIf).value(sorted);
        double gap = new Fgt(line, 1, poorIf).value(sorted);
        if (headcount == 0) {
            throw new Undefined("Nobody is below the line " + line + ": the poor have no mean gap");
        }
        double[] gaps = new double[incomes.length];
        for (int row = 0; row < incomes.length; row++) {
            gaps[row] = Double.isNaN(incomes[row]) ? Double.NaN : Math.max(line - incomes[row], 0) / line;
        }
        return new SenShorrocksThonComponents(
                headcount, gap / headcount, 1 + new Gini().value(SortedIncomes.of(gaps, weights)));
    }

    /** The index. */
    public double index() {
        return headcount * meanGapOfPoor * onePlusGini;
    }
}
