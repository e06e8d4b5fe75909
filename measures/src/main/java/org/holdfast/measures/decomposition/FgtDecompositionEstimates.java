package org.holdfast.measures.decomposition;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.PoorIf;
import org.holdfast.measures.survey.Linearised;

/**
 * The parts of an {@link FgtDecomposition} as estimates from a sample, each a ratio of two totals with the influence of every
 * row. Rows with an unknown income (NaN) have none.
 *
 * @since 0.1.0
 */
public final class FgtDecompositionEstimates {
    private static final String NOBODY = "Nobody has a known income and a positive weight";
    private final String[] groups;
    private final double[] weights;
    private final double[] known;
    private final double[] gaps;

    /**
     * Estimates from rows.
     *
     * @throws Undefined when alpha is negative, or the line is not positive and alpha is not 0
     */
    public FgtDecompositionEstimates(
            String[] groups, double[] incomes, double[] weights, double line, double alpha, PoorIf poorIf)
            throws Undefined {
        FgtDecomposition.requireLine(line, alpha);
        this.groups = groups;
        this.weights = weights;
        this.known = new double[incomes.length];
        this.gaps = new double[incomes.length];
        for (int row = 0; row < incomes.length; row++) {
            known[row] = Double.isNaN(incomes[row]) ? 0 : 1;
            gaps[row] = poorIf.poor(incomes[row], line) ? FgtDecomposition.gap(incomes[row], line, alpha) : 0;
        }
    }

    /** The index of the whole. */
    public Linearised total() throws Undefined {
        return Linearised.rate(weights, gaps, known, NOBODY);
    }

    /** The share of a group in the population. */
    public Linearised share(String group) throws Undefined {
        return Linearised.rate(weights, in(group, known), known, NOBODY);
    }

    /** The index of a group. */
    public Linearised index(String group) throws Undefined {
        return Linearised.rate(weights, in(group, gaps), in(group, known), NOBODY);
    }

    /** The part of the whole's index that a group makes up. */
    public Linearised contribution(String group) throws Undefined {
        return Linearised.rate(weights, in(group, gaps), gaps, "Nobody is poor: groups contribute to nothing");
    }

    private double[] in(String group, double[] numbers) {
        double[] part = new double[numbers.length];
        for (int row = 0; row < part.length; row++) {
            part[row] = groups[row].equals(group) ? numbers[row] : 0;
        }
        return part;
    }
}
