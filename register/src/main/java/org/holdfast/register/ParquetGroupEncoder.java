package org.holdfast.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.schema.MessageType;

/** Encodes groups of rows for a Parquet file, column by column. It is for one thread. */
public final class ParquetGroupEncoder {
    private final MessageType schema;
    private final BytesInputCompressor compressor;
    private final PageBytes page = new PageBytes();
    private final List<GroupColumn> columns = new ArrayList<>();

    ParquetGroupEncoder(MessageType schema, BytesInputCompressor compressor) {
        this.schema = schema;
        this.compressor = compressor;
    }

    /** The next column, of texts that all differ and come in the order of their bytes. */
    public KeyColumn keys() {
        return next(new KeyColumn(descriptor(), new CellShape()));
    }

    /** The next column, of texts of a list. */
    public WordColumn words(ParquetWords words) {
        return next(new WordColumn(descriptor(), new CellShape(), words));
    }

    /** The next column, of lists of such texts. */
    public WordListColumn wordLists(ParquetWords words) {
        return next(new WordListColumn(descriptor(), new ListShape(), words));
    }

    /** The next column, of any texts. */
    public TextColumn texts() {
        return next(new TextColumn(descriptor(), new CellShape(), new ParquetWords()));
    }

    /** The next column, of whole numbers, amounts or dates. */
    public NumberColumn numbers() {
        return next(new NumberColumn(descriptor(), new CellShape()));
    }

    /** The next column, of doubles. */
    public DecimalColumn decimals() {
        return next(new DecimalColumn(descriptor(), new CellShape()));
    }

    /** The next column, of true and false. */
    public TruthColumn truths() {
        return next(new TruthColumn(descriptor(), new CellShape()));
    }

    private ColumnDescriptor descriptor() {
        return schema.getColumns().get(columns.size());
    }

    private <C extends GroupColumn> C next(C column) {
        columns.add(column);
        return column;
    }

    /** The rows added since the last group. */
    public ParquetGroup take() throws IOException {
        ParquetGroup group = new ParquetGroup(compressor, schema);
        for (GroupColumn column : columns) {
            if (column.rows() != columns.get(0).rows()) {
                throw new IllegalStateException("A column has " + column.rows() + " rows, the first "
                        + columns.get(0).rows());
            }
        }
        for (GroupColumn column : columns) {
            group.add(column, page);
        }
        return group;
    }
}
