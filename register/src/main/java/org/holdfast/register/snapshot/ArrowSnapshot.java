package org.holdfast.register.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.column.BatchReader;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnName;
import org.holdfast.column.Currency;
import org.holdfast.column.Snapshot;
import org.holdfast.column.Table;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.UnreadableRegister;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot in a directory, opened for reading. What is read is checked against the checksums written with it: small
 * files when the snapshot is opened, the parts of a batch when they are read.
 */
public final class ArrowSnapshot implements Snapshot, Closeable {
    private static final ColumnName HOUSEHOLD_ID = new ColumnName("household", "household_id");
    private final SnapshotDescriptor descriptor;
    private final Map<String, Table> surroundings;
    private final ArrowFile file;
    private final FileFields fields;
    private final boolean checked;
    private final int batch;
    /** The first identifier of each batch, once it was read. */
    private final byte[] @Nullable [] firstIds;

    private @Nullable BatchReader idReader;

    ArrowSnapshot(
            SnapshotDescriptor descriptor,
            Map<String, Table> surroundings,
            ArrowFile file,
            FileFields fields,
            boolean checked,
            int batch) {
        this.descriptor = descriptor;
        this.surroundings = surroundings;
        this.file = file;
        this.fields = fields;
        this.checked = checked;
        this.batch = batch;
        this.firstIds = new byte[file.batches()][];
    }

    /** Opens a snapshot; one that is damaged, cut off or none is refused. */
    public static ArrowSnapshot open(Path directory) throws UnreadableRegister, IOException {
        return new SnapshotDirectory(directory).open(true, BATCH);
    }

    /** Opens a snapshot without checking the parts of batches when they are read: for measuring. */
    public static ArrowSnapshot openUnchecked(Path directory) throws UnreadableRegister, IOException {
        return new SnapshotDirectory(directory).open(false, BATCH);
    }

    /** Whether a directory holds a snapshot, sound or not, rather than a register. */
    public static boolean isSnapshot(Path directory) {
        return new SnapshotDirectory(directory).isSnapshot();
    }

    /** Where the register came from and what was rejected of it. */
    public RegisterAccount account() {
        return descriptor.account();
    }

    @Override
    public @Nullable Currency currency() {
        return account().currency();
    }

    @Override
    public @Nullable String title() {
        return account().title();
    }

    @Override
    public long households() {
        return descriptor.households();
    }

    @Override
    public int batches() {
        return file.batches();
    }

    @Override
    public Map<String, Table> surroundings() {
        return surroundings;
    }

    @Override
    public Optional<Map<String, ColumnForm>> columns(String table) {
        if (table.equals("household")) {
            return Optional.of(forms(fields.columns()));
        }
        return Optional.ofNullable(fields.children().get(table)).map(children -> forms(children.columns()));
    }

    @Override
    public BatchReader open(Collection<ColumnName> columns) {
        return new ArrowBatchReader(this, file, fields, columns);
    }

    @Override
    public synchronized long find(String householdId) throws IOException {
        byte[] wanted = householdId.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = file.batches() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Arrays.compareUnsigned(firstId(middle), wanted) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return high < 0 ? -1 : find(wanted, low);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** How many households a batch should have: a full batch, or what is left for the last. */
    int householdsOf(int at) {
        return (int) Math.min(batch, households() - (long) at * batch);
    }

    Blocks.Block block(int at) {
        return file.batch(at);
    }

    ArrowFile file() {
        return file;
    }

    FileFields fields() {
        return fields;
    }

    boolean isChecked() {
        return checked;
    }

    int householdsOfFullBatch() {
        return batch;
    }

    /** The columns of a table as they are named to a reader. */
    List<ColumnName> names(String table) {
        return columns(table).orElse(Map.of()).keySet().stream()
                .map(column -> new ColumnName(table, column))
                .toList();
    }

    private long find(byte[] wanted, int at) throws IOException {
        BatchReader reader = ids(at);
        var ids = reader.cells(HOUSEHOLD_ID);
        int low = 0;
        int high = reader.households() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(ids.utf8(middle), wanted);
            if (order == 0) {
                return (long) at * batch + middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private byte[] firstId(int at) throws IOException {
        byte[] known = firstIds[at];
        if (known == null) {
            known = ids(at).cells(HOUSEHOLD_ID).utf8(0);
            firstIds[at] = known;
        }
        return known;
    }

    private BatchReader ids(int at) throws IOException {
        BatchReader reader = idReader;
        if (reader == null) {
            reader = open(List.of(HOUSEHOLD_ID));
            idReader = reader;
        }
        reader.read(at);
        return reader;
    }

    private static Map<String, ColumnForm> forms(Map<String, FileFields.Column> columns) {
        Map<String, ColumnForm> forms = new LinkedHashMap<>();
        columns.forEach((name, column) -> forms.put(name, column.form()));
        return forms;
    }
}
