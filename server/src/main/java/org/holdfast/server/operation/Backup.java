package org.holdfast.server.operation;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.holdfast.register.Progress;
import org.holdfast.server.journal.Sha256;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Copies a store, while it is in use, into one file: every table as it is in one moment, and a manifest with the rows and the
 * SHA-256 of each. Keys are not in it: whoever has the file alone cannot read identifiers of persons.
 */
public final class Backup {
    static final String FORMAT = "holdfast-backup-1";
    static final String MANIFEST = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Backup() {}

    /** Writes a backup; the file is whole or not there. Gives the rows by table. */
    public static Map<String, Long> write(DataSource owner, Path file, Progress progress)
            throws IOException, SQLException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Map<String, Long> rows;
            try (Connection connection = owner.getConnection();
                    OutputStream out = Files.newOutputStream(part);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setLevel(Deflater.BEST_SPEED);
                connection.setAutoCommit(false);
                connection.setReadOnly(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                rows = write(connection, zip, progress);
                connection.rollback();
            }
            Files.move(part, file);
            return rows;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Map<String, Long> write(Connection connection, ZipOutputStream zip, Progress progress)
            throws IOException, SQLException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", FORMAT).put("made_at", Instant.now().toString()).put("schema", schema(connection));
        Map<String, Long> rows = new LinkedHashMap<>();
        List<String> tables = tables(connection);
        for (String table : tables) {
            progress.at("tables", rows.size(), tables.size());
            zip.putNextEntry(new ZipEntry(table));
            DigestOutputStream digested = new DigestOutputStream(zip, Sha256.start());
            long copied = copies.copyOut("copy " + table + " to stdout (format binary)", new Unclosed(digested));
            zip.closeEntry();
            rows.put(table, copied);
            manifest.withObject("tables")
                    .putObject(table)
                    .put("rows", copied)
                    .put(
                            "sha256",
                            HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        }
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JSON.writeValueAsString(manifest).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        return rows;
    }

    /** The tables of the store, those first that others refer to. */
    static List<String> tables(Connection connection) throws SQLException {
        List<String> left = names(connection, """
                select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'
                order by 1""");
        List<String> references = names(connection, """
                select distinct conrelid::regclass || ' ' || confrelid::regclass from pg_constraint
                where contype = 'f' and conrelid <> confrelid""");
        List<String> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<String> free = left.stream()
                    .filter(table -> left.stream().noneMatch(other -> references.contains(table + " " + other)))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("Tables refer to one another in a circle: " + left);
            }
            ordered.addAll(free);
            left.removeAll(free);
        }
        return ordered;
    }

    private static List<String> names(Connection connection, String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    /** Which migrations made the schema. */
    static String schema(Connection connection) throws SQLException {
        return String.join(" ", names(connection, """
                        select version || ':' || checksum from flyway_schema_history where success order by installed_rank"""));
    }

    /** A stream that stays open when a copy ends. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
