package org.holdfast.measures.targeting;

import org.holdfast.measures.Undefined;

/**
 * To whom the money of a programme goes: what part of it reaches the poor, and how much of their gap it closes. Incomes are
 * those before the transfer.
 *
 * <p>Rows with a NaN are not counted; weights are finite and not negative. An income on the line lacks nothing: whether it is
 * poor is the caller's to say. Measures are undefined when what they divide by is zero.
 *
 * <p>Reference: Coady, Grosh and Hoddinott 2004, Targeting of Transfers in Developing Countries, ch. 2; Ravallion 2009,
 * doi:10.1093/wbro/lkp009.
 *
 * @since 0.1
 */
public final class TransferIncidence {
    private double poor;
    private double nonPoor;
    private double moneyOfPoor;
    private double moneyOfNonPoor;
    private double gaps;
    private double closed;

    /**
     * Counts a unit.
     *
     * @param gap what its income lacks to the line, zero when it lacks nothing
     * @param transfer what it receives
     */
    public void accept(boolean isPoor, double gap, double transfer, double weight) {
        if (Double.isNaN(weight) || Double.isNaN(gap) || Double.isNaN(transfer)) {
            return;
        }
        if (isPoor) {
            poor += weight;
            moneyOfPoor += weight * transfer;
        } else {
            nonPoor += weight;
            moneyOfNonPoor += weight * transfer;
        }
        gaps += weight * gap;
        closed += weight * Math.min(gap, transfer);
    }

    /** Adds what another has counted. */
    public TransferIncidence combine(TransferIncidence other) {
        poor += other.poor;
        nonPoor += other.nonPoor;
        moneyOfPoor += other.moneyOfPoor;
        moneyOfNonPoor += other.moneyOfNonPoor;
        gaps += other.gaps;
        closed += other.closed;
        return this;
    }

    /** The part of all money that goes to the poor. */
    public double shareToPoor() throws Undefined {
        return Share.of(moneyOfPoor, moneyOfPoor + moneyOfNonPoor, "all transfers");
    }

    /** The part of all money that goes to the poor, divided by their part of the population; 1 is what a lottery reaches. */
    public double normalisedShare() throws Undefined {
        return Share.of(shareToPoor(), Share.of(poor, poor + nonPoor, "the population"), "the poor");
    }

    /** Mean transfer of the poor divided by mean transfer of the non-poor, each over receivers and non-receivers. */
    public double meanRatio() throws Undefined {
        double ofPoor = Share.of(moneyOfPoor, poor, "the poor");
        return Share.of(ofPoor, Share.of(moneyOfNonPoor, nonPoor, "the non-poor"), "transfers to the non-poor");
    }

    /** The part of the aggregate gap of the poor that transfers close. */
    public double shareOfGapClosed() throws Undefined {
        return Share.of(closed, gaps, "gaps");
    }

    /** The part of all money that closes gaps; the rest goes to the non-poor or lifts the poor beyond the line. */
    public double shareOfBudgetOnGap() throws Undefined {
        return Share.of(closed, moneyOfPoor + moneyOfNonPoor, "all transfers");
    }
}
