package org.holdfast.convert;

import static org.holdfast.convert.LockedDatabase.identifier;
import static org.holdfast.convert.LockedDatabase.literal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of the source as views the queries can read, each named by its file name without extensions.
 *
 * <p>Every column of a CSV file or a sheet is text, so that no leading zero is lost and no number
 * guessed; the queries cast. Parquet files keep their types.
 */
final class SourceViews {
    /** RFC 4180 to the letter, nothing guessed; the small buffer is for queries that read a file many times over. */
    private static final String CSV_RULES = ", header = true, skip = 0, strict_mode = true, quote = '\"',"
            + " escape = '\"', comment = '', nullstr = '', buffer_size = 4194304)";

    private static final String SAVE_AGAIN = "save the workbook again, or save its sheets as CSV";

    private final Map<String, Path> files = new LinkedHashMap<>();
    private final List<Issue> issues = new ArrayList<>();

    private SourceViews() {}

    static void create(LockedDatabase database, Path source, Path scratch) throws IOException, ConversionFault {
        SourceViews views = new SourceViews();
        for (Path file : list(source)) {
            views.add(file, scratch);
        }
        if (views.files.isEmpty() && views.issues.isEmpty()) {
            views.issues.add(Issue.of(
                    source.toString(),
                    "holds no .csv, .csv.gz, .parquet or .xlsx file",
                    "name the directory with the source files by --source"));
        }
        views.files.forEach((name, file) -> views.create(database, name, file));
        ConversionFault.raise(views.issues);
    }

    private static List<Path> list(Path source) throws IOException {
        try (Stream<Path> files = Files.list(source)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void add(Path file, Path scratch) throws IOException {
        String name = String.valueOf(file.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv") || lower.endsWith(".csv.gz") || lower.endsWith(".parquet")) {
            offer(stem(name), file);
        } else if (lower.endsWith(".xlsx")) {
            try {
                Workbook.unpack(file, scratch).forEach(this::offer);
            } catch (Workbook.Unreadable unreadable) {
                issues.add(Issue.of(name, "is no readable .xlsx workbook: " + unreadable.getMessage(), SAVE_AGAIN));
            }
        }
    }

    static String stem(String file) {
        int dot = file.indexOf('.', 1);
        return dot < 0 ? file : file.substring(0, dot);
    }

    private void offer(String view, Path file) {
        Path other = files.putIfAbsent(view, file);
        if (other != null) {
            String message = "would be view '" + view + "', as " + other.getFileName() + " already is";
            issues.add(Issue.of(String.valueOf(file.getFileName()), message, "rename one of the two files"));
        }
    }

    private void create(LockedDatabase database, String view, Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (isParquet(file)) {
                createView(database, view, "read_parquet(" + path(file) + ")");
            } else {
                createCsv(database, view, file);
            }
        } catch (SQLException failure) {
            issues.add(DuckMessage.of(failure).in(name));
        } catch (CsvHeader.Unusable unusable) {
            issues.add(unusable.issue(name));
        } catch (IOException failure) {
            issues.add(Issue.of(name, "cannot be read: " + failure.getMessage(), "check the file"));
        }
    }

    private static void createCsv(LockedDatabase database, String view, Path file)
            throws IOException, SQLException, CsvHeader.Unusable {
        CsvHeader header = CsvHeader.read(file);
        long rows = CsvRows.count(file, header);
        createView(database, view, readCsv(file, header));
        long seen = database.count(view);
        if (rows != seen) {
            throw new CsvHeader.Unusable(1, "has " + rows + " rows, of which DuckDB sees " + seen);
        }
    }

    private static void createView(LockedDatabase database, String view, String reader) throws SQLException {
        database.execute("create view " + identifier(view) + " as from " + reader);
    }

    private static boolean isParquet(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    private static String path(Path file) {
        return literal(withoutPatterns(file));
    }

    private static String readCsv(Path file, CsvHeader header) {
        String columns = header.columns().stream()
                .map(column -> literal(column) + ": 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", "}"));
        return "read_csv(" + path(file) + ", columns = " + columns + ", delim = " + literal(header.delimiter())
                + CSV_RULES;
    }

    /** DuckDB takes * ? [ in a path for a pattern; a file may be named so. */
    private static String withoutPatterns(Path file) {
        String name = String.valueOf(file.getFileName()).replaceAll("[*?\\[]", "[$0]");
        Path folder = file.getParent();
        return folder == null ? name : folder + "/" + name;
    }
}
