package org.holdfast.engine.columnar;

import java.util.function.Consumer;

/** Lets several threads hand over numbered pieces of work, so that they come out in the order of their numbers. */
final class InOrder<T> {
    private final Consumer<T> to;
    private int next;
    private boolean broken;

    InOrder(Consumer<T> to) {
        this.to = to;
    }

    /** Hands over the piece of a number, when all before have been; at once when somebody failed. */
    synchronized void hand(int number, T piece) throws InterruptedException {
        while (next != number && !broken) {
            wait();
        }
        if (broken) {
            return;
        }
        try {
            to.accept(piece);
            next++;
        } catch (RuntimeException | Error failed) {
            broken = true;
            throw failed;
        } finally {
            notifyAll();
        }
    }

    /** Says that a number will not come. */
    synchronized void giveUp() {
        broken = true;
        notifyAll();
    }

    synchronized boolean isBroken() {
        return broken;
    }
}
