package org.holdfast.measures.area;

import java.util.Collections;
import java.util.Set;
import org.holdfast.measures.Undefined;

/**
 * The unit-level nested error model of Battese, Harter and Fuller: {@code y = x'b + u + e} for each unit, with {@code u} an
 * effect of its area of variance {@code su2} and {@code e} its own of variance {@code se2}. The effect is predicted by
 * {@code gamma} times the area's mean residual, {@code gamma = su2 / (su2 + se2 / n)}. Areas without sampled units have
 * effect zero and {@code gamma} zero.
 *
 * <p>Edge cases: {@code su2 = 0} where areas differ no more than chance has it. Undefined with no more units than
 * covariates, with one unit in every area (the two variances cannot be told apart), with collinear covariates, and where
 * nothing is left unexplained within areas. Values must be finite. Units: those of {@code y}, squared for variances.
 *
 * <p>Battese, Harter and Fuller (1988), doi:10.1080/01621459.1988.10478561; Patterson and Thompson (1971),
 * doi:10.1093/biomet/58.3.545.
 *
 * @since 0.1
 */
public final class NestedError {
    private final AreaSums sums;
    private final boolean restricted;
    private final double ratio;
    private final AreaRegression regression;

    private NestedError(AreaSums sums, boolean restricted, double ratio) throws Undefined {
        this.sums = sums;
        this.restricted = restricted;
        this.ratio = ratio;
        this.regression = sums.fit(ratio);
    }

    /**
     * Fits the model.
     *
     * @param columns covariates over the units, one of ones for an intercept among them
     * @param areas the area of each unit
     * @param method {@link VarianceMethod#REML} or {@link VarianceMethod#ML}
     */
    public static NestedError fit(double[] outcome, double[][] columns, String[] areas, VarianceMethod method)
            throws Undefined {
        if (method == VarianceMethod.MOMENT) {
            throw new IllegalArgumentException("A unit-level model is fitted by REML or ML");
        }
        AreaSums sums = new AreaSums(outcome, AreaRegression.rows(columns, outcome.length), areas);
        if (sums.rows <= sums.columns || sums.units.length < 2) {
            throw new Undefined(
                    "A model of " + sums.columns + " covariates and effects of areas needs more units than that in"
                            + " two areas at least; there are " + sums.rows + " units in " + sums.units.length);
        }
        if (sums.units.length == sums.rows) {
            throw new Undefined(
                    "Every area has one sampled unit: variance between areas and within cannot be told apart");
        }
        boolean restricted = method == VarianceMethod.REML;
        double found = VarianceSearch.highest(
                ratio -> score(sums, restricted, ratio), ratio -> logLikelihood(sums, restricted, ratio), 1);
        return new NestedError(sums, restricted, found);
    }

    private static double score(AreaSums sums, boolean restricted, double ratio) throws Undefined {
        AreaRegression fitted = sums.fit(ratio);
        double unexplained = 0;
        double slope = 0;
        for (int area = 0; area < sums.units.length; area++) {
            double weight = sums.units[area] / (1 + ratio * sums.units[area]);
            double residual = sums.outcomeMeans[area] - fitted.predicted(sums.means[area]);
            unexplained += weight * weight * residual * residual;
            slope -= weight;
            if (restricted) {
                slope += weight * weight * fitted.leverage(sums.means[area]);
            }
        }
        return slope + degrees(sums, restricted) * unexplained / fitted.residualSquares();
    }

    private static double logLikelihood(AreaSums sums, boolean restricted, double ratio) throws Undefined {
        AreaRegression fitted = sums.fit(ratio);
        int degrees = degrees(sums, restricted);
        double sum = degrees * (1 + Math.log(2 * Math.PI * fitted.residualSquares() / degrees)) + sums.logSpread(ratio);
        return -(restricted ? sum + fitted.logDeterminant() : sum) / 2;
    }

    private static int degrees(AreaSums sums, boolean restricted) {
        return restricted ? sums.rows - sums.columns : sums.rows;
    }

    /** The variance between areas. */
    public double areaVariance() {
        return ratio * unitVariance();
    }

    /** The variance of units within an area. */
    public double unitVariance() {
        return regression.residualSquares() / degrees(sums, restricted);
    }

    /** One a covariate. */
    public double[] coefficients() {
        return regression.coefficients();
    }

    /** The logarithm of the likelihood that was made largest: restricted under REML, as R's lme4 gives it. */
    public double logLikelihood() throws Undefined {
        return logLikelihood(sums, restricted, ratio);
    }

    /** Akaike's criterion, both variances counted as parameters. */
    public double akaike() throws Undefined {
        return -2 * logLikelihood() + 2 * (sums.columns + 2);
    }

    /** Schwarz's criterion, both variances counted as parameters. */
    public double bayes() throws Undefined {
        return -2 * logLikelihood() + (sums.columns + 2) * Math.log(sums.rows);
    }

    /** The areas that have sampled units, in the order of their first. */
    public Set<String> areas() {
        return Collections.unmodifiableSet(sums.codes.keySet());
    }

    /** What the covariates alone say of a unit. */
    public double fixedPart(double[] covariates) {
        return regression.predicted(covariates);
    }

    /** How much of its mean residual an area keeps, from 0 to 1. */
    public double shrinkage(String area) {
        Integer code = sums.codes.get(area);
        return code == null ? 0 : shrinkage((int) code);
    }

    private double shrinkage(int code) {
        return ratio * sums.units[code] / (1 + ratio * sums.units[code]);
    }

