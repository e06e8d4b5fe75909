package org.holdfast.bench.duck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The first households of a register with all that belongs to them, as a register of its own. */
public final class RegisterSample {
    private static final List<String> OF_HOUSEHOLDS = List.of("household", "person", "ledger", "event", "assistance");
    private static final List<String> OF_PLACES = List.of("place", "series", "hazard");

    private RegisterSample() {}

    /** Writes the sample; it has fewer households when the register has. */
    public static void write(Path register, long households, Path sample) throws SQLException, IOException {
        Files.createDirectories(sample);
        try (DuckDatabase database = DuckDatabase.open(sample.resolve("sample.duckdb"))) {
            database.execute("CREATE TABLE chosen AS SELECT household_id FROM " + csv(register.resolve("household.csv"))
                    + " LIMIT " + households);
            for (String table : OF_HOUSEHOLDS) {
                copy(database, register, table, " WHERE household_id IN (FROM chosen)", sample);
            }
            for (String table : OF_PLACES) {
                copy(database, register, table, "", sample);
            }
        }
        Files.delete(sample.resolve("sample.duckdb"));
    }

    private static void copy(DuckDatabase database, Path register, String table, String condition, Path sample)
            throws SQLException {
        Path file = register.resolve(table + ".csv");
        if (Files.exists(file)) {
            database.execute("COPY (FROM " + csv(file) + condition + ") TO "
                    + DuckDatabase.literal(sample.resolve(table + ".csv")) + " (HEADER)");
        }
    }

    private static String csv(Path file) {
        return "read_csv(" + DuckDatabase.literal(file)
                + ", header = true, delim = ',', quote = '\"', all_varchar = true)";
    }
}
