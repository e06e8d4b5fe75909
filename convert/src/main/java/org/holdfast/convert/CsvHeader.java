package org.holdfast.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The first record of a CSV file: what separates its columns, how its lines end and what the columns are called.
 *
 * <p>It is read here so that DuckDB has nothing to guess: left to itself it takes a file with one ragged
 * row for another dialect, skips the rows that do not fit and renames a column that occurs twice.
 */
record CsvHeader(char delimiter, boolean carriageReturns, List<String> columns) {
    /** A CSV file that cannot be used, with the line and the reason. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;

        Unusable(int line, String reason) {
            super(reason);
            this.line = line;
        }

        Issue issue(String file) {
            return new Issue(file, line, 1, 1, String.valueOf(getMessage()), null, "correct that line of the file");
        }
    }

    private static final int LONGEST = 1 << 20;
    private static final String DELIMITERS = ",;\t|";

    static CsvHeader read(Path file) throws IOException, Unusable {
        try (InputStream bytes = open(file);
                BufferedReader text = new BufferedReader(new InputStreamReader(bytes, UTF_8))) {
            String line = firstRecord(text);
            boolean carriageReturns = line.endsWith("\r");
            String record = carriageReturns ? line.substring(0, line.length() - 1) : line;
            if (record.isBlank()) {
                throw new Unusable(1, "has no header row");
            }
            char delimiter = delimiter(record);
            List<String> columns = columns(record, delimiter);
            refuseDoubles(columns);
            return new CsvHeader(delimiter, carriageReturns, columns);
        }
    }

    static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        boolean zipped = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        try {
            return zipped ? new GZIPInputStream(bytes) : bytes;
        } catch (IOException noGzip) {
            bytes.close();
            throw noGzip;
        }
    }

    private static String firstRecord(BufferedReader text) throws IOException, Unusable {
        StringBuilder record = new StringBuilder();
        boolean quoted = false;
        for (int c = text.read(); c >= 0 && (quoted || c != '\n'); c = text.read()) {
            quoted ^= c == '"';
            record.append((char) c);
            if (record.length() > LONGEST) {
                throw new Unusable(1, "has a header row of more than a million characters");
            }
        }
        if (quoted) {
            throw new Unusable(1, "has a quote in its header row that is not closed");
        }
        return record.length() > 0 && record.charAt(0) == '\uFEFF' ? record.substring(1) : record.toString();
    }

    /** The one of , ; tab | that occurs most often outside quotes. */
    private static char delimiter(String record) {
        String bare = record.replaceAll("\"[^\"]*\"", "");
        char best = ',';
        for (char candidate : DELIMITERS.toCharArray()) {
            best = count(bare, candidate) > count(bare, best) ? candidate : best;
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static List<String> columns(String record, char delimiter) {
        List<String> columns = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int at = 0; at <= record.length(); at++) {
            if (at == record.length() || !quoted && record.charAt(at) == delimiter) {
                columns.add(name(record.substring(start, at), columns.size() + 1));
                start = at + 1;
            } else {
                quoted ^= record.charAt(at) == '"';
            }
        }
        return columns;
    }

    private static String name(String field, int number) {
        String bare = field.strip();
        if (bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")) {
            bare = bare.substring(1, bare.length() - 1).replace("\"\"", "\"").strip();
        }
        return bare.isEmpty() ? "column" + number : bare;
    }

    /** SQL does not tell upper from lower case in names. */
    private static void refuseDoubles(List<String> columns) throws Unusable {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column.toLowerCase(Locale.ROOT))) {
                throw new Unusable(1, "has two columns named '" + column + "'");
            }
        }
    }
}
