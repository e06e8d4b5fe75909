package org.holdfast.measures.place;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * How near each place is to the ideal of being best in everything: {@code C = d- / (d+ + d-)}, with the Euclidean distances of
 * its weighted indicators to the best ({@code d+}) and the worst ({@code d-}) value of each.
 *
 * <p>An indicator that is the same everywhere moves nothing. Undefined when all weighted indicators are, so that every
 * place is best and worst at once.
 *
 * <p>Reference: Hwang and Yoon 1981, Multiple Attribute Decision Making, doi:10.1007/978-3-642-48318-9.
 *
 * @since 0.1
 */
public final class Topsis {
    private Topsis() {}

    /** By indicators on a scale from worst to best. */
    public static double[] betweenWorstAndBest(Indicators indicators, double[] weights) throws Undefined {
        Weights.check(indicators, weights);
        double[][] scaled = indicators.betweenWorstAndBest();
        Direction[] all = new Direction[scaled.length];
        Arrays.fill(all, Direction.MORE_IS_BETTER);
        return nearness(scaled, weights, all);
    }

    /** By indicators divided by the root of their sum of squares, as in the original; a column of zeros stays so. */
    public static double[] byLength(Indicators indicators, double[] weights) throws Undefined {
        Weights.check(indicators, weights);
        double[][] scaled = new double[indicators.indicators()][];
        for (int indicator = 0; indicator < scaled.length; indicator++) {
            double[] column = indicators.column(indicator);
            double largest = Math.max(Math.abs(DoubleRange.least(column)), Math.abs(DoubleRange.most(column)));
            double length = largest == 0
                    ? 1
                    : largest
                            * Math.sqrt(Arrays.stream(column)
                                    .map(value -> value / largest * (value / largest))
                                    .sum());
            scaled[indicator] =
                    Arrays.stream(column).map(value -> value / length).toArray();
        }
        return nearness(scaled, weights, indicators.directions().toArray(Direction[]::new));
    }

    private static double[] nearness(double[][] scaled, double[] weights, Direction[] directions) throws Undefined {
        int places = scaled[0].length;
        double[] toBest = new double[places];
        double[] toWorst = new double[places];
        for (int indicator = 0; indicator < scaled.length; indicator++) {
            double[] column = scaled[indicator];
            boolean more = directions[indicator] == Direction.MORE_IS_BETTER;
            double best = more ? DoubleRange.most(column) : DoubleRange.least(column);
            double worst = more ? DoubleRange.least(column) : DoubleRange.most(column);
            for (int place = 0; place < places; place++) {
                double lacking = weights[indicator] * (best - column[place]);
                double ahead = weights[indicator] * (column[place] - worst);
                toBest[place] += lacking * lacking;
                toWorst[place] += ahead * ahead;
            }
        }
        double[] nearness = new double[places];
        for (int place = 0; place < places; place++) {
            double best = Math.sqrt(toBest[place]);
            double worst = Math.sqrt(toWorst[place]);
            if (best + worst == 0) {
                throw new Undefined("All weighted indicators are the same everywhere: no place is nearer to the best");
            }
            nearness[place] = worst / (best + worst);
        }
        return nearness;
    }
}
