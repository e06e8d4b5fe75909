package org.holdfast.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.register.Format;

/**
 * A register made from foreign tables: the number of rows written to each table.
 *
 * <p>Values are not judged here beyond their type: reading the register does that, for every register alike.
 */
public record Conversion(Map<String, Long> rows) {
    public Conversion {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    public static Conversion run(Mapping mapping, Path source, Path out) throws IOException, ConversionFault {
        return run(mapping, source, out, Format.CSV);
    }

    /** Writes the register into {@code out}, which the caller has made and shows to others only when this succeeds. */
    public static Conversion run(Mapping mapping, Path source, Path out, Format format)
            throws IOException, ConversionFault {
        if (!Files.isDirectory(source)) {
            throw new ConversionFault(List.of(Issue.of(
                    source.toString(), "is no directory", "name the directory with the source files by --source")));
        }
        Path output = out.toRealPath();
        Path scratch = Files.createTempDirectory(output, ".convert");
        try (LockedDatabase database = LockedDatabase.open(source.toRealPath(), output, scratch)) {
            SourceViews.create(database, source.toRealPath(), scratch);
            List<TableQuery> queries = check(database, mapping);
            Conversion conversion = write(database, queries, output, format);
            Descriptor.write(mapping, queries, format, output);
            return conversion;
        } finally {
            delete(scratch);
        }
    }

    private static List<TableQuery> check(LockedDatabase database, Mapping mapping) throws ConversionFault {
        List<Issue> issues = new ArrayList<>();
        if (mapping.prepare() != null) {
            Preparation.run(database, mapping.prepare(), issues);
        }
        List<TableQuery> queries = new ArrayList<>();
        for (Script query : mapping.queries()) {
            queries.addAll(QueryCheck.of(database, mapping, query, issues));
        }
        ConversionFault.raise(issues);
        return queries;
    }

    private static Conversion write(LockedDatabase database, List<TableQuery> queries, Path out, Format format)
            throws ConversionFault {
        List<Issue> issues = new ArrayList<>();
        Map<String, Long> rows = new LinkedHashMap<>();
        for (TableQuery query : queries) {
            try {
                rows.put(query.table().name(), query.write(database, out, format));
            } catch (SQLException failure) {
                issues.add(query.issue(failure));
            }
        }
        ConversionFault.raise(issues);
        return new Conversion(rows);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
