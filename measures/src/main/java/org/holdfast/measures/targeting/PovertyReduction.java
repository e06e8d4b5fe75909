package org.holdfast.measures.targeting;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.PovertyLine;

/**
 * Poverty before and after transfers, by the index of Foster, Greer and Thorbecke: {@code sum w ((z - y) / z)^a} over the
 * poor, divided by {@code sum w}; with {@code a = 0} the share of the poor.
 *
 * <p>Rows with a NaN are not counted. Negative incomes have gaps above one. Undefined when weights sum to zero, for
 * {@code a} above zero when the line is not positive, and for {@code a} below zero.
 *
 * <p>Reference: Foster, Greer and Thorbecke 1984, doi:10.2307/1913475.
 *
 * @since 0.1
 */
public final class PovertyReduction {
    private final PovertyLine line;
    private final double alpha;
    private double before;
    private double after;
    private double weights;

    /**
     * Nothing counted yet.
     *
     * @param alpha aversion to poverty: 0 counts the poor, 1 their gaps, 2 the squares of gaps
     */
    public PovertyReduction(PovertyLine line, double alpha) {
        this.line = line;
        this.alpha = alpha;
    }

    /** Counts a unit by its income before the transfer and what it receives. */
    public void accept(double income, double transfer, double weight) {
        if (Double.isNaN(weight) || Double.isNaN(income) || Double.isNaN(transfer)) {
            return;
        }
        before += weight * line.gap(income, alpha);
        after += weight * line.gap(income + transfer, alpha);
        weights += weight;
    }

    /** Adds what another of the same line and alpha has counted. */
    public PovertyReduction combine(PovertyReduction other) {
        before += other.before;
        after += other.after;
        weights += other.weights;
        return this;
    }

    /** The index of incomes before transfers. */
    public double before() throws Undefined {
        return value(before);
    }

    /** The index of incomes after transfers. */
    public double after() throws Undefined {
        return value(after);
    }

    private double value(double sum) throws Undefined {
        line.check(alpha);
        return Share.of(sum, weights, "the population");
    }
}
