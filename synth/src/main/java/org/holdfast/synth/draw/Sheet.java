package org.holdfast.synth.draw;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A data file of the generator: CSV with a header, shipped as a resource. */
public final class Sheet {
    private static final String FOLDER = "/org/holdfast/synth/";
    private final String name;
    private final List<NamedCsvRecord> rows;

    private Sheet(String name, List<NamedCsvRecord> rows) {
        this.name = name;
        this.rows = rows;
    }

    /** Reads a file by its name; one that ends in .gz is unpacked. */
    public static Sheet read(String name) {
        try (InputStream in = open(name);
                Stream<NamedCsvRecord> rows =
                        CsvReader.builder()
                                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))
                                .stream()) {
            return new Sheet(name, rows.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a data file, unpacked when its name ends in .gz. */
    public static InputStream open(String name) throws IOException {
        @Nullable InputStream in = Sheet.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("The generator's data file " + name + " is missing");
        }
        return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    public int rows() {
        return rows.size();
    }

    /** The names of the columns. */
    public List<String> columns() {
        return rows.get(0).getHeader();
    }

    public String text(int row, String column) {
        return rows.get(row).getField(column);
    }

    public boolean isKnown(int row, String column) {
        return !text(row, column).isEmpty();
    }

    public double number(int row, String column) {
        String text = text(row, column);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalStateException(
                    name + ", row " + (row + 1) + ", " + column + ": expected a number, got '" + text + "'", e);
        }
    }

    public int whole(int row, String column) {
        double number = number(row, column);
        if (number != (int) number) {
            throw new IllegalStateException(
                    name + ", row " + (row + 1) + ", " + column + ": expected a whole number, got " + number);
        }
        return (int) number;
    }

    /** One of an enum's constants, written in lower case. */
    public <E extends Enum<E>> E option(int row, String column, Class<E> options) {
        String text = text(row, column);
        for (E option : options.getEnumConstants()) {
            if (Utf8.word(option).equals(text)) {
                return option;
            }
        }
        throw new IllegalStateException(name + ", row " + (row + 1) + ", " + column + ": '" + text + "' is none of "
                + List.of(options.getEnumConstants()));
    }
}
