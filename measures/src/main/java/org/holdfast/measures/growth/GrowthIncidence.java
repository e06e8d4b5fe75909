package org.holdfast.measures.growth;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.Quantile;
import org.holdfast.measures.income.QuantileDefinition;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.IncomeShare;

/**
 * How fast incomes grew at each place of the distribution: {@code q_2(p) / q_1(p) - 1}, the growth incidence curve. People are
 * not followed: the poorest of the first period are compared with the poorest of the second.
 *
 * <p>Growth from an income that is zero or negative is undefined.
 *
 * <p>Ravallion and Chen (2003), Measuring pro-poor growth, doi:10.1016/S0165-1765(02)00205-7.
 *
 * @since 0.1.0
 */
public final class GrowthIncidence {
    private final SortedIncomes first;
    private final SortedIncomes second;

    public GrowthIncidence(SortedIncomes first, SortedIncomes second) {
        this.first = first;
        this.second = second;
    }

    /** Growth of the quantile below which a share of the population lies. */
    public double atQuantile(double share, QuantileDefinition definition) throws Undefined {
        if (!(share >= 0 && share <= 1)) {
            throw new Undefined("A share of the population lies between 0 and 1, not " + share);
        }
        Quantile quantile = new Quantile(share, definition);
        return growth(quantile.value(first), quantile.value(second), "the quantile at " + share);
    }

    /** Growth of the mean income of people between two shares of the population, in order of income. */
    public double ofMeanBetween(double from, double to) throws Undefined {
        if (!(from >= 0 && from < to && to <= 1)) {
            throw new Undefined("Nobody lies between the shares " + from + " and " + to + " of the population");
        }
        IncomeShare share = new IncomeShare(from, to);
        return growth(
                share.value(first) * first.mean() / (to - from),
                share.value(second) * second.mean() / (to - from),
                "the mean between the shares " + from + " and " + to);
    }

    /** Growth of the mean income of each of several equal parts of the population, the poorest first. */
    public double[] ofMeans(int parts) throws Undefined {
        if (parts < 1) {
            throw new Undefined("The population is in 1 part or more, not " + parts);
        }
        double[] growth = new double[parts];
        for (int part = 0; part < parts; part++) {
            growth[part] = ofMeanBetween((double) part / parts, (part + 1.0) / parts);
        }
        return growth;
    }

    /** Growth of the mean. */
    public double ofMean() throws Undefined {
        return growth(first.mean(), second.mean(), "the mean");
    }

    /**
     * Growth of the mean of the poorest share of the population; with 0.4 the World Bank's measure of shared prosperity
     * (Poverty and Shared Prosperity 2016, doi:10.1596/978-1-4648-0958-3).
     */
    public double ofPoorest(double share) throws Undefined {
        return ofMeanBetween(0, share);
    }

    private static double growth(double before, double after, String what) throws Undefined {
        if (!(before > 0)) {
            throw new Undefined("In the first period " + what + " is " + before + ": growth from it is undefined");
        }
        return after / before - 1;
    }

    /**
     * The rate a year that makes a growth over several years.
     *
     * @throws Undefined when years are not positive or more than everything was lost
     */
    public static double yearly(double growth, double years) throws Undefined {
        if (!(years > 0) || growth < -1) {
            throw new Undefined("A growth of " + growth + " over " + years + " years has no yearly rate");
        }
        return Math.pow(1 + growth, 1 / years) - 1;
    }
}
