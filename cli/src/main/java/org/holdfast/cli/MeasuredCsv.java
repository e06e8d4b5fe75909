package org.holdfast.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.holdfast.plans.CsvText;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV file, one a person or household. An empty cell and {@code NA} are unknown; any other cell that should be a number
 * and is none ends the reading, with its line.
 */
final class MeasuredCsv {
    private static final Pattern SEPARATED = Pattern.compile("[;\\t|]");
    private final Path file;
    private final Columns columns;
    private final Charset encoding;

    /** The names of the columns to read; null where there is none. */
    record Columns(
            String income,
            @Nullable String weight,
            @Nullable String stratum,
            @Nullable String unit,
            @Nullable String unitsInPopulation,
            List<String> groupings) {}

    MeasuredCsv(Path file, Columns columns, Charset encoding) {
        this.file = file;
        this.encoding = encoding;
        this.columns = columns;
    }

    void read(MeasuredIntake intake, Terminal terminal) throws Failure, IOException {
        long bytes = Files.size(file);
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(CsvText.open(file, encoding))) {
            Header header = null;
            MeasuredPerson person = new MeasuredPerson(columns.groupings().size());
            long read = 0;
            for (CsvRecord line : reader) {
                if (header == null) {
                    header = new Header(line.getFields());
                    continue;
                }
                header.take(line, person);
                intake.add(person);
                for (String cell : line.getFields()) {
                    read += cell.length() + 1;
                }
                terminal.progress("reading " + file.getFileName(), read, bytes);
            }
            if (header == null || read == 0) {
                throw new Failure(Failure.INPUT, "holdfast: " + file + " is empty: expected a header line and rows");
            }
        } catch (MalformedInputException | UncheckedIOException | CsvParseException e) {
            throw new Failure(Failure.INPUT, "holdfast: " + file + ": " + cause(e));
        }
        terminal.done();
    }

    private static String cause(Exception failure) {
        Throwable cause =
                failure instanceof UncheckedIOException && failure.getCause() != null ? failure.getCause() : failure;
        return CsvText.isOfAnotherEncoding(failure)
                ? "not in the encoding expected; name its encoding with --encoding"
                : String.valueOf(cause.getMessage());
    }

    /** Where the columns stand. */
    private final class Header {
        private final List<String> names;
        private final int income;
        private final int weight;
        private final int stratum;
        private final int unit;
        private final int unitsInPopulation;
        private final int[] groupings;

        Header(List<String> names) throws Failure {
            this.names = names;
            if (names.stream().distinct().count() < names.size()) {
                throw new Failure(
                        Failure.INPUT, "holdfast: " + file + " names a column twice: " + String.join(", ", names));
            }
            this.income = find(columns.income());
            this.weight = find(columns.weight());
            this.stratum = find(columns.stratum());
            this.unit = find(columns.unit());
            this.unitsInPopulation = find(columns.unitsInPopulation());
            this.groupings = new int[columns.groupings().size()];
            for (int i = 0; i < groupings.length; i++) {
                groupings[i] = find(columns.groupings().get(i));
            }
        }

        private int find(@Nullable String name) throws Failure {
            int at = name == null ? -1 : names.indexOf(name);
            if (name != null && at < 0) {
                throw new Failure(
                        Failure.INPUT,
                        "holdfast: " + file + " has no column '" + name + "': it has " + String.join(", ", names)
                                + (names.size() == 1
                                                && SEPARATED
                                                        .matcher(names.get(0))
                                                        .find()
                                        ? "; separate the columns by commas"
                                        : ""));
            }
            return at;
        }

        void take(CsvRecord line, MeasuredPerson person) throws Failure {
            if (line.getFieldCount() != names.size()) {
                throw new Failure(
                        Failure.INPUT,
                        "holdfast: " + file + ", line " + line.getStartingLineNumber() + ": " + line.getFieldCount()
                                + " cells where the header names " + names.size());
            }
            person.income = number(line, income);
            person.weight = weight < 0 ? 1 : number(line, weight);
            if (!(person.weight >= 0 && person.weight < Double.POSITIVE_INFINITY)) {
                throw new Failure(
                        Failure.INPUT,
                        "holdfast: " + file + ", line " + line.getStartingLineNumber() + ": the weight '"
                                + line.getField(weight) + "' must be a finite number that is not negative");
            }
            person.stratum = stratum < 0 ? "" : drawn(line, stratum);
            person.unit = unit < 0 ? null : drawn(line, unit);
            person.unitsInPopulation = unitsInPopulation < 0 ? Double.NaN : number(line, unitsInPopulation);
            for (int i = 0; i < groupings.length; i++) {
                String cell = line.getField(groupings[i]);
                person.groups[i] = cell.equals("NA") ? "" : cell;
            }
        }

        private String drawn(CsvRecord line, int at) throws Failure {
            String cell = line.getField(at);
            if (cell.isEmpty() || cell.equals("NA")) {
                throw new Failure(
                        Failure.INPUT,
                        "holdfast: " + file + ", line " + line.getStartingLineNumber() + ", column '" + names.get(at)
                                + "' is empty: every row of a design needs its stratum and unit");
            }
            return cell;
        }

        private double number(CsvRecord line, int at) throws Failure {
            String cell = line.getField(at);
            if (cell.isEmpty() || cell.equals("NA")) {
                return Double.NaN;
            }
            try {
                return Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                throw new Failure(
                        Failure.INPUT,
                        "holdfast: " + file + ", line " + line.getStartingLineNumber() + ", column '" + names.get(at)
                                + "': '" + cell + "' is not a number; leave an unknown cell empty");
            }
        }
    }
}
