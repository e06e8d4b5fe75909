package org.holdfast.register;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.Table;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;

/** Reads tables of a register into memory, one after the other in the order of the register format. */
final class WholeTables {
    private final @Nullable Currency currency;
    private final Rejections rejected;
    private final Progress progress;
    private final boolean standards;
    private final TableReader.Identifiers identifiers = new TableReader.Identifiers();

    /**
     * A table that was read.
     *
     * @param rows how many the file has
     * @param digest the SHA-256 of the file
     * @param findings what a reader should know of its columns
     */
    record Read(Table table, long rows, String digest, List<Finding> findings) {}

    /** @param standards as in {@link ReadOptions} */
    WholeTables(@Nullable Currency currency, Rejections rejected, Progress progress, boolean standards) {
        this.currency = currency;
        this.rejected = rejected;
        this.progress = progress;
        this.standards = standards;
    }

    /** The identifiers of the places that were accepted. */
    Dictionary places() {
        return identifiers.of("place");
    }

    Read read(TableFile file) throws UnreadableRegister, IOException {
        try {
            return switch (file.format()) {
                case CSV -> readCsv(file);
                case PARQUET -> readParquet(file);
            };
        } catch (BadEncoding bad) {
            throw file.notInEncoding(bad);
        } catch (ArithmeticException | OutOfMemoryError tooLarge) {
            throw file.tooLarge(tooLarge);
        }
    }

    private Read readCsv(TableFile file) throws UnreadableRegister, IOException {
        try (MeteredFile bytes = new MeteredFile(file.path(), file.table(), progress);
                Rows rows = file.csv(bytes)) {
            Read read = read(file.table(), file.name(), file.fields(), rows);
            return new Read(read.table, read.rows, bytes.digest(), read.findings);
        }
    }

    private Read readParquet(TableFile file) throws UnreadableRegister, IOException {
        try (Rows rows = ParquetRows.open(file, progress)) {
            Read read = read(file.table(), file.name(), file.fields(), rows);
            return new Read(read.table, read.rows, MeteredFile.digest(file.path()), read.findings);
        }
    }

    /** Reads a table that is at hand. */
    Table read(GivenTable given) throws UnreadableRegister, IOException {
        return read(given.table(), given.table(), given.kinds(), new GivenRows(given)).table;
    }

    private Read read(String table, String name, Map<String, Kind> declared, Rows rows)
            throws UnreadableRegister, IOException {
        TableSchema schema = RegisterSchema.get(table);
        List<ColumnSchema> columns = Header.match(schema, name, declared, rows);
        if (!standards) {
            columns = columns.stream().map(ColumnSchema::withoutStandard).toList();
        }
        rows.expect(columns);
        TableReader reader = new TableReader(schema, columns, identifiers, currency, rejected);
        Table accepted = reader.read(rows);
        return new Read(accepted, reader.rowsRead(), "", Header.findings(schema, columns));
    }
}
