package org.holdfast.server.journal;

/** The first thing in an exported journal that is not as it was written. */
public final class JournalFault extends Exception {
    private static final long serialVersionUID = 1;

    JournalFault(long line, String what) {
        super("line " + line + ": " + what);
    }
}
