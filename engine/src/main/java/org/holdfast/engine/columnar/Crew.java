package org.holdfast.engine.columnar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Threads that share out numbered work, whose results come out in order. */
final class Crew {
    /** The most batches a thread takes at once. */
    private static final int STRETCH = 16;

    private Crew() {}

    /** Makes the result of a stretch of batches. */
    interface Hand<T> extends AutoCloseable {
        T make(int from, int to) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Makes one thread's hand. */
    interface Hiring<T> {
        Hand<T> hire() throws IOException;
    }

    /** Does the batches from 0 to {@code count} - 1, some at a time. */
    static <T> void run(int threads, int count, Hiring<T> hiring, Consumer<T> inOrder) throws IOException {
        InOrder<T> order = new InOrder<>(inOrder);
        AtomicInteger next = new AtomicInteger();
        int stretch = Math.max(1, Math.min(STRETCH, count / (4 * threads)));
        int stretches = (count + stretch - 1) / stretch;
        if (threads == 1 || stretches <= 1) {
            work(count, stretch, hiring, order, next);
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "assessing");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, stretches); i++) {
                running.add(pool.submit(() -> {
                    work(count, stretch, hiring, order, next);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                await(one);
            }
        } finally {
            order.giveUp();
            pool.shutdownNow();
        }
    }

    private static void await(Future<?> one) throws IOException {
        try {
            one.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("The assessment was interrupted", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            if (failed.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            if (failed.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed);
        }
    }

    private static <T> void work(int count, int stretch, Hiring<T> hiring, InOrder<T> order, AtomicInteger next)
            throws IOException {
        try (Hand<T> hand = hiring.hire()) {
            for (int number = next.getAndIncrement();
                    (long) number * stretch < count && !order.isBroken();
                    number = next.getAndIncrement()) {
                int from = number * stretch;
                order.hand(number, hand.make(from, Math.min(count, from + stretch)));
            }
        } catch (InterruptedException interrupted) {
            order.giveUp();
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error failed) {
            order.giveUp();
            throw failed;
        }
    }
}
