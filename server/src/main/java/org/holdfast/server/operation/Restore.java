package org.holdfast.server.operation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.holdfast.register.Progress;
import org.holdfast.server.journal.Sha256;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts a backup into a store that has nothing yet, whole or not at all. */
public final class Restore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Restore() {}

    /** A backup that is not restored; its message says why, in one line. */
    public static final class NotRestored extends Exception {
        private static final long serialVersionUID = 1;

        NotRestored(String why) {
            super(why);
        }
    }

    /** Reads a backup into an empty, migrated database; gives how many rows there are. */
    public static long read(DataSource owner, Path file, Progress progress)
            throws IOException, SQLException, NotRestored {
        try (ZipFile zip = new ZipFile(file.toFile());
                Connection connection = owner.getConnection()) {
            JsonNode manifest = manifest(zip, file);
            if (!manifest.path("schema").stringValue("").equals(Backup.schema(connection))) {
                throw new NotRestored(file + " was made by another version of Holdfast: restore it with that version");
            }
            connection.setAutoCommit(false);
            requireEmpty(connection);
            long rows = read(connection, zip, manifest.path("tables"), file, progress);
            connection.commit();
            return rows;
        } catch (ZipException damaged) {
            throw new NotRestored(file + " is no backup, or it is cut off: " + damaged.getMessage());
        }
    }

    private static JsonNode manifest(ZipFile zip, Path file) throws IOException, NotRestored {
        ZipEntry entry = zip.getEntry(Backup.MANIFEST);
        if (entry == null || entry.getSize() > 1 << 20) {
            throw new NotRestored(file + " is no backup of Holdfast: it has no manifest");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            JsonNode manifest = JSON.readTree(in.readAllBytes());
            if (!manifest.path("format").stringValue("").equals(Backup.FORMAT)) {
                throw new NotRestored(file + " is no backup of a form that this version reads");
            }
            return manifest;
        }
    }

    private static void requireEmpty(Connection connection) throws SQLException, NotRestored {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select (select count(*) from journal_entry) + (select count(*) from account where account_id <> 0)")) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new NotRestored("The store is not empty: a backup is restored into a new one only");
            }
        }
    }

    private static long read(Connection connection, ZipFile zip, JsonNode tables, Path file, Progress progress)
            throws SQLException, IOException, NotRestored {
        List<String> ordered = Backup.tables(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set constraints all deferred");
            // what a new schema begins with
            for (String table : List.of("account", "register_state", "journal_head")) {
                statement.execute("delete from " + table);
            }
        }
        long all = 0;
        int done = 0;
        for (String table : ordered) {
            progress.at("tables", done++, ordered.size());
            ZipEntry entry = zip.getEntry(table);
            JsonNode said = tables.path(table);
            if (entry == null || said.isMissingNode()) {
                throw new NotRestored(file + " lacks the table " + table);
            }
            all += copy(connection, zip, entry, said, file);
        }
        sequences(connection);
        return all;
    }

    private static long copy(Connection connection, ZipFile zip, ZipEntry entry, JsonNode said, Path file)
            throws SQLException, IOException, NotRestored {
        try (DigestInputStream in = new DigestInputStream(zip.getInputStream(entry), Sha256.start())) {
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + entry.getName() + " from stdin (format binary)", new Unclosed(in));
            String digest = HexFormat.of().formatHex(in.getMessageDigest().digest());
            if (rows != said.path("rows").longValue(-1)
                    || !digest.equals(said.path("sha256").stringValue(""))) {
                throw new NotRestored(
                        file + " is damaged: the table " + entry.getName() + " is not what its manifest says");
            }
            return rows;
        } catch (ZipException | SQLException damaged) {
            throw new NotRestored(file + " is damaged: the table " + entry.getName() + " cannot be read");
        }
    }

    /** Numbers that come next go on after those that are there. */
    private static void sequences(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$
                    declare one record;
                    begin
                        for one in select table_name, column_name from information_schema.columns
                            where table_schema = 'public' and is_identity = 'YES' loop
                            execute format('select setval(pg_get_serial_sequence(%L, %L), greatest(1, (select max(%I) from %I)))',
                                one.table_name, one.column_name, one.column_name, one.table_name);
                        end loop;
                    end $$""");
            statement.execute("set constraints all immediate");
            statement.execute("analyze");
        }
    }

    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the rest of the entry belongs to whoever opened it
        }
    }
}
