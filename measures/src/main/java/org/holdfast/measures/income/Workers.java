package org.holdfast.measures.income;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Threads that share work out among themselves; what they do does not depend on how many they are. */
record Workers(int number) {
    Workers {
        if (number < 1) {
            throw new IllegalArgumentException("Expected one worker or more, got " + number);
        }
    }

    /** The work of one worker, asked for one piece of work after the other. */
    interface Pieces {
        void take(int piece);
    }

    /** A stretch of rows or positions. */
    record Stretch(int part, int start, int end) {}

    /** Divides positions into as many stretches as there are workers. */
    void stretches(int size, Consumer<Stretch> work) {
        each(
                number,
                part -> work.accept(
                        new Stretch(part, (int) ((long) part * size / number), (int) ((part + 1L) * size / number))));
    }

    /** Hands out pieces one by one to whoever is free; each worker takes its own room to work in once. */
    void pieces(int count, Supplier<Pieces> room) {
        AtomicInteger next = new AtomicInteger();
        each(Math.min(number, Math.max(1, count)), worker -> {
            Pieces own = room.get();
            for (int piece = next.getAndIncrement(); piece < count; piece = next.getAndIncrement()) {
                own.take(piece);
            }
        });
    }

    private static void each(int workers, IntConsumer work) {
        if (workers == 1) {
            work.accept(0);
        } else {
            IntStream.range(0, workers).parallel().forEach(work);
        }
    }
}
