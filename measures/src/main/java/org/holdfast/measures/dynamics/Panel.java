package org.holdfast.measures.dynamics;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.Linearised;

/**
 * The same households over several periods, with an income or consumption in each, NaN where not observed, and one weight
 * for all periods. Most measures are over households observed in every period; the others stay in the design of the survey
 * and count zero. A household of weight zero counts zero as well.
 */
public final class Panel {
    private final double[][] outcome;
    private final double[] weights;
    private final int periods;

    /**
     * A panel.
     *
     * @param outcome for each household a number a period, NaN where not observed
     * @param weights one a household, finite and not negative
     * @throws Undefined when an outcome or weight is infinite, a weight negative, or the numbers of periods differ
     */
    public Panel(double[][] outcome, double[] weights) throws Undefined {
        this.outcome = outcome;
        this.weights = weights;
        this.periods = outcome.length == 0 ? 0 : outcome[0].length;
        for (int i = 0; i < outcome.length; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new Undefined("Weights must be finite and not negative, got " + weights[i]);
            }
            if (outcome[i].length != periods || Arrays.stream(outcome[i]).anyMatch(Double::isInfinite)) {
                throw new Undefined(
                        "Each household needs a finite number, or an unknown one, in each of " + periods + " periods");
            }
        }
    }

    public int households() {
        return outcome.length;
    }

    public int periods() {
        return periods;
    }

    /** What a household had in a period, counted from zero; NaN where not observed. */
    public double outcome(int household, int period) {
        return outcome[household][period];
    }

    public double[] weights() {
        return weights;
    }

    /** Whether a household was observed in a period, counted from zero. */
    public boolean isObserved(int household, int period) {
        return !Double.isNaN(outcome[household][period]);
    }

    /** Whether a household was observed in each of the periods from one to before another. */
    public boolean isObserved(int household, int from, int to) {
        return IntStream.range(from, to).allMatch(period -> isObserved(household, period));
    }

    /** Whether a household was observed in every period. */
    public boolean isWhole(int household) {
        return isObserved(household, 0, periods);
    }

    /** The households of a part that were observed in every period. */
    public int wholeHouseholds(boolean[] part) {
        return (int) IntStream.range(0, part.length)
                .filter(i -> part[i] && isWhole(i))
                .count();
    }

    /** A household's mean over all periods. */
    public double mean(int household) {
        return Arrays.stream(outcome[household]).sum() / periods;
    }

    /** The weighted mean of something over the households of a part observed in every period. */
    Linearised mean(boolean[] part, IntToDoubleFunction ofHousehold) throws Undefined {
        if (periods == 0) {
            throw new Undefined("There is no period to measure");
        }
        return share(
                household -> part[household] && isWhole(household),
                ofHousehold,
                household -> 1,
                "No household with weight" + " was observed in every period");
    }

    /** The ratio of two weighted totals over the households that meet a condition. */
    Linearised share(IntPredicate counts, IntToDoubleFunction numerator, IntToDoubleFunction denominator, String nobody)
            throws Undefined {
        double[] above = new double[weights.length];
        double[] below = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            if (counts.test(i)) {
                above[i] = numerator.applyAsDouble(i);
                below[i] = denominator.applyAsDouble(i);
            }
        }
        return Linearised.rate(weights, above, below, nobody);
    }
}
