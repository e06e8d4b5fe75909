package org.holdfast.measures.regression;

/** How a response varies about its mean. */
public enum ResponseFamily {
    /** With the same variance everywhere. */
    GAUSSIAN(Link.IDENTITY) {
        @Override
        double variance(double mean) {
            return 1;
        }

        @Override
        double deviance(double response, double mean) {
            return (response - mean) * (response - mean);
        }

        @Override
        double start(double response, double weight) {
            return response;
        }

        @Override
        boolean takes(double response) {
            return true;
        }

        @Override
        boolean reaches(double mean) {
            return true;
        }
    },
    /** A share: {@code mean (1 - mean)}. */
    BINOMIAL(Link.LOGIT) {
        @Override
        double variance(double mean) {
            return mean * (1 - mean);
        }

        @Override
        double deviance(double response, double mean) {
            return 2 * (entropy(response, mean) + entropy(1 - response, 1 - mean));
        }

        @Override
        double start(double response, double weight) {
            return (weight * response + 0.5) / (weight + 1);
        }

        @Override
        boolean takes(double response) {
            return response >= 0 && response <= 1;
        }

        @Override
        boolean reaches(double mean) {
            return mean > 0 && mean < 1;
        }
    },
    /** A count: its mean. */
    POISSON(Link.LOG) {
        @Override
        double variance(double mean) {
            return mean;
        }

        @Override
        double deviance(double response, double mean) {
            return 2 * (entropy(response, mean) - (response - mean));
        }

        @Override
        double start(double response, double weight) {
            return response + 0.1;
        }

        @Override
        boolean takes(double response) {
            return response >= 0;
        }

        @Override
        boolean reaches(double mean) {
            return mean > 0;
        }
    },
    /** A positive amount: the square of its mean. */
    GAMMA(Link.INVERSE) {
        @Override
        double variance(double mean) {
            return mean * mean;
        }

        @Override
        double deviance(double response, double mean) {
            return -2 * (Math.log(response == 0 ? 1 : response / mean) - (response - mean) / mean);
        }

        @Override
        double start(double response, double weight) {
            return response;
        }

        @Override
        boolean takes(double response) {
            return response > 0;
        }

        @Override
        boolean reaches(double mean) {
            return mean > 0;
        }
    },
    /** A positive amount: the cube of its mean. */
    INVERSE_GAUSSIAN(Link.INVERSE_SQUARE) {
        @Override
        double variance(double mean) {
            return mean * mean * mean;
        }

        @Override
        double deviance(double response, double mean) {
            return (response - mean) * (response - mean) / (response * mean * mean);
        }

        @Override
        double start(double response, double weight) {
            return response;
        }

        @Override
        boolean takes(double response) {
            return response > 0;
        }

        @Override
        boolean reaches(double mean) {
            return mean > 0;
        }
    };

    private final Link usual;

    ResponseFamily(Link usual) {
        this.usual = usual;
    }

    /** The link that R gives the family when none is named. */
    public Link usualLink() {
        return usual;
    }

    abstract double variance(double mean);

    /** Of one row, to be weighted. */
    abstract double deviance(double response, double mean);

    /** A mean to begin with. */
    abstract double start(double response, double weight);

    abstract boolean takes(double response);

    abstract boolean reaches(double mean);

    private static double entropy(double response, double mean) {
        return response == 0 ? 0 : response * Math.log(response / mean);
    }
}
