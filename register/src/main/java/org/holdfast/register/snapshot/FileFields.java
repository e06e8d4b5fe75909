package org.holdfast.register.snapshot;

import java.util.Collections;
import java.util.Map;
import java.util.TreeSet;
import org.apache.arrow.flatbuf.Schema;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnForm.Layout;
import org.holdfast.column.Dictionary;

/**
 * The columns of an Arrow file and of the tables of children in it, and where in each batch their buffers are.
 *
 * @param fields how many fields a batch has; {@code buffers} how many buffers
 */
record FileFields(Map<String, Column> columns, Map<String, Children> children, int fields, int buffers) {
    /**
     * A column and the numbers of its field and of its first buffer, the one that says which cells are known.
     */
    record Column(ColumnForm form, int field, int firstBuffer) {
        int lastBuffer() {
            return firstBuffer + buffersOf(form.layout()) - 1;
        }

        void addBuffers(TreeSet<Integer> to) {
            for (int buffer = firstBuffer; buffer <= lastBuffer(); buffer++) {
                to.add(buffer);
            }
        }

        Column withDictionary(Dictionary dictionary) {
            ColumnForm shared = new ColumnForm(
                    form.kind(), form.layout(), dictionary, form.mayBeUnknown(), form.least(), form.greatest());
            return new Column(shared, field, firstBuffer);
        }
    }

    /**
     * A table whose rows lie beside those of the file.
     *
     * @param rows the number of the field that has as many rows as the table
     * @param starts the number of the buffer that says where the rows of each parent begin
     */
    record Children(int rows, int starts, Map<String, Column> columns) {}

    /** A column that every such file has. */
    Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("The file has no column " + name);
        }
        return column;
    }

    static int buffersOf(Layout layout) {
        return layout == Layout.TEXT ? 3 : 2;
    }

    static FileFields parse(Schema schema, Map<Long, Dictionary> dictionaries) {
        return new FieldParser(schema, dictionaries).parse();
    }

    FileFields withColumns(Map<String, Column> others) {
        return new FileFields(Collections.unmodifiableMap(others), children, fields, buffers);
    }
}
