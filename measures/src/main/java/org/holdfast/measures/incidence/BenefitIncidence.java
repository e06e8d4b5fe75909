package org.holdfast.measures.incidence;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.decomposition.CompleteRows;
import org.holdfast.measures.income.Quantile;
import org.holdfast.measures.income.QuantileDefinition;
import org.holdfast.measures.income.SortedIncomes;

/**
 * Who receives a benefit, by equal parts of the population in order of income (quintiles when there are five).
 *
 * <p>Two ways to cut the population: whole rows, a row being in the first part whose upper quantile its income does not exceed,
 * so that parts may differ a little in size and may even be empty where many have one income; or exact parts, where people of
 * one income share the benefits of all of them and the concentration curve is straight between incomes.
 *
 * <p>Rows where income or benefit is unknown (NaN) and weights of zero take no part. Zero and negative incomes do.
 *
 * @since 0.1.0
 */
public final class BenefitIncidence {
    private final double[] benefits;
    private final double[] incomes;
    private final double[] weights;
    private final int parts;
    private final double[] bounds;

    /**
     * The incidence of a benefit.
     *
     * @param parts into how many the population is cut
     * @throws Undefined when no row has both numbers and a positive weight, or there is no part
     */
    public static BenefitIncidence of(double[] benefits, double[] incomes, double[] weights, int parts)
            throws Undefined {
        if (parts < 1) {
            throw new Undefined("The population is in 1 part or more, not " + parts);
        }
        return new BenefitIncidence(benefits, incomes, weights, parts);
    }

    private BenefitIncidence(double[] benefits, double[] incomes, double[] weights, int parts) throws Undefined {
        for (int row = 0; row < benefits.length; row++) {
            if (Double.isInfinite(benefits[row])) {
                throw new Undefined("The benefit of row " + (row + 1) + " is infinite");
            }
        }
        this.benefits = benefits;
        this.incomes = CompleteRows.knownWith(incomes, benefits);
        this.weights = weights;
        this.parts = parts;
        this.bounds = new double[parts - 1];
        SortedIncomes sorted = SortedIncomes.of(this.incomes, weights);
        sorted.totalWeight();
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = new Quantile((i + 1.0) / parts, QuantileDefinition.INVERSE).value(sorted);
        }
    }

    /** The number that sums by part what a row adds. */
    @FunctionalInterface
    private interface Added {
        double by(int row);
    }

    private double[] sums(Added added) {
        double[] sums = new double[parts];
        for (int row = 0; row < weights.length; row++) {
            if (weights[row] > 0 && !Double.isNaN(incomes[row])) {
                int part = 0;
                while (part < bounds.length && incomes[row] > bounds[part]) {
                    part++;
                }
                sums[part] += weights[row] * added.by(row);
            }
        }
        return sums;
    }

    /** The share of all benefits that each part receives, by whole rows. */
    public double[] shares() throws Undefined {
        double[] received = sums(row -> benefits[row]);
        double all = requireBenefits(received);
        for (int part = 0; part < parts; part++) {
            received[part] /= all;
        }
        return received;
    }

    /** The share of all benefits that each part receives, by exact parts with the benefits of equal incomes merged. */
    public double[] exactShares() throws Undefined {
        double all = requireBenefits(sums(row -> benefits[row]));
        double[] shares = ConcentrationCurve.of(benefits, incomes, weights).increments(parts);
        for (int part = 0; part < parts; part++) {
            shares[part] /= all;
        }
        return shares;
    }

    /** The share of the people of each part that receives anything. */
    public double[] coverage() throws Undefined {
        return ratios(sums(row -> benefits[row] > 0 ? 1 : 0), sums(row -> 1), "nobody is in part ");
    }

    /** Benefits relative to the income of each part; infinite for a part that has benefits and no income. */
    public double[] relativeToIncome() throws Undefined {
        return ratios(
                sums(row -> benefits[row]), sums(row -> incomes[row]), "neither benefits nor income are in part ");
    }

    private double[] ratios(double[] above, double[] below, String nothing) throws Undefined {
        double[] ratios = new double[parts];
        for (int part = 0; part < parts; part++) {
            if (below[part] == 0 && above[part] == 0) {
                throw new Undefined("Of " + parts + " parts of the population, " + nothing + (part + 1));
            }
            ratios[part] = above[part] / below[part];
        }
        return ratios;
    }

    private static double requireBenefits(double[] received) throws Undefined {
        double all = 0;
        for (double part : received) {
            all += part;
        }
        if (all == 0) {
            throw new Undefined("The benefits sum to 0: there is nothing to share");
        }
        return all;
    }
}
