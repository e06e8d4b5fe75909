package org.holdfast.register;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * An output directory that appears whole or not at all.
 *
 * <p>Files are written into a hidden sibling of the target; {@link #commit} renames it. An earlier output is first
 * moved aside and removed afterwards, so that a killed run leaves the old whole, or the new whole, or - in the
 * instant between two renames - the old one aside, from where the next run restores it. What a killed run leaves
 * behind is removed by the next run with the same target; a lock keeps two runs from the same target at once.
 */
public final class StagedDirectory implements Closeable {
    /** The key in {@code run.json} or {@code datapackage.json} by which Holdfast knows its own outputs. */
    public static final String MARKER = "holdfast";

    private final Path target;
    private final Path staging;
    private final Path aside;
    private final TargetLock lock;
    private final Thread interrupted = new Thread(this::giveUp);
    private boolean closed;

    private StagedDirectory(Path target, TargetLock lock) {
        this.target = target;
        this.lock = lock;
        this.staging = sibling(target, "new");
        this.aside = sibling(target, "old");
    }

    /** Prepares an output; refused when the target holds something that is not Holdfast's, or is being written. */
    public static StagedDirectory open(Path target) throws OutputRefused, IOException {
        Path real = Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
        Path absolute = real.toAbsolutePath().normalize();
        if (absolute.getParent() == null || absolute.getFileName() == null) {
            throw new OutputRefused(target + " cannot be an output: name a directory");
        }
        Files.createDirectories(absolute.getParent());
        TargetLock lock = TargetLock.take(absolute, sibling(absolute, "lock"));
        try {
            StagedDirectory staged = new StagedDirectory(absolute, lock);
            staged.recover();
            EarlierOutput.checkReplaceable(absolute);
            Files.createDirectory(staged.staging);
            Runtime.getRuntime().addShutdownHook(staged.interrupted);
            return staged;
        } catch (OutputRefused | IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where to write. */
    public Path path() {
        return staging;
    }

    /** Makes what was written the target. */
    public synchronized void commit() throws OutputRefused, IOException {
        if (closed) {
            throw new IllegalStateException("The output " + target + " was committed or given up before");
        }
        EarlierOutput.checkReplaceable(target);
        boolean replaces = Files.exists(target);
        if (replaces) {
            Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        EarlierOutput.delete(aside);
        close();
    }

    /** Gives up what was not committed. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            forgetInterruption();
            try {
                EarlierOutput.delete(staging);
            } finally {
                lock.close();
            }
        }
    }

    /** Somebody pressed Ctrl-C: nothing is left behind. */
    private void giveUp() {
        try {
            close();
        } catch (IOException unremovable) {
            // the next run with the same target removes it
        }
    }

    private void forgetInterruption() {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException shuttingDown) {
            // it is the hook itself that closes
        }
    }

    /** Puts right what a killed run left behind. */
    private void recover() throws IOException {
        if (Files.exists(aside)) {
            if (Files.exists(target)) {
                EarlierOutput.delete(aside);
            } else {
                Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        EarlierOutput.delete(staging);
    }

    private static Path sibling(Path target, String what) {
        return target.resolveSibling("." + target.getFileName() + ".holdfast-" + what);
    }
}
