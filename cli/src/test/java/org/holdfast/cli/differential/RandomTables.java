package org.holdfast.cli.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Kind;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.Table;
import org.holdfast.column.TableSchema;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Format;
import org.holdfast.register.Provenance;
import org.holdfast.register.RegisterWriter;
import org.jspecify.annotations.Nullable;

/**
 * Small registers by seed, fit for a pack: sound as a register that was read is, but with cells, columns and tables
 * missing, rows in no order, and values on the edges. Some hold amounts and numbers larger than a register file may.
 */
public final class RandomTables {
    private static final int MOST = 60;
    private static final double[] MISSING_CELLS = {0, 0.02, 0.15, 0.5};
    private static final double[] MISSING_COLUMNS = {0, 0, 0.05, 0.25};
    private final Draw draw;
    private final Pack pack;
    private final RandomRows rows;

    private RandomTables(Draw draw, long seed, Pack pack, int households, int crowd) {
        this.draw = draw;
        this.pack = pack;
        double missing = MISSING_CELLS[draw.between(0, MISSING_CELLS.length - 1)];
        RandomCell cell = new RandomCell(draw, asOf(seed), missing, draw.of(0.3));
        boolean rooted = pack.jurisdiction() != null && draw.of(0.95);
        RandomPlaceTree places = new RandomPlaceTree(draw, rooted ? pack.jurisdiction() : null);
        this.rows = new RandomRows(draw, cell, places, missing, households < 0 ? draw.few(MOST) : households, crowd);
    }

    /** The date of assessment that goes with a seed. */
    public static LocalDate asOf(long seed) {
        return Vocabulary.asOf(seed);
    }

    /** The register of a seed. */
    public static Register of(long seed, Pack pack) {
        return new RandomTables(new Draw(seed, "tables"), seed, pack, -1, 0).register();
    }

    /** A register of so many households, one of which has {@code crowd} rows of each table. */
    static Register large(long seed, Pack pack, int households, int crowd) {
        return new RandomTables(new Draw(seed, "large tables"), seed, pack, households, crowd).register();
    }

    /** Writes a register as CSV into a directory, which is made when it is not there. */
    public static void write(Register register, Path directory) throws IOException {
        Files.createDirectories(directory);
        new RegisterWriter(Format.CSV).write(register, Provenance.UNSTATED, directory);
    }

    private Register register() {
        Map<String, Dictionary> identifiers = new LinkedHashMap<>();
        Map<String, Table> tables = new LinkedHashMap<>();
        double missing = MISSING_COLUMNS[draw.between(0, MISSING_COLUMNS.length - 1)];
        for (TableSchema schema : RegisterSchema.TABLES) {
            if (schema.required() || !draw.of(0.1)) {
                TableDraft draft = new TableDraft(schema, columns(schema, missing));
                rows.fill(draft);
                tables.put(schema.name(), draft.build(identifiers));
            }
        }
        return new Register(tables, currency(), null);
    }

    private List<ColumnSchema> columns(TableSchema schema, double missing) {
        List<ColumnSchema> columns = new ArrayList<>();
        for (ColumnSchema column : schema.columns()) {
            if (column.required() || column.assumed() || !draw.of(missing)) {
                columns.add(column);
            }
        }
        Map<String, Kind> extra = pack.extraColumns().getOrDefault(schema.name(), Map.of());
        extra.forEach((name, kind) -> {
            if (!draw.of(missing)) {
                columns.add(ColumnSchema.extra(name, kind));
            }
        });
        if (draw.of(0.1)) {
            columns.add(ColumnSchema.extra("unasked", draw.pick(Kind.STRING, Kind.INT, Kind.DECIMAL)));
        }
        return columns;
    }

    /** The pack's currency, or one with other decimals where the pack leaves it open, or none. */
    private @Nullable Currency currency() {
        Currency own = pack.currency();
        if (draw.of(0.1)) {
            return null;
        }
        return own == null ? draw.pick(Currency.parse("CNY"), Currency.parse("JPY"), Currency.parse("KWD")) : own;
    }
}
