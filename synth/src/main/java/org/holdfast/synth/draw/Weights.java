package org.holdfast.synth.draw;

/** Options of different weight, one of which is drawn. */
public final class Weights {
    private final double[] upTo;

    /** Weights in the order of the options; they need not add up to one. */
    public Weights(double... weights) {
        upTo = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            upTo[i] = sum;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("Weights must add up to more than 0, not " + sum);
        }
    }

    /** The number of the option drawn. */
    public int draw(Chance chance) {
        double point = chance.uniform() * upTo[upTo.length - 1];
        int option = 0;
        while (option < upTo.length - 1 && point >= upTo[option]) {
            option++;
        }
        return option;
    }
}
