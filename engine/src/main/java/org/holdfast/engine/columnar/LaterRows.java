package org.holdfast.engine.columnar;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.holdfast.column.BatchReader;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnName;
import org.holdfast.column.Months;
import org.holdfast.column.Snapshot;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/** The rows of a table of children that are dated after a date, and are set aside. */
final class LaterRows {
    /** The column that dates the rows of each table. */
    private static final Map<String, String> DATED =
            Map.of("person", "birth_date", "ledger", "month", "event", "occurred_on", "assistance", "start_on");

    private LaterRows() {}

    static String dated(String table) {
        return String.valueOf(DATED.get(table));
    }

    /** The last date, or month for the ledger, that is not set aside. */
    static long last(String table, LocalDate asOf) {
        return type(table) == Type.Scalar.MONTH ? Months.of(asOf) : asOf.toEpochDay();
    }

    static Type.Scalar type(String table) {
        return table.equals("ledger") ? Type.Scalar.MONTH : Type.Scalar.DATE;
    }

    /** The form of the column that dates a table, if any of its rows may be later than a date; else null. */
    static @Nullable ColumnForm mayBeLater(Snapshot snapshot, String table, LocalDate asOf) {
        ColumnForm form = snapshot.columns(table).map(c -> c.get(dated(table))).orElse(null);
        return form == null || Type.Scalar.of(form.kind()) != type(table) || form.greatest() <= last(table, asOf)
                ? null
                : form;
    }

    /** The newest month or date of ledger, events and assistance, or null when there is none. */
    static @Nullable LocalDate newest(Snapshot snapshot) {
        LocalDate newest = null;
        for (String table : List.of("ledger", "event", "assistance")) {
            ColumnForm form =
                    snapshot.columns(table).map(c -> c.get(dated(table))).orElse(null);
            boolean dated = form != null && Type.Scalar.of(form.kind()) == type(table);
            if (form != null && dated && form.least() <= form.greatest()) {
                long last = form.greatest();
                LocalDate day = type(table) == Type.Scalar.MONTH
                        ? LocalDate.of((int) Math.floorDiv(last, 12), Math.floorMod(last, 12) + 1, 1)
                        : LocalDate.ofEpochDay(last);
                newest = newest == null || day.isAfter(newest) ? day : newest;
            }
        }
        return newest;
    }

    static long count(Snapshot snapshot, String table, LocalDate asOf) throws IOException {
        ColumnForm form = mayBeLater(snapshot, table, asOf);
        if (form == null) {
            return 0;
        }
        TextPool pool = new TextPool();
        Graph graph = new Graph(
                new boolean
                        [Assessability.table(snapshot.surroundings(), "place").rows()],
                pool);
        Node date = Planner.column(graph, pool, new ColumnName(table, dated(table)), form, graph.rows(table));
        Plan plan = new Plan(graph, List.of(date), snapshot, pool);
        long last = last(table, asOf);
        long later = 0;
        try (BatchReader reader = snapshot.open(plan.columns())) {
            Workspace work = plan.workspace(reader);
            for (int batch = 0; batch < snapshot.batches(); batch++) {
                work.take(batch, 0, Snapshots.size(snapshot, batch), plan.frames());
                plan.run(work);
                int rows = work.rows(date.frame());
                Vector dates = work.vector(date);
                dates.wide(rows);
                for (int row = 0; row < rows; row++) {
                    later += dates.isKnown(row) && dates.numbers[row] > last ? 1 : 0;
                }
            }
        }
        return later;
    }
}
