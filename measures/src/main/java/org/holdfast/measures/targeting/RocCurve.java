package org.holdfast.measures.targeting;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * How well a score tells the poor from the non-poor at every threshold: a unit is taken for poor when its score is at or
 * above the threshold.
 *
 * <p>Units with equal scores are taken together; a pair of a poor and a non-poor unit with equal scores counts one half in
 * the area. Rows with a NaN are left out; infinite scores keep their place; weights are finite and not negative. Undefined
 * when the poor or the non-poor have no weight.
 *
 * <p>References: Hanley and McNeil 1982, doi:10.1148/radiology.143.1.7063747, for the area; DeLong, DeLong and Clarke-Pearson
 * 1988, doi:10.2307/2531595, for its error; Davis and Goadrich 2006, doi:10.1145/1143844.1143874, for precision and recall.
 *
 * @since 0.1
 */
public final class RocCurve {
    /** A number of units that should meet a part of all does so to this part of it. */
    private static final double MET = 1e-12;

    private final double[] scores;
    private final double[] poor;
    private final double[] nonPoor;
    private final double[] squaresOfPoor;
    private final double[] squaresOfNonPoor;
    private final int poorUnits;
    private final int nonPoorUnits;
    private final double allPoor;
    private final double allNonPoor;

    /** What share of the poor and of the non-poor is taken for poor at a threshold. */
    public record Point(double threshold, double truePositiveRate, double falsePositiveRate) {}

    /**
     * The curve.
     *
     * @throws Undefined when the poor or the non-poor have no weight
     */
    public RocCurve(double[] scores, boolean[] isPoor, double[] weights) throws Undefined {
        int[] order = Order.rising(scores, Order.known(scores, weights));
        double[] distinct = new double[order.length];
        double[][] sums = new double[4][order.length];
        int groups = 0;
        int[] units = new int[2];
        for (int at = order.length - 1; at >= 0; at--) {
            int row = order[at];
            if (groups == 0 || scores[row] != distinct[groups - 1]) {
                distinct[groups++] = scores[row];
            }
            int column = isPoor[row] ? 0 : 1;
            sums[column][groups - 1] += weights[row];
            sums[column + 2][groups - 1] += weights[row] * weights[row];
            units[column] += weights[row] > 0 ? 1 : 0;
        }
        this.scores = Arrays.copyOf(distinct, groups);
        this.poor = Arrays.copyOf(sums[0], groups);
        this.nonPoor = Arrays.copyOf(sums[1], groups);
        this.squaresOfPoor = Arrays.copyOf(sums[2], groups);
        this.squaresOfNonPoor = Arrays.copyOf(sums[3], groups);
        this.poorUnits = units[0];
        this.nonPoorUnits = units[1];
        this.allPoor = Arrays.stream(poor).sum();
        this.allNonPoor = Arrays.stream(nonPoor).sum();
        Share.of(0, allPoor, "the poor");
        Share.of(0, allNonPoor, "the non-poor");
    }

    /**
     * The score that at least a part of units do not exceed, each unit counting once: the smallest such score.
     *
     * @param part of units, above 0 and at most 1
     * @throws Undefined when no score is known or the part is out of range
     */
    public static double scoreAt(double[] scores, double part) throws Undefined {
        double[] sorted = Arrays.stream(scores)
                .filter(score -> !Double.isNaN(score))
                .sorted()
                .toArray();
        if (sorted.length == 0 || !(part > 0 && part <= 1)) {
            throw new Undefined("A quantile of " + sorted.length + " scores at " + part + " does not exist");
        }
        double position = Math.ceil(part * sorted.length * (1 - MET));
        return sorted[(int) Math.max(1, position) - 1];
    }

    /** The chance that a poor unit drawn by weight has a higher score than a non-poor one, plus half the chance of a tie. */
    public double area() {
        double above = 0;
        double sum = 0;
        for (int group = 0; group < scores.length; group++) {
            sum += nonPoor[group] * (above + poor[group] / 2);
            above += poor[group];
        }
        return sum / allPoor / allNonPoor;
    }

    /**
     * The standard error of the area by DeLong: the poor and the non-poor are two independent samples. With weights, the
     * linearised form with each unit drawn by itself, which is DeLong's when weights are equal.
     *
     * @throws Undefined when the poor or the non-poor are fewer than two units with weight
     */
    public double standardErrorOfArea() throws Undefined {
        if (poorUnits < 2 || nonPoorUnits < 2) {
            throw new Undefined("The error of the area needs two poor and two non-poor units; there are " + poorUnits
                    + " and " + nonPoorUnits);
        }
        double area = area();
        double above = 0;
        double below = allNonPoor;
        double ofPoor = 0;
        double ofNonPoor = 0;
        for (int group = 0; group < scores.length; group++) {
            below -= nonPoor[group];
            double beaten = (below + nonPoor[group] / 2) / allNonPoor - area;
            double beating = (above + poor[group] / 2) / allPoor - area;
            ofPoor += squaresOfPoor[group] * beaten * beaten;
            ofNonPoor += squaresOfNonPoor[group] * beating * beating;
            above += poor[group];
        }
        double variance = ofPoor / (allPoor * allPoor) * poorUnits / (poorUnits - 1.0)
                + ofNonPoor / (allNonPoor * allNonPoor) * nonPoorUnits / (nonPoorUnits - 1.0);
        return Math.sqrt(variance);
    }

    /** Both rates when units with at least that score are taken for poor. */
    public Point at(double threshold) {
        double reached = 0;
        double leaked = 0;
        for (int group = 0; group < scores.length && scores[group] >= threshold; group++) {
            reached += poor[group];
            leaked += nonPoor[group];
        }
        return new Point(threshold, reached / allPoor, leaked / allNonPoor);
    }

    /** Precision at each distinct score, averaged by the recall it adds. */
    public double averagePrecision() {
        double reached = 0;
        double leaked = 0;
        double sum = 0;
        for (int group = 0; group < scores.length; group++) {
            reached += poor[group];
            leaked += nonPoor[group];
            sum += poor[group] == 0 ? 0 : poor[group] / allPoor * reached / (reached + leaked);
        }
        return sum;
    }
}
