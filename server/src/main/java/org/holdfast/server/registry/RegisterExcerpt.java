package org.holdfast.server.registry;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.column.Currency;
import org.holdfast.column.Register;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;
import org.holdfast.register.RegisterReading;
import org.holdfast.register.UnreadableRegister;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * One household with the places it lies in and their series and hazards: as much of the register as an assessment of it
 * needs.
 *
 * @param surroundings the rows of places, series and hazards, by table
 */
public record RegisterExcerpt(HouseholdRecord household, Map<String, List<Row>> surroundings, RegisterForm form) {

    /** The same surroundings of the household as somebody supposes it. */
    public RegisterExcerpt with(HouseholdRecord other) {
        return new RegisterExcerpt(other, surroundings, form.with(other));
    }

    /** What was read, and the rejected rows as CSV. */
    record Read(Register register, List<String> rejected) {}

    /** Reads what somebody hands in, as every register is read: an empty cell means the standard value of its column. */
    Read read(Path work) throws IOException {
        return read(work, null, true);
    }

    /**
     * Reads what the store has, where standard values were filled in before.
     *
     * @param currency of the amounts when the register does not state one; null when nobody does
     */
    public Register read(Path work, @Nullable Currency currency) throws IOException {
        return read(work, currency, false).register();
    }

    private Read read(Path work, @Nullable Currency currency, boolean standards) throws IOException {
        Files.createDirectories(work);
        Path directory = Files.createTempDirectory(work, "one-");
        try {
            write(directory);
            Path rejected = directory.resolve("rejected.csv");
            RegisterReading reading = RegisterReader.read(
                    directory, new ReadOptions(null, currency, rejected, Progress.SILENT, standards));
            return new Read(reading.register(), reading.rejected() == 0 ? List.of() : Files.readAllLines(rejected));
        } catch (UnreadableRegister impossible) {
            throw new IllegalStateException("The register in the store cannot be read", impossible);
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private void write(Path directory) throws IOException {
        for (Map.Entry<String, ? extends Map<String, String>> table :
                form.columns().entrySet()) {
            boolean around = StoredTable.OF_HOUSEHOLDS.stream()
                    .noneMatch(own -> own.name().equals(table.getKey()));
            List<String> columns = new ArrayList<>(table.getValue().keySet());
            List<Row> rows =
                    around ? surroundings.getOrDefault(table.getKey(), List.of()) : household.rows(table.getKey());
            try (CsvWriter csv = CsvWriter.builder().build(directory.resolve(table.getKey() + ".csv"))) {
                csv.writeRecord(columns);
                rows.forEach(row -> csv.writeRecord(columns.stream()
                        .map(column -> column.equals("household_id")
                                ? household.householdId()
                                : Objects.requireNonNullElse(row.cell(column), ""))
                        .toList()));
            }
        }
        form.describe(directory);
    }
}
