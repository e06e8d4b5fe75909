package org.holdfast.bench.duck;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.bench.Tally;

/** The {@code cn} pack on a date, over a register that {@link DuckRegister} loaded. */
public final class DuckAssessment implements AutoCloseable {
    private static final List<String> PRESENT =
            List.of("has_ledger", "has_event", "has_hazard", "has_parent", "has_expires");

    private final DuckDatabase database;

    private DuckAssessment(DuckDatabase database) {
        this.database = database;
    }

    public static DuckAssessment open(Path file, LocalDate asOf) throws SQLException {
        DuckDatabase database = DuckDatabase.open(file);
        database.run("macros");
        database.run("pack_names");
        database.set("as_of", "DATE " + DuckDatabase.literal(asOf));
        for (String name : PRESENT) {
            database.set(name, "(SELECT " + name + " FROM present)");
        }
        return new DuckAssessment(database);
    }

    /** Assesses every household and counts the results: nothing is written. */
    public Tally kernel() throws SQLException {
        assess();
        return new Tally(database.numbers(DuckDatabase.text("tally")));
    }

    /** Assesses every household into a Parquet file like {@code assessment.parquet}; gives how many they were. */
    public long write(Path parquet) throws SQLException {
        assess();
        return database.execute("COPY (" + DuckDatabase.text("assessment") + ") TO " + DuckDatabase.literal(parquet)
                + " (FORMAT parquet)");
    }

    private void assess() throws SQLException {
        database.run("question");
        database.run("households");
        database.run("verdicts");
        database.run("decision");
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
