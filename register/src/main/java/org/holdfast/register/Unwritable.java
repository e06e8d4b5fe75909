package org.holdfast.register;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file that could not be written, most often because the disk is full: says which and what to do. */
public final class Unwritable extends IOException {
    private static final long serialVersionUID = 1;

    private Unwritable(String message, IOException cause) {
        super(message, cause);
    }

    /** Writes a file or a part of it. */
    @FunctionalInterface
    public interface Writing {
        void run() throws IOException;
    }

    /** Lets something be written to a file; what it throws is this. */
    public static void guard(Path file, Writing writing) throws Unwritable {
        try {
            writing.run();
        } catch (IOException failed) {
            throw of(file, failed);
        }
    }

    public static Unwritable of(Path file, IOException cause) {
        if (cause instanceof Unwritable known) {
            return known;
        }
        String reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return new Unwritable(
                file + " cannot be written ("
                        + (reason == null ? cause.getClass().getSimpleName() : reason)
                        + "): make room there, or name an output on a larger disk",
                cause);
    }
}
