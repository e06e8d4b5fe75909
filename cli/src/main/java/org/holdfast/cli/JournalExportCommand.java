package org.holdfast.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.holdfast.server.OpenStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast journal export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the whole journal of a server as one file that 'journal verify' proves."
                + " The server's public key is journal.pub among its keys.",
        footer = {"", "Example:", "  holdfast journal export --data /var/lib/holdfast --out journal.jsonl"})
final class JournalExportCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions options = new StoreOptions();

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "File to write.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Failure, IOException {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try (OpenStore store = options.open()) {
            long entries;
            try (BufferedWriter to = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                entries = store.journalExport().write(to);
            }
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
            terminal.say(entries + " entries written to " + out + "; the public key is in "
                    + options.data().resolve("keys").resolve("journal.pub"));
            return 0;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
