package org.holdfast.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    /** Where PostgreSQL is unpacked once for all tests. */
    private static final Path PROGRAMS = Path.of("target/postgres").toAbsolutePath();

    @TempDir
    private Path home;

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.start(home, PROGRAMS, Map.of());
    }

    private static long execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.url("postgres"), server.superuser(), server.password());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return statement.getUpdateCount();
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    @Test
    void what_was_committed_survives_a_kill_and_a_restart() throws Exception {
        try (EmbeddedPostgres server = start()) {
            execute(server, "create table kept (n int)");
            for (int i = 0; i < 20; i++) {
                execute(server, "insert into kept values (" + i + ")");
            }
            Runner.signal("KILL", server.pid());
        }
        try (EmbeddedPostgres again = start()) {
            assertThat(execute(again, "select count(*) from kept")).isEqualTo(20);
        }
        try (EmbeddedPostgres again = start()) {
            assertThat(execute(again, "select count(*) from kept")).isEqualTo(20);
        }
    }

    @Test
    void a_directory_has_one_server_and_its_password_is_needed() throws Exception {
        try (EmbeddedPostgres server = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another Holdfast is using");
            assertThatThrownBy(() -> DriverManager.getConnection(server.url("postgres"), server.superuser(), "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }
}
