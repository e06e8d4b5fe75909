package org.holdfast.measures.targeting;

import java.util.Arrays;
import org.hipparchus.special.Gamma;
import org.holdfast.measures.Undefined;

/**
 * Predicted and observed shares of the poor within bins of the predicted probability.
 *
 * <p>Bins are bounded by quantiles of the probabilities, each row counting once, by linear interpolation (type 7 of Hyndman
 * and Fan 1996, doi:10.1080/00031305.1996.10473566); a bin holds its upper bound, the first also its lower. Equal bounds are one,
 * so ties give fewer bins. Rows with a NaN or without weight are left out. Undefined when no row is left.
 *
 * @since 0.1
 */
public final class CalibrationBins {
    private final double[] weights;
    private final double[] predicted;
    private final double[] observed;
    private final double all;

    /** The parts of the Brier score of binned probabilities: {@code reliability - resolution + uncertainty}. */
    public record BrierParts(double reliability, double resolution, double uncertainty) {}

    /** A test of Hosmer and Lemeshow. */
    public record HosmerLemeshow(double chiSquare, int degreesOfFreedom, double probability) {}

    /**
     * The bins.
     *
     * @param bins how many parts of equal size are wanted
     * @throws Undefined when no row has weight, or a probability is not one
     */
    public CalibrationBins(double[] probabilities, boolean[] isPoor, double[] rowWeights, int bins) throws Undefined {
        int[] rows = Arrays.stream(Order.known(probabilities, rowWeights))
                .filter(row -> rowWeights[row] > 0)
                .toArray();
        if (rows.length == 0) {
            throw new Undefined("No row has a probability and a weight");
        }
        for (int row : rows) {
            if (!(probabilities[row] >= 0 && probabilities[row] <= 1)) {
                throw new Undefined("Row " + (row + 1) + " has the probability " + probabilities[row]
                        + ": expected a share from 0 to 1");
            }
        }
        double[] upper = upperBounds(probabilities, Order.rising(probabilities, rows), bins);
        this.weights = new double[upper.length];
        this.predicted = new double[upper.length];
        this.observed = new double[upper.length];
        for (int row : rows) {
            int found = Arrays.binarySearch(upper, probabilities[row]);
            int bin = Math.min(found < 0 ? -found - 1 : found, upper.length - 1);
            weights[bin] += rowWeights[row];
            predicted[bin] += rowWeights[row] * probabilities[row];
            observed[bin] += isPoor[row] ? rowWeights[row] : 0;
        }
        this.all = Arrays.stream(weights).sum();
    }

    private static double[] upperBounds(double[] probabilities, int[] order, int bins) {
        double[] bounds = new double[bins];
        for (int bin = 1; bin <= bins; bin++) {
            // Counting from one, as R does, decides on which side a bound falls that ought to meet a row.
            double position = 1 + (order.length - 1) * (bin * (1.0 / bins));
            int low = (int) Math.min(Math.floor(position), order.length) - 1;
            int high = Math.min(low + 1, order.length - 1);
            double part = position - Math.floor(position);
            double below = probabilities[order[low]];
            double above = probabilities[order[high]];
            bounds[bin - 1] = bin == bins || below == above || part <= 0
                    ? probabilities[order[bin == bins ? order.length - 1 : low]]
                    : (1 - part) * below + part * above;
        }
        double lowest = probabilities[order[0]];
        double[] distinct =
                Arrays.stream(bounds).distinct().filter(bound -> bound > lowest).toArray();
        return distinct.length == 0 ? new double[] {lowest} : distinct;
    }

    /** The mean distance of predicted and observed share, by weight of bins. */
    public double expectedError() {
        double sum = 0;
        for (int bin = 0; bin < weights.length; bin++) {
            sum += Math.abs(observed[bin] - predicted[bin]);
        }
        return sum / all;
    }

    /**
     * Hosmer and Lemeshow's test, with two degrees of freedom less than bins that hold a row (doi:10.1080/03610928008827941).
     *
     * @throws Undefined when bins are fewer than three, or a bin is certain of what did not come true
     */
    public HosmerLemeshow hosmerLemeshow() throws Undefined {
        double sum = 0;
        int filled = 0;
        for (int bin = 0; bin < weights.length; bin++) {
            if (weights[bin] == 0) {
                continue;
            }
            filled++;
            double distance = observed[bin] - predicted[bin];
            if (distance != 0) {
                double spread = predicted[bin] * (1 - predicted[bin] / weights[bin]);
                sum += Share.of(distance * distance, spread, "the predicted poor or non-poor of a bin");
            }
        }
        int freedom = filled - 2;
        if (freedom < 1) {
            throw new Undefined("The test needs three bins or more; ties of the probabilities leave " + filled);
        }
        return new HosmerLemeshow(sum, freedom, sum == 0 ? 1 : Gamma.regularizedGammaQ(freedom / 2.0, sum / 2));
    }

    /** Murphy's parts of the Brier score (1973, doi:10.1175/1520-0450(1973)012&lt;0595:ANVPOT&gt;2.0.CO;2), without what varies within bins. */
    public BrierParts brierParts() {
        double share = Arrays.stream(observed).sum() / all;
        double reliability = 0;
        double resolution = 0;
        for (int bin = 0; bin < weights.length; bin++) {
            if (weights[bin] > 0) {
                double distance = (observed[bin] - predicted[bin]) / weights[bin];
                double apart = observed[bin] / weights[bin] - share;
                reliability += weights[bin] * distance * distance / all;
                resolution += weights[bin] * apart * apart / all;
            }
        }
        return new BrierParts(reliability, resolution, share * (1 - share));
    }
}
