package org.holdfast.register.snapshot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnForm.Layout;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Kind;
import org.jspecify.annotations.Nullable;

/** Reads an Arrow schema that {@link ArrowSchema} wrote; any other is refused by an exception. */
final class FieldParser {
    private final Schema schema;
    private final Map<Long, Dictionary> dictionaries;
    private final Map<String, FileFields.Column> columns = new LinkedHashMap<>();
    private final Map<String, FileFields.Children> children = new LinkedHashMap<>();
    private int fields;
    private int buffers;

    FieldParser(Schema schema, Map<Long, Dictionary> dictionaries) {
        this.schema = schema;
        this.dictionaries = dictionaries;
    }

    FileFields parse() {
        expect(schema.endianness() == Endianness.Little, "little-endian numbers");
        for (int i = 0; i < schema.fieldsLength(); i++) {
            Field field = schema.fields(i);
            if (field.typeType() == Type.List) {
                expect(children.put(field.name(), list(field)) == null, "each table once");
            } else {
                expect(columns.put(field.name(), column(field)) == null, "each column once");
            }
        }
        return new FileFields(
                Collections.unmodifiableMap(columns), Collections.unmodifiableMap(children), fields, buffers);
    }

    private FileFields.Children list(Field list) {
        expect(list.childrenLength() == 1 && list.children(0).typeType() == Type.Struct_, "lists of rows");
        Field row = list.children(0);
        fields += 2;
        int rows = fields - 1;
        int starts = buffers + 1;
        buffers += 3;
        Map<String, FileFields.Column> cells = new LinkedHashMap<>();
        for (int i = 0; i < row.childrenLength(); i++) {
            Field field = row.children(i);
            expect(cells.put(field.name(), column(field)) == null, "each column once");
        }
        return new FileFields.Children(rows, starts, Collections.unmodifiableMap(cells));
    }

    private FileFields.Column column(Field field) {
        Kind kind = Kind.valueOf(required(field, ArrowSchema.KIND));
        long least = bound(field, ArrowSchema.LEAST);
        long greatest = bound(field, ArrowSchema.GREATEST);
        DictionaryEncoding encoding = field.dictionary();
        Dictionary dictionary = encoding == null ? null : dictionaries.get(encoding.id());
        expect((encoding == null) == (dictionary == null), "the dictionaries that its columns name");
        Layout layout = encoding == null ? layout(field, kind) : whole(encoding.indexType());
        ColumnForm form = new ColumnForm(kind, layout, dictionary, field.nullable(), least, greatest);
        FileFields.Column column = new FileFields.Column(form, fields++, buffers);
        buffers += FileFields.buffersOf(layout);
        return column;
    }

    private static Layout layout(Field field, Kind kind) {
        return switch (field.typeType()) {
            case Type.Bool -> matched(kind == Kind.BOOL, Layout.BIT);
            case Type.FloatingPoint -> matched(kind == Kind.DECIMAL, Layout.FLOAT64);
            case Type.Utf8 -> matched(kind == Kind.STRING, Layout.TEXT);
            case Type.Date -> matched(kind == Kind.DATE, Layout.INT32);
            case Type.Int -> {
                Int type = new Int();
                field.type(type);
                yield matched(kind == Kind.INT || kind == Kind.MONEY, whole(type));
            }
            default -> throw new IllegalArgumentException("Expected a type of a snapshot in " + field.name());
        };
    }

    private static Layout matched(boolean fits, Layout layout) {
        expect(fits, "columns of the types that their kinds have");
        return layout;
    }

    private static Layout whole(Int type) {
        expect(type.isSigned(), "signed numbers");
        return switch (type.bitWidth()) {
            case 8 -> Layout.INT8;
            case 16 -> Layout.INT16;
            case 32 -> Layout.INT32;
            case 64 -> Layout.INT64;
            default -> throw new IllegalArgumentException("Expected numbers of 8 to 64 bits");
        };
    }

    private static long bound(Field field, String key) {
        String value = find(field, key);
        return value == null ? 0 : Long.parseLong(value);
    }

    private static String required(Field field, String key) {
        String value = find(field, key);
        if (value == null) {
            throw new IllegalArgumentException("Expected " + key + " of the column " + field.name());
        }
        return value;
    }

    private static @Nullable String find(Field field, String key) {
        for (int i = 0; i < field.customMetadataLength(); i++) {
            KeyValue pair = field.customMetadata(i);
            if (key.equals(pair.key())) {
                return pair.value();
            }
        }
        return null;
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("Expected " + what);
        }
    }
}
