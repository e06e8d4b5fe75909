package org.holdfast.measures.targeting;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * The concentration curve of transfers over income: what part of the money goes to the poorest part of the population.
 *
 * <p>Units with equal incomes are taken together, so that results do not depend on the order of rows. Rows with a NaN are
 * left out; weights are finite and not negative. Undefined when weights or transfers sum to zero.
 *
 * <p>References: Coady, Grosh and Hoddinott 2004, Targeting of Transfers in Developing Countries, ch. 2, for
 * {@code C(q) / q}; Kakwani, Wagstaff and van Doorslaer 1997, doi:10.1016/S0304-4076(96)01807-6, for the index.
 *
 * @since 0.1
 */
public final class TransferConcentration {
    /** Sums of weights that should meet a share of the population do so to this part of it. */
    private static final double MET = 1e-12;

    private final double[] people;
    private final double[] money;
    private final double index;

    /**
     * The curve.
     *
     * @param incomes those that rank units, before transfers
     * @throws Undefined when weights or transfers sum to zero
     */
    public TransferConcentration(double[] incomes, double[] transfers, double[] weights) throws Undefined {
        int[] order = Order.rising(incomes, Order.known(incomes, transfers, weights));
        int groups = 0;
        double[] heads = new double[order.length + 1];
        double[] sums = new double[order.length + 1];
        for (int at = 0; at < order.length; at++) {
            boolean tied = at > 0 && incomes[order[at]] == incomes[order[at - 1]];
            if (!tied) {
                groups++;
                heads[groups] = heads[groups - 1];
                sums[groups] = sums[groups - 1];
            }
            heads[groups] += weights[order[at]];
            sums[groups] += weights[order[at]] * transfers[order[at]];
        }
        this.people = Arrays.copyOf(heads, groups + 1);
        this.money = Arrays.copyOf(sums, groups + 1);
        Share.of(0, people[groups], "the population");
        Share.of(0, money[groups], "all transfers");
        this.index = twiceTheCovariance();
    }

    /** The part of the money that goes to the poorest part {@code share} of the population, by linear interpolation. */
    public double at(double share) {
        double wanted = share * people[people.length - 1];
        int group = 1;
        while (group < people.length - 1 && people[group] < wanted) {
            group++;
        }
        double inGroup = people[group] - people[group - 1];
        double part = inGroup > 0 ? Math.min(1, (wanted - people[group - 1]) / inGroup) : 0;
        return (money[group - 1] + part * (money[group] - money[group - 1])) / money[money.length - 1];
    }

    /**
     * The measure of Coady, Grosh and Hoddinott by the curve: {@code C(q) / q}.
     *
     * @param share of the population, above 0 and at most 1
     */
    public double reachOfCurve(double share) throws Undefined {
        return at(inRange(share)) / share;
    }

    /**
     * The measure of Coady, Grosh and Hoddinott by whole units: the part of the money that goes to units with incomes up to
     * the smallest income at which at least {@code share} of the population is reached, divided by their own part of the
     * population.
     *
     * @param share of the population, above 0 and at most 1
     */
    public double reachOfUnits(double share) throws Undefined {
        double wanted = inRange(share) * people[people.length - 1] * (1 - MET);
        int group = 1;
        while (group < people.length - 1 && people[group] < wanted) {
            group++;
        }
        double ofMoney = money[group] / money[money.length - 1];
        return Share.of(ofMoney, people[group] / people[people.length - 1], "the poorest units");
    }

    /** The concentration index, negative when the poor receive more: twice the covariance of transfer and mid-rank over the mean. */
    public double index() {
        return index;
    }

    private double twiceTheCovariance() {
        double all = people[people.length - 1];
        double sum = 0;
        for (int group = 1; group < people.length; group++) {
            double middle = (people[group - 1] + people[group]) / (2 * all);
            sum += (money[group] - money[group - 1]) * (middle - 0.5);
        }
        return 2 * sum / money[money.length - 1];
    }

    private static double inRange(double share) throws Undefined {
        if (!(share > 0 && share <= 1)) {
            throw new Undefined("The poorest part of the population must be above 0 and at most 1; it is " + share);
        }
        return share;
    }
}
