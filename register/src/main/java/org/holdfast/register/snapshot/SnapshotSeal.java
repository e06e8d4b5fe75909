package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Table;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.Unwritable;

/** Writes what a snapshot has besides its households, and its checksums last. */
final class SnapshotSeal {
    private final Path directory;
    private final int decimals;
    private final List<String> files = new ArrayList<>();

    SnapshotSeal(Path directory, int decimals) {
        this.directory = directory;
        this.decimals = decimals;
    }

    Path households() {
        return directory.resolve(SnapshotFiles.HOUSEHOLDS);
    }

    void write(Table surroundings, Dictionary places) throws IOException {
        String file = SnapshotFiles.of(surroundings.name());
        FlatTable.write(surroundings, places, decimals, directory.resolve(file));
        files.add(file);
    }

    /**
     * Makes a whole snapshot of what was written.
     *
     * @param households how many there are
     * @param bytes the length of their file, {@code checksum} that of its metadata
     */
    void seal(RegisterAccount account, long households, long bytes, int checksum) throws IOException {
        SnapshotDescriptor descriptor = new SnapshotDescriptor(account, households, bytes, checksum);
        Path file = directory.resolve(SnapshotFiles.DESCRIPTOR);
        Unwritable.guard(file, () -> Files.write(file, descriptor.json()));
        files.add(SnapshotFiles.DESCRIPTOR);
        files.add(SnapshotFiles.REJECTED);
        Digests.of(directory, files).write(directory.resolve(SnapshotFiles.CHECKSUMS));
    }

    /** Removes what was written: there will be no snapshot. */
    void discard() throws IOException {
        for (String file : files) {
            Files.deleteIfExists(directory.resolve(file));
        }
        Files.deleteIfExists(households());
    }
}
