package org.holdfast.measures.grouped;

import org.hipparchus.special.Beta;
import org.holdfast.measures.Undefined;

/**
 * The beta Lorenz curve {@code L(p) = p - theta p^gamma (1 - p)^delta}, fitted by least squares on {@code ln(p - L) = ln theta +
 * gamma ln p + delta ln(1 - p)} over the classes below the whole population.
 *
 * <p>The Gini index is {@code 2 theta B(1 + gamma, 1 + delta)}. With {@code gamma < 1} the lowest incomes of the curve are
 * negative, and the Watts index is undefined.
 *
 * <p>Kakwani (1980), On a class of poverty measures, doi:10.2307/1911106; Datt (1998), IFPRI FCND discussion paper 50.
 *
 * @since 0.1.0
 */
public record BetaLorenz(double theta, double gamma, double delta) implements FittedLorenz {
    /**
     * Fits the curve to cumulated shares.
     *
     * @throws Undefined when fewer than three classes are left, or a class has a greater share of income than of people
     */
    public static BetaLorenz fit(double[] people, double[] incomes) throws Undefined {
        LorenzFit.require(people, incomes);
        int last = people.length;
        while (last > 0 && people[last - 1] == 1) {
            last--;
        }
        int first = 0;
        while (first < last && people[first] == 0) {
            first++;
        }
        double[][] regressors = new double[last - first][];
        double[] response = new double[last - first];
        for (int i = first; i < last; i++) {
            if (!(people[i] > incomes[i])) {
                throw new Undefined("The beta curve takes the logarithm of p - L, and class " + (i + 1) + " has p "
                        + people[i] + " and L " + incomes[i]);
            }
            regressors[i - first] = new double[] {1, Math.log(people[i]), Math.log1p(-people[i])};
            response[i - first] = Math.log(people[i] - incomes[i]);
        }
        double[] found = LorenzFit.coefficients(regressors, response);
        return new BetaLorenz(Math.exp(found[0]), found[1], found[2]);
    }

    @Override
    public double[] coefficients() {
        return new double[] {theta, gamma, delta};
    }

    @Override
    public double at(double p) {
        return p - theta * Math.pow(p, gamma) * Math.pow(1 - p, delta);
    }

    @Override
    public double slope(double p) {
        return 1 - theta * Math.pow(p, gamma) * Math.pow(1 - p, delta) * (gamma / p - delta / (1 - p));
    }

    @Override
    public double gini() throws Undefined {
        if (!(gamma > -1) || !(delta > -1)) {
            throw new Undefined("The fitted beta curve has no area: gamma " + gamma + ", delta " + delta);
        }
        return 2 * theta * Math.exp(Beta.logBeta(1 + gamma, 1 + delta));
    }

    /** {@inheritDoc} Exists when gamma and delta are above 1/2. */
    @Override
    public double severityInClosedForm(double mean, double line) throws Undefined {
        if (!(gamma > 0.5) || !(delta > 0.5)) {
            throw new Undefined("The closed form needs gamma and delta above 1/2, not " + gamma + " and " + delta);
        }
        double h = headcount(mean, line);
        double part = 1 - mean / line;
        double curvature = gamma * gamma * incomplete(h, 2 * gamma - 1, 2 * delta + 1)
                - 2 * gamma * delta * incomplete(h, 2 * gamma, 2 * delta)
                + delta * delta * incomplete(h, 2 * gamma + 1, 2 * delta - 1);
        double scale = theta * mean / line;
        return part * (2 * gap(mean, line) - part * h) + scale * scale * curvature;
    }

    private static double incomplete(double x, double a, double b) {
        return Beta.regularizedBeta(x, a, b) * Math.exp(Beta.logBeta(a, b));
    }
}
