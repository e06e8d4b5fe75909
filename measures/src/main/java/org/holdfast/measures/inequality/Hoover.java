package org.holdfast.measures.inequality;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.SortedIncomes;

/**
 * The Hoover index {@code sum of w |x - m| / (2 N m)}, with {@code m} the mean: the share of all income that would have to
 * change hands to make incomes equal (also Pietra, Ricci-Schutz, Robin Hood). Without unit; 0 for equal incomes; undefined when
 * the mean is not positive.
 *
 * <p>Influence, with {@code A} and {@code B} the weight and income of those below the mean and {@code Y} all income:
 * {@code (1[x < m] - A / N) / N - (x 1[x < m] - x B / Y) / Y}.
 *
 * <p>Hoover 1936, Review of Economics and Statistics 18, 162-171, doi:10.2307/1927875.
 */
public final class Hoover implements IncomeMeasure {
    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        double mean = incomes.positiveMean();
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        int below = incomes.below(mean);
        double sum = 0;
        for (int i = 0; i < below; i++) {
            sum += weights[i] * (mean - values[i]);
        }
        return sum / incomes.totalIncome();
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        double mean = incomes.positiveMean();
        double people = incomes.totalWeight();
        double total = incomes.totalIncome();
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        int below = incomes.below(mean);
        double peopleBelow = 0;
        double incomeBelow = 0;
        for (int i = 0; i < below; i++) {
            peopleBelow += weights[i];
            incomeBelow += weights[i] * values[i];
        }
        for (int i = 0; i < values.length; i++) {
            double ofPeople = (i < below ? 1 : 0) - peopleBelow / people;
            double ofIncome = values[i] * ((i < below ? 1 : 0) - incomeBelow / total);
            influences[i] = ofPeople / people - ofIncome / total;
        }
        return peopleBelow / people - incomeBelow / total;
    }
}
