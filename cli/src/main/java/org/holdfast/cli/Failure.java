package org.holdfast.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.holdfast.convert.ConversionFault;
import org.holdfast.engine.Unassessable;
import org.holdfast.register.OutputRefused;
import org.holdfast.register.UnreadableRegister;

/** Ends a command: an exit code and the lines that say what, where and what to do. */
final class Failure extends Exception {
    /** A fault of Holdfast. */
    static final int FAULT = 1;
    /** Input that cannot be used. */
    static final int INPUT = 2;
    /** Too many rejected rows. */
    static final int REJECTED = 3;
    /** A check that failed. */
    static final int CHECK = 4;
    /** Wrong usage. */
    static final int USAGE = 64;

    private static final long serialVersionUID = 1L;
    private final int exitCode;

    Failure(int exitCode, String lines) {
        super(lines);
        this.exitCode = exitCode;
    }

    private Failure(int exitCode, String lines, Throwable cause) {
        super(lines, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    String lines() {
        return String.valueOf(getMessage());
    }

    /** What a failure of any layer means to the person at the command line. */
    static Failure of(Exception failure) {
        if (failure instanceof Failure known) {
            return known;
        }
        if (failure instanceof UnreadableRegister
                || failure instanceof Unassessable
                || failure instanceof ConversionFault
                || failure instanceof OutputRefused) {
            return new Failure(INPUT, "holdfast: " + failure.getMessage(), failure);
        }
        if (failure instanceof IOException || failure instanceof java.io.UncheckedIOException) {
            return new Failure(INPUT, "holdfast: " + words(failure), failure);
        }
        return new Failure(FAULT, "holdfast: " + failure, failure);
    }

    private static String words(Exception failure) {
        Throwable cause = failure instanceof java.io.UncheckedIOException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (cause instanceof NoSuchFileException missing) {
            return missing.getReason() == null
                            && !String.valueOf(missing.getMessage()).contains(" ")
                    ? missing.getFile() + " does not exist"
                    : String.valueOf(missing.getMessage());
        }
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + " cannot be opened: permission denied";
        }
        if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
            return cause.getMessage() + ": free some space, or write to another disk";
        }
        return cause instanceof FileSystemException file && file.getReason() != null
                ? file.getFile() + ": " + file.getReason()
                : String.valueOf(cause.getMessage());
    }
}
