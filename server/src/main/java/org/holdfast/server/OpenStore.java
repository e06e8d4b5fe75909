package org.holdfast.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.holdfast.server.assessment.Assessments;
import org.holdfast.server.assessment.Packs;
import org.holdfast.server.journal.Checkpoints;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.journal.JournalExport;
import org.holdfast.server.journal.JournalKey;
import org.holdfast.server.postgres.EmbeddedPostgres;
import org.holdfast.server.registry.Intake;
import org.holdfast.server.registry.IntakeFiles;
import org.holdfast.server.registry.Loads;
import org.holdfast.server.store.Database;
import org.holdfast.server.store.Keys;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;

/** The store of a server, opened: its database, its keys, and what works on them. Commands use it without any pages. */
public final class OpenStore implements AutoCloseable {
    private static final int CONNECTIONS = Store.TOGETHER + 4;
    /** For a command that works beside a running server. */
    private static final int FEW_CONNECTIONS = 5;
    /** The database of the embedded server that holds everything. */
    public static final String DATABASE = "holdfast";

    private final @Nullable EmbeddedPostgres embedded;
    private final Database database;
    private final Keys keys;
    private final Store store;
    private final Journal journal;
    private final JournalKey journalKey;
    private final Packs packs;
    private final Assessments assessments;
    private final Path work;
    private final Intake intake;

    private OpenStore(ServerSettings settings, Keys keys, @Nullable EmbeddedPostgres embedded, Database database)
            throws IOException {
        this.embedded = embedded;
        this.database = database;
        this.keys = keys;
        this.store = new Store(database.app());
        this.journal = new Journal(store);
        this.journalKey = JournalKey.open(keys);
        this.packs = new Packs(store, journal);
        this.work = settings.data().resolve("runs");
        this.assessments = new Assessments(store, journal, packs, work);
        this.intake = new Intake(store, new IntakeFiles(settings.data().resolve("loads")));
    }

    /** Opens a store; with the embedded database nobody else may have it open. */
    public static OpenStore open(ServerSettings settings) throws IOException, SQLException {
        Keys keys = keys(settings);
        Database.Address address = settings.database();
        if (address != null) {
            return new OpenStore(settings, keys, null, Database.open(address, CONNECTIONS));
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(settings.data());
        try {
            make(postgres);
            Database database = Database.open(
                    new Database.Address(
                            postgres.url(DATABASE), postgres.superuser(), postgres.password(), password(keys)),
                    CONNECTIONS);
            return new OpenStore(settings, keys, postgres, database);
        } catch (IOException | SQLException | RuntimeException failed) {
            postgres.close();
            throw failed;
        }
    }

    /** Opens a store, beside the server that has its embedded database open if there is one. */
    public static OpenStore join(ServerSettings settings) throws IOException, SQLException {
        try {
            return open(settings);
        } catch (EmbeddedPostgres.InUse inUse) {
            EmbeddedPostgres.Running running =
                    EmbeddedPostgres.findRunning(settings.data()).orElseThrow(() -> inUse);
            Keys keys = keys(settings);
            Database database = Database.open(
                    new Database.Address(running.url(DATABASE), running.user(), running.password(), password(keys)),
                    FEW_CONNECTIONS);
            return new OpenStore(settings, keys, null, database);
        }
    }

    private static Keys keys(ServerSettings settings) throws IOException {
        return Keys.open(settings.data().resolve("keys"));
    }

    /** Of the application's role in the embedded database; the same for all who have the keys. */
    private static String password(Keys keys) {
        return HexFormat.of().formatHex(keys.derive("database role"));
    }

    private static void make(EmbeddedPostgres postgres) throws SQLException {
        Database.Address maintenance =
                new Database.Address(postgres.url("postgres"), postgres.superuser(), postgres.password(), "");
        try (Connection connection = Database.owner(maintenance).getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    public Database database() {
        return database;
    }

    public Store store() {
        return store;
    }

    public Journal journal() {
        return journal;
    }

    public Packs packs() {
        return packs;
    }

    public Assessments assessments() {
        return assessments;
    }

    /** A directory for what is on its way to the engine. */
    public Path work() {
        return work;
    }

    /** What reads and encrypts identifiers of persons. */
    public PersonalCipher cipher() {
        return new PersonalCipher(keys);
    }

    public Loads loads() {
        return new Loads(store, journal, cipher());
    }

    /** Registers that are sent to the running server. */
    public Intake intake() {
        return intake;
    }

    public JournalExport journalExport() {
        return new JournalExport(store, journalKey);
    }

    public Checkpoints checkpoints() {
        return new Checkpoints(store, journalKey);
    }

    @Override
    public void close() {
        database.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
