package org.holdfast.measures.area;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * The area-level model of Fay and Herriot: a direct estimate of each area, {@code y = x'b + u + e}, with {@code u} of one
 * variance {@code s2} between areas and {@code e} of the known sampling variance {@code v}. The best predictor draws the
 * direct estimate towards what the covariates say by {@code gamma = s2 / (s2 + v)}.
 *
 * <p>The mean squared error is that to second order: {@code g1 + g2 + 2 g3}, less the bias of the variance for {@link
 * VarianceMethod#ML} and {@link VarianceMethod#MOMENT}, where {@code g1 = gamma v}, {@code g2 = (1 - gamma)^2 x'(X'V^-1X)^-1 x} and
 * {@code g3 = (1 - gamma)^2 / (s2 + v) * var(s2)}.
 *
 * <p>Edge cases: where the data show no variance between areas, {@code s2 = 0} and every area gets its synthetic estimate,
 * its error still positive by {@code g2} and {@code g3}. A sampling variance that is zero, negative or not finite, fewer
 * areas than covariates plus one, and collinear covariates are {@link Undefined}. Units: those of {@code y}, squared for
 * variances and errors.
 *
 * <p>Fay and Herriot (1979), doi:10.1080/01621459.1979.10482505; Prasad and Rao (1990), doi:10.1080/01621459.1990.10475320;
 * Datta and Lahiri (2000), Statistica Sinica 10, 613-627; Datta, Rao and Smith (2005), doi:10.1093/biomet/92.1.183.
 *
 * @since 0.1
 */
public final class FayHerriot {
    private final double[] direct;
    private final double[][] covariates;
    private final double[] samplingVariances;
    private final VarianceMethod method;
    private final double variance;
    private final AreaRegression regression;

    private FayHerriot(
            double[] direct, double[][] covariates, double[] samplingVariances, VarianceMethod method, double variance)
            throws Undefined {
        this.direct = direct;
        this.covariates = covariates;
        this.samplingVariances = samplingVariances;
        this.method = method;
        this.variance = variance;
        this.regression = regression(direct, covariates, samplingVariances, variance);
    }

    /**
     * Fits the model.
     *
     * @param direct the direct estimate of each area
     * @param columns covariates over the areas, one of ones for an intercept among them
     * @param samplingVariances of the direct estimates, positive
     */
    public static FayHerriot fit(double[] direct, double[][] columns, double[] samplingVariances, VarianceMethod method)
            throws Undefined {
        double[][] covariates = AreaRegression.rows(columns, direct.length);
        if (direct.length <= columns.length) {
            throw new Undefined("An area model with " + columns.length
                    + " covariates needs more areas than that; there are " + direct.length);
        }
        for (int area = 0; area < direct.length; area++) {
            if (!(samplingVariances[area] > 0) || samplingVariances[area] == Double.POSITIVE_INFINITY) {
                throw new Undefined("Area number " + (area + 1) + " has the sampling variance "
                        + samplingVariances[area] + ": leave it out, or smooth the variances first");
            }
        }
        double[] sorted = samplingVariances.clone();
        Arrays.sort(sorted);
        double found = VarianceSearch.highest(
                variance -> score(direct, covariates, samplingVariances, method, variance),
                variance -> logLikelihood(direct, covariates, samplingVariances, method, variance),
                sorted[sorted.length / 2]);
        return new FayHerriot(direct, covariates, samplingVariances, method, found);
    }

    private static AreaRegression regression(double[] direct, double[][] covariates, double[] sampling, double variance)
            throws Undefined {
        return AreaRegression.of(covariates, direct, precisions(sampling, variance));
    }

    private static double[] precisions(double[] sampling, double variance) {
        double[] weights = new double[sampling.length];
        for (int area = 0; area < sampling.length; area++) {
            weights[area] = 1 / (variance + sampling[area]);
        }
        return weights;
    }

    private static double score(
            double[] direct, double[][] covariates, double[] sampling, VarianceMethod method, double variance)
            throws Undefined {
        AreaRegression fitted = regression(direct, covariates, sampling, variance);
        if (method == VarianceMethod.MOMENT) {
            return fitted.residualSquares() - (direct.length - covariates[0].length);
        }
        double slope = 0;
        for (int area = 0; area < direct.length; area++) {
            double precision = 1 / (variance + sampling[area]);
            double residual = direct[area] - fitted.predicted(covariates[area]);
            slope += precision * (precision * residual * residual - 1);
            if (method == VarianceMethod.REML) {
                slope += precision * precision * fitted.leverage(covariates[area]);
            }
        }
        return slope / 2;
    }

    private static double logLikelihood(
            double[] direct, double[][] covariates, double[] sampling, VarianceMethod method, double variance)
            throws Undefined {
        AreaRegression fitted = regression(direct, covariates, sampling, variance);
        double sum = fitted.residualSquares();
        for (double one : sampling) {
            sum += Math.log(2 * Math.PI * (variance + one));
        }
        return -(method == VarianceMethod.REML ? sum + fitted.logDeterminant() : sum) / 2;
    }

    /** The variance between areas, not negative. */
    public double variance() {
        return variance;
    }

    /** One a covariate. */
    public double[] coefficients() {
        return regression.coefficients();
    }

    /** How much of each direct estimate is kept, from 0 to 1. */
    public double[] shrinkage() {
        double[] all = new double[direct.length];
        for (int area = 0; area < direct.length; area++) {
            all[area] = variance / (variance + samplingVariances[area]);
        }
        return all;
    }

    /** The empirical best linear unbiased predictor of each area. */
    public double[] predictors() {
        double[] all = regression.predicted(covariates);
        double[] kept = shrinkage();
        for (int area = 0; area < direct.length; area++) {
            all[area] += kept[area] * (direct[area] - all[area]);
        }
        return all;
    }

    /** The second-order mean squared error of each predictor. */
    public double[] meanSquaredErrors() {
        double first = 0;
        double second = 0;
        double trace = 0;
        for (int area = 0; area < direct.length; area++) {
            double precision = 1 / (variance + samplingVariances[area]);
            first += precision;
            second += precision * precision;
            trace += precision * precision * regression.leverage(covariates[area]);
        }
        int areas = direct.length;
        double spread = method == VarianceMethod.MOMENT ? 2 * areas / (first * first) : 2 / second;
        double bias = 0;
        if (method == VarianceMethod.MOMENT) {
            bias = 2 * (areas * second - first * first) / (first * first * first);
        } else if (method == VarianceMethod.ML) {
            bias = -trace / second;
        }
        double[] all = new double[areas];
        for (int area = 0; area < areas; area++) {
            double total = variance + samplingVariances[area];
            double drawn = samplingVariances[area] / total;
            double known = variance * drawn;
            double ofCoefficients = drawn * drawn * regression.leverage(covariates[area]);
            double ofVariance = drawn * drawn / total * spread;
            all[area] = known + ofCoefficients + 2 * ofVariance - drawn * drawn * bias;
        }
        return all;
    }

    /** What the covariates say of an area that has no direct estimate. */
    public double synthetic(double[] covariatesOfArea) {
        return regression.predicted(covariatesOfArea);
    }

    /** The mean squared error of {@link #synthetic}: the variance between areas and that of the coefficients. */
    public double syntheticError(double[] covariatesOfArea) {
        return variance + regression.leverage(covariatesOfArea);
    }

    /** The logarithm of the likelihood at the fit, unrestricted whatever the method, as R's package sae gives it. */
    public double logLikelihood() throws Undefined {
        return logLikelihood(direct, covariates, samplingVariances, VarianceMethod.ML, variance);
    }

    /** Akaike's criterion, the variance counted as a parameter. */
    public double akaike() throws Undefined {
        return -2 * logLikelihood() + 2 * (covariates[0].length + 1);
    }

    /** Schwarz's criterion, the variance counted as a parameter. */
    public double bayes() throws Undefined {
        return -2 * logLikelihood() + (covariates[0].length + 1) * Math.log(direct.length);
    }

    /** Direct estimate less the covariates' prediction, over the root of the sum of both variances. */
    public double[] standardisedResiduals() {
        double[] all = regression.residuals(covariates, direct);
        for (int area = 0; area < direct.length; area++) {
            all[area] /= Math.sqrt(variance + samplingVariances[area]);
        }
        return all;
    }

    /** What each area has beyond its covariates: {@code gamma (y - x'b)}. */
    public double[] effects() {
        double[] all = regression.residuals(covariates, direct);
        double[] kept = shrinkage();
        for (int area = 0; area < direct.length; area++) {
            all[area] *= kept[area];
        }
        return all;
    }
}
