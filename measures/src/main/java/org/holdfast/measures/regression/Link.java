package org.holdfast.measures.regression;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** How the mean of a response is tied to a linear combination of columns. */
public enum Link {
    /** The mean itself. */
    IDENTITY {
        @Override
        double of(double mean) {
            return mean;
        }

        @Override
        double mean(double predictor) {
            return predictor;
        }

        @Override
        double slope(double predictor) {
            return 1;
        }
    },
    /** The natural logarithm of the mean. */
    LOG {
        @Override
        double of(double mean) {
            return Math.log(mean);
        }

        @Override
        double mean(double predictor) {
            return Math.max(Math.exp(predictor), TINY);
        }

        @Override
        double slope(double predictor) {
            return Math.max(Math.exp(predictor), TINY);
        }
    },
    /** The logarithm of the odds. */
    LOGIT {
        @Override
        double of(double mean) {
            return Math.log(mean / (1 - mean));
        }

        @Override
        double mean(double predictor) {
            double odds = predictor < -30 ? TINY : predictor > 30 ? 1 / TINY : Math.exp(predictor);
            return odds / (1 + odds);
        }

        @Override
        double slope(double predictor) {
            double odds = 1 + Math.exp(predictor);
            return Math.abs(predictor) > 30 ? TINY : Math.exp(predictor) / (odds * odds);
        }
    },
    /** The normal quantile of the mean. */
    PROBIT {
        @Override
        double of(double mean) {
            return NORMAL.inverseCumulativeProbability(mean);
        }

        @Override
        double mean(double predictor) {
            return NORMAL.cumulativeProbability(Math.max(-8.12, Math.min(8.12, predictor)));
        }

        @Override
        double slope(double predictor) {
            return Math.max(NORMAL.density(predictor), TINY);
        }
    },
    /** The logarithm of minus the logarithm of one less the mean. */
    COMPLEMENTARY_LOG_LOG {
        @Override
        double of(double mean) {
            return Math.log(-Math.log1p(-mean));
        }

        @Override
        double mean(double predictor) {
            return Math.max(Math.min(-Math.expm1(-Math.exp(predictor)), 1 - TINY), TINY);
        }

        @Override
        double slope(double predictor) {
            double bounded = Math.min(predictor, 700);
            return Math.max(Math.exp(bounded) * Math.exp(-Math.exp(bounded)), TINY);
        }
    },
    /** One over the mean. */
    INVERSE {
        @Override
        double of(double mean) {
            return 1 / mean;
        }

        @Override
        double mean(double predictor) {
            return 1 / predictor;
        }

        @Override
        double slope(double predictor) {
            return -1 / (predictor * predictor);
        }
    },
    /** One over the square of the mean. */
    INVERSE_SQUARE {
        @Override
        double of(double mean) {
            return 1 / (mean * mean);
        }

        @Override
        double mean(double predictor) {
            return 1 / Math.sqrt(predictor);
        }

        @Override
        double slope(double predictor) {
            return -1 / (2 * Math.pow(predictor, 1.5));
        }
    },
    /** The square root of the mean. */
    SQUARE_ROOT {
        @Override
        double of(double mean) {
            return Math.sqrt(mean);
        }

        @Override
        double mean(double predictor) {
            return predictor * predictor;
        }

        @Override
        double slope(double predictor) {
            return 2 * predictor;
        }
    };

    private static final double TINY = Math.ulp(1.0);
    private static final NormalDistribution NORMAL = new NormalDistribution();

    abstract double of(double mean);

    abstract double mean(double predictor);

    /** The derivative of the mean by the predictor. */
    abstract double slope(double predictor);
}
