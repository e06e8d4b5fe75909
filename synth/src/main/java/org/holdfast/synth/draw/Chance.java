package org.holdfast.synth.draw;

/**
 * Chance that depends on nothing but its key: the generator SplitMix64 started at a key made of the seed, what is
 * drawn for and the topic. Whatever the thread, the order and the machine, the same key gives the same draws.
 *
 * <p>Reference: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
 * doi:10.1145/2660193.2660195.
 */
public final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    /** A key for something within something else, such as a village within a seed. */
    public static long key(long outer, long inner) {
        return mix(mix(outer + GOLDEN) ^ (inner * GOLDEN));
    }

    /** Starts the draws of a topic anew; topics do not disturb each other. */
    public Chance begin(long key, Topic topic) {
        state = mix(key + GOLDEN * (topic.ordinal() + 1));
        return this;
    }

    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** At least 0 and below 1. */
    public double uniform() {
        return (next() >>> 11) * 0x1p-53;
    }

    public double between(double least, double greatest) {
        return least + (greatest - least) * uniform();
    }

    /** One of the whole numbers from the least to the greatest, both included. */
    public int between(int least, int greatest) {
        return least + (int) (((next() >>> 32) * (greatest - least + 1L)) >>> 32);
    }

    public boolean happens(double probability) {
        return uniform() < probability;
    }

    /** From the standard normal distribution. */
    public double normal() {
        // the middle of one of 2^52 equal steps: never 0 or 1
        return NormalQuantile.of(((next() >>> 12) + 0.5) * 0x1p-52);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
