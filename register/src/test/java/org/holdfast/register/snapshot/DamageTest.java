package org.holdfast.register.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.holdfast.column.BatchReader;
import org.holdfast.column.ColumnName;
import org.holdfast.register.GeneratedRegister;
import org.holdfast.register.Progress;
import org.holdfast.register.UnreadableRegister;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
    @TempDir
    private Path folder;

    private Path snapshot;

    @BeforeEach
    void write() throws Exception {
        snapshot = new WrittenSnapshot(RichRegister.write(folder), folder.resolve("snapshot")).directory;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(snapshot)) {
            return files.sorted().toList();
        }
    }

    private void isRefused(Path file, String how) {
        assertThatThrownBy(() -> SnapshotCheck.check(snapshot, Progress.SILENT))
                .as(file.getFileName() + " " + how)
                .isInstanceOf(UnreadableRegister.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains(file.getFileName().toString())
                .hasLineCount(1);
    }

    @Test
    void any_bit_that_flips_in_any_file_is_noticed() throws Exception {
        SnapshotCheck.check(snapshot, Progress.SILENT);
        assertThat(files()).hasSize(7);
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            Random random = new Random(5);
            for (int flip = 0; flip < 300; flip++) {
                int bit = random.nextInt(whole.length * 8);
                byte[] flipped = whole.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                Files.write(file, flipped);
                isMentionedOrRefused(file, "bit " + bit);
            }
            Files.write(file, whole);
        }
        SnapshotCheck.check(snapshot, Progress.SILENT);
    }

    /** A flip in a list of checksums is blamed on the file whose checksum it is. */
    private void isMentionedOrRefused(Path file, String how) {
        if (file.getFileName().toString().equals("checksums.txt")) {
            assertThatThrownBy(() -> SnapshotCheck.check(snapshot, Progress.SILENT))
                    .as(how)
                    .isInstanceOf(UnreadableRegister.class);
        } else {
            isRefused(file, how);
        }
    }

    @Test
    void a_file_that_is_cut_off_or_longer_or_missing_is_noticed() throws Exception {
        Random random = new Random(6);
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            for (int cut = 0; cut < 30; cut++) {
                int length = cut == 0 ? 0 : cut == 1 ? whole.length - 1 : random.nextInt(whole.length);
                Files.write(file, java.util.Arrays.copyOf(whole, length));
                isMentionedOrRefused(file, "cut to " + length);
            }
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length + 1));
            isMentionedOrRefused(file, "longer");
            Files.delete(file);
            isMentionedOrRefused(file, "missing");
            Files.write(file, whole);
        }
    }

    @Test
    void a_file_of_another_snapshot_is_noticed() throws Exception {
        Path register = Files.createDirectories(folder.resolve("other"));
        new GeneratedRegister(100, 1, 3).write(register);
        Path other = new WrittenSnapshot(register, folder.resolve("other-snapshot")).directory;
        for (String file : List.of("households.arrow", "place.arrow", "snapshot.json", "checksums.txt")) {
            byte[] own = Files.readAllBytes(snapshot.resolve(file));
            Files.write(snapshot.resolve(file), Files.readAllBytes(other.resolve(file)));
            assertThatThrownBy(() -> SnapshotCheck.check(snapshot, Progress.SILENT))
                    .as(file)
                    .isInstanceOf(UnreadableRegister.class);
            Files.write(snapshot.resolve(file), own);
        }
    }

    @Test
    void a_reader_notices_damage_in_the_columns_it_reads() throws Exception {
        Path register = Files.createDirectories(folder.resolve("big"));
        new GeneratedRegister(5000, 4, 3).write(register);
        Path big = new WrittenSnapshot(register, folder.resolve("big-snapshot")).directory;
        Path file = big.resolve("households.arrow");
        byte[] whole = Files.readAllBytes(file);
        ColumnName amount = new ColumnName("ledger", "amount");
        ColumnName name = new ColumnName("person", "name");
        try (ArrowSnapshot sound = ArrowSnapshot.open(big);
                ArrowFile arrow = ArrowFile.open(file)) {
            BatchMetadata metadata = new BatchMetadata(file, arrow.channel());
            FileFields fields = sound.fields();
            metadata.read(arrow.batch(1), fields.fields(), fields.buffers());
            int buffer = fields.children().get("ledger").columns().get("amount").lastBuffer();
            whole[(int) metadata.offset(buffer) + 5] ^= 1;
        }
        Files.write(file, whole);
        try (ArrowSnapshot damaged = ArrowSnapshot.open(big);
                BatchReader amounts = damaged.open(List.of(amount));
                BatchReader names = damaged.open(List.of(name))) {
            amounts.read(0);
            names.read(1);
            assertThatThrownBy(() -> amounts.read(1))
                    .isInstanceOf(DamagedSnapshot.class)
                    .hasMessageContaining("households.arrow");
        }
        try (ArrowSnapshot trusted = ArrowSnapshot.openUnchecked(big);
                BatchReader amounts = trusted.open(List.of(amount))) {
            amounts.read(1);
        }
    }
}
