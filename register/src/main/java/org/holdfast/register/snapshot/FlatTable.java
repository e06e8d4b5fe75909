package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Table;
import org.jspecify.annotations.Nullable;

/** A table that is no household's, in an Arrow file of one batch. */
final class FlatTable {
    private FlatTable() {}

    static void write(Table table, Dictionary places, int decimals, Path file) throws IOException {
        FormOfColumn forms = new FormOfColumn(table.name(), places);
        Map<String, ColumnForm> columns = new LinkedHashMap<>();
        BatchBody body = new BatchBody();
        int[] rows = IntStream.range(0, table.rows()).toArray();
        table.columns().forEach((name, column) -> {
            ColumnForm cellForm = forms.of(name, column);
            columns.put(name, cellForm);
            CellsOfColumn cells = new CellsOfColumn(column, cellForm);
            cells.add(rows, 0, rows.length);
            cells.builder().into(body);
        });
        FileForm form = new FileForm(new TableForm(table.name(), columns), List.of(), decimals);
        try (ArrowFileWriter writer = new ArrowFileWriter(file, form)) {
            writer.write(ArrowMessage.batch(body, table.rows()));
            writer.finish(form);
        }
    }

    /** @param places the dictionary of the place table, which this table's must equal; null for the place table */
    static Table read(String table, Path file, @Nullable Dictionary places) throws IOException {
        try (ArrowFile arrow = ArrowFile.open(file)) {
            FileFields fields = arrow.fields();
            if (arrow.batches() != 1 || !fields.children().isEmpty()) {
                throw new DamagedSnapshot(file, "it does not have one batch of plain columns");
            }
            BatchMetadata metadata = new BatchMetadata(file, arrow.channel());
            BodyReader body = new BodyReader(file, arrow.channel(), metadata, fields.buffers(), true);
            body.want(IntStream.range(0, fields.buffers()).boxed().toList());
            metadata.read(arrow.batch(0), fields.fields(), fields.buffers());
            body.read();
            int rows = Math.toIntExact(metadata.rows());
            Map<String, Column> columns = new LinkedHashMap<>();
            for (Map.Entry<String, FileFields.Column> entry : fields.columns().entrySet()) {
                FileFields.Column column = entry.getValue();
                if (places != null) {
                    column = PlaceCodes.shared(table, entry.getKey(), column, places, file);
                }
                Gathering cells = Gathering.of(column.form(), new Dictionary());
                cells.add(body.cells(column, rows), 0, rows);
                columns.put(entry.getKey(), cells.build());
            }
            return new Table(table, rows, columns);
        } catch (RuntimeException unreadable) {
            throw new DamagedSnapshot(file, "its columns cannot be read", unreadable);
        }
    }
}
