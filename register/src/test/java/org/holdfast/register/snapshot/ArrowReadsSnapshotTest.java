package org.holdfast.register.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.holdfast.column.Column;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Months;
import org.holdfast.column.Register;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.holdfast.register.GeneratedRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Arrow library of Apache, which shares no code with Holdfast, reads the files of a snapshot. */
class ArrowReadsSnapshotTest {
    @TempDir
    private Path folder;

    @Test
    void every_cell_of_households_and_their_children_is_read_by_another_arrow() throws Exception {
        check(new WrittenSnapshot(RichRegister.write(folder), folder.resolve("snapshot")));
    }

    @Test
    void every_cell_of_several_batches_is_read_by_another_arrow() throws Exception {
        Path register = Files.createDirectories(folder.resolve("register"));
        new GeneratedRegister(9000, 3, 11).write(register);
        check(new WrittenSnapshot(register, folder.resolve("snapshot")));
    }

    private void check(WrittenSnapshot written) throws Exception {
        Register register = written.reading.register();
        Register sorted;
        try (ArrowSnapshot snapshot = written.open();
                RegisterOfSnapshot registers = new RegisterOfSnapshot(snapshot)) {
            sorted = registers.whole();
        }
        Path households = written.directory.resolve("households.arrow");
        for (Table table : register.tables().values()) {
            Path own = written.directory.resolve(table.name() + ".arrow");
            Map<String, List<String>> cells =
                    Files.exists(own) ? ArrowCells.read(own, "") : ArrowCells.read(households, table.name());
            Table expected = sorted.get(table.name());
            for (Map.Entry<String, Column> column : expected.columns().entrySet()) {
                boolean owner =
                        column.getKey().equals("household_id") && !table.name().equals("household");
                if (!owner) {
                    assertThat(cells.get(column.getKey()))
                            .as(table.name() + "." + column.getKey())
                            .isEqualTo(text(column.getValue()));
                }
            }
        }
        try (BufferAllocator allocator = new RootAllocator();
                var in = Files.newInputStream(households)) {
            in.skipNBytes(8);
            try (ArrowStreamReader stream = new ArrowStreamReader(in, allocator)) {
                long rows = 0;
                while (stream.loadNextBatch()) {
                    rows += stream.getVectorSchemaRoot().getRowCount();
                }
                assertThat(rows).isEqualTo(sorted.get("household").rows());
            }
        }
    }

    private static List<String> text(Column column) {
        List<String> text = new ArrayList<>();
        for (int row = 0; row < column.rows(); row++) {
            if (!column.isKnown(row)) {
                text.add("null");
            } else if (column instanceof StringColumn strings) {
                text.add(strings.get(row));
            } else if (column instanceof LongColumn whole) {
                text.add(text(whole, row));
            } else {
                text.add(Double.toString(((org.holdfast.column.DoubleColumn) column).get(row)));
            }
        }
        return text;
    }

    private static String text(LongColumn column, int row) {
        return switch (column.kind()) {
            case BOOL -> Boolean.toString(column.get(row) == 1);
            case MONTH -> Months.toString(column.get(row));
            default -> Long.toString(column.get(row));
        };
    }

    /** Cells as Arrow's own library reads them. */
    private static final class ArrowCells {
        static Map<String, List<String>> read(Path file, String table) throws IOException {
            Map<String, List<String>> cells = new java.util.LinkedHashMap<>();
            try (BufferAllocator allocator = new RootAllocator();
                    FileChannel channel = FileChannel.open(file);
                    ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
                while (reader.loadNextBatch()) {
                    List<FieldVector> vectors =
                            new ArrayList<>(reader.getVectorSchemaRoot().getFieldVectors());
                    if (!table.isEmpty() && !table.equals("household")) {
                        ListVector list =
                                (ListVector) reader.getVectorSchemaRoot().getVector(table);
                        vectors = ((StructVector) list.getDataVector()).getChildrenFromFields();
                    }
                    for (FieldVector vector : vectors) {
                        if (!(vector instanceof ListVector)) {
                            add(vector, reader, cells);
                        }
                    }
                }
            }
            return cells;
        }

        private static void add(FieldVector vector, ArrowFileReader reader, Map<String, List<String>> cells)
                throws IOException {
            List<String> column = cells.computeIfAbsent(vector.getName(), name -> new ArrayList<>());
            var encoding = vector.getField().getDictionary();
            if (encoding == null) {
                read(vector, column);
                return;
            }
            var dictionary = reader.getDictionaryVectors().get(encoding.getId());
            try (var decoded = DictionaryEncoder.decode(vector, dictionary)) {
                read((FieldVector) decoded, column);
            }
        }

        private static void read(FieldVector vector, List<String> to) {
            for (int row = 0; row < vector.getValueCount(); row++) {
                to.add(String.valueOf(vector.getObject(row)));
            }
        }
    }
}
