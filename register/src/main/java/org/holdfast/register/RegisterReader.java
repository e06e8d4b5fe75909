package org.holdfast.register;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.holdfast.column.Currency;
import org.holdfast.column.Register;
import org.holdfast.column.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads a register from its directory and checks every row of it. What is sound becomes a {@link Register}; each
 * other row is listed with its first fault. Reading stops only where a file cannot be read at all.
 */
public final class RegisterReader {
    private final RegisterFiles files;
    private final RejectedRows rejected;
    private final WholeTables whole;
    private final @Nullable Currency currency;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, String> digests = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();

    private RegisterReader(RegisterFiles files, ReadOptions options, RejectedRows rejected) throws UnreadableRegister {
        this.files = files;
        this.rejected = rejected;
        Currency declared = files.declaredCurrency();
        this.currency = declared == null ? options.currency() : declared;
        this.whole = new WholeTables(currency, rejected, options.progress(), options.standards());
    }

    public static RegisterReading read(Path directory, ReadOptions options) throws UnreadableRegister, IOException {
        RegisterFiles files = new RegisterFiles(directory, options.encoding());
        try (RejectedRows rejected = new RejectedRows(options.rejectedCsv())) {
            return new RegisterReader(files, options, rejected).read(directory);
        }
    }

    /**
     * Reads tables that are at hand, and checks every row as one of a file is checked.
     *
     * @param tables those after which a table refers to another come before it, as in the register format
     * @param currency of the amounts; null = unknown, amounts have 2 decimals
     * @param standards as in {@link ReadOptions}
     */
    public static Register read(
            List<GivenTable> tables, @Nullable Currency currency, boolean standards, Rejections rejected)
            throws UnreadableRegister, IOException {
        WholeTables whole = new WholeTables(currency, rejected, Progress.SILENT, standards);
        Map<String, Table> read = new LinkedHashMap<>();
        for (GivenTable given : tables) {
            read.put(given.table(), whole.read(given));
        }
        return new Register(read, currency, null);
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
        WholeTables.Read read = whole.read(file);
        tables.put(file.table(), read.table());
        digests.put(file.name(), read.digest());
        findings.addAll(read.findings());
        accounts.add(new Account(file, read.rows(), read.table().rows(), rejected.takeCounts()));
    }

    /** What became of a table's rows, before all findings are known. */
    private record Account(TableFile file, long rows, long accepted, SortedMap<String, Long> byReason) {
        TableReading reading(List<Finding> findings) {
            return TableReading.of(file.table(), file.name(), rows, accepted, byReason, findings);
        }
    }
}
