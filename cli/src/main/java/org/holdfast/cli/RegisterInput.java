package org.holdfast.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.column.Currency;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.TableReading;
import org.holdfast.register.UnreadableRegister;
import org.holdfast.register.snapshot.ArrowSnapshot;
import org.holdfast.register.snapshot.SnapshotImport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The register a command works on, and how strict to be with it. */
final class RegisterInput {
    @Parameters(
            index = "0",
            paramLabel = "REGISTER",
            description = "Directory of the register, or of a snapshot of it.")
    private Path directory = Path.of("");

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Encoding of the CSV files: UTF-8 or GB18030. Default: as the descriptor says, else UTF-8.")
    private @Nullable String encoding;

    @Option(
            names = "--max-rejected",
            paramLabel = "PERCENT",
            defaultValue = "1",
            description = "End with exit code 3 when more of a table's rows are rejected. Default: ${DEFAULT-VALUE}.")
    private double maxRejected;

    RegisterInput() {}

    /** A register given in code instead of on the command line. */
    RegisterInput(Path directory) {
        this.directory = directory;
        this.maxRejected = 1;
    }

    Path directory() {
        return directory;
    }

    double maxRejected() {
        return maxRejected;
    }

    /** Opens a snapshot; from a register one is made on the way, in a directory that is there. */
    OpenRegister open(Terminal terminal, @Nullable Currency currency, Path rejectedCsv, Path work)
            throws Failure, IOException, UnreadableRegister {
        checkDirectory();
        if (ArrowSnapshot.isSnapshot(directory)) {
            return OpenRegister.snapshot(directory, rejectedCsv);
        }
        Path listed = Files.createDirectories(work).resolve("rejected.csv");
        RegisterAccount account = snapshot(terminal, currency, work);
        Files.copy(listed, rejectedCsv, StandardCopyOption.REPLACE_EXISTING);
        return OpenRegister.imported(account, work, maxRejected);
    }

    /** Makes a snapshot of the register, its {@code rejected.csv} included, in a directory that is there. */
    RegisterAccount snapshot(Terminal terminal, @Nullable Currency currency, Path target)
            throws Failure, IOException, UnreadableRegister {
        checkDirectory();
        ReadOptions options = options(terminal, currency, target.resolve("rejected.csv"));
        RegisterAccount account = SnapshotImport.run(directory, options, clustering(terminal), target, maxRejected);
        terminal.done();
        return account;
    }

    /** Checks the register without keeping anything but the list of rejected rows. */
    RegisterAccount check(Terminal terminal, Path rejectedCsv, Path work)
            throws Failure, IOException, UnreadableRegister {
        checkDirectory();
        RegisterAccount account =
                SnapshotImport.check(directory, options(terminal, null, rejectedCsv), clustering(terminal), work);
        terminal.done();
        return account;
    }

    private static Progress clustering(Terminal terminal) {
        return (what, done, total) -> terminal.progress("clustering households", done, total);
    }

    /** Opens a register for a command that writes no directory; too many rejected rows end it. */
    OpenRegister openStrictly(Terminal terminal, @Nullable Currency currency)
            throws Failure, IOException, UnreadableRegister {
        Path work = Files.createTempDirectory("holdfast-");
        OpenRegister opened = null;
        try {
            opened = open(terminal, currency, work.resolve("rejected.csv"), work.resolve("snapshot"))
                    .deleting(work);
            Failure tooMany = tooManyRejected(opened.account(), "'holdfast import --check' lists them");
            if (tooMany != null) {
                throw tooMany;
            }
            if (opened.account().rejected() > 0) {
                terminal.say(rejections(opened.account()));
            }
            return opened;
        } catch (Failure | IOException | UnreadableRegister | RuntimeException failed) {
            if (opened == null) {
                OpenRegister.delete(work);
            } else {
                opened.close();
            }
            throw failed;
        }
    }

    private void checkDirectory() throws Failure {
        if (!Files.isDirectory(directory)) {
            throw new Failure(
                    Failure.INPUT,
                    "holdfast: " + directory + " is not a directory: name the directory that holds household.csv,"
                            + " person.csv and place.csv, or a snapshot");
        }
    }

    private ReadOptions options(Terminal terminal, @Nullable Currency currency, Path rejectedCsv) throws Failure {
        return new ReadOptions(charset(encoding), currency, rejectedCsv, terminal.reading());
    }

    /** The failure when too many rows of some table were rejected, else null. */
    @Nullable
    Failure tooManyRejected(RegisterAccount account, String where) {
        List<String> over = account.tablesOver(maxRejected);
        return over.isEmpty()
                ? null
                : new Failure(
                        Failure.REJECTED,
                        "holdfast: more than " + Words.number(maxRejected) + " % of the rows of "
                                + String.join(", ", over) + " in " + directory + " were rejected ("
                                + rejections(account) + "); " + where + ". Correct them, or allow more with"
                                + " --max-rejected");
    }

    /** The rejected rows by table and reason, in one line. */
    static String rejections(RegisterAccount account) {
        return account.tables().stream()
                .filter(t -> t.rejected() > 0)
                .map(t -> t.table() + ": " + t.rejected() + " of " + t.rows() + " rows rejected, " + reasons(t))
                .collect(Collectors.joining("; "));
    }

    private static String reasons(TableReading table) {
        return table.rejectedByReason().entrySet().stream()
                .map(Map.Entry::toString)
                .collect(Collectors.joining(" "));
    }

    /** The encoding of that name; null for null. */
    static @Nullable Charset charset(@Nullable String name) throws Failure {
        if (name == null) {
            return null;
        }
        try {
            Charset charset = Charset.forName(name);
            if (charset.equals(StandardCharsets.UTF_8) || charset.equals(Charset.forName("GB18030"))) {
                return charset;
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw encodingRefused(name);
        }
        throw encodingRefused(name);
    }

    private static Failure encodingRefused(String name) {
        return new Failure(Failure.USAGE, "holdfast: --encoding is UTF-8 or GB18030, not '" + name + "'");
    }
}
