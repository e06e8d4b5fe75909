package org.holdfast.cli.differential;

import java.util.HashMap;
import java.util.Map;

/**
 * A query with a row a household that grows column by column, each able to use those before it. The database takes long
 * to plan functions within functions within functions; so what stands within another is made a column of its own.
 */
final class HouseholdRows {
    private static final int LONG = 40;
    private String sql = "base";
    private final Map<String, String> known = new HashMap<>();

    /** The query so far, as it may stand after FROM. */
    String sql() {
        return sql;
    }

    /** Goes on from a table that holds all columns so far. */
    void continueFrom(String query) {
        sql = query;
    }

    void add(String column, String value) {
        sql = "(SELECT *, " + value + " AS " + column + " FROM " + sql + ")";
    }

    /** The value, or a new column that holds it where it is not short. */
    String part(String value) {
        return value.length() <= LONG ? value : known.computeIfAbsent(value, this::column);
    }

    private String column(String value) {
        String name = "x" + known.size();
        add(name, value);
        return name;
    }
}
