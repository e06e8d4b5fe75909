package org.holdfast.register;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.Table;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Reads a register from its directory and checks every row of it. What is sound becomes a {@link Register}; each
 * other row is listed with its first fault. Reading stops only where a file cannot be read at all.
 */
public final class RegisterReader {
    private final RegisterFiles files;
    private final ReadOptions options;
    private final RejectedRows rejected;
    private final TableReader.Identifiers identifiers = new TableReader.Identifiers();
    private final @Nullable Currency currency;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, String> digests = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();

    private RegisterReader(RegisterFiles files, ReadOptions options, RejectedRows rejected) throws UnreadableRegister {
        this.files = files;
        this.options = options;
        this.rejected = rejected;
        Currency declared = files.declaredCurrency();
        this.currency = declared == null ? options.currency() : declared;
    }

    public static RegisterReading read(Path directory, ReadOptions options) throws UnreadableRegister, IOException {
        RegisterFiles files = new RegisterFiles(directory, options.encoding());
        try (RejectedRows rejected = new RejectedRows(options.rejectedCsv())) {
            return new RegisterReader(files, options, rejected).read(directory);
        }
    }

    private RegisterReading read(Path directory) throws UnreadableRegister, IOException {
        for (TableFile file : files.tables()) {
            read(file);
        }
        if (files.descriptor() != DataPackage.NONE) {
            digests.put(DataPackage.FILE, MeteredFile.digest(directory.resolve(DataPackage.FILE)));
        }
        findings.addAll(files.findings());
        findings.addAll(Oddities.of(tables));
        Register register = new Register(tables, currency, files.descriptor().title());
        return new RegisterReading(
                register,
                accounts.stream().map(a -> a.reading(findings)).toList(),
                Collections.unmodifiableMap(digests),
                List.copyOf(findings),
                files.descriptor().provenance(),
                files.declaredCurrency());
    }

    private void read(TableFile file) throws UnreadableRegister, IOException {
        try {
            switch (file.format()) {
                case CSV -> readCsv(file);
                case PARQUET -> readParquet(file);
            }
        } catch (BadEncoding bad) {
            throw file.notInEncoding(bad);
        } catch (ArithmeticException | OutOfMemoryError tooLarge) {
            throw new UnreadableRegister(
                    file.name() + " does not fit into memory: give Java more of it (-Xmx)", tooLarge);
        }
    }

    private void readCsv(TableFile file) throws UnreadableRegister, IOException {
        try (MeteredFile bytes = new MeteredFile(file.path(), file.table(), options.progress());
                Rows rows = file.csv(bytes)) {
            read(file, rows);
            digests.put(file.name(), bytes.digest());
        }
    }

    private void readParquet(TableFile file) throws UnreadableRegister, IOException {
        try (Rows rows = ParquetRows.open(file, options.progress())) {
            read(file, rows);
        }
        digests.put(file.name(), MeteredFile.digest(file.path()));
    }

    private void read(TableFile file, Rows rows) throws UnreadableRegister, IOException {
        TableSchema schema = RegisterSchema.get(file.table());
        List<ColumnSchema> columns = Header.match(schema, file, rows);
        rows.expect(columns);
        TableReader reader = new TableReader(schema, columns, identifiers, currency, rejected);
        Table table = reader.read(rows);
        tables.put(schema.name(), table);
        findings.addAll(Header.findings(schema, columns));
        accounts.add(new Account(file, reader.rowsRead(), table.rows(), rejected.takeCounts()));
    }

    /** What became of a table's rows, before all findings are known. */
    private record Account(TableFile file, long rows, long accepted, java.util.SortedMap<String, Long> byReason) {
        TableReading reading(List<Finding> findings) {
            List<String> notes = findings.stream()
                    .filter(f -> Objects.equals(f.table(), file.table()))
                    .map(Finding::toString)
                    .toList();
            return new TableReading(file.table(), file.name(), rows, accepted, byReason, notes);
        }
    }
}
