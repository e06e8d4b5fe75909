package org.holdfast.register.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.register.Hands;
import org.holdfast.register.spill.Spill;

/** The threads of an import, what each of them rejects, and where they put what does not fit into memory. */
final class ImportHands implements Closeable {
    private static final String WORK = "import.work";
    private final Workload workload;
    private final Spill spill;
    private final Hands threads;
    private final List<RejectionSorter> rejections = new ArrayList<>();

    /** What one of the threads does. */
    @FunctionalInterface
    interface HandTask {
        void run(int hand) throws IOException;
    }

    /** What one of the threads does with a piece of the work. */
    @FunctionalInterface
    interface PieceTask {
        void run(int piece) throws IOException;
    }

    /** @param directory where the file for what does not fit into memory goes, until this is closed */
    ImportHands(Workload workload, Path directory) {
        this.workload = workload;
        this.spill = new Spill(directory.resolve(WORK), workload.spillBytes());
        this.threads = new Hands(workload.hands());
        for (int hand = 0; hand < workload.hands(); hand++) {
            rejections.add(new RejectionSorter(spill, workload.sortBytes()));
        }
    }

    Workload workload() {
        return workload;
    }

    int count() {
        return workload.hands();
    }

    Spill spill() {
        return spill;
    }

    Hands threads() {
        return threads;
    }

    /** What each thread rejects. */
    List<RejectionSorter> rejections() {
        return rejections;
    }

    /** Lets every thread do something at once. */
    void each(HandTask task) throws IOException {
        List<Callable<Void>> work = new ArrayList<>();
        for (int hand = 0; hand < count(); hand++) {
            int number = hand;
            work.add(() -> {
                task.run(number);
                return null;
            });
        }
        threads.run(work);
    }

    /** Deals pieces of work out; each thread starts with something of its own that does them. */
    void deal(int pieces, HandPreparation preparation) throws IOException {
        AtomicInteger next = new AtomicInteger();
        each(hand -> {
            PieceTask task = preparation.prepare(hand);
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                task.run(piece);
            }
        });
    }

    /** Prepares a thread for its pieces of work. */
    @FunctionalInterface
    interface HandPreparation {
        PieceTask prepare(int hand);
    }

    @Override
    public void close() throws IOException {
        threads.close();
        spill.close();
    }
}
