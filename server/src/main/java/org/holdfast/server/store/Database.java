package org.holdfast.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database of a server: migrated by its owner, used as {@code holdfast_app}, a role that owns nothing and that
 * row-level security binds.
 */
public final class Database implements AutoCloseable {
    /** The role everything but migrations, backup and restore is done as. */
    public static final String APP = "holdfast_app";

    private final DataSource owner;
    private final HikariDataSource app;

    private Database(DataSource owner, HikariDataSource app) {
        this.owner = owner;
        this.app = app;
    }

    /**
     * Where the database is and who connects.
     *
     * @param url {@code jdbc:postgresql://...}
     * @param owner a role that may create tables in it
     * @param appPassword of {@code holdfast_app}, which is made, or given this password, when the owner may do so
     */
    public record Address(String url, String owner, String ownerPassword, String appPassword) {
        @Override
        public String toString() {
            return url;
        }
    }

    /** Migrates the database and opens it. */
    public static Database open(Address address, int connections) throws SQLException {
        DataSource owner = owner(address);
        role(owner, address.appPassword());
        Flyway.configure().dataSource(owner).loggers("slf4j").load().migrate();
        return new Database(owner, pool(address, connections));
    }

    /** The owner's connections, which nothing confines: for backup, restore and proofs. */
    public DataSource owner() {
        return owner;
    }

    /** The application's connections. */
    public DataSource app() {
        return app;
    }

    /** Connections of the owner of an address, each made when it is asked for. */
    public static DataSource owner(Address address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.owner());
        source.setPassword(address.ownerPassword());
        return source;
    }

    private static HikariDataSource pool(Address address, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(APP);
        config.setPassword(address.appPassword());
        config.setMaximumPoolSize(connections);
        config.setPoolName("holdfast");
        Properties driver = new Properties();
        driver.setProperty("reWriteBatchedInserts", "true");
        // details of errors quote values of rows, which are nothing for a log
        driver.setProperty("logServerErrorDetail", "false");
        driver.setProperty("ApplicationName", "holdfast");
        config.setDataSourceProperties(driver);
        return new HikariDataSource(config);
    }

    /** Makes the application's role, or gives it the password, if the owner may. */
    private static void role(DataSource owner, String password) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            // a statement of this kind takes no parameters; the password is ours or the operator's, and quoted
            String quoted = statement.enquoteLiteral(password);
            boolean there = statement
                    .executeQuery("select 1 from pg_roles where rolname = '" + APP + "'")
                    .next();
            boolean mayMake = statement
                    .executeQuery("select 1 from pg_roles where rolname = current_user and (rolsuper or rolcreaterole)")
                    .next();
            if (mayMake) {
                statement.execute((there ? "alter" : "create") + " role " + APP
                        + " login nosuperuser nocreatedb nocreaterole noinherit password " + quoted);
            } else if (!there) {
                throw new SQLException(
                        "The database has no role " + APP + ", and its owner may not create one: run" + " 'create role "
                                + APP + " login noinherit password ...' as an administrator of the database");
            }
        }
    }

    @Override
    public void close() {
        app.close();
    }
}
