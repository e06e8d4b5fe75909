package org.holdfast.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Threads that work at once; each piece of work is for one of them. */
public final class Hands implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    public Hands(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "import");
            thread.setDaemon(true);
            return thread;
        });
    }

    public int count() {
        return count;
    }

    /** Does all of the work, and throws what the first of it that failed threw. */
    public void run(List<? extends Callable<Void>> work) throws IOException {
        List<Future<Void>> doing = new ArrayList<>();
        work.forEach(piece -> doing.add(threads.submit(piece)));
        @Nullable Throwable failure = null;
        for (Future<Void> piece : doing) {
            try {
                piece.get();
            } catch (ExecutionException failed) {
                failure = failure == null ? failed.getCause() : failure;
            } catch (InterruptedException interrupted) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", interrupted);
            }
        }
        rethrow(failure);
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException unreadable) {
            throw unreadable;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
