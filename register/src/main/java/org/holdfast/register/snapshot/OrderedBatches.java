package org.holdfast.register.snapshot;

import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;

/** Lets several threads that put batches together write them in order. */
final class OrderedBatches {
    private final BatchSink sink;
    private final IntConsumer written;
    private int taken;
    private int next;
    private boolean failed;

    /** @param written hears the number of each piece of work that was written */
    OrderedBatches(BatchSink sink, IntConsumer written) {
        this.sink = sink;
        this.written = written;
    }

    /** The number of the next piece of work to be done; beyond all when a piece has failed. */
    synchronized int take() {
        return failed ? Integer.MAX_VALUE : taken++;
    }

    /** Writes the batches of a piece of work once those of all pieces before it were written. */
    synchronized void write(int piece, List<ArrowMessage> batches) throws IOException {
        while (next != piece && !failed) {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", interrupted);
            }
        }
        if (failed) {
            return;
        }
        for (ArrowMessage batch : batches) {
            sink.write(batch);
        }
        next++;
        written.accept(piece);
        notifyAll();
    }

    /** Lets nobody wait for a piece of work that failed. */
    synchronized void fail() {
        failed = true;
        notifyAll();
    }
}
