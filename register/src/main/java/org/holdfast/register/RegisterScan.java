package org.holdfast.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Dictionary;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.Table;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a register once, table after table, for somebody who cannot hold it: tables of places are read whole,
 * the rows of households and their children are judged by themselves and handed on as records. What holds between
 * rows - identifiers used twice, households and persons that are not there - is left to who takes them.
 */
public final class RegisterScan {
    private final Path directory;
    private final RegisterFiles files;
    private final Map<String, TableFile> tables = new LinkedHashMap<>();
    private final Progress progress;
    private final @Nullable Currency currency;
    private final WholeTables whole;
    private final boolean standards;
    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final Map<String, String> digests = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> hazards = new ArrayList<>();

    /** @param rejected takes the rejected rows of tables that are read whole */
    public RegisterScan(Path directory, ReadOptions options, Rejections rejected)
            throws UnreadableRegister, IOException {
        this.directory = directory;
        this.files = new RegisterFiles(directory, options.encoding());
        this.progress = options.progress();
        this.standards = options.standards();
        Currency declared = files.declaredCurrency();
        this.currency = declared == null ? options.currency() : declared;
        this.whole = new WholeTables(currency, rejected, progress, standards);
        for (TableFile file : files.tables()) {
            tables.put(file.table(), file);
        }
    }

    public @Nullable Currency currency() {
        return currency;
    }

    public boolean has(String table) {
        return tables.containsKey(table);
    }

    /** How many bytes the file of a table has; 0 if there is none. */
    public long bytes(String table) throws IOException {
        TableFile file = tables.get(table);
        return file == null ? 0 : Files.size(file.path());
    }

    /** Reads a table into memory: {@code place} first, {@code series} and {@code hazard} after the scans. */
    public Table whole(String table) throws UnreadableRegister, IOException {
        TableFile file = file(table);
        WholeTables.Read read = whole.read(file);
        took(file, read.rows(), read.digest(), read.findings());
        if (table.equals("hazard")) {
            hazards.addAll(Oddities.ofHazards(read.table()));
        }
        return read.table();
    }

    /**
     * Scans a table of households or of their children, after the places were read.
     *
     * @param sinks one for each hand, like {@code rejections}
     * @param mostTexts a column with more distinct texts has no codes for the rest of them
     * @param blockSize bytes of CSV that a hand takes at a time
     */
    public ScannedTable scan(
            String table,
            Hands workers,
            List<? extends RecordSink> sinks,
            List<? extends Rejections> rejections,
            int mostTexts,
            int blockSize)
            throws UnreadableRegister, IOException {
        TableFile file = file(table);
        try (RowDealer dealer = dealer(file, workers.count(), blockSize)) {
            TableSchema schema = RegisterSchema.get(table);
            List<ColumnSchema> columns = Header.match(schema, file.name(), file.fields(), dealer.head());
            if (!standards) {
                columns = columns.stream().map(ColumnSchema::withoutStandard).toList();
            }
            dealer.expect(columns);
            Dictionary places = whole.places();
            List<ScanHand> hands = new ArrayList<>();
            for (int hand = 0; hand < workers.count(); hand++) {
                hands.add(new ScanHand(
                        schema, columns, currency, places, mostTexts, sinks.get(hand), rejections.get(hand)));
            }
            new TableScan(dealer, hands).run(workers);
            ScannedTable scanned = ScanHand.together(hands, columns);
            took(file, scanned.rows(), dealer.digest(), Header.findings(schema, columns));
            return scanned;
        } catch (BadEncoding bad) {
            throw file.notInEncoding(bad);
        } catch (ArithmeticException | OutOfMemoryError tooLarge) {
            throw file.tooLarge(tooLarge);
        }
    }

    /**
     * The account of the register, once every table was read or scanned.
     *
     * @param accepted the accepted rows by table, {@code rejected} the others by table and reason
     * @param withoutResident how many households have no resident member
     */
    public RegisterAccount account(
            Map<String, Long> accepted, Map<String, SortedMap<String, Long>> rejected, long withoutResident)
            throws IOException, UnreadableRegister {
        if (files.descriptor() != DataPackage.NONE) {
            digests.put(DataPackage.FILE, MeteredFile.digest(directory.resolve(DataPackage.FILE)));
        }
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(files.findings());
        all.addAll(Oddities.ofHouseholds(withoutResident));
        all.addAll(hazards);
        List<TableReading> readings = new ArrayList<>();
        rows.forEach((table, read) -> readings.add(TableReading.of(
                table,
                file(table).name(),
                read,
                accepted.getOrDefault(table, 0L),
                rejected.getOrDefault(table, Collections.emptySortedMap()),
                all)));
        return new RegisterAccount(
                files.descriptor().title(),
                currency,
                files.declaredCurrency(),
                files.descriptor().provenance(),
                List.copyOf(readings),
                Collections.unmodifiableMap(digests),
                List.copyOf(all));
    }

    private RowDealer dealer(TableFile file, int hands, int blockSize) throws IOException, UnreadableRegister {
        return switch (file.format()) {
            case CSV -> CsvDealer.open(file, progress, hands, blockSize);
            case PARQUET -> new ParquetDealer(file, progress, hands);
        };
    }

    private void took(TableFile file, long read, String digest, List<Finding> found) {
        rows.put(file.table(), read);
        digests.put(file.name(), digest);
        findings.addAll(found);
    }

    private TableFile file(String table) {
        TableFile file = tables.get(table);
        if (file == null) {
            throw new IllegalArgumentException("The register has no table " + table);
        }
        return file;
    }
}
