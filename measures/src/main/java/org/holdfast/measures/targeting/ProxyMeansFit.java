package org.holdfast.measures.targeting;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.regression.LinearModel;

/**
 * How well a proxy means test predicts welfare, for the rows it was fitted to and for others kept aside.
 *
 * <p>Outside, {@code r2 = 1 - sum w (y - p)^2 / sum w (y - mean)^2} about the mean of those rows, and can be negative. Undefined
 * when there are no degrees of freedom, when no row is kept aside, or when welfare is the same in all.
 *
 * @param determination R-squared of the fit
 * @param adjusted for the number of coefficients: {@code 1 - (1 - R2) (n - 1) / (n - k)}
 * @param sigma standard deviation of residuals, {@code sqrt(sum w e^2 / (n - k))}
 * @param errorOutside root of the mean squared error of rows kept aside
 * @param determinationOutside R-squared of rows kept aside
 * @since 0.1
 */
public record ProxyMeansFit(
        double determination, double adjusted, double sigma, double errorOutside, double determinationOutside) {

    /**
     * The fit of a model.
     *
     * @param observed welfare of the rows kept aside
     * @param predicted what the model gives them
     * @param weights of the rows kept aside
     */
    public static ProxyMeansFit of(LinearModel model, double[] observed, double[] predicted, double[] weights)
            throws Undefined {
        if (model.degreesOfFreedom() < 1) {
            throw new Undefined("There are as many coefficients as rows to fit them to");
        }
        long coefficients = Arrays.stream(model.coefficients())
                .filter(coefficient -> !Double.isNaN(coefficient))
                .count();
        double freedom = model.degreesOfFreedom();
        double rows = freedom + coefficients;
        double sum = 0;
        double weight = 0;
        for (int row = 0; row < observed.length; row++) {
            sum += weights[row] * observed[row];
            weight += weights[row];
        }
        double mean = Share.of(sum, weight, "rows kept aside");
        double errors = 0;
        double distances = 0;
        for (int row = 0; row < observed.length; row++) {
            errors += weights[row] * (observed[row] - predicted[row]) * (observed[row] - predicted[row]);
            distances += weights[row] * (observed[row] - mean) * (observed[row] - mean);
        }
        return new ProxyMeansFit(
                model.determination(),
                1 - (1 - model.determination()) * (rows - 1) / freedom,
                Math.sqrt(model.residualVariance()),
                Math.sqrt(errors / weight),
                1 - Share.of(errors, distances, "differences of welfare in rows kept aside"));
    }
}
