package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.Currency;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Register;
import org.holdfast.column.Snapshot;
import org.holdfast.column.Table;
import org.holdfast.register.RegisterReading;
import org.jspecify.annotations.Nullable;

/**
 * Writes a register that is in memory as a snapshot. It is the plain statement of what a snapshot of a register is;
 * an import writes the same without holding the register.
 */
public final class SnapshotWriter {
    /** The tables whose rows lie beside their household, in the order they have in a snapshot. */
    public static final List<String> CHILDREN = List.of("person", "ledger", "event", "assistance");

    static final List<String> HOUSEHOLD_AND_CHILDREN = List.of("household", "person", "ledger", "event", "assistance");
    /** The tables in files of their own. */
    public static final List<String> SURROUNDINGS = List.of("place", "series", "hazard");

    private final Register register;
    private final int decimals;
    private final Dictionary places;
    private final HouseholdOrder order;

    private SnapshotWriter(Register register) {
        this.register = register;
        this.decimals = decimals(register.currency());
        this.places = PlaceCodes.of(register.get("place"));
        this.order = new HouseholdOrder(register.get("household"));
    }

    /** Writes into a directory that is there and holds the register's {@code rejected.csv} already. */
    public static void write(RegisterReading reading, Path directory) throws IOException {
        new SnapshotWriter(reading.register()).write(directory, reading);
    }

    private void write(Path directory, RegisterReading reading) throws IOException {
        SnapshotSeal seal = new SnapshotSeal(directory, decimals);
        for (String name : SURROUNDINGS) {
            Table table = register.tables().get(name);
            if (table != null) {
                seal.write(table, places);
            }
        }
        FileForm form = form();
        try (ArrowFileWriter writer = new ArrowFileWriter(seal.households(), form)) {
            writeBatches(form, writer);
            int checksum = writer.finish(form);
            seal.seal(reading.account(), register.get("household").rows(), writer.bytes(), checksum);
        }
    }

    /** The decimals that amounts of a currency have. */
    static int decimals(@Nullable Currency currency) {
        return currency == null ? 2 : currency.decimals();
    }

    private FileForm form() {
        List<TableForm> children = new ArrayList<>();
        for (String name : CHILDREN) {
            register.find(name).ifPresent(table -> children.add(form(table, "household_id")));
        }
        return new FileForm(form(register.get("household"), ""), children, decimals);
    }

    private TableForm form(Table table, String without) {
        FormOfColumn forms = new FormOfColumn(table.name(), places);
        Map<String, ColumnForm> columns = new LinkedHashMap<>();
        table.columns().forEach((name, column) -> {
            if (!name.equals(without)) {
                columns.put(name, forms.of(name, column));
            }
        });
        return new TableForm(table.name(), columns);
    }

    private void writeBatches(FileForm form, ArrowFileWriter writer) throws IOException {
        int[] rows = order.households();
        List<ChildOrder> children = new ArrayList<>();
        for (TableForm table : form.children()) {
            children.add(new ChildOrder(register.get(table.name()), order));
        }
        for (int from = 0; from < rows.length; from += Snapshot.BATCH) {
            int to = Math.min(rows.length, from + Snapshot.BATCH);
            BatchBody body = new BatchBody();
            addColumns(register.get("household"), form.table(), rows, from, to, body);
            for (int i = 0; i < children.size(); i++) {
                addChildren(children.get(i), form.children().get(i), from, to, body);
            }
            writer.write(ArrowMessage.batch(body, to - from));
        }
    }

    private void addChildren(ChildOrder children, TableForm form, int from, int to, BatchBody body) {
        int first = children.start(from);
        CellsBuilder starts = new CellsBuilder(ColumnForm.Layout.INT32);
        for (int household = from; household <= to; household++) {
            starts.add(children.start(household) - first);
        }
        body.lists(to - from, starts, children.start(to) - first);
        addColumns(register.get(form.name()), form, children.rows(), first, children.start(to), body);
    }

    private static void addColumns(Table table, TableForm form, int[] rows, int from, int to, BatchBody body) {
        form.columns().forEach((name, cells) -> {
            Column column = table.find(name).orElseThrow();
            CellsOfColumn written = new CellsOfColumn(column, cells);
            written.add(rows, from, to);
            written.builder().into(body);
        });
    }
}
