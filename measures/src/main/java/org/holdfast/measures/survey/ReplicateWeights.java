package org.holdfast.measures.survey;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.qr.QRColPivDecompositionHouseholderColumn_DDRM;
import org.holdfast.measures.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Further sets of weights for the same sample, between which an estimate varies as it would between samples. A replicate's
 * weight of a row is the row's weight times the factor of its unit.
 *
 * <p>The variance is {@code scale * sum over r of rscale_r (estimate_r - centre)^2}, about the estimate of the full sample or
 * about the mean of the replicates of positive scale ({@link Centre}). Replicates for which the estimate is undefined are left
 * out, and counted.
 *
 * <p>Wolter 2007, Introduction to Variance Estimation, 2nd ed., doi:10.1007/978-0-387-35099-8, chapters 3 to 5.
 *
 * @since 0.1.0
 */
public final class ReplicateWeights {
    private static final int RANKED = 250_000;

    private final SurveyDesign design;
    private final int[] unit;
    private final Factors factors;
    private final int units;
    private final double scale;
    private final double[] rscales;
    private final int knownDegrees;

    /** What deviations are taken from. */
    public enum Centre {
        /** The estimate of the full sample, {@code mse = TRUE} in R's survey. */
        FULL_SAMPLE,
        /** The mean of the replicates, {@code mse = FALSE}. */
        MEAN_OF_REPLICATES
    }

    /** An estimate of one or more numbers by given weights. */
    public interface Statistic {
        /**
         * The numbers by these weights of all rows, which are not to be kept: they change with the next replicate.
         *
         * @throws Undefined when they have none
         */
        double[] of(double[] weights) throws Undefined;
    }

    /** Writes the factors of all units in one replicate, so that replicates of many units need not be held at once. */
    interface Factors {
        void write(int replicate, double[] into);
    }

    /**
     * What replicates tell of an estimate.
     *
     * @param values of the full sample
     * @param errors their standard errors
     * @param covariance of the values
     * @param used how many replicates had a value
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Replicated(double[] values, double[] errors, double[][] covariance, int used) {}

    /**
     * Replicates of a sample.
     *
     * @param design whose weights they start from; those of a calibrated design are calibrated in each replicate
     * @param unit the unit of each row that factors are given for, numbered from 0
     * @param factors for each replicate the factor of each unit
     * @param scale what all squares are multiplied by
     * @param rscales what the square of each replicate is multiplied by
     */
    public static ReplicateWeights of(
            SurveyDesign design, int[] unit, double[][] factors, double scale, double[] rscales) {
        int units = factors.length == 0 ? 0 : factors[0].length;
        return new ReplicateWeights(
                design,
                unit,
                (replicate, into) -> System.arraycopy(factors[replicate], 0, into, 0, units),
                units,
                scale,
                rscales,
                -1);
    }

    /** Replicates whose degrees of freedom are known, or -1. */
    ReplicateWeights(
            SurveyDesign design,
            int[] unit,
            Factors factors,
            int units,
            double scale,
            double[] rscales,
            int knownDegrees) {
        this.design = design;
        this.unit = unit;
        this.factors = factors;
        this.units = units;
        this.scale = scale;
        this.rscales = rscales;
        this.knownDegrees = knownDegrees;
    }

    /** The same replicates with other scales. */
    public ReplicateWeights scaled(double otherScale, double[] otherRscales) {
        return new ReplicateWeights(design, unit, factors, units, otherScale, otherRscales, knownDegrees);
    }

    /** What all squares are multiplied by. */
    public double scale() {
        return scale;
    }

    /** What the square of each replicate is multiplied by. */
    public double[] rscales() {
        return rscales;
    }

    /** The weights of the full sample. */
    public double[] weights() {
        return design.weights();
    }

    /** How many replicates there are. */
    public int size() {
        return rscales.length;
    }

    /**
     * The weights of one replicate.
     *
     * @throws Undefined when they cannot be calibrated as the full sample's are
     */
    public double[] replicate(int replicate) throws Undefined {
        return write(replicate, new double[units], new double[unit.length]);
    }

    private double[] write(int replicate, double[] factor, double[] into) throws Undefined {
        double[] weights = design.uncalibratedWeights();
        factors.write(replicate, factor);
        for (int row = 0; row < into.length; row++) {
            into[row] = weights[row] * factor[unit[row]];
        }
        return design.calibrate(into);
    }

