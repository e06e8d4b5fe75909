package org.holdfast.measures.grouped;

import org.holdfast.measures.Undefined;

/**
 * The general quadratic Lorenz curve {@code L (1 - L) = a (p^2 - L) + b L (p - 1) + c (p - L)}, fitted by least squares without
 * an intercept; {@code L(p) = -(b p + e + sqrt(m p^2 + n p + e^2)) / 2} with {@code e = -(a + b + c + 1)}, {@code m = b^2 - 4 a} and
 * {@code n = 2 b e - 4 c}.
 *
 * <p>Villasenor and Arnold (1989), Elliptical Lorenz curves, doi:10.1016/0304-4076(89)90089-4; Datt (1998), IFPRI FCND
 * discussion paper 50.
 *
 * @since 0.1.0
 */
public record GeneralQuadraticLorenz(double a, double b, double c) implements FittedLorenz {
    /**
     * Fits the curve to cumulated shares.
     *
     * @throws Undefined when fewer than three classes are left below the whole population
     */
    public static GeneralQuadraticLorenz fit(double[] people, double[] incomes) throws Undefined {
        LorenzFit.require(people, incomes);
        int rows = people.length;
        while (rows > 0 && people[rows - 1] == 1) {
            rows--;
        }
        double[][] regressors = new double[rows][];
        double[] response = new double[rows];
        for (int i = 0; i < rows; i++) {
            double p = people[i];
            double share = incomes[i];
            regressors[i] = new double[] {p * p - share, share * (p - 1), p - share};
            response[i] = share * (1 - share);
        }
        double[] found = LorenzFit.coefficients(regressors, response);
        return new GeneralQuadraticLorenz(found[0], found[1], found[2]);
    }

    private double e() {
        return -(a + b + c + 1);
    }

    private double m() {
        return b * b - 4 * a;
    }

    private double n() {
        return 2 * b * e() - 4 * c;
    }

    private double root(double p) {
        return Math.sqrt(Math.max((m() * p + n()) * p + e() * e(), 0));
    }

    @Override
    public double[] coefficients() {
        return new double[] {a, b, c};
    }

    @Override
    public double at(double p) {
        return -(b * p + e() + root(p)) / 2;
    }

    @Override
    public double slope(double p) {
        return -b / 2 - (2 * m() * p + n()) / (4 * root(p));
    }

    @Override
    public double gini() throws Undefined {
        return 1 - 2 * Integral.from0(1, this::at);
    }

    /** {@inheritDoc} Exists when {@code n^2 > 4 m e^2}: the curve is part of an ellipse or a hyperbola. */
    @Override
    public double severityInClosedForm(double mean, double line) throws Undefined {
        double m = m();
        double n = n();
        double e = e();
        double r = Math.sqrt(n * n - 4 * m * e * e);
        if (!(r > 0) || m == 0) {
            throw new Undefined("The closed form of the severity does not exist for this curve: m " + m + ", n " + n);
        }
        double h = headcount(mean, line);
        double first = (r - n) / (2 * m);
        double second = -(r + n) / (2 * m);
        double ratio = mean / line;
        double inner = a * h + b * at(h) - r / 16 * Math.log((1 - h / first) / (1 - h / second));
        return 2 * gap(mean, line) - h - ratio * ratio * inner;
    }
}
