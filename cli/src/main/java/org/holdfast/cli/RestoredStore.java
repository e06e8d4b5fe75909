package org.holdfast.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.holdfast.server.OpenStore;
import org.holdfast.server.ServerSettings;
import org.holdfast.server.journal.JournalFault;
import org.holdfast.server.journal.JournalVerification;
import org.holdfast.server.operation.Restore;

/** A store that was made from a backup, and proved by its journal. */
final class RestoredStore {
    private RestoredStore() {}

    /**
     * Makes a store of a backup in a directory that is empty or not there.
     *
     * @param keys the directory of the keys of the server that the backup is of
     * @return what was restored, in a sentence
     */
    static String restore(Path file, Path keys, Path data, Terminal terminal)
            throws Failure, IOException, SQLException {
        copyKeys(keys, data.resolve("keys"));
        ServerSettings settings =
                new ServerSettings(data, Home.directory().resolve("packs"), "127.0.0.1", 0, null, LocalDate.EPOCH);
        try (OpenStore store = OpenStore.open(settings)) {
            long rows = Restore.read(
                    store.database().owner(),
                    file,
                    (what, done, all) -> terminal.progress("copying " + what, done, all));
            JournalVerification.Proof proof = prove(store, data.resolve("journal.jsonl"));
            return rows + " rows restored; the journal is whole: " + proof.entries() + " entries, "
                    + proof.checkpoints() + " checkpoints";
        } catch (Restore.NotRestored refused) {
            throw new Failure(Failure.INPUT, "holdfast: " + refused.getMessage());
        } catch (JournalFault fault) {
            throw new Failure(
                    Failure.INPUT, "holdfast: the journal of " + file + " is not whole: " + fault.getMessage());
        }
    }

    private static void copyKeys(Path from, Path to) throws IOException, Failure {
        if (!Files.exists(from.resolve("master.key"))) {
            throw new Failure(
                    Failure.INPUT,
                    "holdfast: " + from + " has no master.key: a backup is restored with the keys of its server");
        }
        Files.createDirectories(to);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> all = Files.list(from)) {
            for (Path key : all.filter(Files::isRegularFile).toList()) {
                Files.copy(key, to.resolve(key.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static JournalVerification.Proof prove(OpenStore store, Path export) throws IOException, JournalFault {
        try {
            try (BufferedWriter to = Files.newBufferedWriter(export, StandardCharsets.UTF_8)) {
                store.journalExport().write(to);
            }
            try (BufferedReader from = Files.newBufferedReader(export, StandardCharsets.UTF_8)) {
                return JournalVerification.verify(from, null);
            }
        } finally {
            Files.deleteIfExists(export);
        }
    }

    static boolean isEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.findAny().isEmpty();
        }
    }
}
