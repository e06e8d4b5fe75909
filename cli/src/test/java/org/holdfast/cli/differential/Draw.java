package org.holdfast.cli.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Seeded draws: the same seed draws the same things. */
final class Draw {
    private final Random random;

    Draw(long seed, String purpose) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L ^ purpose.hashCode() * 0xBF58476D1CE4E5B9L);
    }

    boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** A whole number from 0 to {@code high}, small ones far likelier. */
    int few(int high) {
        double share = random.nextDouble();
        return (int) Math.floor(share * share * share * (high + 1));
    }

    long bits() {
        return random.nextLong();
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** Up to {@code most} of the things, in their order. */
    <T> List<T> some(List<T> all, int most) {
        List<T> chosen = shuffled(all).subList(0, Math.min(all.size(), between(0, most)));
        return all.stream().filter(chosen::contains).toList();
    }

    /** Alternatives with their weights, one of which is drawn and made. */
    final class Choice<T> {
        private final List<Supplier<T>> makers = new ArrayList<>();
        private final List<Integer> weights = new ArrayList<>();

        Choice<T> or(int weight, Supplier<T> maker) {
            if (weight > 0) {
                makers.add(maker);
                weights.add(weight);
            }
            return this;
        }

        T make() {
            int left =
                    random.nextInt(weights.stream().mapToInt(Integer::intValue).sum());
            int i = 0;
            for (; left >= weights.get(i); i++) {
                left -= weights.get(i);
            }
            return makers.get(i).get();
        }
    }

    <T> Choice<T> choice() {
        return new Choice<>();
    }
}