    /** The predicted effect of an area; zero where no unit was sampled. */
    public double effect(String area) {
        Integer code = sums.codes.get(area);
        if (code == null) {
            return 0;
        }
        return shrinkage(code) * (sums.outcomeMeans[code] - regression.predicted(sums.means[code]));
    }

    /** The variance of a unit that was not sampled, given what was: {@code su2 (1 - gamma) + se2}. */
    public double predictionVariance(String area) {
        return unitVariance() + areaVariance() * (1 - shrinkage(area));
    }

    /** The number of sampled units of an area. */
    public int units(String area) {
        Integer code = sums.codes.get(area);
        return code == null ? 0 : (int) sums.units[code];
    }

    /** Each unit's value less covariates and effect, over the root of the variance within areas. */
    public double[] standardisedResiduals(double[] outcome, double[][] columns, String[] areas) {
        double[][] covariates = AreaRegression.rows(columns, outcome.length);
        double[] all = new double[outcome.length];
        double spread = Math.sqrt(unitVariance());
        for (int row = 0; row < all.length; row++) {
            all[row] = (outcome[row] - fixedPart(covariates[row]) - effect(areas[row])) / spread;
        }
        return all;
    }

    /**
     * The mean of an area under the model, {@code X'b + u}, as of a population without end.
     *
     * @param covariateMeans of the whole population of the area
     */
    public double mean(String area, double[] covariateMeans) {
        return regression.predicted(covariateMeans) + effect(area);
    }

    /**
     * The mean of a finite population: sampled units as they were found, the others as predicted, {@code f ybar + (X - f xbar)'b +
     * (1 - f) u} with {@code f = n / N}.
     *
     * @param covariateMeans of the whole population of the area, the sampled units among it
     * @param population the number of units {@code N}, not below those sampled
     */
    public double finiteMean(String area, double[] covariateMeans, double population) throws Undefined {
        Integer code = sums.codes.get(area);
        double sampled = code == null ? 0 : sums.units[code];
        if (!(population >= sampled) || population <= 0) {
            throw new Undefined("Area " + area + " has " + population + " units, fewer than the " + (int) sampled
                    + " that were sampled");
        }
        if (code == null) {
            return mean(area, covariateMeans);
        }
        double fraction = sampled / population;
        return fraction * (sums.outcomeMeans[code] - regression.predicted(sums.means[code]))
                + regression.predicted(covariateMeans)
                + (1 - fraction) * effect(area);
    }

    /**
     * The mean of the units that were not sampled, which have the covariates that the sample leaves of the whole.
     *
     * @param population the number of units, more than those sampled
     */
    public double unsampledMean(String area, double[] covariateMeans, double population) throws Undefined {
        Integer code = sums.codes.get(area);
        double sampled = code == null ? 0 : sums.units[code];
        if (!(population > sampled)) {
            throw new Undefined("Area " + area + " has no unit beyond the " + (int) sampled + " that were sampled");
        }
        if (code == null) {
            return mean(area, covariateMeans);
        }
        double[] rest = new double[covariateMeans.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = (population * covariateMeans[i] - sampled * sums.means[code][i]) / (population - sampled);
        }
        return mean(area, rest);
    }

    /** The mean of the sampled units themselves as the model has it: their covariates' prediction and the effect. */
    public double sampledMean(String area) throws Undefined {
        Integer code = sums.codes.get(area);
        if (code == null) {
            throw new Undefined("Area " + area + " has no sampled unit");
        }
        return mean(area, sums.means[code]);
    }

    /**
     * The second-order mean squared error of {@link #mean}, {@code g1 + g2 + 2 g3} of Prasad and Rao (1990),
     * doi:10.1080/01621459.1990.10475320, the variances' own error taken from their expected information. An area without
     * sampled units has {@code su2} and the coefficients' error.
     */
    public double meanSquaredError(String area, double[] covariateMeans) throws Undefined {
        Integer code = sums.codes.get(area);
        double between = areaVariance();
        double within = unitVariance();
        double kept = code == null ? 0 : shrinkage((int) code);
        double[] distance = covariateMeans.clone();
        if (code != null) {
            for (int i = 0; i < distance.length; i++) {
                distance[i] -= kept * sums.means[code][i];
            }
        }
        double known = between * (1 - kept);
        double ofCoefficients = within * regression.leverage(distance);
        if (code == null) {
            return known + ofCoefficients;
        }
        double units = sums.units[code];
        double total = between + within / units;
        double ofVariances = errorOfVariances(between, within) / (units * units * total * total * total);
        return known + ofCoefficients + 2 * ofVariances;
    }

    /** {@code se4 var(su2) + su4 var(se2) - 2 su2 se2 cov}, by the inverse of the expected information. */
    private double errorOfVariances(double between, double within) throws Undefined {
        double ofBetween = 0;
        double ofWithin = 0;
        double ofBoth = 0;
        for (double units : sums.units) {
            double total = within + units * between;
            ofBetween += units * units / (total * total) / 2;
            ofBoth += units / (total * total) / 2;
            ofWithin += ((units - 1) / (within * within) + 1 / (total * total)) / 2;
        }
        double determinant = ofBetween * ofWithin - ofBoth * ofBoth;
        if (!(determinant > 0)) {
            throw new Undefined("The variances of areas and units cannot be told apart: no error of the predictors");
        }
        return (within * within * ofWithin + between * between * ofBetween + 2 * between * within * ofBoth)
                / determinant;
    }
}
