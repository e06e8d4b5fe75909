package org.holdfast.measures.place;

import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;

/**
 * Indicators of places, and whether more or less of each is better. Every value is known and finite; a place that lacks a
 * value is left out by the caller.
 *
 * @since 0.1
 */
public final class Indicators {
    private final double[][] values;
    private final List<Direction> directions;

    /**
     * Indicators by column.
     *
     * @param values a column for each indicator, all as long as there are places
     * @throws Undefined when there is no place or no indicator, or a value is not finite
     */
    public Indicators(double[][] values, List<Direction> directions) throws Undefined {
        if (values.length == 0 || values[0].length == 0) {
            throw new Undefined("There is no place with a value of every indicator");
        }
        for (double[] column : values) {
            for (double value : column) {
                if (!Double.isFinite(value)) {
                    throw new Undefined("Indicators must be finite; one is " + value);
                }
            }
        }
        this.values = values;
        this.directions = List.copyOf(directions);
    }

    public int indicators() {
        return values.length;
    }

    public int places() {
        return values[0].length;
    }

    public List<Direction> directions() {
        return directions;
    }

    /** The values of an indicator, one a place. */
    public double[] column(int indicator) {
        return values[indicator];
    }

    /** Whether all places have the same value of an indicator. */
    public boolean constant(int indicator) {
        double first = values[indicator][0];
        return IntStream.range(0, places()).allMatch(place -> values[indicator][place] == first);
    }

    /** Some of the places, in the order given; one may come more than once. */
    public Indicators at(int... places) throws Undefined {
        double[][] fewer = new double[indicators()][];
        for (int indicator = 0; indicator < fewer.length; indicator++) {
            double[] column = values[indicator];
            fewer[indicator] =
                    IntStream.of(places).mapToDouble(place -> column[place]).toArray();
        }
        return new Indicators(fewer, directions);
    }

    /**
     * Each indicator on a scale from 0, its worst place, to 1, its best: {@code (x - min) / (max - min)}, or
     * {@code (max - x) / (max - min)} where less is better. One that is the same everywhere is 0 everywhere.
     */
    public double[][] betweenWorstAndBest() {
        double[][] scaled = new double[indicators()][places()];
        for (int indicator = 0; indicator < scaled.length; indicator++) {
            double least = DoubleRange.least(values[indicator]);
            double most = DoubleRange.most(values[indicator]);
            // Halves, so that the range of very large numbers of both signs stays finite.
            double range = most / 2 - least / 2;
            for (int place = 0; place < places() && range > 0; place++) {
                double value = values[indicator][place];
                scaled[indicator][place] = directions.get(indicator) == Direction.MORE_IS_BETTER
                        ? (value / 2 - least / 2) / range
                        : (most / 2 - value / 2) / range;
            }
        }
        return scaled;
    }
}
