package org.holdfast.measures.area;

import org.hipparchus.special.Erf;
import org.holdfast.measures.Undefined;

/**
 * What is to be expected of the poverty of a unit whose income is log-normal: the logarithm has mean {@code m} and variance
 * {@code s2}. Against the line {@code z}, with {@code d = (ln z - m) / s}, headcount {@code F(d)}, gap {@code F(d) - E1}, severity
 * {@code F(d) - 2 E1 + E2}, where {@code Ek = exp(k m + k^2 s2 / 2) F(d - k s) / z^k}.
 *
 * <p>Edge cases: at {@code s2 = 0} the unit is poor or not by its mean alone, strictly below the line. At a line of zero nobody is
 * poor and there is no gap; a negative line is undefined. Molina and Rao (2010), doi:10.1002/cjs.10051, whose Monte Carlo this replaces.
 *
 * @since 0.1
 */
public final class LogNormalPoverty {
    private final double line;
    private final double logLine;

    /**
     * Poverty against a line.
     *
     * @param line not negative, in the units of income
     */
    public LogNormalPoverty(double line) throws Undefined {
        if (!(line >= 0) || line == Double.POSITIVE_INFINITY) {
            throw new Undefined("The line is " + line + ": log-normal incomes need one that is not negative");
        }
        this.line = line;
        this.logLine = Math.log(line);
    }

    /** The probability of an income below the line. */
    public double headcount(double mean, double variance) {
        return part(0, mean, variance);
    }

    /** The expected gap as a part of the line; undefined at a line of zero. */
    public double gap(double mean, double variance) throws Undefined {
        refuseZero();
        return part(0, mean, variance) - part(1, mean, variance);
    }

    private void refuseZero() throws Undefined {
        if (line == 0) {
            throw new Undefined("The poverty gap has no meaning at a line of zero");
        }
    }

    /** The expected squared gap as a part of the line; undefined at a line of zero. */
    public double severity(double mean, double variance) throws Undefined {
        refuseZero();
        return part(0, mean, variance) - 2 * part(1, mean, variance) + part(2, mean, variance);
    }

    /** The expected income, whatever the line. */
    public static double income(double mean, double variance) {
        return Math.exp(mean + variance / 2);
    }

    /** The expectation of the k-th power of income over the line, where poor. */
    private double part(int power, double mean, double variance) {
        double spread = Math.sqrt(variance);
        double distance = logLine - mean - power * variance;
        double below = spread == 0 ? (distance > 0 ? 1 : 0) : normal(distance / spread);
        return power == 0 ? below : Math.exp(power * (mean - logLine) + power * power * variance / 2) * below;
    }

    /** The normal distribution function, exact in its lower tail. */
    static double normal(double value) {
        return Erf.erfc(-value / Math.sqrt(2)) / 2;
    }

    /** The line that incomes are measured against. */
    public double line() {
        return line;
    }
}
