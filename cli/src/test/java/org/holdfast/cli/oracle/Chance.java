package org.holdfast.cli.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Seeded draws, with a liking for the values that lie on an edge. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    Random random() {
        return random;
    }

    boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    long below(long bound) {
        return bound <= 0 ? 0 : (long) (random.nextDouble() * bound);
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    int pick(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    double pick(double... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The value, or nothing with the given probability. */
    String unless(double missing, String value) {
        return of(missing) ? "" : value;
    }

    String truth(double probability) {
        return of(probability) ? pick("true", "true", "1", "yes") : pick("false", "false", "0", "no");
    }

    /** On the same amount, one minor unit to either side, or far from it. */
    long around(long amount) {
        return Math.max(0, amount + pick(0, 0, 0, 1, -1));
    }

    LocalDate dayAround(LocalDate day) {
        return day.plusDays(pick(0, 0, 1, -1));
    }

    /** An amount of money, now and then without its trailing zeros. */
    String money(long fen) {
        String digits = fen / 100 + "." + fen / 10 % 10 + fen % 10;
        if (fen % 100 == 0 && of(0.5)) {
            return digits.substring(0, digits.length() - 3);
        }
        return fen % 10 == 0 && of(0.5) ? digits.substring(0, digits.length() - 1) : digits;
    }
}
