package org.holdfast.measures.income;

import java.util.Arrays;

/**
 * A scale of cells that ascends with income: about logarithmic for large incomes and linear for those small beside the usual
 * income, so that zeros do not take the greater part of it.
 */
final class IncomeCells {
    private static final int BITS = 14;
    private static final int SAMPLE = 255;

    private final double usual;
    private final long origin;
    private final long lowest;
    private final int shift;

    /**
     * A scale.
     *
     * @param incomes some of which tell what is usual
     * @param least of all known
     * @param greatest of all known
     */
    IncomeCells(double[] incomes, double least, double greatest) {
        this.usual = usual(incomes);
        this.origin = Double.doubleToRawLongBits(usual);
        this.lowest = height(least);
        this.shift = Math.max(0, 64 - Long.numberOfLeadingZeros(height(greatest) - lowest) - BITS);
    }

    /** How many cells there are. */
    static int count() {
        return 1 << BITS;
    }

    /** The cell of a known income. */
    int of(double income) {
        return (int) (height(income) - lowest >>> shift);
    }

    private long height(double income) {
        long height = Double.doubleToRawLongBits(Math.abs(income) + usual) - origin;
        long sign = Double.doubleToRawLongBits(income) >> 63;
        return (height ^ sign) - sign;
    }

    /** The middle of the sizes of some incomes; 1 when those are zero. */
    private static double usual(double[] incomes) {
        double[] some = new double[Math.min(SAMPLE, incomes.length)];
        int known = 0;
        for (int i = 0; i < some.length; i++) {
            double income = incomes[(int) ((long) i * incomes.length / some.length)];
            if (income != 0 && !Double.isNaN(income)) {
                some[known++] = Math.abs(income);
            }
        }
        Arrays.sort(some, 0, known);
        return known == 0 ? 1 : some[known / 2];
    }
}