    /**
     * Estimates a statistic with its standard errors.
     *
     * @throws Undefined when the full sample or every replicate has no value
     */
    public Replicated estimate(Statistic statistic, Centre centre) throws Undefined {
        return estimate(statistic, centre, 1);
    }

    /**
     * As {@link #estimate(Statistic, Centre)}, with the replicates shared out; the result is the same.
     *
     * @param workers how many parts of the replicates may run at once; above one, the statistic must bear it
     */
    public Replicated estimate(Statistic statistic, Centre centre, int workers) throws Undefined {
        double[] full = statistic.of(design.weights());
        double[][] replicates = new double[size()][];
        int parts = Math.max(1, Math.min(workers, replicates.length));
        IntStream.range(0, parts).parallel().forEach(part -> {
            int from = (int) ((long) part * replicates.length / parts);
            int to = (int) ((part + 1L) * replicates.length / parts);
            evaluate(statistic, replicates, from, to);
        });
        int used =
                (int) Arrays.stream(replicates).filter(each -> each.length > 0).count();
        if (used == 0) {
            throw new Undefined("No replicate has a value");
        }
        double[] middle = centre == Centre.FULL_SAMPLE ? full : mean(replicates, full.length);
        double[][] covariance = covariance(replicates, middle);
        double[] errors = new double[full.length];
        Arrays.setAll(errors, k -> Math.sqrt(covariance[k][k]));
        return new Replicated(full, errors, covariance, used);
    }

    /** An empty array stands for a replicate without a value. */
    private void evaluate(Statistic statistic, double[][] replicates, int from, int to) {
        double[] current = new double[unit.length];
        double[] factor = new double[units];
        for (int r = from; r < to; r++) {
            try {
                replicates[r] = statistic.of(write(r, factor, current));
            } catch (Undefined none) {
                replicates[r] = new double[0];
            }
        }
    }

    private double[] mean(double[][] replicates, int length) {
        double[] mean = new double[length];
        int counted = 0;
        for (int r = 0; r < replicates.length; r++) {
            if (replicates[r].length > 0 && rscales[r] > 0) {
                for (int k = 0; k < length; k++) {
                    mean[k] += replicates[r][k];
                }
                counted++;
            }
        }
        for (int k = 0; k < length; k++) {
            mean[k] /= counted;
        }
        return mean;
    }

    private double[][] covariance(double[][] replicates, double[] middle) {
        int length = middle.length;
        double[][] covariance = new double[length][length];
        for (int r = 0; r < replicates.length; r++) {
            for (int i = 0; replicates[r].length > 0 && i < length; i++) {
                for (int j = 0; j < length; j++) {
                    covariance[i][j] +=
                            scale * rscales[r] * (replicates[r][i] - middle[i]) * (replicates[r][j] - middle[j]);
                }
            }
        }
        return covariance;
    }

    /**
     * The rank of the factors of the units that have weight, less one, as R's survey counts degrees of freedom; where that is
     * costly, units less strata.
     *
     * @param domain the rows looked at, or null for all
     */
    public int degreesOfFreedom(boolean @Nullable [] domain) {
        boolean[] weighs = new boolean[units];
        for (int row = 0; row < unit.length; row++) {
            weighs[unit[row]] |= (domain == null || domain[row]) && design.weights()[row] != 0;
        }
        int[] used = IntStream.range(0, units).filter(i -> weighs[i]).toArray();
        if (used.length == units && knownDegrees >= 0) {
            return knownDegrees;
        }
        if (used.length == 0 || size() == 0 || (long) used.length * size() > RANKED) {
            return design.degreesOfFreedom(domain);
        }
        DMatrixRMaj matrix = new DMatrixRMaj(used.length, size());
        double[] factor = new double[units];
        for (int r = 0; r < size(); r++) {
            factors.write(r, factor);
            for (int i = 0; i < used.length; i++) {
                matrix.set(i, r, factor[used[i]]);
            }
        }
        QRColPivDecompositionHouseholderColumn_DDRM qr = new QRColPivDecompositionHouseholderColumn_DDRM(1e-7);
        qr.decompose(matrix);
        return qr.getRank() - 1;
    }
}
