package org.holdfast.measures.decomposition;

import java.util.Map;
import java.util.TreeMap;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.NonPositiveIncomes;

/**
 * Inequality within and between groups of the population, by generalised entropy: exact and additive, {@code total = within +
 * between}.
 *
 * <p>With population shares {@code p_k}, income shares {@code s_k} and means {@code m_k} of the groups and the mean {@code m}:
 * {@code within = sum of p_k^(1 - alpha) s_k^alpha GE_k(alpha)}; {@code between} is the index of a population in which each
 * has the mean of its group. {@code GE(0) = mean of ln(m / x)}, {@code GE(1) = mean of (x / m) ln(x / m)}, else {@code (mean of
 * (x / m)^alpha - 1) / (alpha (alpha - 1))}.
 *
 * <p>Zero incomes count as {@code 0 ln 0 = 0} when alpha is above 0 and are undefined otherwise; negative incomes are undefined
 * unless alpha is a whole number above 1 (2 is half the squared coefficient of variation). A mean that is not positive is undefined. Unknown incomes
 * (NaN) and weights of zero take no part; an infinite income makes it undefined. A single group has nothing between.
 *
 * <p>Shorrocks (1984), Inequality decomposition by population subgroups, doi:10.2307/1913511.
 *
 * @since 0.1.0
 */
public final class GeneralisedEntropyDecomposition {
    private final double alpha;
    private final Map<String, Sums> groups = new TreeMap<>();
    private double least = Double.POSITIVE_INFINITY;
    private boolean infinite;

    private static final class Sums {
        private double weights;
        private double incomes;
        private double terms;
    }

    /** A decomposition of the index with parameter alpha (0 mean log deviation, 1 Theil, 2 half the squared variation). */
    public GeneralisedEntropyDecomposition(double alpha) {
        this.alpha = alpha;
    }

    /**
     * Takes a row in.
     *
     * @param weight finite and not negative
     */
    public void accept(String group, double income, double weight) {
        if (!CompleteRows.counts(income, weight)) {
            return;
        }
        infinite |= Double.isInfinite(income);
        Sums sums = groups.computeIfAbsent(group, absent -> new Sums());
        sums.weights += weight;
        sums.incomes += weight * income;
        sums.terms += weight * term(income);
        least = Math.min(least, income);
    }

    /** Takes in what another decomposition with the same parameter has accepted. */
    public GeneralisedEntropyDecomposition combine(GeneralisedEntropyDecomposition other) {
        infinite |= other.infinite;
        other.groups.forEach((group, more) -> {
            Sums sums = groups.computeIfAbsent(group, absent -> new Sums());
            sums.weights += more.weights;
            sums.incomes += more.incomes;
            sums.terms += more.terms;
        });
        least = Math.min(least, other.least);
        return this;
    }

    private double term(double income) {
        if (alpha == 0) {
            return Math.log(income);
        }
        if (alpha == 1) {
            return income == 0 ? 0 : income * Math.log(income);
        }
        return alpha == 2 ? income * income : Math.pow(income, alpha);
    }

    /** The index of the whole population. */
    public double total() throws Undefined {
        Sums whole = whole();
        return spread(whole, whole.incomes / whole.weights);
    }

    /** The part of the index that lies within groups. */
    public double within() throws Undefined {
        Sums whole = whole();
        double sum = 0;
        for (Sums group : groups.values()) {
            sum += group.weights / whole.weights * spread(group, whole.incomes / whole.weights);
        }
        return sum;
    }

    /** The index of a group as a whole whose mean is given weighs it: {@code (m_k / m)^alpha GE_k}. */
    private double spread(Sums group, double mean) {
        double own = group.incomes / group.weights;
        double term = group.terms / group.weights;
        if (alpha == 0) {
            return Math.log(own) - term;
        }
        if (alpha == 1) {
            return own == 0 ? 0 : (term - own * Math.log(own)) / mean;
        }
        return (term / Math.pow(mean, alpha) - Math.pow(own / mean, alpha)) / (alpha * (alpha - 1));
    }

    /** The part of the index that lies between the means of the groups. */
    public double between() throws Undefined {
        Sums whole = whole();
        double mean = whole.incomes / whole.weights;
        double sum = 0;
        for (Sums group : groups.values()) {
            sum += group.weights / whole.weights * deviation(group.incomes / group.weights / mean);
        }
        return sum;
    }

    /** What a relative income adds to the index. */
    private double deviation(double ratio) {
        if (alpha == 0) {
            return -Math.log(ratio);
        }
        if (alpha == 1) {
            return ratio == 0 ? 0 : ratio * Math.log(ratio);
        }
        return (Math.pow(ratio, alpha) - 1) / (alpha * (alpha - 1));
    }

    private Sums whole() throws Undefined {
        if (infinite) {
            throw CompleteRows.infinite();
        }
        Sums whole = new Sums();
        for (Sums group : groups.values()) {
            whole.weights += group.weights;
            whole.incomes += group.incomes;
            whole.terms += group.terms;
        }
        if (!(whole.weights > 0)) {
            throw new Undefined("Nobody has a known income and a positive weight");
        }
        boolean wholeAboveOne = alpha > 1 && alpha == Math.rint(alpha);
        if (least < 0 && !wholeAboveOne || least == 0 && alpha <= 0) {
            throw NonPositiveIncomes.refused();
        }
        if (!(whole.incomes > 0)) {
            throw new Undefined("Inequality is relative to the mean income, which is " + whole.incomes / whole.weights);
        }
        return whole;
    }
}
