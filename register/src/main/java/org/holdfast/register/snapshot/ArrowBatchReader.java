package org.holdfast.register.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.holdfast.column.BatchCells;
import org.holdfast.column.BatchReader;
import org.holdfast.column.ColumnName;
import org.jspecify.annotations.Nullable;

/** Reads batches of {@code households.arrow}: only the columns asked for, into memory that is used again and again. */
final class ArrowBatchReader implements BatchReader {
    private final ArrowSnapshot snapshot;
    private final ArrowFile file;
    private final FileFields fields;
    private final BatchMetadata metadata;
    private final BodyReader body;
    private final Map<ColumnName, Asked> columns = new HashMap<>();
    private final Map<String, Rows> tables = new LinkedHashMap<>();
    private int households;

    /** A column that was asked for, and its cells once they were. */
    private static final class Asked {
        private final FileFields.Column column;
        private final @Nullable Rows table;
        private @Nullable BatchCells cells;

        Asked(FileFields.Column column, @Nullable Rows table) {
            this.column = column;
            this.table = table;
        }
    }

    /** The rows of a table of children in the batch. */
    private static final class Rows {
        private final FileFields.Children children;
        private int[] starts = new int[1];
        private int count;
        /** Read with the columns. */
        private boolean wanted;

        private @Nullable BodyReader alone;
        private boolean read;

        Rows(FileFields.Children children) {
            this.children = children;
        }
    }

    ArrowBatchReader(ArrowSnapshot snapshot, ArrowFile file, FileFields fields, Iterable<ColumnName> asked) {
        this.snapshot = snapshot;
        this.file = file;
        this.fields = fields;
        this.metadata = new BatchMetadata(file.path(), file.channel());
        this.body = bodyReader();
        fields.children().forEach((name, children) -> tables.put(name, new Rows(children)));
        TreeSet<Integer> buffers = new TreeSet<>();
        for (ColumnName name : asked) {
            FileFields.Column column = find(name);
            Rows table = tables.get(name.table());
            column.addBuffers(buffers);
            if (table != null) {
                buffers.add(table.children.starts());
                table.wanted = true;
            }
            columns.put(name, new Asked(column, table));
        }
        body.want(buffers);
    }

    @Override
    public void read(int batch) throws IOException {
        households = snapshot.householdsOf(batch);
        metadata.read(snapshot.block(batch), fields.fields(), fields.buffers());
        if (metadata.rows() != households) {
            throw metadata.damaged("a batch has more or fewer households than it should");
        }
        for (Rows table : tables.values()) {
            table.count = metadata.rows(table.children.rows());
            table.read = false;
        }
        for (Asked column : columns.values()) {
            column.cells = null;
        }
        body.read();
        for (Rows table : tables.values()) {
            if (table.wanted) {
                readStarts(table, body);
            }
        }
        for (Asked column : columns.values()) {
            Rows table = column.table;
            column.cells = body.cells(column.column, table == null ? households : table.count);
        }
    }

    @Override
    public int households() {
        return households;
    }

    @Override
    public int[] starts(String table) {
        Rows rows = tables.get(table);
        if (rows == null) {
            throw new IllegalArgumentException("The snapshot has no table " + table);
        }
        if (!rows.read) {
            readAlone(rows);
        }
        return rows.starts;
    }

    @Override
    public BatchCells cells(ColumnName column) {
        Asked asked = columns.get(column);
        if (asked == null || asked.cells == null) {
            throw new IllegalArgumentException("The column " + column + " was not asked for, or no batch was read");
        }
        return asked.cells;
    }

    @Override
    public void close() {
        // the file belongs to the snapshot
    }

    /** A table of which no column was asked for: its own read, so that cells handed out stay as they are. */
    private void readAlone(Rows table) {
        BodyReader alone = table.alone;
        if (alone == null) {
            alone = bodyReader();
            alone.want(List.of(table.children.starts()));
            table.alone = alone;
        }
        try {
            alone.read();
            readStarts(table, alone);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void readStarts(Rows table, BodyReader from) throws IOException {
        if (table.starts.length <= households) {
            table.starts = new int[households + 1];
        }
        from.starts(table.children.starts(), table.starts, households, table.count);
        table.read = true;
    }

    private BodyReader bodyReader() {
        return new BodyReader(file.path(), file.channel(), metadata, fields.buffers(), snapshot.isChecked());
    }

    private FileFields.Column find(ColumnName name) {
        Map<String, FileFields.Column> found = fields.columns();
        if (!name.table().equals("household")) {
            FileFields.Children table = fields.children().get(name.table());
            found = table == null ? Map.of() : table.columns();
        }
        FileFields.Column column = found.get(name.column());
        if (column == null) {
            throw new IllegalArgumentException("The snapshot has no column " + name);
        }
        return column;
    }
}
