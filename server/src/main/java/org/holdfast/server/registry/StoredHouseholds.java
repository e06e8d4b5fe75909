package org.holdfast.server.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.server.store.PersonalCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads households as the store has them now, as far as whoever asks may see them. */
public final class StoredHouseholds {
    private static final int FETCHED = 5_000;
    private final StoredCells cells;

    public StoredHouseholds(PersonalCipher cipher) {
        this.cells = new StoredCells(cipher);
    }

    /** A household with its number in the store. */
    public record Stored(long householdNo, long placeNo, long version, HouseholdRecord record) {}

    /** Households by id; those that are not there, or not to be seen, are left out. */
    public Map<String, Stored> of(JdbcClient db, List<String> ids) {
        return read(db, "h.household_id = any(:ids)", spec -> spec.param("ids", ids.toArray(new String[0])));
    }

    /**
     * Households in a stretch of ids.
     *
     * @param after the id before the first; null for the very first
     * @param upTo the last id; null for the very last
     */
    Map<String, Stored> between(JdbcClient db, @Nullable String after, @Nullable String upTo) {
        return read(
                db,
                "h.household_id > :after and (:upTo::text is null or h.household_id <= :upTo::text)",
                spec -> spec.param("after", after == null ? "" : after).param("upTo", upTo));
    }

    private Map<String, Stored> read(
            JdbcClient db, String which, java.util.function.UnaryOperator<StatementSpec> parameters) {
        Map<String, Stored> found = new LinkedHashMap<>();
        for (StoredTable table : StoredTable.OF_HOUSEHOLDS) {
            boolean own = table.name().equals(HouseholdRecord.HOUSEHOLD);
            RowCallbackHandler each = row -> {
                String id = row.getString("id");
                if (own) {
                    found.put(
                            id,
                            new Stored(
                                    row.getLong("household_no"),
                                    row.getLong("place_no"),
                                    row.getLong("version"),
                                    HouseholdRecord.none(id)));
                }
                Stored household = found.get(id);
                if (household != null) {
                    household.record().add(table.name(), cells.row(table, row));
                }
            };
            // names of tables and columns are ours
            String sql = "select h.household_id as id, "
                    + (own ? "h.household_no, h.place_no, h.version, " : "") + table.selected() + " from household h "
                    + (own
                            ? "join household t on t.household_no = h.household_no"
                            : "join " + table.name() + " t on t.household_no = h.household_no")
                    + " where " + which;
            parameters.apply(db.sql(sql).withFetchSize(FETCHED)).query(each);
        }
        return found;
    }
}
