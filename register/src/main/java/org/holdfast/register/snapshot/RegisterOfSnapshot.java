package org.holdfast.register.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.BatchReader;
import org.holdfast.column.ColumnName;
import org.holdfast.column.Register;
import org.holdfast.column.Snapshot;
import org.holdfast.column.Table;

/**
 * Gives registers in memory of what a snapshot holds: of all its households, of those of a batch, or of one. Every
 * register has the whole place, series and hazard tables, which all of them share. For one thread.
 */
public final class RegisterOfSnapshot implements Closeable {
    private static final String HOUSEHOLD = "household";
    private final Snapshot snapshot;
    private final Map<String, List<ColumnName>> tables = new LinkedHashMap<>();
    private final BatchReader reader;
    private int batchRead = -1;

    public RegisterOfSnapshot(Snapshot snapshot) throws IOException {
        this.snapshot = snapshot;
        List<ColumnName> all = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of(HOUSEHOLD));
        names.addAll(SnapshotWriter.CHILDREN);
        for (String table : names) {
            snapshot.columns(table).ifPresent(columns -> {
                List<ColumnName> named = columns.keySet().stream()
                        .map(column -> new ColumnName(table, column))
                        .toList();
                tables.put(table, named);
                all.addAll(named);
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
        Map<String, Table> whole = new LinkedHashMap<>();
        whole.put("place", snapshot.surroundings().get("place"));
        whole.putAll(gathered.build());
        whole.putAll(snapshot.surroundings());
        return new Register(whole, snapshot.currency(), snapshot.title());
    }
}
