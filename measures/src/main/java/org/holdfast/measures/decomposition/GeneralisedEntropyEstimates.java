package org.holdfast.measures.decomposition;

import java.util.Map;
import java.util.TreeMap;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.GeneralisedEntropy;
import org.holdfast.measures.survey.Linearised;

/**
 * The parts of a {@link GeneralisedEntropyDecomposition} as estimates from a sample, with the influence of every row. The part
 * between is a function of the population and the income of each group; a row of group k with income x moves it by its
 * derivative by the first and x times that by the second. The part within is the rest.
 *
 * <p>Deville (1999), Survey Methodology 25, 193-203.
 *
 * @since 0.1.0
 */
public record GeneralisedEntropyEstimates(Linearised total, Linearised within, Linearised between) {
    /** Population and income of a group. */
    private static final class Sums {
        private double people;
        private double income;
    }

    /** The estimates. Rows with an unknown income (NaN) or a weight of zero have no influence. */
    public static GeneralisedEntropyEstimates of(String[] groups, double[] incomes, double[] weights, double alpha)
            throws Undefined {
        GeneralisedEntropyDecomposition parts = new GeneralisedEntropyDecomposition(alpha);
        Map<String, Sums> sums = new TreeMap<>();
        Sums whole = new Sums();
        for (int row = 0; row < incomes.length; row++) {
            if (CompleteRows.counts(incomes[row], weights[row])) {
                parts.accept(groups[row], incomes[row], weights[row]);
                Sums group = sums.computeIfAbsent(groups[row], absent -> new Sums());
                group.people += weights[row];
                group.income += weights[row] * incomes[row];
                whole.people += weights[row];
                whole.income += weights[row] * incomes[row];
            }
        }
        double total = parts.total();
        SortedIncomes sorted = SortedIncomes.of(incomes, weights);
        double[] sortedInfluences = new GeneralisedEntropy(alpha).influences(sorted);
        double[] ofTotal = new double[incomes.length];
        double[] ofBetween = new double[incomes.length];
        double level = level(sums, whole, alpha);
        for (int i = 0; i < sortedInfluences.length; i++) {
            int row = sorted.rows()[i];
            if (weights[row] > 0) {
                ofTotal[row] = sortedInfluences[i];
                Sums group = sums.getOrDefault(groups[row], whole);
                ofBetween[row] = influence(group, whole, incomes[row], alpha, level);
            }
        }
        Linearised wholeIndex = new Linearised(total, ofTotal);
        Linearised between = new Linearised(parts.between(), ofBetween);
        Linearised within = wholeIndex.plus(-1, between);
        return new GeneralisedEntropyEstimates(wholeIndex, new Linearised(parts.within(), within.influence()), between);
    }

    /** The mean over the population, or over income when alpha is 1, of what the mean of a group relative to all comes to. */
    private static double level(Map<String, Sums> groups, Sums whole, double alpha) {
        double sum = 0;
        for (Sums group : groups.values()) {
            double ratio = group.income / group.people / (whole.income / whole.people);
            double people = group.people / whole.people;
            sum += people * (alpha == 0 ? Math.log(ratio) : alpha == 1 ? logarithm(ratio) : Math.pow(ratio, alpha));
        }
        return sum;
    }

    private static double logarithm(double ratio) {
        return ratio == 0 ? 0 : ratio * Math.log(ratio);
    }

    private static double influence(Sums group, Sums whole, double income, double alpha, double level) {
        double mean = whole.income / whole.people;
        double ratio = group.income / group.people / mean;
        double relative = income / mean;
        if (alpha == 0) {
            return (level - Math.log(ratio) + relative - relative / ratio) / whole.people;
        }
        if (alpha == 1) {
            // in a group without income nobody has any
            double log = ratio == 0 ? 0 : Math.log(ratio);
            return (1 - ratio + relative * (log - level)) / whole.people;
        }
        double power = Math.pow(ratio, alpha);
        double byIncome = relative == 0 ? 0 : Math.pow(ratio, alpha - 1) * relative;
        double slope = (1 - alpha) * power + alpha * byIncome;
        return (slope + (alpha - 1) * level - alpha * level * relative) / (alpha * (alpha - 1)) / whole.people;
    }
}
