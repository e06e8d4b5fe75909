package org.holdfast.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The right to do what no two servers of a database do at once; it is gone with the process that holds it. */
public final class Alone implements AutoCloseable {
    private final Connection connection;
    private final long lock;

    private Alone(Connection connection, long lock) {
        this.connection = connection;
        this.lock = lock;
    }

    /** Takes the right, waiting while another has it. */
    static Alone of(DataSource source, long lock) {
        return Objects.requireNonNull(take(source, connection -> {
            ask(connection, "select true from pg_advisory_lock(?)", lock);
            return new Alone(connection, lock);
        }));
    }

    /** Takes the right; null when another has it. */
    static @Nullable Alone find(DataSource source, long lock) {
        return take(
                source,
                connection ->
                        ask(connection, "select pg_try_advisory_lock(?)", lock) ? new Alone(connection, lock) : null);
    }

    @FunctionalInterface
    private interface Asking {
        @Nullable
        Alone of(Connection connection) throws SQLException;
    }

    private static @Nullable Alone take(DataSource source, Asking asking) {
        try {
            Connection connection = source.getConnection();
            Alone taken = null;
            try {
                taken = asking.of(connection);
                return taken;
            } finally {
                if (taken == null) {
                    connection.close();
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The database does not say whether another server works on it", failed);
        }
    }

    private static boolean ask(Connection connection, String sql, long lock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, lock);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** Gives the right back. */
    @Override
    public void close() {
        try (connection) {
            ask(connection, "select pg_advisory_unlock(?)", lock);
        } catch (SQLException failed) {
            throw new IllegalStateException("The database cannot be told that the work is done", failed);
        }
    }
}
