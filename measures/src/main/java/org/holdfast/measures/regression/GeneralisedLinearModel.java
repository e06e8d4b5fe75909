package org.holdfast.measures.regression;

import org.holdfast.measures.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A generalised linear model, {@code link(E y) = x'b}, by iteratively reweighted least squares.
 *
 * <p>Iterations begin and end as those of R's {@code glm}: until the deviance {@code D} changes by less than
 * {@code 1e-8 (|D| + 0.1)}, at most 25. A response that the family cannot take, fitted means outside its range, no rows of
 * positive weight and iterations that do not settle (as where a column separates successes from failures) are undefined. A
 * column made of those before it gets the coefficient NaN.
 *
 * <p>McCullagh and Nelder 1989, Generalized Linear Models, 2nd ed., doi:10.1201/9780203753736.
 *
 * @since 0.1.0
 */
public final class GeneralisedLinearModel {
    private static final double SETTLED = 1e-8;
    private static final int ITERATIONS = 25;
    private static final int HALVINGS = 25;

    private final double[][] columns;
    private final double[] response;
    private final double[] weights;
    private final ResponseFamily family;
    private final Link link;
    private double[] predictor;
    private double[] information;
    private double[] coefficients;
    private LeastSquares solution;

    /**
     * Fits a response to columns.
     *
     * @param weights one a row, not negative
     * @param start coefficients to begin with, or null
     */
    public static GeneralisedLinearModel fit(
            double[][] columns,
            double[] response,
            double[] weights,
            ResponseFamily family,
            Link link,
            double @Nullable [] start)
            throws Undefined {
        return new GeneralisedLinearModel(columns, response, weights, family, link, start);
    }

    private GeneralisedLinearModel(
            double[][] columns,
            double[] response,
            double[] weights,
            ResponseFamily family,
            Link link,
            double @Nullable [] start)
            throws Undefined {
        this.columns = columns;
        this.response = response;
        this.weights = weights;
        this.family = family;
        this.link = link;
        check();
        this.coefficients = start == null ? new double[columns.length] : start;
        this.predictor = start == null ? begin() : LeastSquares.combine(columns, start, response.length);
        this.information = new double[response.length];
        double deviance = deviance(predictor);
        int iteration = 0;
        boolean settled = false;
        do {
            solution = step();
            double[] next = LeastSquares.combine(columns, solution.coefficients(), response.length);
            double[] reached = solution.coefficients();
            double changed = deviance(next);
            for (int half = 0;
                    !Double.isFinite(changed) && half < HALVINGS && (iteration > 0 || start != null);
                    half++) {
                reached = between(reached, coefficients);
                next = LeastSquares.combine(columns, reached, response.length);
                changed = deviance(next);
            }
            if (!Double.isFinite(changed)) {
                throw new Undefined("The regression finds no means that its family can have: try another link");
            }
            coefficients = reached;
            predictor = next;
            settled = Math.abs(changed - deviance) / (Math.abs(changed) + 0.1) < SETTLED;
            deviance = changed;
            iteration++;
        } while (!settled && iteration < ITERATIONS);
        if (!settled) {
            throw new Undefined("The regression did not settle in " + ITERATIONS
                    + " iterations: a column may separate one value of the response from the others");
        }
    }

    private void check() throws Undefined {
        double sum = 0;
        for (int row = 0; row < response.length; row++) {
            sum += weights[row];
            if (weights[row] > 0 && !family.takes(response[row])) {
                throw new Undefined("A response of " + response[row] + " in row " + (row + 1) + " cannot be "
                        + family.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        if (!(sum > 0)) {
            throw new Undefined("A regression needs at least one row of positive weight");
        }
    }

    private double[] begin() {
        double[] first = new double[response.length];
        for (int row = 0; row < first.length; row++) {
            first[row] = weights[row] > 0 ? link.of(family.start(response[row], weights[row])) : 0;
        }
        return first;
    }

    private double deviance(double[] predicted) {
        double sum = 0;
        for (int row = 0; row < response.length; row++) {
            if (weights[row] > 0) {
                double mean = link.mean(predicted[row]);
                sum += family.reaches(mean) ? weights[row] * family.deviance(response[row], mean) : Double.NaN;
            }
        }
        return sum;
    }

    private LeastSquares step() throws Undefined {
        double[] target = new double[response.length];
        double[] working = new double[response.length];
        for (int row = 0; row < response.length; row++) {
            if (weights[row] > 0) {
                double slope = link.slope(predictor[row]);
                double mean = link.mean(predictor[row]);
                information[row] = slope * slope / family.variance(mean);
                working[row] = weights[row] * information[row];
                target[row] = predictor[row] + (response[row] - mean) / slope;
            }
        }
        return LeastSquares.solve(columns, target, working);
    }

    private static double[] between(double[] one, double[] other) {
        double[] middle = new double[one.length];
        for (int j = 0; j < middle.length; j++) {
            middle[j] = (one[j] + other[j]) / 2;
        }
        return middle;
    }

    /** One a column; NaN for a column that the columns before it make up. */
    public double[] coefficients() {
        return coefficients;
    }

    /** The inverse of the information {@code X'WX} of the weighted rows. */
    public double[][] inverse() {
        return solution.inverse();
    }

    /** The mean that the model gives each row. */
    public double[] fitted() {
        double[] means = new double[response.length];
        for (int row = 0; row < means.length; row++) {
            means[row] = link.mean(predictor[row]);
        }
        return means;
    }

    /** What each row, at weight 1, adds to the score of a coefficient, to be multiplied by the row's cell in its column. */
    public double[] scores() {
        double[] scores = new double[response.length];
        for (int row = 0; row < scores.length; row++) {
            if (weights[row] > 0) {
                scores[row] =
                        information[row] * (response[row] - link.mean(predictor[row])) / link.slope(predictor[row]);
            }
        }
        return scores;
    }
}
