package org.holdfast.plans;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Named columns of equal length, as a CSV file or a case's own lists give them. An empty cell and {@code NA} are unknown:
 * null as a text, NaN as a number.
 */
public final class DataTable {
    private final String name;
    private final int rows;
    private final Map<String, @Nullable String[]> texts;
    private final Map<String, double[]> numbers = new LinkedHashMap<>();

    private DataTable(String name, int rows, Map<String, @Nullable String[]> texts) {
        this.name = name;
        this.rows = rows;
        this.texts = texts;
    }

    /**
     * A table of texts.
     *
     * @param texts columns of equal length
     */
    public static DataTable of(String name, int rows, Map<String, @Nullable String[]> texts) {
        return new DataTable(name, rows, new LinkedHashMap<>(texts));
    }

    /** Reads a CSV file with a header line. */
    public static DataTable read(Path file) throws Refused {
        if (!Files.isRegularFile(file)) {
            throw new Refused(
                    "No data file " + file + ": name it relative to the plan, or give its folder with --data");
        }
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(CsvText.open(file, StandardCharsets.UTF_8))) {
            List<String> header = new ArrayList<>();
            List<List<@Nullable String>> columns = new ArrayList<>();
            int rows = -1;
            for (CsvRecord line : reader) {
                if (rows < 0) {
                    header.addAll(line.getFields());
                    if (header.stream().distinct().count() < header.size()) {
                        throw new Refused(file + " names a column twice: " + String.join(", ", header));
                    }
                    header.forEach(ignored -> columns.add(new ArrayList<>()));
                } else if (line.getFieldCount() != header.size()) {
                    throw new Refused(file + ", line " + line.getStartingLineNumber() + ": " + line.getFieldCount()
                            + " cells where the header names " + header.size());
                } else {
                    for (int i = 0; i < header.size(); i++) {
                        String cell = line.getField(i);
                        columns.get(i).add(known(cell));
                    }
                }
                rows++;
            }
            if (rows < 0) {
                throw new Refused(file + " is empty: expected a header line");
            }
            Map<String, @Nullable String[]> texts = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                texts.put(header.get(i), columns.get(i).toArray(String[]::new));
            }
            return new DataTable(file.getFileName().toString(), rows, texts);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new Refused(
                    "Cannot read " + file + ": "
                            + (CsvText.isOfAnotherEncoding(e) ? "it is not UTF-8" : e.getMessage()),
                    e);
        }
    }

    /** A cell's text, or null when the cell says that it is unknown. */
    static @Nullable String known(String cell) {
        return cell.isEmpty() || cell.equals("NA") ? null : cell;
    }

    public String name() {
        return name;
    }

    public int rows() {
        return rows;
    }

    public boolean has(String column) {
        return texts.containsKey(column) || numbers.containsKey(column);
    }

    public boolean hasAll(Collection<String> columns) {
        return columns.stream().allMatch(this::has);
    }

    /** Whether every known cell of a column is a number. */
    public boolean hasNumbers(String column) {
        try {
            numbers(column);
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    public Set<String> columns() {
        Set<String> all = new java.util.LinkedHashSet<>(texts.keySet());
        all.addAll(numbers.keySet());
        return all;
    }

    /** The texts of a column; null where unknown. Numbers that were computed read as {@code Double.toString} writes them. */
    public @Nullable String[] texts(String column) throws Refused {
        @Nullable String[] found = texts.get(column);
        if (found != null) {
            return found;
        }
        double[] computed = numbers.get(column);
        if (computed == null) {
            throw new Refused("No column '" + column + "' in " + name + ", which has " + String.join(", ", columns()));
        }
        String[] written = new String[rows];
        for (int row = 0; row < rows; row++) {
            written[row] = Double.isNaN(computed[row]) ? null : Double.toString(computed[row]);
        }
        texts.put(column, written);
        return written;
    }

    /** The numbers of a column; NaN where unknown. */
    public double[] numbers(String column) throws Refused {
        double[] known = numbers.get(column);
        if (known != null) {
            return known;
        }
        @Nullable String[] written = texts(column);
        double[] parsed = new double[rows];
        for (int row = 0; row < rows; row++) {
            try {
                String cell = written[row];
                parsed[row] = cell == null ? Double.NaN : Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                throw new Refused(
                        "Column '" + column + "' of " + name + ", row " + (row + 1) + ": '" + written[row]
                                + "' is not a number",
                        e);
            }
        }
        numbers.put(column, parsed);
        return parsed;
    }

    /** A table with one more column of numbers, or another in its place. */
    public DataTable with(String column, double[] values) {
        DataTable wider = new DataTable(name, rows, new LinkedHashMap<>(texts));
        wider.texts.remove(column);
        wider.numbers.putAll(numbers);
        wider.numbers.put(column, values);
        return wider;
    }

    /** The rows that meet a condition, in their order. */
    public DataTable where(IntPredicate condition) {
        int[] kept = IntStream.range(0, rows).filter(condition).toArray();
        Map<String, @Nullable String[]> fewer = new LinkedHashMap<>();
        texts.forEach((column, cells) ->
                fewer.put(column, IntStream.of(kept).mapToObj(row -> cells[row]).toArray(String[]::new)));
        DataTable part = new DataTable(name, kept.length, fewer);
        numbers.forEach((column, cells) -> part.numbers.put(
                column, IntStream.of(kept).mapToDouble(row -> cells[row]).toArray()));
        return part;
    }
}
