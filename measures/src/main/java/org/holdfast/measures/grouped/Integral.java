package org.holdfast.measures.grouped;

import java.util.function.DoubleUnaryOperator;
import org.holdfast.measures.Undefined;

/**
 * Integrals of functions that may grow without bound at the lower end, by the double exponential rule: {@code x = b / (1 +
 * exp(-pi sinh t))} and the trapezoid rule over t, halving its step until the sum settles.
 *
 * <p>Takahasi and Mori (1974), Double exponential formulas for numerical integration, doi:10.2977/prims/1195192451.
 */
final class Integral {
    private static final double FARTHEST = 6.2;
    private static final int MOST_HALVINGS = 10;
    private static final double SETTLED = 1e-13;

    private Integral() {}

    /**
     * The integral from 0 to an end.
     *
     * @throws Undefined when the function is not a number somewhere, or the sum does not settle
     */
    static double from0(double end, DoubleUnaryOperator function) throws Undefined {
        double step = 0.5;
        double sum = 0;
        for (double t = -FARTHEST; t <= FARTHEST; t += step) {
            sum += term(t, end, function);
        }
        double before = sum * step;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            for (double t = -FARTHEST + step / 2; t <= FARTHEST; t += step) {
                sum += term(t, end, function);
            }
            step /= 2;
            double value = sum * step;
            if (Double.isNaN(value)) {
                break;
            }
            if (halving > 1 && Math.abs(value - before) <= SETTLED * Math.abs(value) + Double.MIN_NORMAL) {
                return value;
            }
            before = value;
        }
        throw new Undefined("An integral over the Lorenz curve from 0 to " + end + " does not exist");
    }

    private static double term(double t, double end, DoubleUnaryOperator function) {
        double u = Math.PI * Math.sinh(t);
        double x = end / (1 + Math.exp(-u));
        double density = Math.PI * Math.cosh(t) * end / (2 + 2 * Math.cosh(u));
        // at the far ends the density underflows: what is left there is nothing
        return x <= 0 || x >= end || density == 0 ? 0 : density * function.applyAsDouble(x);
    }
}
