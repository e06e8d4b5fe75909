package org.holdfast.measures.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a sample were drawn: weights, strata, first-stage units within strata and, when known, the size of each
 * stratum in units; the same again for later stages. Rows keep their order; what is estimated for a part of the population
 * keeps the whole design, with zeros outside the part.
 *
 * <p>Variances are those of a total of {@code weight * influence}. Of one stage, by the ultimate-cluster formula
 * {@code sum over h of (1 - f_h) n_h / (n_h - 1) sum over i of (t_hi - mean_h)^2}, where {@code t_hi} is the total of unit
 * {@code i} and {@code f_h} the share of the stratum drawn, 0 when unknown. A later stage adds the same within each unit of the
 * stage before, times the shares drawn at all stages before. A calibrated design takes the residuals of the influences from
 * the calibration first. (Wolter 2007, Introduction to Variance Estimation, 2nd ed., doi:10.1007/978-0-387-35099-8, section 6;
 * Deville 1999, Survey Methodology 25, for the influences; Särndal, Swensson and Wretman 1992, Model Assisted Survey Sampling,
 * doi:10.1007/978-1-4612-4378-6, sections 4.3 and 6.6, for later stages and calibration.)
 *
 * <p>A stratum with one sampled unit follows a {@link LonelyUnit} rule, unless it was taken whole ({@code f = 1}) or the part
 * of the population looked at has no row in it: then it adds nothing.
 *
 * @since 0.1.0
 */
public final class SurveyDesign {
    private final double[] weights;
    private final double[] uncalibrated;
    private final List<SamplingStage> stages;
    private final List<Calibration> calibrations;
    private final SamplingStage.StratumNames names;

    /**
     * A design of one stage.
     *
     * @param weights one a row, finite and not negative
     * @param stratumNames one a row, or null for a single stratum
     * @param unitNames one a row, nested in strata (a name may come again in another stratum), or null when each row is a unit
     * @param populationUnits number of units of the row's stratum in the population, or the share of them that was drawn when
     *     not above 1; null for sampling with replacement
     * @throws IllegalArgumentException when a stratum has fewer units than were drawn from it
     */
    public static SurveyDesign of(
            double[] weights,
            String @Nullable [] stratumNames,
            String @Nullable [] unitNames,
            double @Nullable [] populationUnits) {
        int[] strata = stratumNames == null ? new int[weights.length] : codes(stratumNames);
        int[] units = unitNames == null ? rowNumbers(weights.length) : codes(unitNames);
        SamplingStage first = new SamplingStage(null, strata, units, populationUnits);
        return new SurveyDesign(
                weights,
                weights,
                List.of(first),
                List.of(),
                row -> stratumNames == null ? "(all)" : "'" + stratumNames[row] + "'");
    }

    /**
     * A design of one stage with strata and units numbered from 0; the others as in
     * {@link #of(double[], String[], String[], double[])}.
     */
    public static SurveyDesign of(
            double[] weights, int @Nullable [] strata, int @Nullable [] units, double @Nullable [] populationUnits) {
        int[] stratum = strata == null ? new int[weights.length] : strata;
        int[] unit = units == null ? rowNumbers(weights.length) : units;
        SamplingStage first = new SamplingStage(null, stratum, unit, populationUnits);
        return new SurveyDesign(weights, weights, List.of(first), List.of(), row -> "number " + stratum[row]);
    }

    private SurveyDesign(
            double[] weights,
            double[] uncalibrated,
            List<SamplingStage> stages,
            List<Calibration> calibrations,
            SamplingStage.StratumNames names) {
        this.weights = weights;
        this.uncalibrated = uncalibrated;
        this.stages = stages;
        this.calibrations = calibrations;
        this.names = names;
    }

    /** Numbers names from 0 in the order in which they are first met. */
    public static int[] codes(String[] names) {
        Map<String, Integer> known = new HashMap<>();
        int[] codes = new int[names.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = known.computeIfAbsent(names[row], absent -> known.size());
        }
        return codes;
    }

    private static int[] rowNumbers(int rows) {
        int[] numbers = new int[rows];
        java.util.Arrays.setAll(numbers, row -> row);
        return numbers;
    }

    /**
     * The design with a further stage: units drawn within strata of the last units so far.
     *
     * @param strata one a row, numbered from 0, or null for one within each unit
     * @param units one a row, numbered from 0, or null when each row is a unit
     * @param populationUnits as in {@link #of(double[], String[], String[], double[])}
     */
    public SurveyDesign within(int @Nullable [] strata, int @Nullable [] units, double @Nullable [] populationUnits) {
        SamplingStage last = stages.get(stages.size() - 1);
        SamplingStage next = new SamplingStage(
                last,
                strata == null ? new int[weights.length] : strata,
                units == null ? rowNumbers(weights.length) : units,
                populationUnits);
        List<SamplingStage> longer = new ArrayList<>(stages);
        longer.add(next);
        return new SurveyDesign(weights, uncalibrated, List.copyOf(longer), calibrations, names);
    }

    /** The design with other weights that a calibration found from these. */
    public SurveyDesign calibrated(Calibration calibration) {
        List<Calibration> more = new ArrayList<>(calibrations);
        more.add(calibration);
        return new SurveyDesign(calibration.weights(), uncalibrated, stages, List.copyOf(more), names);
    }

    /** The weight of each row. */
    public double[] weights() {
        return weights;
    }

    /** The weight of each row before any calibration. */
    public double[] uncalibratedWeights() {
        return uncalibrated;
    }

