package org.holdfast.engine.columnar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.column.ShortestDecimal;

/**
 * Exact sums of decimals, one for each of a number of places. Millionths are added as whole numbers; the few decimals
 * that are finer or very large are added as {@link BigDecimal}.
 */
final class WeightSum {
    private static final double MILLION = 1e6;
    private static final long GREATEST = 1L << 45;
    private static final BigInteger LIMB = BigInteger.ONE.shiftLeft(63);
    private final long[] low;
    private final int[] high;
    private final Map<Integer, BigDecimal> others = new HashMap<>();

    WeightSum(int places) {
        this.low = new long[places];
        this.high = new int[places];
    }

    /** The weight in millionths if its shortest decimal form is a whole number of them and not too large, else -1. */
    static long millionths(double weight) {
        double scaled = weight * MILLION;
        long whole = Math.round(scaled);
        return scaled < GREATEST && whole / MILLION == weight ? whole : -1;
    }

    /** Adds a weight above 0. */
    void add(int place, double weight) {
        long whole = millionths(weight);
        if (whole < 0) {
            others.merge(place, ShortestDecimal.of(weight), BigDecimal::add);
            return;
        }
        long sum = low[place] + whole;
        high[place] += (int) (sum >>> 63);
        low[place] = sum & Long.MAX_VALUE;
    }

    void add(WeightSum other) {
        for (int place = 0; place < low.length; place++) {
            long sum = low[place] + other.low[place];
            high[place] += other.high[place] + (int) (sum >>> 63);
            low[place] = sum & Long.MAX_VALUE;
        }
        other.others.forEach((place, sum) -> others.merge(place, sum, BigDecimal::add));
    }

    boolean isZero(int place) {
        return low[place] == 0 && high[place] == 0 && !others.containsKey(place);
    }

    BigDecimal get(int place) {
        BigInteger whole = LIMB.multiply(BigInteger.valueOf(high[place])).add(BigInteger.valueOf(low[place]));
        return new BigDecimal(whole, 6).add(others.getOrDefault(place, BigDecimal.ZERO));
    }
}
