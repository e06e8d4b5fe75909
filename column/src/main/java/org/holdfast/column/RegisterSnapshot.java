package org.holdfast.column;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A register in memory as a {@link Snapshot}: for registers that are small, and for tests. */
public final class RegisterSnapshot implements Snapshot {
    private static final List<String> CHILDREN = List.of("person", "ledger", "event", "assistance");

    private final Register register;
    private final Map<String, int[]> rows = new LinkedHashMap<>();
    private final Map<String, int[]> starts = new HashMap<>();
    private final Map<String, Map<String, Packed>> packed = new LinkedHashMap<>();
    private final String[] ids;

    /** The cells of a column in the order of the snapshot. */
    private record Packed(ColumnForm form, List<BatchCells> batches) {}

    public RegisterSnapshot(Register register) {
        this.register = register;
        Table household = register.get("household");
        StringColumn keys = household.strings("household_id");
        Integer[] order = IntStream.range(0, household.rows()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> keys.dictionary().compare(keys.code(a), keys.code(b)));
        rows.put("household", Arrays.stream(order).mapToInt(Integer::intValue).toArray());
        this.ids = Arrays.stream(order).map(keys::get).toArray(String[]::new);
        int[] position = new int[keys.dictionary().size()];
        for (int i = 0; i < order.length; i++) {
            position[keys.code(order[i])] = i;
        }
        for (String table : CHILDREN) {
            register.find(table).ifPresent(children -> cluster(children, position));
        }
        rows.forEach((table, order2) -> packed.put(table, pack(register.get(table), order2)));
    }

    private void cluster(Table table, int[] position) {
        StringColumn owners = table.strings("household_id");
        int[] start = new int[ids.length + 1];
        for (int row = 0; row < table.rows(); row++) {
            start[position[owners.code(row)] + 1]++;
        }
        for (int i = 0; i < ids.length; i++) {
            start[i + 1] += start[i];
        }
        int[] next = start.clone();
        int[] order = new int[table.rows()];
        for (int row = 0; row < table.rows(); row++) {
            order[next[position[owners.code(row)]]++] = row;
        }
        rows.put(table.name(), order);
        starts.put(table.name(), start);
    }

    private Map<String, Packed> pack(Table table, int[] order) {
        Map<String, Packed> columns = new LinkedHashMap<>();
        boolean children = !table.name().equals("household");
        table.columns().forEach((name, column) -> {
            if (!children || !name.equals("household_id")) {
                ColumnForm form = form(table.name(), name, column);
                List<BatchCells> batches = new ArrayList<>();
                for (int batch = 0; batch < batches(); batch++) {
                    int first = batch * BATCH;
                    int last = Math.min(ids.length, first + BATCH);
                    int[] start = starts.get(table.name());
                    batches.add(cells(
                            form,
                            column,
                            order,
                            start == null ? first : start[first],
                            start == null ? last : start[last]));
                }
                columns.put(name, new Packed(form, batches));
            }
        });
        return Collections.unmodifiableMap(columns);
    }

    private ColumnForm form(String table, String name, Column column) {
        boolean unknown = !IntStream.range(0, column.rows()).allMatch(column::isKnown);
        if (column instanceof DoubleColumn) {
            return new ColumnForm(column.kind(), ColumnForm.Layout.FLOAT64, null, unknown, 0, 0);
        }
        if (column instanceof StringColumn texts) {
            return form(table, name, texts, unknown);
        }
        LongColumn numbers = (LongColumn) column;
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        TreeMap<Long, String> months = new TreeMap<>();
        for (int row = 0; row < numbers.rows(); row++) {
            if (numbers.isKnown(row)) {
                least = Math.min(least, numbers.get(row));
                greatest = Math.max(greatest, numbers.get(row));
                if (numbers.kind() == Kind.MONTH) {
                    months.put(numbers.get(row), Months.toString(numbers.get(row)));
                }
            }
        }
        if (numbers.kind() == Kind.BOOL) {
            return new ColumnForm(Kind.BOOL, ColumnForm.Layout.BIT, null, unknown, least, greatest);
        }
        if (numbers.kind() == Kind.MONTH) {
            Dictionary dictionary = new Dictionary();
            months.values().forEach(dictionary::code);
            return new ColumnForm(Kind.MONTH, codes(dictionary.size()), dictionary, unknown, least, greatest);
        }
        return new ColumnForm(numbers.kind(), layout(numbers.kind(), least, greatest), null, unknown, least, greatest);
    }

    private ColumnForm form(String table, String name, StringColumn texts, boolean unknown) {
        ColumnSchema schema = RegisterSchema.get(table).find(name).orElse(null);
        boolean place = schema != null && "place".equals(schema.references());
        if (schema != null && !place && (schema.references() != null || isKey(table, name))) {
            return new ColumnForm(Kind.STRING, ColumnForm.Layout.TEXT, null, unknown, 0, 0);
        }
        Dictionary dictionary = new Dictionary();
        if (place) {
            StringColumn places = register.get("place").strings("place_id");
            IntStream.range(0, places.rows()).forEach(row -> dictionary.code(places.get(row)));
            return new ColumnForm(Kind.STRING, codes(dictionary.size()), dictionary, unknown, 0, 0);
        }
        for (int row = 0; row < texts.rows() && dictionary.size() <= Short.MAX_VALUE; row++) {
            if (texts.isKnown(row)) {
                dictionary.code(texts.get(row));
            }
        }
        return dictionary.size() > Short.MAX_VALUE
                ? new ColumnForm(Kind.STRING, ColumnForm.Layout.TEXT, null, unknown, 0, 0)
                : new ColumnForm(Kind.STRING, codes(dictionary.size()), dictionary, unknown, 0, 0);
    }

