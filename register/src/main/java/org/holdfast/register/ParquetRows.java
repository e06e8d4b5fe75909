package org.holdfast.register;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file, their values as the text they would be in CSV. */
final class ParquetRows implements Rows {
    private final TableFile file;
    private final Progress progress;
    private final ParquetFileReader reader;
    private final MessageType schema;
    private final long size;
    private final List<String> header;
    private final List<ParquetColumn> columns = new ArrayList<>();
    private final Cells cells = new Cells();
    private final CellText text = new CellText();
    private long left;
    private long row;
    private int groups;
    private boolean dealt;

    private ParquetRows(TableFile file, Progress progress, ParquetFileReader reader) throws IOException {
        this.file = file;
        this.progress = progress;
        this.reader = reader;
        this.schema = reader.getFooter().getFileMetaData().getSchema();
        this.size = Files.size(file.path());
        this.header = schema.getFields().stream().map(Type::getName).toList();
    }

    static ParquetRows open(TableFile file, Progress progress) throws UnreadableRegister, IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .withPageChecksumVerification(true)
                .build();
        ParquetFooter.check(file);
        ParquetFileReader reader = null;
        try {
            reader = ParquetFileReader.open(new LocalInputFile(file.path()), options);
            ParquetFooter.check(file, reader.getFooter());
            return new ParquetRows(file, progress, reader);
        } catch (UnreadableRegister | IOException | RuntimeException | OutOfMemoryError e) {
            if (reader != null) {
                reader.close();
            }
            throw e instanceof UnreadableRegister known ? known : ParquetFooter.damaged(file, e);
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Kind natural(int column) {
        return ParquetCell.find(schema.getType(column))
                .map(ParquetCell::natural)
                .orElse(Kind.STRING);
    }

    @Override
    public void expect(List<ColumnSchema> expected) throws UnreadableRegister {
        for (int i = 0; i < expected.size(); i++) {
            Type type = schema.getType(i);
            ColumnSchema column = expected.get(i);
            @Nullable ParquetCell cell = ParquetCell.find(type).orElse(null);
            if (cell == null || !cell.canGive(column.kind())) {
                throw new UnreadableRegister(file.name() + ": column '" + Cells.cut(type.getName()) + "' is of type "
                        + described(type) + ", expected " + ParquetTypes.words(column.kind())
                        + ": convert the column" + (column.required() ? "" : " or leave it out"));
            }
            ColumnDescriptor descriptor = schema.getColumnDescription(new String[] {type.getName()});
            columns.add(new ParquetColumn(descriptor, cell, column.kind()));
        }
    }

    /** How many row groups the file has. */
    int groups() {
        return reader.getRowGroups().size();
    }

    /** From now on gives the rows of one group only. */
    void take(int group) throws UnreadableRegister {
        dealt = true;
        row = 0;
        for (int before = 0; before < group; before++) {
            row += reader.getRowGroups().get(before).getRowCount();
        }
        left = 0;
        if (reader.getRowGroups().get(group).getRowCount() == 0) {
            return;
        }
        try {
            start(reader.readRowGroup(group));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw ParquetFooter.damaged(file, e);
        }
    }

    @Override
    public boolean next() throws IOException, UnreadableRegister {
        try {
            while (left == 0) {
                if (dealt || !nextGroup()) {
                    return false;
                }
            }
            left--;
            readRow();
            return true;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw ParquetFooter.damaged(file, e);
        }
    }

    @Override
    public Cells cells() {
        return cells;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean nextGroup() throws IOException {
        PageReadStore pages = reader.readNextRowGroup();
        groups++;
        if (pages == null) {
            progress.at(file.table(), size, size);
            return false;
        }
        progress.at(file.table(), size * (groups - 1) / reader.getRowGroups().size(), size);
        start(pages);
        return true;
    }

    private void start(PageReadStore pages) {
        left = pages.getRowCount();
        ColumnReadStoreImpl store =
                new ColumnReadStoreImpl(pages, new NoRecords(schema.getFieldCount()), schema, "holdfast");
        for (ParquetColumn column : columns) {
            column.start(store);
        }
    }

    private void readRow() {
        cells.clear(++row);
        text.clear();
        for (int i = 0; i < columns.size(); i++) {
            int start = text.size();
            columns.get(i).append(text);
            if (text.size() - start > CsvRows.LONGEST_FIELD) {
                cells.blame(Reason.LENGTH, i);
                text.cutTo(start + 1024);
            } else if (!text.isUtf8(start)) {
                cells.blame(Reason.TYPE, i);
            }
            cells.add(start, text.size());
        }
        cells.bytes = text.bytes();
    }

    private static String described(Type type) {
        return Cells.cut(type.toString().replaceAll("\\s+", " "));
    }
}
