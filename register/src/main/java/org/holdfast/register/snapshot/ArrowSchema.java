package org.holdfast.register.snapshot;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.DictionaryKind;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Struct_;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnForm.Layout;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Kind;

/** Writes the form of a file as an Arrow schema. */
final class ArrowSchema {
    static final String KIND = "holdfast:kind";
    static final String LEAST = "holdfast:min";
    static final String GREATEST = "holdfast:max";
    static final String DECIMALS = "holdfast:decimals";
    /** What the kind of a table of children is. */
    static final String TABLE = "TABLE";

    private final FileForm form;
    private final FlatBufferBuilder builder;
    private final Map<Dictionary, Integer> dictionaries;

    ArrowSchema(FileForm form, FlatBufferBuilder builder) {
        this.form = form;
        this.builder = builder;
        this.dictionaries = form.dictionaries();
    }

    int write() {
        List<Integer> fields = new ArrayList<>();
        form.table().columns().forEach((name, column) -> fields.add(column(name, column)));
        form.children().forEach(table -> fields.add(list(table)));
        int vector = Schema.createFieldsVector(builder, array(fields));
        return Schema.createSchema(builder, Endianness.Little, vector, 0, 0);
    }

    private int list(TableForm table) {
        List<Integer> columns = new ArrayList<>();
        table.columns().forEach((name, column) -> columns.add(column(name, column)));
        int children = Field.createChildrenVector(builder, array(columns));
        Struct_.startStruct_(builder);
        int rowType = Struct_.endStruct_(builder);
        int name = builder.createString("item");
        int row = Field.createField(builder, name, false, Type.Struct_, rowType, 0, children, 0);
        int rows = Field.createChildrenVector(builder, new int[] {row});
        org.apache.arrow.flatbuf.List.startList(builder);
        int listType = org.apache.arrow.flatbuf.List.endList(builder);
        int metadata = Field.createCustomMetadataVector(builder, new int[] {pair(KIND, TABLE)});
        int tableName = builder.createString(table.name());
        return Field.createField(builder, tableName, false, Type.List, listType, 0, rows, metadata);
    }

    private int column(String column, ColumnForm cells) {
        int metadata = Field.createCustomMetadataVector(builder, array(metadata(cells)));
        int name = builder.createString(column);
        int children = Field.createChildrenVector(builder, new int[0]);
        Dictionary dictionary = cells.dictionary();
        if (dictionary == null) {
            int type = type(cells);
            return Field.createField(builder, name, cells.mayBeUnknown(), typeOf(cells), type, 0, children, metadata);
        }
        int codes = Int.createInt(builder, cells.layout().bytes() * Byte.SIZE, true);
        int number = dictionaries.getOrDefault(dictionary, 0);
        boolean ordered = cells.kind() == Kind.MONTH;
        int encoding =
                DictionaryEncoding.createDictionaryEncoding(builder, number, codes, ordered, DictionaryKind.DenseArray);
        int type = utf8();
        return Field.createField(builder, name, cells.mayBeUnknown(), Type.Utf8, type, encoding, children, metadata);
    }

    private List<Integer> metadata(ColumnForm cells) {
        List<Integer> pairs = new ArrayList<>();
        pairs.add(pair(KIND, cells.kind().name()));
        switch (cells.kind()) {
            case INT, MONEY, DATE, MONTH -> {
                pairs.add(pair(LEAST, Long.toString(cells.least())));
                pairs.add(pair(GREATEST, Long.toString(cells.greatest())));
            }
            default -> {}
        }
        if (cells.kind() == Kind.MONEY) {
            pairs.add(pair(DECIMALS, Integer.toString(form.decimals())));
        }
        return pairs;
    }

    private static byte typeOf(ColumnForm cells) {
        return switch (cells.layout()) {
            case BIT -> Type.Bool;
            case FLOAT64 -> Type.FloatingPoint;
            case TEXT -> Type.Utf8;
            default -> cells.kind() == Kind.DATE ? Type.Date : Type.Int;
        };
    }

    private int type(ColumnForm cells) {
        Layout layout = cells.layout();
        switch (layout) {
            case BIT -> {
                Bool.startBool(builder);
                return Bool.endBool(builder);
            }
            case FLOAT64 -> {
                return FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
            }
            case TEXT -> {
                return utf8();
            }
            default -> {
                return cells.kind() == Kind.DATE
                        ? Date.createDate(builder, DateUnit.DAY)
                        : Int.createInt(builder, layout.bytes() * Byte.SIZE, true);
            }
        }
    }

    private int utf8() {
        Utf8.startUtf8(builder);
        return Utf8.endUtf8(builder);
    }

    private int pair(String key, String value) {
        int keyAt = builder.createString(key);
        int valueAt = builder.createString(value);
        return KeyValue.createKeyValue(builder, keyAt, valueAt);
    }

    private static int[] array(List<Integer> offsets) {
        return offsets.stream().mapToInt(Integer::intValue).toArray();
    }
}
