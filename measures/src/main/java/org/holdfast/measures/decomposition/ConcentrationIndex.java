package org.holdfast.measures.decomposition;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.survey.Linearised;

/**
 * How far an amount (a benefit, a tax, a source of income) is concentrated among those who rank high: {@code C = 2 cov(v, F) /
 * mean(v)}, where {@code F} is the weighted rank between 0 and 1 at the middle of the weight of each rank. Rows of one rank
 * share their middle, so the order of rows does not matter. Between -1 (all of it at the lowest rank) and 1; 0 when each rank
 * has the same. Without unit.
 *
 * <p>Rows where the amount or the rank is unknown (NaN) and weights of zero take no part. A mean of zero is undefined; a
 * negative one (taxes written as negative incomes) gives the index of the amounts with their signs turned. Ranked by itself an
 * amount has its Gini index.
 *
 * <p>Kakwani, Wagstaff and van Doorslaer (1997), Socioeconomic inequalities in health, doi:10.1016/S0304-4076(96)01807-6.
 *
 * @since 0.1.0
 */
public final class ConcentrationIndex {
    private final double people;
    private final double total;
    private final double moment;

    private ConcentrationIndex(double people, double total, double moment) {
        this.people = people;
        this.total = total;
        this.moment = moment;
    }

    /**
     * The concentration of an amount along a ranking.
     *
     * @param weights one a row, finite and not negative
     * @throws Undefined when no row has both numbers and a positive weight, or a number is infinite
     */
    public static ConcentrationIndex of(double[] amounts, double[] ranks, double[] weights) throws Undefined {
        SortedIncomes ranking = SortedIncomes.of(CompleteRows.knownWith(ranks, amounts), weights);
        double people = ranking.totalWeight();
        double[] values = ranking.values();
        double total = 0;
        double moment = 0;
        double below = 0;
        for (int from = 0; from < values.length; ) {
            double weight = 0;
            double sum = 0;
            int at = from;
            for (; at < values.length && values[at] == values[from]; at++) {
                double amount = amounts[ranking.rows()[at]];
                if (Double.isInfinite(amount)) {
                    throw new Undefined("The amount of row " + (ranking.rows()[at] + 1) + " is infinite");
                }
                weight += ranking.weights()[at];
                sum += ranking.weights()[at] * amount;
            }
            total += sum;
            moment += sum * (2 * below + weight - people);
            below += weight;
            from = at;
        }
        return new ConcentrationIndex(people, total, moment);
    }

    /**
     * The index as an estimate from a sample. With {@code R} the weight below a row and half that of its rank, {@code A} the
     * amounts above and half those of its rank, {@code N} the people and {@code V} the amount of all, the influence of a row is
     * {@code 2 (v R + A) / (N V) - (C + 1) (1 / N + v / V)}; rows that take no part have none.
     */
    public static Linearised estimate(double[] amounts, double[] ranks, double[] weights) throws Undefined {
        ConcentrationIndex index = of(amounts, ranks, weights);
        double value = index.value();
        SortedIncomes ranking = SortedIncomes.of(CompleteRows.knownWith(ranks, amounts), weights);
        double[] values = ranking.values();
        double[] influences = new double[amounts.length];
        double below = 0;
        double above = index.total;
        for (int from = 0; from < values.length; ) {
            int to = from;
            double weight = 0;
            double amount = 0;
            for (; to < values.length && values[to] == values[from]; to++) {
                weight += ranking.weights()[to];
                amount += ranking.weights()[to] * amounts[ranking.rows()[to]];
            }
            above -= amount;
            for (int at = from; at < to; at++) {
                double own = amounts[ranking.rows()[at]];
                double moment = own * (below + weight / 2) + above + amount / 2;
                influences[ranking.rows()[at]] =
                        2 * moment / index.people / index.total - (value + 1) * (1 / index.people + own / index.total);
            }
            below += weight;
            from = to;
        }
        return new Linearised(value, influences);
    }

    /** The mean amount. */
    public double mean() {
        return total / people;
    }

    /** Twice the covariance of amount and rank: the index times the mean, in the unit of the amount. */
    public double covariance() {
        return moment / people / people;
    }

    /** The index. */
    public double value() throws Undefined {
        if (total == 0) {
            throw new Undefined("The amounts sum to 0: there is nothing to be concentrated");
        }
        return moment / people / total;
    }
}
