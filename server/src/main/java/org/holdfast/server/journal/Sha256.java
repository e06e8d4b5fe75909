package org.holdfast.server.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of the journal, of what is kept of secrets, and of files. */
public final class Sha256 {
    static final int BYTES = 32;

    private Sha256() {}

    /** A digest that has taken nothing yet. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
