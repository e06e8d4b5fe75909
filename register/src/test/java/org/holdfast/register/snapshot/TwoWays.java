package org.holdfast.register.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Register;
import org.holdfast.column.Snapshot;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.RegisterLines;
import org.holdfast.register.RegisterReader;
import org.holdfast.register.RegisterReading;
import org.holdfast.register.UnreadableRegister;
import org.jspecify.annotations.Nullable;

/** A register read whole and written as a snapshot, and the same register imported: nothing may differ. */
final class TwoWays {
    private final Path whole;
    private final Path imported;
    private final @Nullable Charset encoding;
    private @Nullable RegisterReading reading;
    private @Nullable RegisterAccount account;
    private @Nullable String refusal;
    private int batch;

    TwoWays(Path folder, @Nullable Charset encoding) throws IOException {
        this.whole = Files.createDirectories(folder.resolve("whole"));
        this.imported = Files.createDirectories(folder.resolve("imported"));
        this.encoding = encoding;
    }

    /** Makes both and compares them. */
    void compare(Path register, Workload workload) throws IOException, UnreadableRegister {
        batch = workload.batch();
        refusal = readWhole(register);
        String otherRefusal = importIt(register, workload);
        assertThat(otherRefusal).isEqualTo(refusal);
        assertThat(imported.resolve("import.work")).doesNotExist();
        if (reading == null || account == null) {
            return;
        }
        assertThat(account).isEqualTo(reading.account());
        assertThat(new ArrayList<>(account.digests().keySet()))
                .isEqualTo(new ArrayList<>(reading.account().digests().keySet()));
        assertThat(imported.resolve("rejected.csv")).hasSameBinaryContentAs(whole.resolve("rejected.csv"));
        SnapshotCheck.check(imported, Progress.SILENT, batch);
        SnapshotWriter.write(reading, whole);
        compareSnapshots();
    }

    /** Why neither could read the register; null if they could. */
    @Nullable
    String refusal() {
        return refusal;
    }

    /** What both say of the register. */
    RegisterAccount account() {
        if (account == null) {
            throw new AssertionError(refusal);
        }
        return account;
    }

    Path imported() {
        return imported;
    }

    private @Nullable String readWhole(Path register) throws IOException {
        try {
            reading = RegisterReader.read(register, options(whole));
            return null;
        } catch (UnreadableRegister refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private @Nullable String importIt(Path register, Workload workload) throws IOException {
        try {
            account = SnapshotImport.run(register, options(imported), Progress.SILENT, imported, 100, workload);
            return null;
        } catch (UnreadableRegister refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private ReadOptions options(Path directory) {
        return new ReadOptions(encoding, null, directory.resolve("rejected.csv"), Progress.SILENT);
    }

    private void compareSnapshots() throws IOException, UnreadableRegister {
        assertThat(files(imported)).isEqualTo(files(whole));
        if (reading != null && reading.rejected() == 0 && batch == Snapshot.BATCH) {
            assertThat(imported.resolve("households.arrow")).hasSameBinaryContentAs(whole.resolve("households.arrow"));
        }
        for (String table : List.of("place", "series", "hazard")) {
            Path file = whole.resolve(table + ".arrow");
            if (Files.exists(file)) {
                assertThat(imported.resolve(table + ".arrow")).hasSameBinaryContentAs(file);
            }
        }
        try (ArrowSnapshot expected = ArrowSnapshot.open(whole);
                ArrowSnapshot made = new SnapshotDirectory(imported).open(true, batch)) {
            assertThat(made.households()).isEqualTo(expected.households());
            assertThat(made.account()).isEqualTo(expected.account());
            for (String table : SnapshotWriter.HOUSEHOLD_AND_CHILDREN) {
                compareForms(
                        table,
                        made.columns(table).orElse(Map.of()),
                        expected.columns(table).orElse(Map.of()));
            }
            assertThat(RegisterLines.of(read(made))).isEqualTo(RegisterLines.of(read(expected)));
        }
    }

    /** A form may be wider where rejected rows have needed it, but its bounds may not. */
    private static void compareForms(String table, Map<String, ColumnForm> made, Map<String, ColumnForm> expected) {
        assertThat(List.copyOf(made.keySet())).as(table).isEqualTo(List.copyOf(expected.keySet()));
        expected.forEach((column, form) -> {
            ColumnForm own = made.get(column);
            assertThat(own.kind()).as(column).isEqualTo(form.kind());
            assertThat(List.of(own.least(), own.greatest()))
                    .as(table + "." + column)
                    .isEqualTo(List.of(form.least(), form.greatest()));
            assertThat(own.mayBeUnknown() || !form.mayBeUnknown()).as(column).isTrue();
            if (own.dictionary() != null) {
                assertThat(new HashSet<>(texts(own.dictionary()))).as(column).containsAll(texts(form.dictionary()));
            }
        });
    }

    private static List<String> texts(@Nullable Dictionary dictionary) {
        List<String> texts = new ArrayList<>();
        for (int code = 0; dictionary != null && code < dictionary.size(); code++) {
            texts.add(dictionary.text(code));
        }
        return texts;
    }

    private static Register read(ArrowSnapshot snapshot) throws IOException {
        try (RegisterOfSnapshot registers = new RegisterOfSnapshot(snapshot)) {
            return registers.whole();
        }
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
