package org.holdfast.measures.decomposition;

import java.util.Map;
import java.util.TreeMap;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.Linearised;

/**
 * The parts of a {@link GiniDecomposition} as estimates from a sample, with the influence of every row. The part between is the
 * concentration index of incomes along the means of their groups; the part within is the sum over groups of the share of
 * population, the share of income and the index of each, all of them estimates.
 *
 * @since 0.1.0
 */
public record GiniDecompositionEstimates(Linearised total, Linearised within, Linearised between, Linearised overlap) {
    private static final String NOBODY = "Nobody has a known income and a positive weight";

    /** The estimates. Rows with an unknown income (NaN) or a weight of zero have no influence. */
    public static GiniDecompositionEstimates of(String[] groups, double[] incomes, double[] weights) throws Undefined {
        GiniDecomposition parts = GiniDecomposition.of(groups, incomes, weights);
        Map<String, double[]> members = new TreeMap<>();
        double[] known = new double[incomes.length];
        double[] counted = new double[incomes.length];
        for (int row = 0; row < incomes.length; row++) {
            if (CompleteRows.counts(incomes[row], weights[row])) {
                members.computeIfAbsent(groups[row], absent -> new double[incomes.length])[row] = 1;
                known[row] = 1;
                counted[row] = incomes[row];
            }
        }
        double[] means = new double[incomes.length];
        Linearised within = new Linearised(0, new double[incomes.length]);
        for (double[] member : members.values()) {
            double[] own = new double[incomes.length];
            double[] alone = new double[incomes.length];
            for (int row = 0; row < own.length; row++) {
                own[row] = member[row] * counted[row];
                alone[row] = member[row] > 0 ? incomes[row] : Double.NaN;
            }
            double mean = Linearised.rate(weights, own, member, NOBODY).value();
            for (int row = 0; row < own.length; row++) {
                means[row] = member[row] > 0 ? mean : means[row];
            }
            if (mean != 0) {
                Linearised people = Linearised.rate(weights, member, known, NOBODY);
                Linearised income = Linearised.rate(weights, own, counted, NOBODY);
                Linearised index = ConcentrationIndex.estimate(alone, alone, weights);
                within = within.plus(1, product(product(people, income), index));
            }
        }
        Linearised total = ConcentrationIndex.estimate(incomes, incomes, weights);
        Linearised between = ConcentrationIndex.estimate(incomes, means, weights);
        Linearised overlap = total.plus(-1, within).plus(-1, between);
        return new GiniDecompositionEstimates(
                new Linearised(parts.total(), total.influence()),
                new Linearised(parts.within(), within.influence()),
                new Linearised(parts.between(), between.influence()),
                new Linearised(parts.overlap(), overlap.influence()));
    }

    private static Linearised product(Linearised one, Linearised other) {
        Linearised moved = one.through(one.value() * other.value(), other.value());
        return moved.plus(1, other.through(0, one.value()));
    }
}
