package org.holdfast.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.holdfast.server.postgres.EmbeddedPostgres;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Database;
import org.holdfast.server.store.Role;
import org.holdfast.server.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fresh, migrated database on a real PostgreSQL, for one test class. */
public final class TestDatabase implements AutoCloseable {
    private static final String APP_PASSWORD = "app-password-of-tests";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private final String name;
    private final Database database;
    private final Store store;

    private TestDatabase(String name, Database database) {
        this.name = name;
        this.database = database;
        this.store = new Store(database.app());
    }

    /** Makes a database of its own. */
    public static TestDatabase create() {
        String name = "test_" + NUMBER.incrementAndGet();
        try {
            execute("drop database if exists " + name + " with (force)");
            execute("create database " + name);
            return new TestDatabase(name, Database.open(address(name), 8));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Where it is, for its owner. */
    public Database.Address address() {
        return address(name);
    }

    public static Database.Address address(String name) {
        return new Database.Address(SERVER.url(name), SERVER.superuser(), SERVER.password(), APP_PASSWORD);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(SERVER.url("postgres"), SERVER.superuser(), SERVER.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            Path directory = Path.of("target/postgres").toAbsolutePath();
            return EmbeddedPostgres.start(
                    directory,
                    directory,
                    Map.of(
                            "fsync",
                            "off",
                            "synchronous_commit",
                            "off",
                            "full_page_writes",
                            "off",
                            "max_connections",
                            "200"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Database database() {
        return database;
    }

    public Store store() {
        return store;
    }

    /** The application's connections, which row-level security binds. */
    public DataSource app() {
        return database.app();
    }

    /** Everything, for preparing and looking. */
    public JdbcClient owner() {
        return JdbcClient.create(database.owner());
    }

    /** A place under another (null: the first), with numbers that nest as long as a tree is not deeper than six. */
    public void place(String id, String parent, String level, long from, long to) {
        owner().sql("""
                insert into place (place_id, place_no, last_no, parent_id, level, name)
                values (:id, :from, :to, :parent, :level, :name)""")
                .param("id", id)
                .param("from", from)
                .param("to", to)
                .param("parent", parent)
                .param("level", level)
                .param("name", "Place " + id)
                .update();
    }

    /** An account at a place; null is everywhere. */
    public Actor account(String name, Role role, String place) {
        long id = owner().sql("""
                insert into account (name, full_name, role, place_id) values (:name, :name, :role, :place)
                returning account_id""")
                .param("name", name)
                .param("role", role.id())
                .param("place", place)
                .query(Long.class)
                .single();
        return new Actor(id, name, role);
    }

    /** A household at a place, with nothing but its id. */
    public long household(String id, String place) {
        return owner().sql("""
                insert into household (household_id, place_id, place_no)
                select :id, place_id, place_no from place where place_id = :place returning household_no""")
                .param("id", id)
                .param("place", place)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        database.close();
    }
}
