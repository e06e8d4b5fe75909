package org.holdfast.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.holdfast.register.OutputRefused;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.StagedDirectory;
import org.holdfast.register.TableReading;
import org.holdfast.register.UnreadableRegister;
import org.holdfast.register.snapshot.ArrowSnapshot;
import org.holdfast.register.snapshot.SnapshotCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Validates a register and writes it as a snapshot, with rejected.csv; with --check it only validates."
                        + " Of a snapshot, --check verifies every checksum.",
        footer = {
            "",
            "Example:",
            "  holdfast import REGISTER --check",
            "  holdfast import REGISTER --out SNAPSHOT",
            "  holdfast import SNAPSHOT --check"
        })
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private RegisterInput register = new RegisterInput();

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(names = "--out", paramLabel = "DIR", description = "Directory to write the snapshot into.")
    private @Nullable Path out;

    @Option(names = "--check", description = "Only validate; with --rejected FILE also list the rejected rows.")
    private boolean check;

    @Option(names = "--rejected", paramLabel = "FILE", description = "With --check: where to list the rejected rows.")
    private @Nullable Path rejected;

    @Option(names = "--json", description = "Print what was found as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Failure, IOException, OutputRefused, UnreadableRegister {
        Path target = out;
        if (check == (target != null)) {
            throw new Failure(Failure.USAGE, "holdfast: import needs either --check or --out DIR");
        }
        boolean snapshot = ArrowSnapshot.isSnapshot(register.directory());
        if (target == null) {
            return snapshot ? checkSnapshot() : check();
        }
        if (snapshot) {
            throw new Failure(
                    Failure.INPUT,
                    "holdfast: " + register.directory() + " is a snapshot already: copy it, or import the register it"
                            + " was made of; 'holdfast import " + register.directory() + " --check' verifies it");
        }
        return write(target);
    }

    private int checkSnapshot() throws IOException, UnreadableRegister {
        Path directory = register.directory();
        SnapshotCheck.check(directory, (what, done, total) -> terminal.progress("verifying checksums", done, total));
        terminal.done();
        try (ArrowSnapshot snapshot = ArrowSnapshot.open(directory)) {
            if (rejected != null) {
                Files.copy(directory.resolve("rejected.csv"), rejected, StandardCopyOption.REPLACE_EXISTING);
            }
            print(snapshot.account());
            if (!json) {
                terminal.out()
                        .println("every checksum of the snapshot is right: " + snapshot.households() + " households in "
                                + snapshot.batches() + " batches");
                terminal.out().flush();
            }
        }
        return 0;
    }

    private int check() throws Failure, IOException, UnreadableRegister {
        Path work = Files.createTempDirectory("holdfast-");
        try {
            RegisterAccount account =
                    register.check(terminal, rejected == null ? work.resolve("rejected.csv") : rejected, work);
            print(account);
            Failure tooMany = register.tooManyRejected(
                    account, rejected == null ? "--rejected FILE lists them" : rejected + " lists them");
            if (tooMany != null) {
                throw tooMany;
            }
            return 0;
        } finally {
            OpenRegister.delete(work);
        }
    }

    private int write(Path target) throws Failure, IOException, OutputRefused, UnreadableRegister {
        RunRecord record = new RunRecord("import");
        try (StagedDirectory staged = StagedDirectory.open(target)) {
            Path directory = staged.path();
            RegisterAccount account = register.snapshot(terminal, null, directory);
            record.phase("import");
            record.reading(register.directory(), account);
            Failure tooMany = register.tooManyRejected(account, target.resolve("rejected.csv") + " lists them");
            record.write(directory.resolve("run.json"));
            staged.commit();
            print(account);
            if (tooMany != null) {
                throw tooMany;
            }
            return 0;
        }
    }

    private void print(RegisterAccount account) {
        PrintWriter out = terminal.out();
        if (json) {
            RunRecord record = new RunRecord("import");
            record.reading(register.directory(), account);
            out.println(RunRecord.JSON.writeValueAsString(record.root()));
            return;
        }
        for (TableReading table : account.tables()) {
            out.println(table.table() + ": " + table.accepted() + " rows"
                    + (table.rejected() > 0 ? ", " + table.rejected() + " rejected: " + table.rejectedByReason() : ""));
            table.notes().forEach(note -> out.println("  " + note));
        }
        account.findings().stream()
                .filter(f -> account.tables().stream().noneMatch(t -> t.table().equals(f.table())))
                .forEach(finding -> out.println(finding.table() + ": " + finding));
        out.flush();
    }
}
