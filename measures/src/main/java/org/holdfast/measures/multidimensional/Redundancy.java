package org.holdfast.measures.multidimensional;

import org.holdfast.measures.Undefined;

/**
 * How far one deprivation repeats another. With {@code p11} the share deprived in both and {@code p1+}, {@code p+1} the
 * shares deprived in each, {@code R0 = p11 / min(p1+, p+1)}: from zero, never together, to one, the rarer only ever with the
 * other; undefined when one is suffered by nobody. Cramér's V is the correlation of the two, from -1 to 1; undefined when
 * one is suffered by nobody or by everybody.
 *
 * <p>Reference: Alkire et al. (2015), section 7.3.2, doi:10.1093/acprof:oso/9780199689491.001.0001.
 *
 * @since 0.1.0
 */
public final class Redundancy {
    private double all;
    private double inFirst;
    private double inSecond;
    private double inBoth;

    /** Counts a household known in both indicators. */
    public void accept(boolean first, boolean second, double weight) {
        all += weight;
        inFirst += first ? weight : 0;
        inSecond += second ? weight : 0;
        inBoth += first && second ? weight : 0;
    }

    /** Adds what another has counted. */
    public Redundancy combine(Redundancy other) {
        all += other.all;
        inFirst += other.inFirst;
        inSecond += other.inSecond;
        inBoth += other.inBoth;
        return this;
    }

    /** R0. */
    public double value() throws Undefined {
        double rarer = Math.min(inFirst, inSecond);
        if (rarer == 0) {
            throw new Undefined("Nobody is deprived in one of the two indicators, so neither repeats the other");
        }
        return inBoth / rarer;
    }

    /** Cramér's V. */
    public double cramersV() throws Undefined {
        double first = all == 0 ? 0 : inFirst / all;
        double second = all == 0 ? 0 : inSecond / all;
        double spread = first * (1 - first) * second * (1 - second);
        if (!(spread > 0)) {
            throw new Undefined("One of the two indicators is the same for everybody, so they have no association");
        }
        return (inBoth / all - first * second) / Math.sqrt(spread);
    }
}
