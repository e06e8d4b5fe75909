package org.holdfast.measures.income;

/**
 * What a quantile of a weighted sample means; packages differ. {@code W} is the sum of weights and {@code C} the sum of the
 * weights up to a person. Where {@code C} is compared with {@code p W}, a relative tolerance of 1e-12 keeps the rounding of
 * sums from deciding. The numbered definitions are those of Hyndman and Fan 1996 (The American Statistician 50, 361-365,
 * doi:10.1080/00031305.1996.10473566) as R's survey weighs them; their numbers 1 and 2 are {@link #INVERSE} and
 * {@link #AVERAGE}.
 */
public enum QuantileDefinition {
    /** The least income whose {@code C} reaches {@code p W}: R's survey (math, hf1) and convey. */
    INVERSE,
    /** The least income whose {@code C} exceeds {@code p W}: R's laeken. */
    UPPER,
    /** As {@link #INVERSE}, but where {@code C} hits {@code p W} the mean of that income and the next: R's survey (school). */
    AVERAGE,
    /** Linear between the middles of the steps of the distribution function, equal incomes taken together. */
    MIDPOINT,
    /**
     * R's Hmisc, {@code wtd.quantile} of type {@code quantile}: weights are counts, and the quantile lies between the persons
     * numbered {@code 1 + (W - 1) p} rounded down and up. It changes when weights are rescaled.
     */
    COUNTS,
    /** Linear between points at {@code C / W}: R's survey (hf4). */
    HYNDMAN_FAN_4(0, 0),
    /** Linear between points at {@code (C - w / 2) / W}, each person apart: R's survey (hf5). */
    HYNDMAN_FAN_5(0.5, 0),
    /** Linear between points at {@code C / (W + w_n)}, with {@code w_n} the weight of the richest: R's survey (hf6). */
    HYNDMAN_FAN_6(0, 1),
    /** Linear between points at {@code (C - w) / (W - w_n)}: R's survey (hf7); R's default where all weights are 1. */
    HYNDMAN_FAN_7(1, -1),
    /** Linear between points at {@code (C - w / 3) / (W + w_n / 3)}: R's survey (hf8). */
    HYNDMAN_FAN_8(1 / 3.0, 1 / 3.0),
    /** Linear between points at {@code (C - 3 w / 8) / (W + w_n / 4)}: R's survey (hf9). */
    HYNDMAN_FAN_9(0.375, 0.25);

    /** How much of the own weight is taken from {@code C}, and of the last weight added to {@code W}; for the numbered ones. */
    final double own;

    final double last;

    QuantileDefinition() {
        this(0, 0);
    }

    QuantileDefinition(double own, double last) {
        this.own = own;
        this.last = last;
    }
}
