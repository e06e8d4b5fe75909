package org.holdfast.measures.decomposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.Gini;

/**
 * The Gini index within and between groups, and what is left because the groups overlap: {@code G = sum of p_k s_k G_k +
 * G(means) + overlap}, with population shares {@code p_k}, income shares {@code s_k}, and the Gini index of a population in which
 * each has the mean of its group. The overlap is zero when no income of a poorer group exceeds one of a richer.
 *
 * <p>Bhattacharya and Mahalanobis (1967), Regional disparities in household consumption in India, doi:10.2307/2282917; Pyatt
 * (1976), On the interpretation and disaggregation of Gini coefficients, doi:10.2307/2230745.
 *
 * @param total the index of the whole population
 * @param within groups
 * @param between the means of the groups
 * @param overlap the rest
 * @since 0.1.0
 */
public record GiniDecomposition(double total, double within, double between, double overlap) {
    /**
     * Decomposes the index. Unknown incomes (NaN) and weights of zero take no part; zero and negative incomes do.
     *
     * @param groups the group of each row
     * @throws Undefined when nobody is left, or the mean is not positive
     */
    public static GiniDecomposition of(String[] groups, double[] incomes, double[] weights) throws Undefined {
        SortedIncomes whole = SortedIncomes.of(incomes, weights);
        double mean = whole.positiveMean();
        double within = 0;
        Map<String, List<Integer>> members = members(groups, incomes, weights);
        double[] means = new double[members.size()];
        double[] populations = new double[members.size()];
        int at = 0;
        for (List<Integer> rows : members.values()) {
            double[] groupIncomes =
                    rows.stream().mapToDouble(row -> incomes[row]).toArray();
            double[] groupWeights =
                    rows.stream().mapToDouble(row -> weights[row]).toArray();
            ConcentrationIndex own = ConcentrationIndex.of(groupIncomes, groupIncomes, groupWeights);
            populations[at] = Arrays.stream(groupWeights).sum();
            means[at] = own.mean();
            double share = populations[at] / whole.totalWeight();
            // share of population times share of income times index, without dividing by the mean of the group
            within += share * share * own.covariance() / mean;
            at++;
        }
        double between = ConcentrationIndex.of(means, means, populations).covariance() / mean;
        double total = new Gini().value(whole);
        return new GiniDecomposition(total, within, between, total - within - between);
    }

    private static Map<String, List<Integer>> members(String[] groups, double[] incomes, double[] weights) {
        Map<String, List<Integer>> members = new TreeMap<>();
        for (int row = 0; row < groups.length; row++) {
            if (weights[row] > 0 && !Double.isNaN(incomes[row])) {
                members.computeIfAbsent(groups[row], absent -> new ArrayList<>())
                        .add(row);
            }
        }
        return members;
    }
}
