package org.holdfast.server.registry;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;
import org.holdfast.register.RegisterReading;
import org.holdfast.register.UnreadableRegister;
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

    /**
     * Reads the excerpt with the code that reads every register, so that it is judged as every register is.
     *
     * @param standards whether an empty cell means the standard value of its column, as in what people hand in
     * @return what was read and the rejected rows, as CSV
     */
    Read read(Path work, boolean standards) throws IOException {
        Files.createDirectories(work);
        Path directory = Files.createTempDirectory(work, "one-");
        try {
            write(directory);
            Path rejected = directory.resolve("rejected.csv");
            RegisterReading reading =
                    RegisterReader.read(directory, new ReadOptions(null, null, rejected, Progress.SILENT, standards));
            return new Read(reading, reading.rejected() == 0 ? List.of() : Files.readAllLines(rejected));
        } catch (UnreadableRegister impossible) {
            throw new IllegalStateException("The register in the store cannot be read", impossible);
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    /** Reads what the store has, where standard values were filled in before. */
    public RegisterReading read(Path work) throws IOException {
        return read(work, false).reading();
    }

    record Read(RegisterReading reading, List<String> rejected) {}

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
