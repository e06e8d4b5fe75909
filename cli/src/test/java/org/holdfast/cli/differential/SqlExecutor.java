package org.holdfast.cli.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.holdfast.column.Register;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.PopulationValue;
import org.holdfast.engine.Unassessable;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Parameter;
import org.holdfast.policy.pack.PopulationFigure;
import org.jspecify.annotations.Nullable;

/** Carries out packs as SQL in a database of its own, in memory. */
final class SqlExecutor implements Executor, AutoCloseable {
    private final DuckDBConnection connection;

    private SqlExecutor(DuckDBConnection connection) {
        this.connection = connection;
    }

    static SqlExecutor open() throws SQLException {
        SqlExecutor executor = new SqlExecutor((DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:"));
        executor.execute("SET autoinstall_known_extensions = false");
        executor.execute("SET threads = 1");
        // registers are small: planning costs more than the plan saves
        executor.execute("PRAGMA disable_optimizer");
        for (String macro : macros().split(";\\s*\n")) {
            if (!macro.isBlank()) {
                executor.execute(macro);
            }
        }
        return executor;
    }

    private static String macros() {
        try (InputStream resource = SqlExecutor.class.getResourceAsStream("/differential/macros.sql")) {
            if (resource == null) {
                throw new IllegalStateException("/differential/macros.sql is not on the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answers carryOut(Register register, Pack pack, LocalDate asOf) throws Unassessable {
        PackSql sql = new PackSql(pack, register, asOf);
        try {
            new SqlTables(connection).load(register, pack);
            for (String statement : sql.statements()) {
                execute(statement);
            }
            requireParameters(pack);
            return new Answers(assessments(sql.query(), pack), population(sql.population(), pack));
        } catch (SQLException wrong) {
            throw new IllegalStateException("The SQL of the pack fails: " + wrong.getMessage(), wrong);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException wrong) {
            throw new SQLException(wrong.getMessage() + " in " + sql, wrong);
        }
    }

    /** Refuses a register for whose places a parameter has no value, as the first of them says it. */
    private void requireParameters(Pack pack) throws SQLException, Unassessable {
        Set<String> without = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT DISTINCT parameter FROM chosen WHERE i = -1")) {
            while (none.next()) {
                without.add(none.getString(1));
            }
        }
        for (Parameter parameter : pack.parameters()) {
            if (without.contains(parameter.id())) {
                throw new Unassessable("parameter '" + parameter.id() + "' has no value");
            }
        }
    }

    private List<PopulationValue> population(Map<String, String> queries, Pack pack) throws SQLException {
        List<PopulationValue> values = new ArrayList<>();
        for (PopulationFigure figure : pack.population()) {
            String query = queries.get(figure.id());
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    Object value = value(row, 2, figure.type());
                    values.add(new PopulationValue(
                            figure.id(), row.getString(1), positive(value), row.getLong(3), row.getLong(4)));
                }
            } catch (SQLException wrong) {
                throw new SQLException(wrong.getMessage() + " in " + query, wrong);
            }
        }
        return values;
    }

    /** A figure over many is zero rather than negative zero. */
    private static @Nullable Object positive(@Nullable Object value) {
        return value instanceof Double number ? (Double) (number + 0.0) : value;
    }

    private List<Assessment> assessments(String query, Pack pack) throws SQLException {
        List<Assessment> assessments = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                assessments.add(assessment(row, pack));
            }
        } catch (SQLException wrong) {
            throw new SQLException(wrong.getMessage() + " in " + query, wrong);
        }
        return assessments;
    }

    private static Assessment assessment(ResultSet row, Pack pack) throws SQLException {
        int column = 6;
        List<@Nullable Boolean> indicators = new ArrayList<>();
        for (int i = 0; i < pack.indicators().size(); i++) {
            boolean result = row.getBoolean(column++);
            indicators.add(row.wasNull() ? null : (Boolean) result);
        }
        long score = row.getLong(column++);
        boolean verify = row.getBoolean(column++);
        List<Assessment.SuggestedMeasure> measures = words(row.getString(column++)).stream()
                .map(SqlExecutor::measure)
                .toList();
        List<@Nullable Object> outputs = new ArrayList<>();
        for (Fact fact : pack.outputs()) outputs.add(value(row, column++, (Type.Scalar) fact.type()));
        return new Assessment(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                words(row.getString(5)),
                indicators,
                score,
                verify,
                measures,
                outputs);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
    }

    private static Assessment.SuggestedMeasure measure(String text) {
        int colon = text.indexOf(':');
        String cost = text.substring(colon + 1);
        return new Assessment.SuggestedMeasure(
                Integer.parseInt(text.substring(0, colon)), cost.isEmpty() ? null : Long.valueOf(cost));
    }

    private static @Nullable Object value(ResultSet row, int column, Type.Scalar type) throws SQLException {
        Object value = switch (type) {
            case BOOL -> (Object) row.getBoolean(column);
            case INT, MONEY, DATE, MONTH -> (Object) row.getLong(column);
            case DOUBLE -> (Object) row.getDouble(column);
            case STRING -> row.getString(column);
        };
        return row.wasNull() ? null : value;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
