package org.holdfast.register;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.Table;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;

/** An empty register for data owners to fill: every table with its header, and a descriptor that explains it. */
public final class RegisterTemplate {
    private RegisterTemplate() {}

    /** Writes the template into a directory that is there. */
    public static void write(@Nullable Currency currency, Path directory) throws IOException {
        write(currency, null, Provenance.UNSTATED, directory);
    }

    /** Writes the template of a register whose title and provenance are known before its rows. */
    public static void write(@Nullable Currency currency, @Nullable String title, Provenance provenance, Path directory)
            throws IOException {
        Map<String, Table> tables = new LinkedHashMap<>();
        RegisterSchema.TABLES.forEach(schema -> tables.put(schema.name(), empty(schema, currency)));
        Register register = new Register(tables, currency, title);
        new RegisterWriter(Format.CSV).write(register, provenance, directory);
    }

    private static Table empty(TableSchema schema, @Nullable Currency currency) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (ColumnSchema column : schema.columns()) {
            columns.put(column.name(), Intake.of(column, currency).build());
        }
        return new Table(schema.name(), 0, columns);
    }
}
