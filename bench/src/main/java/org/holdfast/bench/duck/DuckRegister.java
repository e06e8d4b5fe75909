package org.holdfast.bench.duck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;

/**
 * Brings a register of CSV files into DuckDB's own tables: the same work as {@code holdfast import}. Cells are checked
 * for type, range and presence, children are joined to their household, and what dangles or is there twice is dropped;
 * tables are sorted by household.
 */
public final class DuckRegister {
    /** Below this many fen sums of doubles are exact. */
    private static final long EXACT = 1L << 53;

    private final DuckDatabase database;

    private DuckRegister(DuckDatabase database) {
        this.database = database;
    }

    /** Loads a register into a new database file and gives the number of its households. */
    public static long load(Path register, Path file) throws SQLException, IOException {
        Files.deleteIfExists(file);
        try (DuckDatabase database = DuckDatabase.open(file)) {
            DuckRegister loading = new DuckRegister(database);
            loading.declare(register);
            loading.loadTables();
            loading.checkExact();
            database.run("pack");
            database.execute("CHECKPOINT");
            return database.number("SELECT count(*) FROM household");
        }
    }

    private void declare(Path register) throws SQLException, IOException {
        database.execute(
                "CREATE TYPE month AS ENUM (SELECT strftime(DATE '1900-01-01' + to_months(m::INTEGER), '%Y-%m')"
                        + " FROM range(2400) months (m) ORDER BY m)");
        Map<String, TableView> views = new HashMap<>();
        for (TableSchema table : RegisterSchema.TABLES) {
            TableView view = TableView.of(table, register);
            for (String type : view.types()) {
                database.execute(type);
            }
            database.execute(view.sql());
            views.put(table.name(), view);
        }
        List<String> present = new ArrayList<>();
        for (String table : List.of("ledger", "event", "hazard")) {
            present.add(view(views, table).isPresent() + " AS has_" + table);
        }
        present.add(view(views, "place").has("parent_id") + " AS has_parent");
        present.add(view(views, "hazard").has("expires") + " AS has_expires");
        database.execute("CREATE TABLE present AS SELECT " + String.join(", ", present));
    }

    private static TableView view(Map<String, TableView> views, String table) {
        TableView view = views.get(table);
        if (view == null) {
            throw new IllegalArgumentException("the register format has no table " + table);
        }
        return view;
    }

    private void loadTables() throws SQLException {
        for (TableSchema table : RegisterSchema.TABLES) {
            if (!table.key().isEmpty()) {
                database.execute("CREATE TEMP TABLE new_" + table.name() + " AS FROM csv_" + table.name());
                dropCopies("new_" + table.name(), String.join(", ", table.key()));
            }
        }
        database.run("load");
    }

    /** Keeps the first row of each key. */
    private void dropCopies(String table, String key) throws SQLException {
        long copies = database.number("SELECT count(*) - count(DISTINCT (" + key + ")) FROM " + table);
        if (copies > 0) {
            database.execute("DELETE FROM " + table + " WHERE rowid NOT IN (SELECT min(rowid) FROM " + table
                    + " GROUP BY " + key + ")");
        }
    }

    private void checkExact() throws SQLException {
        if (database.number("SELECT (coalesce(sum(amount), 0) >= " + EXACT + ")::INTEGER FROM ledger") > 0) {
            throw new IllegalArgumentException(
                    "the amounts of the ledger add up to 2^53 fen or more: DuckDB's doubles cannot add them exactly");
        }
    }
}
