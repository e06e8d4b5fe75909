package org.holdfast.register.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.ColumnForm.Layout;

/** Makes batches of the households that a worker has loaded. For one thread. */
final class BatchAssembler {
    private final PartitionWorker worker;
    private final TableCells household;
    private final Map<String, TableCells> children = new LinkedHashMap<>();
    private final Map<String, Long> accepted = new LinkedHashMap<>();
    private long withoutResident;

    /** @param shapes of the tables of children, in order */
    BatchAssembler(PartitionWorker worker, TableShape household, List<TableShape> shapes) {
        this.worker = worker;
        this.household = new TableCells(household);
        shapes.forEach(shape -> children.put(shape.form().name(), new TableCells(shape)));
    }

    /** The batches of a range of households. */
    List<ArrowMessage> assemble(int from, int to, int batch) {
        List<ArrowMessage> batches = new ArrayList<>();
        for (int first = from; first < to; first += batch) {
            batches.add(assemble(first, Math.min(to, first + batch)));
        }
        return batches;
    }

    /** How many rows of each table of children were accepted. */
    Map<String, Long> accepted() {
        return accepted;
    }

    /** How many households have no resident member. */
    long withoutResident() {
        return withoutResident;
    }

    /** Takes note of the bounds of all columns, by table and column. */
    void bounds(Map<String, Map<String, Bounds>> into) {
        bounds("household", household, into);
        children.forEach((table, cells) -> bounds(table, cells, into));
    }

    private static void bounds(String table, TableCells cells, Map<String, Map<String, Bounds>> into) {
        Map<String, Bounds> known = into.computeIfAbsent(table, name -> new LinkedHashMap<>());
        cells.bounds()
                .forEach((column, bounds) ->
                        known.computeIfAbsent(column, name -> new Bounds()).take(bounds));
    }

    private ArrowMessage assemble(int from, int to) {
        BatchBody body = new BatchBody();
        for (int h = from; h < to; h++) {
            household.addHousehold(worker.households(), h);
        }
        household.into(body);
        children.forEach((table, cells) -> addChildren(table, cells, from, to, body));
        countResidents(from, to);
        ArrowMessage message = ArrowMessage.batch(body, to - from);
        household.clear();
        children.values().forEach(TableCells::clear);
        return message;
    }

    private void addChildren(String table, TableCells cells, int from, int to, BatchBody body) {
        ChildRows rows = worker.rows(table);
        int first = rows.start(from);
        CellsBuilder starts = new CellsBuilder(Layout.INT32);
        for (int h = from; h <= to; h++) {
            starts.add(rows.start(h) - first);
        }
        byte[] bytes = worker.bytes();
        for (int place = first; place < rows.start(to); place++) {
            int row = rows.row(place);
            cells.addChild(bytes, rows.body(row), rows.hand(row));
        }
        body.lists(to - from, starts, rows.start(to) - first);
        cells.into(body);
        accepted.merge(table, (long) cells.rows(), Long::sum);
    }

    private void countResidents(int from, int to) {
        TableCells persons = children.get("person");
        ChildRows rows = worker.rows("person");
        int first = rows.start(from);
        for (int h = from; h < to; h++) {
            if (persons == null || !persons.isAnyTrue("resident", rows.start(h) - first, rows.start(h + 1) - first)) {
                withoutResident++;
            }
        }
    }
}
