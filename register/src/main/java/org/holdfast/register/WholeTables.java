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
            Sound sound = read(file.table(), file.name(), file.fields(), rows);
            return sound.of(file, bytes.digest());
        }
    }

    private Read readParquet(TableFile file) throws UnreadableRegister, IOException {
        try (Rows rows = ParquetRows.open(file, progress)) {
            Sound sound = read(file.table(), file.name(), file.fields(), rows);
            return sound.of(file, MeteredFile.digest(file.path()));
        }
    }

    /** Reads a table that is at hand. */
    Table read(GivenTable given) throws UnreadableRegister, IOException {
        return read(given.table(), given.table(), given.kinds(), new GivenRows(given)).table;
    }

    /** The accepted rows of a table, how many it has in all, and what its columns are. */
    private record Sound(Table table, long rows, List<ColumnSchema> columns) {
        Read of(TableFile file, String digest) {
            return new Read(table, rows, digest, Header.findings(RegisterSchema.get(file.table()), columns));
        }
    }

    private Sound read(String table, String name, Map<String, Kind> declared, Rows rows)
            throws UnreadableRegister, IOException {
        TableSchema schema = RegisterSchema.get(table);
        List<ColumnSchema> columns = Header.match(schema, name, declared, rows);
        if (!standards) {
            columns = columns.stream().map(ColumnSchema::withoutStandard).toList();
        }
        rows.expect(columns);
        TableReader reader = new TableReader(schema, columns, identifiers, currency, rejected);
        return new Sound(reader.read(rows), reader.rowsRead(), columns);
    }
}
