package org.holdfast.register;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Kind;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Table;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one table: checks them, keeps the accepted ones as columns and lists the rest. */
final class TableReader {
    private final TableSchema schema;
    private final Identifiers identifiers;
    private final @Nullable Currency currency;
    private final Rejections rejected;
    private final RejectionsByLine rejectedPlaces = new RejectionsByLine();
    private final Intake[] intakes;
    private final Map<String, Intake> byName = new LinkedHashMap<>();
    private final RowJudge judge;
    private final LongColumn.Builder lines = new LongColumn.Builder(Kind.INT);
    private long read;
    private int accepted;

    TableReader(
            TableSchema schema,
            List<ColumnSchema> columns,
            Identifiers identifiers,
            @Nullable Currency currency,
            Rejections rejected) {
        this.schema = schema;
        this.identifiers = identifiers;
        this.currency = currency;
        this.rejected = rejected;
        this.intakes = columns.stream().map(this::intake).toArray(Intake[]::new);
        for (int i = 0; i < intakes.length; i++) {
            byName.put(columns.get(i).name(), intakes[i]);
        }
        this.judge = new RowJudge(
                isPlace() ? keyless(schema) : schema, columns, intakes, isPlace() ? rejectedPlaces : rejected);
    }

    /** Reads every row; what is returned has the accepted ones. */
    Table read(Rows rows) throws IOException, UnreadableRegister {
        while (rows.next()) {
            read++;
            if (judge.isSound(rows.cells())) {
                for (Intake intake : intakes) {
                    intake.keep();
                }
                judge.keep();
                accepted++;
                if (isPlace()) {
                    lines.add(rows.cells().line);
                }
            }
        }
        Table table = new Table(schema.name(), accepted, build());
        return isPlace() ? placed(table) : table;
    }

    private Table placed(Table table) throws IOException {
        Table places = new Places(table, lines.build(), identifiers.of("place")).resolve(rejectedPlaces);
        rejectedPlaces.handTo(rejected);
        return places;
    }

    long rowsRead() {
        return read;
    }

    private Intake intake(ColumnSchema column) {
        String table = column.references();
        if (table != null && !table.equals(schema.name())) {
            return new ReferenceIntake(column, identifiers.of(table));
        }
        if (isPlace() && (table != null || schema.key().contains(column.name()))) {
            return new TextIntake(column, true, identifiers.ofFile());
        }
        if (schema.key().equals(List.of(column.name()))) {
            return new TextIntake(column, true, identifiers.of(schema.name()));
        }
        return Intake.of(column, currency);
    }

    /** Columns in the order of the register format, extra ones after them. */
    private Map<String, Column> build() {
        Map<String, Column> built = new LinkedHashMap<>();
        for (ColumnSchema column : schema.columns()) {
            Intake intake = byName.remove(column.name());
            if (intake != null) {
                built.put(column.name(), intake.build());
            } else if (column.assumed()) {
                built.put(column.name(), Assumed.column(column, accepted));
            }
        }
        byName.forEach((name, intake) -> built.put(name, intake.build()));
        return built;
    }

    private boolean isPlace() {
        return schema.name().equals("place");
    }

    /** Places refer to one another forwards, so that their keys can only be checked when all were read. */
    static TableSchema keyless(TableSchema schema) {
        return new TableSchema(schema.name(), schema.required(), List.of(), schema.columns());
    }

    /** The dictionaries that identifier columns of several tables share. */
    static final class Identifiers {
        private final Map<String, Dictionary> accepted = new LinkedHashMap<>();
        private final Dictionary file = new Dictionary();

        /** The accepted identifiers of a table. */
        Dictionary of(String table) {
            return accepted.computeIfAbsent(table, t -> new Dictionary());
        }

        /** The place identifiers in the file, accepted or not. */
        Dictionary ofFile() {
            return file;
        }
    }
}