    private static boolean isKey(String table, String name) {
        return RegisterSchema.get(table).key().contains(name);
    }

    private static ColumnForm.Layout codes(int size) {
        return size <= Byte.MAX_VALUE
                ? ColumnForm.Layout.INT8
                : size <= Short.MAX_VALUE ? ColumnForm.Layout.INT16 : ColumnForm.Layout.INT32;
    }

    private static ColumnForm.Layout layout(Kind kind, long least, long greatest) {
        if (kind == Kind.DATE || least > greatest) {
            return ColumnForm.Layout.INT32;
        }
        if (kind == Kind.INT && least == (byte) least && greatest == (byte) greatest) {
            return ColumnForm.Layout.INT8;
        }
        if (kind == Kind.INT && least == (short) least && greatest == (short) greatest) {
            return ColumnForm.Layout.INT16;
        }
        return least == (int) least && greatest == (int) greatest ? ColumnForm.Layout.INT32 : ColumnForm.Layout.INT64;
    }

    private static BatchCells cells(ColumnForm form, Column column, int[] order, int from, int to) {
        int count = to - from;
        ByteBuffer known = buffer((count + 7) / 8);
        boolean whole = true;
        for (int i = 0; i < count; i++) {
            boolean isKnown = column.isKnown(order[from + i]);
            whole &= isKnown;
            if (isKnown) {
                known.put(i >> 3, (byte) (known.get(i >> 3) | 1 << (i & 7)));
            }
        }
        ByteBuffer mask = whole ? null : known;
        if (form.layout() == ColumnForm.Layout.TEXT) {
            return texts((StringColumn) column, order, from, count, mask);
        }
        ByteBuffer values = buffer(
                form.layout() == ColumnForm.Layout.BIT
                        ? (count + 7) / 8
                        : count * form.layout().bytes());
        for (int i = 0; i < count; i++) {
            if (column.isKnown(order[from + i])) {
                put(values, i, form, column, order[from + i]);
            }
        }
        return new BatchCells(count, values, mask, null);
    }

    private static BatchCells texts(StringColumn column, int[] order, int from, int count, @Nullable ByteBuffer known) {
        ByteBuffer offsets = buffer((count + 1) * Integer.BYTES);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            if (column.isKnown(order[from + i])) {
                text.writeBytes(column.get(order[from + i]).getBytes(StandardCharsets.UTF_8));
            }
            offsets.putInt((i + 1) * Integer.BYTES, text.size());
        }
        return new BatchCells(count, ByteBuffer.wrap(text.toByteArray()), known, offsets);
    }

    private static void put(ByteBuffer to, int at, ColumnForm form, Column column, int row) {
        long value = column instanceof LongColumn numbers ? numbers.get(row) : 0;
        Dictionary dictionary = form.dictionary();
        if (dictionary != null) {
            value = dictionary.find(column instanceof StringColumn texts ? texts.get(row) : Months.toString(value));
        }
        switch (form.layout()) {
            case BIT -> to.put(at >> 3, (byte) (to.get(at >> 3) | value << (at & 7)));
            case INT8 -> to.put(at, (byte) value);
            case INT16 -> to.putShort(at * Short.BYTES, (short) value);
            case INT32 -> to.putInt(at * Integer.BYTES, (int) value);
            case INT64 -> to.putLong(at * Long.BYTES, value);
            case FLOAT64 -> to.putDouble(at * Double.BYTES, ((DoubleColumn) column).get(row));
            case TEXT -> throw new IllegalStateException("Texts are not put one by one");
        }
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public @Nullable Currency currency() {
        return register.currency();
    }

    @Override
    public @Nullable String title() {
        return register.title();
    }

    @Override
    public long households() {
        return ids.length;
    }

    @Override
    public Map<String, Table> surroundings() {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (String table : List.of("place", "series", "hazard")) {
            register.find(table).ifPresent(found -> tables.put(table, found));
        }
        return tables;
    }

    @Override
    public Optional<Map<String, ColumnForm>> columns(String table) {
        Map<String, Packed> columns = packed.get(table);
        if (columns == null) {
            return Optional.empty();
        }
        Map<String, ColumnForm> forms = new LinkedHashMap<>();
        columns.forEach((name, column) -> forms.put(name, column.form()));
        return Optional.of(forms);
    }

    @Override
    public long find(String householdId) {
        byte[] wanted = householdId.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = ids.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(ids[middle].getBytes(StandardCharsets.UTF_8), wanted);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -1;
    }

    @Override
    public BatchReader open(Collection<ColumnName> columns) {
        return new Reader();
    }

    /** Hands out what is in memory. */
    private final class Reader implements BatchReader {
        private int batch;

        @Override
        public void read(int number) {
            batch = number;
        }

        @Override
        public int households() {
            return Math.min(BATCH, ids.length - batch * BATCH);
        }

        @Override
        public int[] starts(String table) {
            int[] all = starts.get(table);
            if (all == null) {
                throw new IllegalArgumentException("The register has no table of children " + table);
            }
            int first = batch * BATCH;
            int[] here = new int[households() + 1];
            for (int i = 0; i < here.length; i++) {
                here[i] = all[first + i] - all[first];
            }
            return here;
        }

        @Override
        public BatchCells cells(ColumnName column) {
            Map<String, Packed> table = packed.get(column.table());
            Packed found = table == null ? null : table.get(column.column());
            if (found == null) {
                throw new IllegalArgumentException("The register has no column " + column);
            }
            return found.batches().get(batch);
        }

        @Override
        public void close() {
            // nothing was opened
        }
    }
}
