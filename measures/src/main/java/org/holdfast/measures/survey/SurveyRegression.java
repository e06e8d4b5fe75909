package org.holdfast.measures.survey;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.regression.GeneralisedLinearModel;
import org.holdfast.measures.regression.Link;
import org.holdfast.measures.regression.ResponseFamily;
import org.jspecify.annotations.Nullable;

/**
 * The regression that would be found in the whole population, estimated by weighting: coefficients solve the weighted scores,
 * and the influence of a row on them is {@code (X'WX)^-1} times its score (Binder 1983, doi:10.2307/1402588; {@code svyglm} of
 * R's survey).
 *
 * @since 0.1.0
 */
public final class SurveyRegression {
    private final double[][] columns;
    private final double[] response;
    private final int[] rows;
    private final ResponseFamily family;
    private final Link link;

    /**
     * A regression to be fitted with the weights of a design or of its replicates.
     *
     * @param columns over the rows used
     * @param response over the rows used
     * @param rows which rows of the design are used
     */
    public SurveyRegression(double[][] columns, double[] response, int[] rows, ResponseFamily family, Link link) {
        this.columns = columns;
        this.response = response;
        this.rows = rows;
        this.family = family;
        this.link = link;
    }

    /** The coefficients by weights of all rows of the design. */
    public double[] coefficients(double[] weights, double @Nullable [] start) throws Undefined {
        return fit(weights, start).coefficients();
    }

    private GeneralisedLinearModel fit(double[] weights, double @Nullable [] start) throws Undefined {
        double[] used = Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray();
        double mean = mean(weights, used);
        for (int i = 0; i < used.length; i++) {
            used[i] /= mean;
        }
        return GeneralisedLinearModel.fit(columns, response, used, family, link, start);
    }

    /** Weights are made to average 1, so that their scale does not tell when iterations end. */
    private static double mean(double[] weights, double[] used) throws Undefined {
        double sum = Arrays.stream(used).sum();
        if (!(sum > 0)) {
            throw new Undefined("A regression needs at least one row of positive weight; " + used.length + " of "
                    + weights.length + " rows are complete and asked for");
        }
        return sum / used.length;
    }

    /**
     * The covariance of the coefficients by linearisation; zero for a column that those before it make up.
     *
     * @throws Undefined as {@link SurveyDesign#variance}
     */
    public double[][] covariance(SurveyDesign design, LonelyUnit lonely) throws Undefined {
        double[] weights = design.weights();
        GeneralisedLinearModel model = fit(weights, null);
        double mean = mean(
                weights, Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray());
        double[] scores = model.scores();
        double[][] influences = new double[columns.length][weights.length];
        boolean[] used = new boolean[weights.length];
        for (int i = 0; i < rows.length; i++) {
            used[rows[i]] = true;
            for (int k = 0; k < columns.length; k++) {
                double influence = 0;
                for (int j = 0; j < columns.length; j++) {
                    influence += model.inverse()[k][j] * columns[j][i];
                }
                influences[k][rows[i]] = influence * scores[i] / mean;
            }
        }
        return design.covariance(influences, used, lonely);
    }
}
