package org.holdfast.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.holdfast.convert.LockedDatabase.literal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.TableSchema;
import org.holdfast.register.Format;

/** A checked query that fills one table of the register, and the columns it yields in their order. */
record TableQuery(TableSchema table, Script script, Statements.Statement select, List<ColumnSchema> columns) {
    private static final String BEFORE = "copy (";

    String file(Format format) {
        return table.name() + "." + format.extension();
    }

    /** Runs the query into a file of the directory; the number of rows. */
    long write(LockedDatabase database, Path directory, Format format) throws SQLException {
        String target = literal(directory.resolve(file(format)));
        return database.execute(BEFORE + select.text() + "\n) to " + target + " (" + options(format) + ")");
    }

    Issue issue(SQLException failure) {
        return DuckMessage.of(failure).in(script, select.offset(), BEFORE.getBytes(UTF_8).length);
    }

    private static String options(Format format) {
        return switch (format) {
            case CSV -> "format csv, header";
            case PARQUET -> "format parquet, compression zstd";
        };
    }
}
