package org.holdfast.measures.multidimensional;

import org.holdfast.measures.Undefined;

/** Whether a household is deprived in an indicator, as the bytes that columns of deprivations hold. */
public final class Deprivation {
    public static final byte NO = 0;
    public static final byte YES = 1;
    public static final byte UNKNOWN = 2;

    private Deprivation() {}

    /**
     * Reads a column in which 1 is deprived, 0 is not, and NaN is unknown.
     *
     * @throws Undefined when it holds another number
     */
    public static byte[] column(double[] numbers) throws Undefined {
        byte[] column = new byte[numbers.length];
        for (int row = 0; row < column.length; row++) {
            double number = numbers[row];
            if (number != 0 && number != 1 && !Double.isNaN(number)) {
                throw new Undefined("Row " + (row + 1) + " of an indicator is " + number
                        + ": expected 1 where deprived, 0 where not; for achievements give their cut-offs");
            }
            column[row] = Double.isNaN(number) ? UNKNOWN : number == 1 ? YES : NO;
        }
        return column;
    }

    /** Reads a column of truth values with what is known of them. */
    public static byte[] column(boolean[] deprived, boolean[] known) {
        byte[] column = new byte[deprived.length];
        for (int row = 0; row < column.length; row++) {
            column[row] = !known[row] ? UNKNOWN : deprived[row] ? YES : NO;
        }
        return column;
    }

    /**
     * Reads a column of achievements: deprived below the cut-off.
     *
     * @param onIsDeprived whether an achievement equal to the cut-off counts as deprived
     */
    public static byte[] below(double[] achievements, double cutoff, boolean onIsDeprived) {
        byte[] column = new byte[achievements.length];
        for (int row = 0; row < column.length; row++) {
            double achievement = achievements[row];
            boolean deprived = achievement < cutoff || onIsDeprived && achievement == cutoff;
            column[row] = Double.isNaN(achievement) ? UNKNOWN : deprived ? YES : NO;
        }
        return column;
    }
}
