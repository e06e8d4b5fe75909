package org.holdfast.measures.multidimensional;

/**
 * An exact ratio of whole numbers in lowest terms, such as the cut-off 1/3. Comparing scores with a cut-off in floating
 * point loses households exactly on it: ten weights of 0.1 never reach 0.8 by eight additions.
 *
 * @param numerator not negative
 * @param denominator positive, at most {@value #LARGEST}
 */
public record Fraction(long numerator, long denominator) {
    /** The largest denominator, so that products with sums of weights stay exact. */
    public static final long LARGEST = 2_000_000;

    private static final double NEAR = 1e-12;

    public Fraction {
        if (numerator < 0 || denominator <= 0) {
            throw new IllegalArgumentException(
                    "Expected a fraction that is not negative, such as 1/3, got " + numerator + "/" + denominator);
        }
        long divisor = divisor(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
        if (denominator > LARGEST || numerator > LARGEST * LARGEST) {
            throw new IllegalArgumentException("The fraction " + numerator + "/" + denominator
                    + " has too many digits: its denominator can be at most " + LARGEST);
        }
    }

    /**
     * The first convergent of a number's continued fraction that lies within 1e-12 of it, relatively: 0.3333333333333333 is
     * one third, 0.33 is 33/100.
     */
    public static Fraction of(double number) {
        if (!(number >= 0 && number < LARGEST)) {
            throw new IllegalArgumentException("Expected a number from 0 to " + LARGEST + ", got " + number);
        }
        long above = 1;
        long below = 0;
        long earlierAbove = 0;
        long earlierBelow = 1;
        double rest = number;
        while (true) {
            long whole = (long) Math.floor(rest);
            long nextAbove = whole * above + earlierAbove;
            long nextBelow = whole * below + earlierBelow;
            if (nextBelow > LARGEST) {
                return new Fraction(above, below);
            }
            earlierAbove = above;
            earlierBelow = below;
            above = nextAbove;
            below = nextBelow;
            if (Math.abs((double) above / below - number) <= NEAR * number) {
                return new Fraction(above, below);
            }
            rest = 1 / (rest - whole);
        }
    }

    /** Reads {@code 1/3}, {@code 2} or {@code 0.25}. */
    public static Fraction parse(String text) {
        int stroke = text.indexOf('/');
        try {
            if (stroke < 0) {
                return of(Double.parseDouble(text.strip()));
            }
            return new Fraction(
                    Long.parseLong(text.substring(0, stroke).strip()),
                    Long.parseLong(text.substring(stroke + 1).strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Expected a fraction such as 1/3 or 0.25, got '" + text + "'", e);
        }
    }

    public double value() {
        return (double) numerator / denominator;
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }

    static long divisor(long a, long b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}