    /**
     * Other weights calibrated as the design's own were; the same weights when it is not calibrated.
     *
     * @throws Undefined when they cannot reach the totals
     */
    public double[] calibrate(double[] others) throws Undefined {
        double[] fitted = others;
        for (Calibration calibration : calibrations) {
            fitted = calibration.of(fitted).weights();
        }
        return fitted;
    }

    /** The first-stage unit of each row, numbered from 0. */
    public int[] units() {
        return stages.get(0).unit;
    }

    /** The stratum of each first-stage unit, numbered from 0. */
    public int[] stratumOfUnit() {
        return stages.get(0).stratumOfUnit;
    }

    /** How many first-stage units were drawn from each stratum. */
    public int[] unitsOfStratum() {
        return stages.get(0).unitsOfStratum;
    }

    /** The share of each stratum's first-stage units that was drawn; 0 when unknown. */
    public double[] fractions() {
        return stages.get(0).fraction;
    }

    /** The share of its stratum's units that was drawn, times that at later stages, for each row; 0 when a share is unknown. */
    public double[] shares() {
        double[] shares = new double[weights.length];
        java.util.Arrays.fill(shares, 1);
        for (SamplingStage stage : stages) {
            for (int row = 0; row < shares.length; row++) {
                shares[row] *= stage.fraction[stage.stratumOfUnit[stage.unit[row]]];
            }
        }
        return shares;
    }

    /** Units less strata, of those with a row of positive weight. */
    public int degreesOfFreedom() {
        return degreesOfFreedom(null);
    }

    /**
     * Units less strata, of those with a row of positive weight in a part of the population.
     *
     * @param domain whether each row is in the part, or null for all
     */
    public int degreesOfFreedom(boolean @Nullable [] domain) {
        IntStream rows = IntStream.range(0, weights.length);
        return degreesOfFreedomOf(
                domain == null
                        ? rows.toArray()
                        : rows.filter(row -> domain[row]).toArray());
    }

    /** As {@link #degreesOfFreedom(boolean[])}, of a part that is given by the numbers of its rows. */
    public int degreesOfFreedomOf(int[] rows) {
        SamplingStage first = stages.get(0);
        boolean[] units = new boolean[first.stratumOfUnit.length];
        boolean[] strata = new boolean[first.unitsOfStratum.length];
        int degrees = 0;
        for (int row : rows) {
            if (weights[row] != 0) {
                int unit = first.unit[row];
                int stratum = first.stratumOfUnit[unit];
                degrees += units[unit] ? 0 : 1;
                degrees -= strata[stratum] ? 0 : 1;
                units[unit] = true;
                strata[stratum] = true;
            }
        }
        return degrees;
    }

    /** Whether a stratum has one sampled unit, at any stage: then a variance depends on which strata a part lies in. */
    public boolean hasSingleUnits() {
        return stages.stream().anyMatch(SamplingStage::hasSingleUnits);
    }

    /**
     * The variance of the total of {@code weight * influence}.
     *
     * @param influence one a row; zero outside the part of the population that is measured
     * @throws Undefined when a stratum has a single unit and the rule is {@link LonelyUnit#FAIL}
     */
    public double variance(double[] influence, LonelyUnit lonely) throws Undefined {
        return variance(influence, null, lonely);
    }

    /**
     * The variance of the total of {@code weight * influence} over a part of the population.
     *
     * @param domain the rows of the part, or null for all
     * @throws Undefined when a stratum with rows in the part has a single unit and the rule is {@link LonelyUnit#FAIL}
     */
    public double variance(double[] influence, boolean @Nullable [] domain, LonelyUnit lonely) throws Undefined {
        return covariance(new double[][] {influence}, domain, lonely)[0][0];
    }

    /** The covariances of the totals of {@code weight * influence} of several influences; see {@link #variance}. */
    public double[][] covariance(double[][] influences, boolean @Nullable [] domain, LonelyUnit lonely)
            throws Undefined {
        double[][] residuals = influences.clone();
        for (Calibration calibration : calibrations) {
            for (int p = 0; p < residuals.length; p++) {
                residuals[p] = calibration.residuals(residuals[p]);
            }
        }
        double[][] covariance = new double[influences.length][influences.length];
        for (SamplingStage stage : stages) {
            if (stage.counts()) {
                stage.addTo(
                        covariance, totals(stage, residuals), calibrations.isEmpty() ? domain : null, lonely, names);
            }
        }
        return covariance;
    }

    /** Whether the totals of the first-stage units are all that a variance needs: one stage counts, and nothing is calibrated. */
    public boolean needsTotalsOnly() {
        return calibrations.isEmpty() && stages.stream().skip(1).noneMatch(SamplingStage::counts);
    }

    /**
     * The variance of a total from the totals of the first-stage units, for designs that need no more.
     *
     * @param totals of {@code weight * influence}, one a unit; overwritten
     * @param domain the rows of the part, or null for all
     * @throws Undefined when a stratum with rows in the part has a single unit and the rule is {@link LonelyUnit#FAIL}
     */
    public double varianceOfTotals(double[] totals, boolean @Nullable [] domain, LonelyUnit lonely) throws Undefined {
        double[][] covariance = new double[1][1];
        stages.get(0).addTo(covariance, new double[][] {totals}, domain, lonely, names);
        return covariance[0][0];
    }

    private double[][] totals(SamplingStage stage, double[][] influences) {
        double[][] totals = new double[influences.length][stage.stratumOfUnit.length];
        int[] unit = stage.unit;
        for (int p = 0; p < influences.length; p++) {
            double[] influence = influences[p];
            double[] total = totals[p];
            for (int row = 0; row < unit.length; row++) {
                total[unit[row]] += weights[row] * influence[row];
            }
        }
        return totals;
    }
}
