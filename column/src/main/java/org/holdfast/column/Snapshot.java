package org.holdfast.column;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checked register whose households are sorted by {@code household_id} (UTF-8 bytes, unsigned) and have their
 * persons, ledger, events and assistance beside them, so that an assessment can stream over it batch by batch.
 */
public interface Snapshot {
    /** The most households of a batch; every batch but the last has as many. */
    int BATCH = 4096;

    /** The currency of every amount, or null when the register does not say. */
    @Nullable
    Currency currency();

    /** What the register is called, or null. */
    @Nullable
    String title();

    long households();

    /** The tables that are not of households, whole: {@code place}, and {@code series} and {@code hazard} if there. */
    Map<String, Table> surroundings();

    /**
     * The columns of {@code household} or of a table of children ({@code person}, {@code ledger}, {@code event},
     * {@code assistance}), by name; empty when the register has no such table. {@code household_id} is the household
     * table's only.
     */
    Optional<Map<String, ColumnForm>> columns(String table);

    /** Opens the columns for reading; a reader is for one thread. */
    BatchReader open(Collection<ColumnName> columns) throws IOException;

    /** The position of a household, or -1. */
    long find(String householdId) throws IOException;

    /** How many batches there are. */
    default int batches() {
        return (int) ((households() + BATCH - 1) / BATCH);
    }
}
