package org.holdfast.register;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.column.Column;
import org.holdfast.column.Currency;
import org.holdfast.column.Table;
import org.jspecify.annotations.Nullable;

/** Writes a table as CSV (RFC 4180, UTF-8): an unknown cell is empty. */
final class CsvTableWriter {
    private CsvTableWriter() {}

    static void write(Table table, @Nullable Currency currency, Path file) throws IOException {
        int decimals = CellWords.decimals(currency);
        Column[] columns = table.columns().values().toArray(new Column[0]);
        try (Writer out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 16)) {
            writeHeader(table, out);
            for (int row = 0; row < table.rows(); row++) {
                for (int column = 0; column < columns.length; column++) {
                    if (column > 0) {
                        out.write(',');
                    }
                    if (columns[column].isKnown(row)) {
                        CsvCell.write(CellWords.of(columns[column], row, decimals), out);
                    }
                }
                out.write('\n');
            }
        }
    }

    private static void writeHeader(Table table, Writer out) throws IOException {
        String comma = "";
        for (String name : table.columns().keySet()) {
            out.write(comma);
            CsvCell.write(name, out);
            comma = ",";
        }
        out.write('\n');
    }
}
