package org.holdfast.measures.decomposition;

import org.holdfast.measures.Undefined;

/**
 * Shares a whole among the factors that make it: each factor gets the mean, over all orders in which the factors may come, of
 * what its coming adds. Exact, over all sets of factors; the shares sum to the worth of all less that of none.
 *
 * <p>Shapley (1953), A value for n-person games; Shorrocks (2013), Decomposition procedures for distributional analysis,
 * doi:10.1007/s10888-011-9214-z.
 *
 * @since 0.1.0
 */
public final class Shapley {
    /** Above this the number of sets is beyond what can be gone through. */
    public static final int MOST_FACTORS = 20;

    private Shapley() {}

    /** What a set of factors is worth. */
    @FunctionalInterface
    public interface Worth {
        /**
         * The worth of a set.
         *
         * @param present bit k is set when factor k is in the set
         */
        double of(int present) throws Undefined;
    }

    /** The share of each factor. */
    public static double[] shares(int factors, Worth worth) throws Undefined {
        if (factors < 1 || factors > MOST_FACTORS) {
            throw new Undefined(
                    "Exact Shapley shares go through all sets of 1 to " + MOST_FACTORS + " factors, not of " + factors);
        }
        double[] worths = new double[1 << factors];
        for (int present = 0; present < worths.length; present++) {
            worths[present] = worth.of(present);
        }
        double[] chances = chances(factors);
        double[] shares = new double[factors];
        for (int present = 0; present < worths.length; present++) {
            for (int factor = 0; factor < factors; factor++) {
                if ((present & 1 << factor) == 0) {
                    shares[factor] +=
                            chances[Integer.bitCount(present)] * (worths[present | 1 << factor] - worths[present]);
                }
            }
        }
        return shares;
    }

    /** How likely a factor finds one given set of each size before it: {@code s! (n - s - 1)! / n!}. */
    private static double[] chances(int factors) {
        double[] chances = new double[factors];
        double sets = 1;
        for (int size = 0; size < factors; size++) {
            chances[size] = 1 / (factors * sets);
            sets = sets * (factors - 1 - size) / (size + 1);
        }
        return chances;
    }
}
