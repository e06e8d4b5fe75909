package org.holdfast.register.snapshot;

import java.io.IOException;
import java.util.List;

/** Lets several threads that put batches together write them in order. */
final class OrderedBatches {
    private final ArrowFileWriter writer;
    private int next;
    private boolean failed;

    OrderedBatches(ArrowFileWriter writer) {
        this.writer = writer;
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
            writer.write(batch);
        }
        next++;
        notifyAll();
    }

    /** Lets nobody wait for a piece of work that failed. */
    synchronized void fail() {
        failed = true;
        notifyAll();
    }

    synchronized boolean hasFailed() {
        return failed;
    }
}
