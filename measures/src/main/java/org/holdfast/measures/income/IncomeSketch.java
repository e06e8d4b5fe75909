package org.holdfast.measures.income;

import java.util.Arrays;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.quantilescommon.DoublesSketchSortedView;
import org.holdfast.measures.Undefined;

/**
 * A weighted distribution of incomes of any size in bounded memory, for measures that need the order of incomes: some
 * thousand incomes stand for all, each with the weight of those around it. Ranks are within {@link #rankError} of the true
 * ones with a probability of 99 % (Karnin, Lang and Liberty 2016, doi:10.1109/FOCS.2016.17).
 *
 * <p>Weights are taken in steps of 1/65,536. NaN incomes are unknown and left out; infinite ones make every measure undefined.
 */
public final class IncomeSketch {
    private static final int SIZE = 8192;
    private static final int STEPS = 1 << 16;
    private static final int FEW = 16;
    private final KllDoublesSketch whole = KllDoublesSketch.newHeapInstance(SIZE);
    private final KllDoublesSketch fractions = KllDoublesSketch.newHeapInstance(SIZE);
    private boolean infinite;

    /**
     * Takes a person.
     *
     * @param weight finite and not negative
     */
    public void accept(double income, double weight) {
        if (Double.isNaN(income) || !(weight > 0)) {
            return;
        }
        infinite |= Double.isInfinite(income);
        if (weight <= FEW && weight == Math.rint(weight)) {
            for (int i = 0; i < weight; i++) {
                whole.update(income);
            }
        } else {
            long steps = Math.round(weight * STEPS);
            if (steps > 0) {
                fractions.update(income, steps);
            }
        }
    }

    /** Takes all that another took. */
    public IncomeSketch combine(IncomeSketch other) {
        whole.merge(other.whole);
        fractions.merge(other.fractions);
        infinite |= other.infinite;
        return this;
    }

    /** How far a rank may be from the true one, as a share of all weights. */
    public double rankError() {
        return whole.getNormalizedRankError(false);
    }

    /**
     * The incomes that stand for all.
     *
     * @throws Undefined when an income was infinite
     */
    public SortedIncomes incomes() throws Undefined {
        if (infinite) {
            throw new Undefined("An income is infinite: give a number or leave it unknown");
        }
        double[] values = new double[whole.getNumRetained() + fractions.getNumRetained() + 4];
        double[] weights = new double[values.length];
        int filled = fill(whole, 1, values, weights, 0);
        filled = fill(fractions, 1.0 / STEPS, values, weights, filled);
        return SortedIncomes.of(Arrays.copyOf(values, filled), Arrays.copyOf(weights, filled));
    }

    private static int fill(KllDoublesSketch sketch, double step, double[] values, double[] weights, int from) {
        if (sketch.isEmpty()) {
            return from;
        }
        DoublesSketchSortedView view = sketch.getSortedView();
        double[] quantiles = view.getQuantiles();
        long[] cumulative = view.getCumulativeWeights();
        int at = from;
        for (int i = 0; i < quantiles.length && at < values.length; i++) {
            values[at] = quantiles[i];
            weights[at++] = (cumulative[i] - (i == 0 ? 0 : cumulative[i - 1])) * step;
        }
        return at;
    }
}
