package org.holdfast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.holdfast.server.OpenStore;
import org.holdfast.server.operation.Backup;
import org.holdfast.server.postgres.EmbeddedPostgres;
import org.holdfast.server.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Copies the store of a server, running or not, into one file, as it is in one moment."
                        + " The server's keys are not in it: keep a copy of them elsewhere, without it identifiers cannot be read.",
        footer = {"", "Example:", "  holdfast backup monday.backup --data /var/lib/holdfast --verify"})
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions options = new StoreOptions();

    @Mixin
    private Terminal terminal = new Terminal();

    @Parameters(index = "0", paramLabel = "FILE", description = "File to write; it must not be there.")
    private Path file = Path.of("");

    @Option(
            names = "--verify",
            description = "Also restore the backup beside it, prove its journal, and remove what was restored.")
    private boolean verify;

    @Override
    public Integer call() throws Exception {
        if (Files.exists(file)) {
            throw new Failure(Failure.USAGE, "holdfast: " + file + " is there already: name another file");
        }
        Map<String, Long> rows = write();
        terminal.say(rows.values().stream().mapToLong(Long::longValue).sum() + " rows of " + rows.size() + " tables, "
                + Files.size(file) + " bytes, in " + file);
        terminal.say("Keep a copy of " + options.data().resolve("keys")
                + " elsewhere: without it identifiers in the backup cannot be read.");
        if (verify) {
            Path place = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".verify-");
            try {
                terminal.say(RestoredStore.restore(file, options.data().resolve("keys"), place, terminal));
            } finally {
                OpenRegister.delete(place);
            }
        }
        return 0;
    }

    private Map<String, Long> write() throws Failure, IOException, SQLException {
        Database.Address address = options.address(System.getenv());
        if (address != null) {
            return write(Database.owner(address));
        }
        Path data = options.data();
        if (!Files.isDirectory(data.resolve("pg-data"))) {
            throw new Failure(Failure.INPUT, "holdfast: there is no store in " + data);
        }
        Optional<EmbeddedPostgres.Running> running = EmbeddedPostgres.findRunning(data);
        if (running.isPresent()) {
            EmbeddedPostgres.Running at = running.get();
            return write(
                    Database.owner(new Database.Address(at.url(OpenStore.DATABASE), at.user(), at.password(), "")));
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            return write(Database.owner(new Database.Address(
                    postgres.url(OpenStore.DATABASE), postgres.superuser(), postgres.password(), "")));
        }
    }

    private Map<String, Long> write(DataSource owner) throws IOException, SQLException {
        return Backup.write(owner, file, (what, done, all) -> terminal.progress("copying " + what, done, all));
    }
}
