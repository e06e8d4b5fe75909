package org.holdfast.measures.grouped;

import org.holdfast.measures.Undefined;

/**
 * A Lorenz curve with a formula: the share of income that the poorest share p of the population has. Its slope at p is the
 * income at p relative to the mean, so with a mean and a line it gives poverty.
 *
 * <p>Poverty is that of the fitted curve: where it has negative incomes at the bottom, gaps are above 1 there and the Watts
 * index is undefined. A line at or below the income of the poorest has no poverty, one above that of the richest a headcount of
 * 1. The mean and the line must be positive.
 *
 * <p>Datt (1998), Computational tools for poverty measurement and analysis, IFPRI FCND discussion paper 50.
 *
 * @since 0.1.0
 */
public sealed interface FittedLorenz permits GeneralQuadraticLorenz, BetaLorenz {
    /** The parameters, in the order of the formula. */
    double[] coefficients();

    /** The share of income of the poorest share p. */
    double at(double p);

    /** The income at p relative to the mean. */
    double slope(double p);

    /** The Gini index, twice the area between the curve and the diagonal. */
    double gini() throws Undefined;

    /** The severity of poverty by the formula of the curve. */
    double severityInClosedForm(double mean, double line) throws Undefined;

    /** The share of people whose income is below the line. */
    default double headcount(double mean, double line) throws Undefined {
        double ratio = requireRatio(mean, line);
        double low = 0;
        double high = 1;
        while (true) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high || high < 1e-300) {
                return high == 1 ? 1 : low;
            }
            if (slope(middle) < ratio) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /** The mean relative gap, those above the line having none. */
    default double gap(double mean, double line) throws Undefined {
        double headcount = headcount(mean, line);
        return headcount == 0 ? 0 : headcount - mean / line * at(headcount);
    }

    /** The mean squared relative gap, by integration. */
    default double severity(double mean, double line) throws Undefined {
        double headcount = headcount(mean, line);
        double ratio = line / mean;
        return headcount == 0
                ? 0
                : Integral.from0(headcount, p -> {
                    double gap = 1 - slope(p) / ratio;
                    return gap * gap;
                });
    }

    /** The mean of the logarithm of the line over income, those above the line counting zero, by integration. */
    default double watts(double mean, double line) throws Undefined {
        double headcount = headcount(mean, line);
        double ratio = line / mean;
        if (headcount > 0 && !(slope(headcount * 1e-9) > 0)) {
            throw new Undefined(
                    "The fitted Lorenz curve has incomes of 0 or less at the bottom: they have no logarithm");
        }
        return headcount == 0 ? 0 : Integral.from0(headcount, p -> Math.log(ratio / slope(p)));
    }

    /** The line relative to the mean. */
    private static double requireRatio(double mean, double line) throws Undefined {
        if (!(mean > 0) || !(line > 0) || Double.isInfinite(mean) || Double.isInfinite(line)) {
            throw new Undefined("Grouped poverty needs a mean and a line above 0, not " + mean + " and " + line);
        }
        return line / mean;
    }
}
