package org.holdfast.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.holdfast.server.journal.JournalFault;
import org.holdfast.server.journal.JournalKey;
import org.holdfast.server.journal.JournalVerification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast journal verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Proves an exported journal whole, without the server: nothing in it is altered, missing or added."
                        + " Ends with exit code 4 when something is.",
        footer = {"", "Example:", "  holdfast journal verify journal.jsonl --key journal.pub"})
final class JournalVerifyCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The exported journal.")
    private Path file = Path.of("");

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "The server's public key, had from elsewhere than the export. Without it the journal may be whole"
                            + " and yet another server's.")
    private @Nullable Path key;

    @Override
    public Integer call() throws Failure, IOException {
        try (BufferedReader export = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            JournalVerification.Proof proof =
                    JournalVerification.verify(export, key == null ? null : JournalKey.line(key));
            terminal.out()
                    .println("whole: " + proof.entries() + " entries, " + proof.checkpoints() + " checkpoints, until "
                            + proof.end() + ", last hash " + proof.hash());
            terminal.out().println(key == null ? "signed with the key " + proof.key() : "signed with the key given");
            terminal.out().flush();
            return 0;
        } catch (JournalFault fault) {
            throw new Failure(Failure.CHECK, "holdfast: the journal is not whole: " + file + ", " + fault.getMessage());
        } catch (CharacterCodingException altered) {
            throw new Failure(Failure.CHECK, "holdfast: the journal is not whole: " + file + " is not UTF-8");
        }
    }
}
