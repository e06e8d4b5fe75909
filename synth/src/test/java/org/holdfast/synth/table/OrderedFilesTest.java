package org.holdfast.synth.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.holdfast.synth.draw.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderedFilesTest {
    private final Calendar calendar = new Calendar(LocalDate.of(2020, 12, 31));

    @TempDir
    private Path directory;

    private void makeFiles() throws IOException {
        for (Tables.Name name : Tables.Name.values()) {
            Files.createFile(directory.resolve(OrderedFiles.file(name)));
        }
    }

    private Tables tables(String text) {
        Tables tables = new Tables(calendar);
        tables.get(Tables.Name.LEDGER).text(Utf8.bytes(text)).endRow();
        return tables;
    }

    @Test
    void rows_come_in_the_order_of_turns_whoever_is_ready_first() throws Exception {
        makeFiles();
        try (OrderedFiles files = new OrderedFiles(directory)) {
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> write(files, 1, "second"));
            write(files, 0, "first");
            second.get(20, TimeUnit.SECONDS);
        }
        assertThat(Files.readString(directory.resolve("ledger.csv"))).isEqualTo("first\nsecond\n");
    }

    private void write(OrderedFiles files, long turn, String text) {
        try {
            files.write(turn, tables(text), () -> {});
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoever_waits_when_all_stops_writes_nothing() throws Exception {
        makeFiles();
        try (OrderedFiles files = new OrderedFiles(directory)) {
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> write(files, 1, "second"));
            files.stop();
            second.get(20, TimeUnit.SECONDS);
        }
        assertThat(Files.readString(directory.resolve("ledger.csv"))).isEmpty();
    }

    @Test
    void a_full_disk_is_told_with_the_table_and_what_to_do() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "only Linux has a device that is always full");
        makeFiles();
        Files.delete(directory.resolve("ledger.csv"));
        Files.createSymbolicLink(directory.resolve("ledger.csv"), full);
        try (OrderedFiles files = new OrderedFiles(directory)) {
            assertThatThrownBy(() -> files.write(0, tables("row"), () -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching(
                            "Writing ledger.csv failed \\(.+\\) and nothing was kept: free space on the disk,"
                                    + " ask for fewer households, or name a directory on another disk");
        } finally {
            Files.delete(directory.resolve("ledger.csv"));
        }
    }

    @Test
    void room_that_is_not_there_is_missed_before_anything_is_written() throws IOException {
        OrderedFiles.checkRoom(directory, 1);
        assertThatThrownBy(() -> OrderedFiles.checkRoom(directory, Long.MAX_VALUE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("needs about 8,796,093,022,207 MB")
                .hasMessageContaining("free space");
    }
}
