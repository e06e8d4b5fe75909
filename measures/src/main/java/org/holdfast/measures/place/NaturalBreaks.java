package org.holdfast.measures.place;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * Classes of a score that lie as close together as so many classes can: the sum of squared distances from class means is
 * the least there is, found by dynamic programming and not by search from a start. A class holds its upper bound.
 *
 * <p>Equal scores are in one class. Of several partitions with the same sum, that with the lowest bounds is taken. Undefined
 * when there are fewer distinct scores than classes, or a score is not finite.
 *
 * <p>References: Fisher 1958, doi:10.1080/01621459.1958.10501479; Jenks 1977, Optimal Data Classification for Choropleth Maps.
 *
 * @since 0.1
 */
public final class NaturalBreaks {
    private final double[] upperBounds;
    private final double goodnessOfFit;

    /** The best so many classes of scores. */
    public NaturalBreaks(double[] scores, int classes) throws Undefined {
        Distinct values = new Distinct(scores);
        if (classes < 1 || values.count() < classes) {
            throw new Undefined(classes + " classes need as many distinct scores; there are " + values.count());
        }
        int[][] firstOfLast = new int[classes][values.count()];
        double[] squares = new double[values.count()];
        for (int last = 0; last < squares.length; last++) {
            squares[last] = values.squares(0, last);
        }
        double all = squares[squares.length - 1];
        for (int more = 1; more < classes; more++) {
            double[] next = new double[squares.length];
            divide(values, squares, next, firstOfLast[more], more, squares.length - 1, more, squares.length - 1);
            squares = next;
        }
        this.upperBounds = new double[classes];
        int last = values.count() - 1;
        for (int each = classes - 1; each >= 0; each--) {
            upperBounds[each] = values.value(last);
            last = firstOfLast[each][last] - 1;
        }
        this.goodnessOfFit = all > 0 ? 1 - squares[squares.length - 1] / all : 1;
    }

    /** The highest score of each class, from the lowest class. */
    public double[] upperBounds() {
        return upperBounds;
    }

    /** Goodness of variance fit: the part of squared distances from the mean that lies between classes. */
    public double goodnessOfFit() {
        return goodnessOfFit;
    }

    /** The class of a score, from 1 for the lowest; scores above all bounds are in the highest. */
    public int classOf(double score) {
        int found = Arrays.binarySearch(upperBounds, score);
        return Math.min(found < 0 ? -found : found + 1, upperBounds.length);
    }

    /**
     * Fills the best sums for one class more between two ends, using that the start of the last class never moves down as the end
     * moves up.
     */
    private static void divide(
            Distinct values, double[] fewer, double[] best, int[] start, int from, int to, int lowest, int highest) {
        if (from > to) {
            return;
        }
        int middle = (from + to) >>> 1;
        best[middle] = Double.POSITIVE_INFINITY;
        for (int first = lowest; first <= Math.min(middle, highest); first++) {
            double sum = fewer[first - 1] + values.squares(first, middle);
            if (sum < best[middle]) {
                best[middle] = sum;
                start[middle] = first;
            }
        }
        divide(values, fewer, best, start, from, middle - 1, lowest, start[middle]);
        divide(values, fewer, best, start, middle + 1, to, start[middle], highest);
    }

    /** Distinct scores in rising order, with sums over them. */
    private static final class Distinct {
        private final double[] values;
        private final double[] counts;
        private final double[] sums;
        private final double[] sumsOfSquares;
        private final int count;

        Distinct(double[] scores) throws Undefined {
            double[] sorted = scores.clone();
            Arrays.sort(sorted);
            if (!Arrays.stream(sorted).allMatch(Double::isFinite)) {
                throw new Undefined("Scores must be finite to be classed");
            }
            double centre =
                    sorted.length == 0 ? 0 : Arrays.stream(sorted).average().orElseThrow();
            values = new double[sorted.length];
            counts = new double[sorted.length + 1];
            sums = new double[sorted.length + 1];
            sumsOfSquares = new double[sorted.length + 1];
            int distinct = 0;
            for (int at = 0; at < sorted.length; at++) {
                if (distinct == 0 || sorted[at] != values[distinct - 1]) {
                    values[distinct++] = sorted[at];
                    counts[distinct] = counts[distinct - 1];
                    sums[distinct] = sums[distinct - 1];
                    sumsOfSquares[distinct] = sumsOfSquares[distinct - 1];
                }
                double apart = sorted[at] - centre;
                counts[distinct]++;
                sums[distinct] += apart;
                sumsOfSquares[distinct] += apart * apart;
            }
            count = distinct;
        }

        int count() {
            return count;
        }

        double value(int at) {
            return values[at];
        }

        /** Squared distances from the mean of the scores between two, both counted. */
        double squares(int first, int last) {
            double sum = sums[last + 1] - sums[first];
            double number = counts[last + 1] - counts[first];
            return first == last ? 0 : Math.max(0, sumsOfSquares[last + 1] - sumsOfSquares[first] - sum * sum / number);
        }
    }
}
