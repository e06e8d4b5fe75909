package org.holdfast.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.holdfast.server.OpenStore;
import org.holdfast.server.ServerSettings;
import org.holdfast.server.access.Provider;
import org.holdfast.server.store.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the store of a server is. */
final class StoreOptions {
    private static final String OWNER = "HOLDFAST_DB_OWNER";
    private static final String OWNER_PASSWORD = "HOLDFAST_DB_OWNER_PASSWORD";
    private static final String APP_PASSWORD = "HOLDFAST_DB_APP_PASSWORD";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Directory of the server's keys and database. Default: .holdfast in your home directory.")
    private @Nullable Path data;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "A PostgreSQL database (jdbc:postgresql://...) instead of the one that Holdfast brings; "
                    + OWNER + ", " + OWNER_PASSWORD + " and " + APP_PASSWORD + " in the environment say who connects.")
    private @Nullable String database;

    Path data() {
        return data == null ? Path.of(System.getProperty("user.home"), ".holdfast") : data;
    }

    ServerSettings settings(String bind, int port, @Nullable LocalDate asOf, @Nullable Provider provider, boolean https)
            throws Failure {
        return new ServerSettings(
                data(), Home.directory().resolve("packs"), bind, port, address(System.getenv()), asOf, provider, https);
    }

    /** Opens the store for a command that serves no pages, beside the server if it runs. */
    OpenStore open() throws Failure, IOException {
        try {
            return OpenStore.join(settings("127.0.0.1", 0, null, null, false));
        } catch (SQLException refused) {
            throw refused(refused);
        }
    }

    static Failure refused(SQLException refused) {
        return new Failure(Failure.INPUT, "holdfast: the database cannot be used: " + refused.getMessage());
    }

    Database.@Nullable Address address(Map<String, String> environment) throws Failure {
        if (database == null) {
            return null;
        }
        for (String name : new String[] {OWNER, OWNER_PASSWORD, APP_PASSWORD}) {
            if (environment.getOrDefault(name, "").isEmpty()) {
                throw new Failure(
                        Failure.USAGE,
                        "holdfast: --db needs " + name + " in the environment: " + OWNER
                                + " migrates the database and owns its tables, " + APP_PASSWORD
                                + " is the password of the role " + Database.APP);
            }
        }
        return new Database.Address(
                database,
                environment.getOrDefault(OWNER, ""),
                environment.getOrDefault(OWNER_PASSWORD, ""),
                environment.getOrDefault(APP_PASSWORD, ""));
    }
}
