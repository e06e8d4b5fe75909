package org.holdfast.register.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.holdfast.column.BatchReader;
import org.holdfast.column.ColumnName;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.Snapshot;
import org.holdfast.column.Table;
import org.holdfast.column.TableSchema;

/**
 * Gives registers in memory of what a snapshot holds: of all its households, of those of a batch, or of one. Every
 * register has the whole place, series and hazard tables, which all of them share. For one thread.
 */
public final class RegisterOfSnapshot implements Closeable {
    private final Snapshot snapshot;
    private final List<String> tables = new ArrayList<>();
    private final BatchReader reader;
    private int batchRead = -1;

    public RegisterOfSnapshot(Snapshot snapshot) throws IOException {
        this(snapshot, column -> true);
    }

    /** @param wanted the columns the registers shall have besides identifiers of households and places; fewer are faster */
    public RegisterOfSnapshot(Snapshot snapshot, Predicate<ColumnName> wanted) throws IOException {
        this.snapshot = snapshot;
        List<ColumnName> all = new ArrayList<>();
        for (String table : SnapshotWriter.HOUSEHOLD_AND_CHILDREN) {
            snapshot.columns(table).ifPresent(columns -> {
                tables.add(table);
                columns.keySet().forEach(column -> all.add(new ColumnName(table, column)));
            });
        }
        this.reader = snapshot.open(all);
    }

    /** All households: for a snapshot that fits into memory. */
    public Register whole() throws IOException {
        Gatherings gathered = new Gatherings(snapshot, tables);
        for (int batch = 0; batch < snapshot.batches(); batch++) {
            read(batch);
            gathered.add(reader, 0, reader.households());
        }
        return register(gathered);
    }

    /** The households of a batch. */
    public Register batch(int batch) throws IOException {
        Gatherings gathered = new Gatherings(snapshot, tables);
        read(batch);
        gathered.add(reader, 0, reader.households());
        return register(gathered);
    }

    /** The household at a position. */
    public Register household(long position) throws IOException {
        Gatherings gathered = new Gatherings(snapshot, tables);
        read((int) (position / householdsOfFullBatch()));
        gathered.add(reader, (int) (position % householdsOfFullBatch()), 1);
        return register(gathered);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private int householdsOfFullBatch() {
        return snapshot instanceof ArrowSnapshot arrow ? arrow.householdsOfFullBatch() : Snapshot.BATCH;
    }

    private void read(int batch) throws IOException {
        if (batch != batchRead) {
            batchRead = -1;
            reader.read(batch);
            batchRead = batch;
        }
    }

    private Register register(Gatherings gathered) {
        Map<String, Table> found = new LinkedHashMap<>(snapshot.surroundings());
        gathered.build().forEach(table -> found.put(table.name(), table));
        Map<String, Table> ordered = new LinkedHashMap<>();
        for (TableSchema schema : RegisterSchema.TABLES) {
            Table table = found.get(schema.name());
            if (table != null) {
                ordered.put(schema.name(), table);
            }
        }
        return new Register(ordered, snapshot.currency(), snapshot.title());
    }
}
