package org.holdfast.register.spill;

/** In what order records come whose ranks are equal. */
@FunctionalInterface
public interface RecordOrder {
    /** Compares records that begin at places of two arrays. */
    int compare(byte[] left, int leftAt, byte[] right, int rightAt);
}
