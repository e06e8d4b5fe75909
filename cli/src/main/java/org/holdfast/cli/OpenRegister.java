package org.holdfast.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.UnreadableRegister;
import org.holdfast.register.snapshot.ArrowSnapshot;
import org.jspecify.annotations.Nullable;

/** A register ready to be assessed: its snapshot, and the account of how it was read. */
final class OpenRegister implements Closeable {
    private final @Nullable ArrowSnapshot snapshot;
    private final RegisterAccount account;
    private final @Nullable Path work;

    private OpenRegister(@Nullable ArrowSnapshot snapshot, RegisterAccount account, @Nullable Path work) {
        this.snapshot = snapshot;
        this.account = account;
        this.work = work;
    }

    /** A snapshot made earlier; its rejected rows are listed again. */
    static OpenRegister snapshot(Path directory, Path rejectedCsv) throws IOException, UnreadableRegister {
        ArrowSnapshot snapshot = ArrowSnapshot.open(directory);
        Files.copy(directory.resolve("rejected.csv"), rejectedCsv, StandardCopyOption.REPLACE_EXISTING);
        return new OpenRegister(snapshot, snapshot.account(), null);
    }

    /** A snapshot made on the way, which is deleted afterwards; there is none when too many rows were rejected. */
    static OpenRegister imported(RegisterAccount account, Path work, double maxRejected)
            throws IOException, UnreadableRegister {
        boolean made = account.tablesOver(maxRejected).isEmpty();
        return new OpenRegister(made ? ArrowSnapshot.openUnchecked(work) : null, account, work);
    }

    /** The same, which deletes a directory when it is closed. */
    OpenRegister deleting(Path directory) {
        return new OpenRegister(snapshot, account, directory);
    }

    RegisterAccount account() {
        return account;
    }

    ArrowSnapshot snapshot() {
        if (snapshot == null) {
            throw new IllegalStateException("Too many rows were rejected for a snapshot");
        }
        return snapshot;
    }

    @Override
    public void close() throws IOException {
        if (snapshot != null) {
            snapshot.close();
        }
        if (work != null) {
            delete(work);
        }
    }

    static void delete(Path directory) throws IOException {
        List<Path> inner;
        try (Stream<Path> all = Files.walk(directory)) {
            inner = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inner) {
            Files.deleteIfExists(path);
        }
    }
}
