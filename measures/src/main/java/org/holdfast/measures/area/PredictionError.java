package org.holdfast.measures.area;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.holdfast.measures.Undefined;

/**
 * The mean squared error of what a nested error model of log income predicts of each area, by the parametric bootstrap: a
 * census and a sample are drawn from the fitted model with the same effects of areas, the model is fitted to the sample
 * anew, and its prediction set against the census drawn. Areas without sampled units have theirs too.
 *
 * <p>Edge cases: no draw is undefined, and so is a draw that the model cannot be fitted to. The same seed gives the same
 * errors. González-Manteiga, Lombardía, Molina, Morales and Santamaría (2008), doi:10.1080/00949650601141811; Molina and Rao
 * (2010), doi:10.1002/cjs.10051.
 *
 * @since 0.1
 */
public final class PredictionError {
    private final NestedError fitted;
    private final VarianceMethod method;
    private final Part sample;
    private final Part census;

    /**
     * What is measured of incomes.
     *
     * @see LogNormalPoverty
     */
    public interface Measure {
        /** Of an income that is known. */
        double realised(double income) throws Undefined;

        /** Of one whose logarithm has a mean and a variance. */
        double expected(double mean, double variance) throws Undefined;
    }

    /**
     * Units of a sample or a census.
     *
     * @param columns covariates over the units
     * @param areas of the units
     */
    public record Part(double[][] columns, String[] areas) {
        private double[] fixedParts(NestedError fitted) {
            double[][] rows = AreaRegression.rows(columns, areas.length);
            double[] all = new double[rows.length];
            for (int unit = 0; unit < all.length; unit++) {
                all[unit] = fitted.fixedPart(rows[unit]);
            }
            return all;
        }
    }

    /**
     * The errors of a model.
     *
     * @param fitted to the sample
     * @param method it was fitted by
     */
    public PredictionError(NestedError fitted, VarianceMethod method, Part sample, Part census) {
        this.fitted = fitted;
        this.method = method;
        this.sample = sample;
        this.census = census;
    }

    /**
     * The mean squared error of each area of the census.
     *
     * @param draws at least one; some hundreds for a figure to be published
     */
    public Map<String, Double> of(Measure measure, int draws, long seed) throws Undefined {
        if (draws < 1) {
            throw new Undefined("The error of predictions needs a draw; " + draws + " are asked for");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] ofSample = sample.fixedParts(fitted);
        double[] ofCensus = census.fixedParts(fitted);
        Map<String, Double> squares = new LinkedHashMap<>();
        for (int draw = 0; draw < draws; draw++) {
            Map<String, Double> effects = new LinkedHashMap<>();
            double[] drawn = drawn(ofSample, sample.areas(), effects, random);
            NestedError anew = NestedError.fit(drawn, sample.columns(), sample.areas(), method);
            double[] actual = drawn(ofCensus, census.areas(), effects, random);
            PlaceMeans distances = new PlaceMeans();
            double[] predicted = census.fixedParts(anew);
            for (int unit = 0; unit < actual.length; unit++) {
                String area = census.areas()[unit];
                double expected = measure.expected(predicted[unit] + anew.effect(area), anew.predictionVariance(area));
                distances.accept(area, expected - measure.realised(Math.exp(actual[unit])), 1);
            }
            distances
                    .value()
                    .forEach((area, distance) -> squares.merge(area, distance * distance / draws, Double::sum));
        }
        return squares;
    }

    private double[] drawn(double[] means, String[] areas, Map<String, Double> effects, SplittableRandom random) {
        double between = Math.sqrt(fitted.areaVariance());
        double within = Math.sqrt(fitted.unitVariance());
        double[] all = new double[means.length];
        for (int unit = 0; unit < all.length; unit++) {
            double effect = effects.computeIfAbsent(areas[unit], absent -> between * random.nextGaussian());
            all[unit] = means[unit] + effect + within * random.nextGaussian();
        }
        return all;
    }
}
