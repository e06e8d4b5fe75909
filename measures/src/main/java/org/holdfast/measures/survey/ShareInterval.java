package org.holdfast.measures.survey;

import org.hipparchus.distribution.continuous.BetaDistribution;
import org.holdfast.measures.Undefined;

/**
 * Intervals for a share, which keep within 0 and 1 as the symmetric one need not; the kinds of {@code svyciprop} in R's survey.
 *
 * <p>A share of exactly 0 or 1 has the standard error 0. Then {@link #BETA} takes the number of rows for its effective size, as
 * Korn and Graubard (1998, Survey Methodology 24, 193-201) do; the others are undefined, save {@link #SYMMETRIC}, a point.
 */
public enum ShareInterval {
    /** {@code p ± t s}. */
    SYMMETRIC {
        @Override
        public double[] of(Estimate share, double level, int rows, double designDegrees) throws Undefined {
            return share.interval(level);
        }
    },
    /** Symmetric on the scale of {@code log(p / (1 - p))}; R's kinds logit and xlogit come to the same. */
    LOGIT {
        @Override
        public double[] of(Estimate share, double level, int rows, double designDegrees) throws Undefined {
            double p = inside(share);
            double centre = Math.log(p / (1 - p));
            double reach = reach(share, level) / (p * (1 - p));
            return new double[] {logistic(centre - reach), logistic(centre + reach)};
        }
    },
    /** Symmetric on the scale of {@code asin(sqrt(p))}. */
    ARCSINE {
        @Override
        public double[] of(Estimate share, double level, int rows, double designDegrees) throws Undefined {
            double p = inside(share);
            double centre = Math.asin(Math.sqrt(p));
            double reach = reach(share, level) / (2 * Math.sqrt(p * (1 - p)));
            double low = Math.sin(centre - reach);
            double high = Math.sin(centre + reach);
            return new double[] {low * low, high * high};
        }
    },
    /** Clopper-Pearson's with the effective sample size {@code p (1 - p) / s^2 * (t(n - 1) / t(df))^2} (Korn and Graubard). */
    BETA {
        @Override
        public double[] of(Estimate share, double level, int rows, double designDegrees) throws Undefined {
            double p = share.value();
            double tail = (1 - level) / 2;
            double ratio = Estimate.quantile(tail, rows - 1.0) / Estimate.quantile(tail, designDegrees);
            double error = share.standardError();
            double size = (error == 0 ? rows : p * (1 - p) / (error * error)) * ratio * ratio;
            double low = p == 0 ? 0 : beta(size * p, size * (1 - p) + 1, tail);
            double high = p == 1 ? 1 : beta(size * p + 1, size * (1 - p), 1 - tail);
            return new double[] {low, high};
        }
    },
    /** Wilson's score interval with the effective sample size {@code p (1 - p) / s^2}. */
    WILSON {
        @Override
        public double[] of(Estimate share, double level, int rows, double designDegrees) throws Undefined {
            double p = inside(share);
            double size = p * (1 - p) / (share.standardError() * share.standardError());
            double t = Estimate.quantile((1 + level) / 2, share.degreesOfFreedom());
            double middle = p + t * t / (2 * size);
            double reach = t / (2 * size) * Math.sqrt(4 * size * p * (1 - p) + t * t);
            double divisor = 1 + t * t / size;
            return new double[] {(middle - reach) / divisor, (middle + reach) / divisor};
        }
    };

    /**
     * The interval.
     *
     * @param rows how many rows the share was found from
     * @param designDegrees the design's degrees of freedom, where the share's may be others
     * @throws Undefined at a share of 0 or 1, and without degrees of freedom
     */
    public abstract double[] of(Estimate share, double level, int rows, double designDegrees) throws Undefined;

    private static double inside(Estimate share) throws Undefined {
        if (!(share.value() > 0 && share.value() < 1 && share.standardError() > 0)) {
            throw new Undefined("This interval does not exist for a share of " + share.value()
                    + " with the standard error " + share.standardError());
        }
        return share.value();
    }

    private static double reach(Estimate share, double level) throws Undefined {
        return Estimate.quantile((1 + level) / 2, share.degreesOfFreedom()) * share.standardError();
    }

    private static double logistic(double value) {
        return 1 / (1 + Math.exp(-value));
    }

    private static double beta(double alpha, double beta, double probability) {
        return new BetaDistribution(alpha, beta, 1e-14).inverseCumulativeProbability(probability);
    }
}
