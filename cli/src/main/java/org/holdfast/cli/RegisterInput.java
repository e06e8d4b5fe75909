package org.holdfast.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.column.Currency;
import org.holdfast.column.Register;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;
import org.holdfast.register.RegisterReading;
import org.holdfast.register.TableReading;
import org.holdfast.register.UnreadableRegister;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The register a command works on, and how strict to be with it. */
final class RegisterInput {
    @Parameters(index = "0", paramLabel = "REGISTER", description = "Directory of the register.")
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

    /** Reads and checks the register; rejected rows go to a file. */
    RegisterReading read(Terminal terminal, @Nullable Currency currency, Path rejectedCsv)
            throws Failure, IOException, UnreadableRegister {
        if (!Files.isDirectory(directory)) {
            throw new Failure(
                    Failure.INPUT,
                    "holdfast: " + directory + " is not a directory: name the directory that holds household.csv,"
                            + " person.csv and place.csv");
        }
        RegisterReading reading =
                RegisterReader.read(directory, new ReadOptions(charset(), currency, rejectedCsv, terminal.reading()));
        terminal.done();
        return reading;
    }

    /** Reads a register for a command that writes no directory; too many rejected rows end it. */
    Register readStrictly(Terminal terminal, @Nullable Currency currency)
            throws Failure, IOException, UnreadableRegister {
        Path rejected = Files.createTempFile("holdfast-rejected", ".csv");
        try {
            RegisterReading reading = read(terminal, currency, rejected);
            Failure tooMany = tooManyRejected(reading, "'holdfast import --check' lists them");
            if (tooMany != null) {
                throw tooMany;
            }
            if (reading.rejected() > 0) {
                terminal.say(rejections(reading));
            }
            return reading.register();
        } finally {
            Files.deleteIfExists(rejected);
        }
    }

    /** The failure when too many rows of some table were rejected, else null. */
    @Nullable
    Failure tooManyRejected(RegisterReading reading, String where) {
        List<String> over = reading.tablesOver(maxRejected);
        return over.isEmpty()
                ? null
                : new Failure(
                        Failure.REJECTED,
                        "holdfast: more than " + Words.number(maxRejected) + " % of the rows of "
                                + String.join(", ", over) + " in " + directory + " were rejected ("
                                + rejections(reading) + "); " + where + ". Correct them, or allow more with"
                                + " --max-rejected");
    }

    /** The rejected rows by table and reason, in one line. */
    static String rejections(RegisterReading reading) {
        return reading.tables().stream()
                .filter(t -> t.rejected() > 0)
                .map(t -> t.table() + ": " + t.rejected() + " of " + t.rows() + " rows rejected, " + reasons(t))
                .collect(Collectors.joining("; "));
    }

    private static String reasons(TableReading table) {
        return table.rejectedByReason().entrySet().stream()
                .map(Map.Entry::toString)
                .collect(Collectors.joining(" "));
    }

    private @Nullable Charset charset() throws Failure {
        String name = encoding;
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
