package org.holdfast.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.holdfast.register.Format;
import org.holdfast.register.RegisterReading;
import org.holdfast.register.RegisterWriter;
import org.holdfast.register.StagedDirectory;
import org.holdfast.register.TableReading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Validates a register and writes it as Parquet with rejected.csv; with --check it only validates.",
        footer = {"", "Example:", "  holdfast import REGISTER --check", "  holdfast import REGISTER --out SNAPSHOT"})
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private RegisterInput register = new RegisterInput();

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(names = "--out", paramLabel = "DIR", description = "Directory to write.")
    private @Nullable Path out;

    @Option(names = "--check", description = "Only validate; with --rejected FILE also list the rejected rows.")
    private boolean check;

    @Option(names = "--rejected", paramLabel = "FILE", description = "With --check: where to list the rejected rows.")
    private @Nullable Path rejected;

    @Option(names = "--json", description = "Print what was found as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Path target = out;
        if (check == (target != null)) {
            throw new Failure(Failure.USAGE, "holdfast: import needs either --check or --out DIR");
        }
        return target == null ? check() : write(target);
    }

    private int check() throws Exception {
        Path list = rejected == null ? Files.createTempFile("holdfast-rejected", ".csv") : rejected;
        try {
            RegisterReading reading = register.read(terminal, null, list);
            print(reading);
            Failure tooMany = register.tooManyRejected(
                    reading.account(), rejected == null ? "--rejected FILE lists them" : list + " lists them");
            if (tooMany != null) {
                throw tooMany;
            }
            return 0;
        } finally {
            if (rejected == null) {
                Files.deleteIfExists(list);
            }
        }
    }

    private int write(Path target) throws Exception {
        RunRecord record = new RunRecord("import");
        try (StagedDirectory staged = StagedDirectory.open(target)) {
            Path directory = staged.path();
            RegisterReading reading = register.read(terminal, null, directory.resolve("rejected.csv"));
            record.phase("read");
            record.reading(register.directory(), reading.account());
            Failure tooMany =
                    register.tooManyRejected(reading.account(), target.resolve("rejected.csv") + " lists them");
            if (tooMany == null) {
                new RegisterWriter(Format.PARQUET).write(reading.register(), reading.provenance(), directory);
                record.phase("write");
            }
            record.write(directory.resolve("run.json"));
            staged.commit();
            print(reading);
            if (tooMany != null) {
                throw tooMany;
            }
            return 0;
        }
    }

    private void print(RegisterReading reading) {
        PrintWriter out = terminal.out();
        if (json) {
            RunRecord record = new RunRecord("import");
            record.reading(register.directory(), reading.account());
            out.println(RunRecord.JSON.writeValueAsString(record.root()));
            return;
        }
        for (TableReading table : reading.tables()) {
            out.println(table.table() + ": " + table.accepted() + " rows"
                    + (table.rejected() > 0 ? ", " + table.rejected() + " rejected: " + table.rejectedByReason() : ""));
            table.notes().forEach(note -> out.println("  " + note));
        }
        reading.findings().stream()
                .filter(f -> reading.tables().stream().noneMatch(t -> t.table().equals(f.table())))
                .forEach(finding -> out.println(finding.table() + ": " + finding));
        out.flush();
    }
}
