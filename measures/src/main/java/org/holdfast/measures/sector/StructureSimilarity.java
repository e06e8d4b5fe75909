package org.holdfast.measures.sector;

/**
 * How alike two structures are, given as shares that sum to 1: 1 for the same, 0 for none in common.
 *
 * <p>References: Finger and Kreinin 1979, doi:10.2307/2231506; UNIDO 1979, World Industry since 1960, for the cosine.
 *
 * @since 0.1
 */
public final class StructureSimilarity {
    private StructureSimilarity() {}

    /** {@code sum of min(s, t)}, which is one less half the sum of distances. */
    public static double fingerKreinin(double[] shares, double[] others) {
        double sum = 0;
        for (int sector = 0; sector < shares.length; sector++) {
            sum += Math.min(shares[sector], others[sector]);
        }
        return sum;
    }

    /** The cosine of the angle between two structures: {@code sum s t / sqrt(sum s^2 sum t^2)}. */
    public static double cosine(double[] shares, double[] others) {
        double product = 0;
        double squares = 0;
        double otherSquares = 0;
        for (int sector = 0; sector < shares.length; sector++) {
            product += shares[sector] * others[sector];
            squares += shares[sector] * shares[sector];
            otherSquares += others[sector] * others[sector];
        }
        return product / Math.sqrt(squares * otherSquares);
    }

    static double distance(double[] shares, double[] others) {
        double sum = 0;
        for (int sector = 0; sector < shares.length; sector++) {
            sum += Math.abs(shares[sector] - others[sector]);
        }
        return sum;
    }
}
