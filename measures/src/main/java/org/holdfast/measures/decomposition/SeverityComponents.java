package org.holdfast.measures.decomposition;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.PoorIf;

/**
 * The severity of poverty, {@code P2 = H (I^2 + (1 - I)^2 CV^2)}: how many are poor, how far below the line they are on average,
 * and how unequal they are among themselves. {@code H} is the headcount, {@code I} the mean relative gap of the poor, {@code CV} the
 * coefficient of variation of their incomes.
 *
 * <p>An income on the line is not poor unless the weak rule is chosen. Unknown incomes (NaN) and weights of zero take no part;
 * an infinite income makes them undefined; negative incomes have gaps above 1. When nobody is poor, {@code I} and {@code CV} do
 * not exist; when the poor have a mean income of zero, {@code CV} does not.
 *
 * <p>Foster, Greer and Thorbecke (1984), A class of decomposable poverty measures, doi:10.2307/1913475.
 *
 * @since 0.1.0
 */
public final class SeverityComponents {
    private final double line;
    private final PoorIf poorIf;
    private double population;
    private double poor;
    private double mean;
    private double squares;
    private boolean infinite;

    /**
     * Components that have accepted nothing.
     *
     * @throws Undefined when the line is not positive
     */
    public SeverityComponents(double line, PoorIf poorIf) throws Undefined {
        FgtDecomposition.requireLine(line, 2);
        this.line = line;
        this.poorIf = poorIf;
    }

    /**
     * Takes a row in.
     *
     * @param weight finite and not negative
     */
    public void accept(double income, double weight) {
        if (!CompleteRows.counts(income, weight)) {
            return;
        }
        infinite |= Double.isInfinite(income);
        population += weight;
        if (poorIf.poor(income, line)) {
            merge(weight, income, 0);
        }
    }

    /** Takes in what others with the same line and rule have accepted. */
    public SeverityComponents combine(SeverityComponents other) {
        population += other.population;
        infinite |= other.infinite;
        if (other.poor > 0) {
            merge(other.poor, other.mean, other.squares);
        }
        return this;
    }

    /** The update of a mean and a sum of squares by those of another part (Chan, Golub and LeVeque 1983). */
    private void merge(double weight, double otherMean, double otherSquares) {
        double distance = otherMean - mean;
        double both = poor + weight;
        squares += otherSquares + distance * distance * poor / both * weight;
        mean += distance * weight / both;
        poor = both;
    }

    /** H: the share of the population that is poor. */
    public double headcount() throws Undefined {
        if (infinite) {
            throw CompleteRows.infinite();
        }
        if (!(population > 0)) {
            throw new Undefined("Nobody has a known income and a positive weight");
        }
        return poor / population;
    }

    /** I: the mean relative gap of the poor. */
    public double meanGapOfPoor() throws Undefined {
        requirePoor();
        return (line - mean) / line;
    }

    /** The squared coefficient of variation of the incomes of the poor. */
    public double squaredVariationOfPoor() throws Undefined {
        requirePoor();
        if (mean == 0) {
            throw new Undefined("The poor have a mean income of 0: their coefficient of variation does not exist");
        }
        return squares / poor / (mean * mean);
    }

    /** P2, from its parts. */
    public double severity() throws Undefined {
        double gap = meanGapOfPoor();
        return headcount() * (gap * gap + squares / poor / (line * line));
    }

    private void requirePoor() throws Undefined {
        headcount();
        if (poor == 0) {
            throw new Undefined("Nobody is below the line " + line + ": the poor have no mean gap");
        }
    }
}
