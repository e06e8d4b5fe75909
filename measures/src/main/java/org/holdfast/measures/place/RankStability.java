package org.holdfast.measures.place;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.holdfast.measures.Undefined;

/**
 * How far the ranks of places depend on the choice of indicators and weights: the linear index is worked out again and
 * again with indicators drawn with replacement, or with weights multiplied by chance, and places are ranked anew, 1 for the best.
 *
 * <p>The same seed gives the same draws on every machine. A draw in which no indicator differs between places is not used.
 *
 * <p>Reference: Saisana, Saltelli and Tarantola 2005, doi:10.1111/j.1467-985X.2005.00350.x.
 *
 * @since 0.1
 */
public final class RankStability {
    private final double[][] ranks;
    private final double[] base;

    /**
     * What is left to chance.
     *
     * @param resampleIndicators whether indicators are drawn with replacement
     * @param spreadOfWeights each weight is multiplied by a number drawn evenly from 1 less to 1 plus this; 0 keeps weights
     */
    public record Chance(int draws, long seed, boolean resampleIndicators, double spreadOfWeights) {}

    /** Ranks the places under each draw. */
    public RankStability(Indicators indicators, double[] weights, Chance chance) throws Undefined {
        if (chance.draws() < 1 || !(chance.spreadOfWeights() >= 0 && chance.spreadOfWeights() <= 1)) {
            throw new Undefined("Ranks need one draw or more, and a spread of weights from 0 to 1");
        }
        Weights.check(indicators, weights);
        this.base = Ranks.highestFirst(LinearIndex.of(indicators, weights));
        this.ranks = new double[indicators.places()][chance.draws()];
        double[][] scaled = indicators.betweenWorstAndBest();
        SplittableRandom random = new SplittableRandom(chance.seed());
        for (int draw = 0; draw < chance.draws(); draw++) {
            double[] drawn = drawn(weights, chance, random);
            double[] index = new double[indicators.places()];
            for (int indicator = 0; indicator < drawn.length; indicator++) {
                for (int place = 0; place < index.length && drawn[indicator] > 0; place++) {
                    index[place] += drawn[indicator] * scaled[indicator][place];
                }
            }
            double[] ranked = Ranks.highestFirst(index);
            for (int place = 0; place < ranked.length; place++) {
                ranks[place][draw] = ranked[place];
            }
        }
        for (double[] ofPlace : ranks) {
            Arrays.sort(ofPlace);
        }
    }

    private static double[] drawn(double[] weights, Chance chance, SplittableRandom random) throws Undefined {
        double[] times = new double[weights.length];
        Arrays.fill(times, chance.resampleIndicators() ? 0 : 1);
        for (int each = 0; each < weights.length && chance.resampleIndicators(); each++) {
            times[random.nextInt(weights.length)]++;
        }
        double[] drawn = new double[weights.length];
        for (int indicator = 0; indicator < weights.length; indicator++) {
            double factor = 1 + chance.spreadOfWeights() * (2 * random.nextDouble() - 1);
            drawn[indicator] = weights[indicator] * times[indicator] * factor;
        }
        return drawn;
    }

    /** The rank of each place by the weights as given. */
    public double[] base() {
        return base;
    }

    /**
     * A quantile of each place's ranks over draws: the smallest that at least this part of draws do not exceed.
     *
     * @param part of draws, from 0 to 1
     */
    public double[] quantile(double part) {
        return Arrays.stream(ranks)
                .mapToDouble(ofPlace -> ofPlace[(int) Math.max(0, Math.ceil(part * ofPlace.length) - 1)])
                .toArray();
    }

    /** The mean over draws of each place's distance from its rank by the weights as given. */
    public double[] meanShift() {
        double[] shift = new double[base.length];
        for (int place = 0; place < base.length; place++) {
            double own = base[place];
            shift[place] = Arrays.stream(ranks[place])
                    .map(rank -> Math.abs(rank - own))
                    .average()
                    .orElseThrow();
        }
        return shift;
    }

    /** The part of draws in which each place is among the last so many. */
    public double[] chanceOfBeingAmongLast(int number) {
        double limit = base.length - number;
        return Arrays.stream(ranks)
                .mapToDouble(ofPlace -> (double) Arrays.stream(ofPlace)
                                .filter(rank -> rank > limit)
                                .count()
                        / ofPlace.length)
                .toArray();
    }
}
