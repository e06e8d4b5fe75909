package org.holdfast.register;

import java.io.IOException;

/** Bytes that are not text in the encoding a file is said to have. */
final class BadEncoding extends IOException {
    private static final long serialVersionUID = 1;

    /** The first such byte, counted from 1. */
    final long position;

    BadEncoding(long position) {
        super("byte " + position);
        this.position = position;
    }
}
