package org.holdfast.server.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the register of the store, or some households of it with all its places, as a directory in the register format: for
 * the engine, so without names, addresses and identifiers of persons. What the register never had is left out.
 */
public final class RegisterExport {
    private static final Set<String> SURROUNDINGS = Set.of("place", "series", "hazard");

    private RegisterExport() {}

    /**
     * Writes a register.
     *
     * @param households numbers of households; null for all that whoever asks may see
     */
    public static void write(JdbcClient db, Connection connection, Path directory, long @Nullable [] households)
            throws IOException {
        RegisterForm form = RegisterForm.of(db);
        for (TableSchema schema : RegisterSchema.TABLES) {
            if (form.columns().containsKey(schema.name())) {
                copy(connection, query(schema, form, households), directory.resolve(schema.name() + ".csv"));
            }
        }
        form.describe(directory);
    }

    private static String query(TableSchema schema, RegisterForm form, long @Nullable [] households) {
        boolean surroundings = SURROUNDINGS.contains(schema.name());
        List<String> selected = new ArrayList<>();
        if (!surroundings) {
            selected.add("h.household_id");
        }
        for (ColumnSchema column : schema.columns()) {
            if (form.of(schema.name()).containsKey(column.name())
                    && (!column.personal() || column.required())
                    && !column.name().equals("household_id")) {
                selected.add("t." + column.name() + (column.kind() == Kind.BOOL ? "::text" : ""));
            }
        }
        for (String extra : form.extras(schema)) {
            selected.add("t.extra ->> " + literal(extra) + " as " + identifier(extra));
        }
        String from = surroundings
                ? schema.name() + " t"
                : schema.name() + " t join household h on h.household_no = t.household_no";
        // numbers are safe as they are; COPY takes no parameters
        String which = surroundings || households == null
                ? ""
                : " where t.household_no = any('{"
                        + Arrays.stream(households).mapToObj(Long::toString).collect(Collectors.joining(",")) + "}')";
        return "copy (select " + String.join(", ", selected) + " from " + from + which
                + ") to stdout with (format csv, header)";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String identifier(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static void copy(Connection connection, String sql, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
        } catch (SQLException refused) {
            throw new IOException("The store does not give out its register: " + refused.getMessage(), refused);
        }
    }
}
