package org.holdfast.column;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A validated register of households: its tables by name.
 *
 * <p>An absent table is unknown, a present one without rows is empty. Identifier columns that name the same thing
 * share a {@link Dictionary}: {@code household_id} in every table that of {@code household.household_id}, likewise
 * {@code person_id} and place identifiers ({@code place.parent_id} included).
 *
 * @param currency the currency of every amount, or null when the register does not say
 * @param title what the register is called, or null
 */
public record Register(
        Map<String, Table> tables,
        @Nullable Currency currency,
        @Nullable String title) {
    public Register {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        for (String required : new String[] {"place", "household", "person"}) {
            if (!tables.containsKey(required)) {
                throw new IllegalArgumentException("A register needs the table " + required);
            }
        }
    }

    public Optional<Table> find(String table) {
        return Optional.ofNullable(tables.get(table));
    }

    /** A table that is always there: {@code place}, {@code household} or {@code person}. */
    public Table get(String table) {
        return find(table).orElseThrow(() -> new IllegalArgumentException("The register has no table " + table));
    }
}
