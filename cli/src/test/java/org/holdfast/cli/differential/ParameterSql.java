package org.holdfast.cli.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Parameter;

/**
 * The value of each parameter for each place where households live, in table {@code parameters}: column {@code p_ID} by
 * {@code place}. Table {@code chosen} holds the number of the value, NULL where it is unknown and -1 where there is none.
 */
final class ParameterSql {
    private final Pack pack;
    private final ExpressionSql expression;
    private final String today;
    private final boolean knowsEnclosing;

    ParameterSql(Pack pack, ExpressionSql expression, String today, boolean knowsEnclosing) {
        this.pack = pack;
        this.expression = expression;
        this.today = today;
        this.knowsEnclosing = knowsEnclosing;
    }

    List<String> statements() {
        List<String> statements = new ArrayList<>();
        statements.add(
                "CREATE OR REPLACE TEMP TABLE given (parameter VARCHAR, i INTEGER, since BIGINT, place_id VARCHAR,"
                        + " v_bool BOOLEAN, v_int BIGINT, v_double DOUBLE, v_money BIGINT, v_date BIGINT, v_month BIGINT,"
                        + " v_string VARCHAR)");
        List<String> values = new ArrayList<>();
        pack.parameters().forEach(p -> p.values().forEach(v -> values.add(row(p, v, values.size()))));
        if (!values.isEmpty()) {
            statements.add("INSERT INTO given VALUES " + String.join(", ", values));
        }
        statements.add("CREATE OR REPLACE TEMP TABLE chosen AS " + chosen());
        statements.add("CREATE OR REPLACE TEMP TABLE parameters AS SELECT c.place"
                + pack.parameters().stream()
                        .map(p -> ", any_value(g.v_" + p.type() + ") FILTER (WHERE c.parameter = "
                                + ExpressionSql.quoted(p.id()) + ") AS " + ExpressionSql.column("p", p.id()))
                        .collect(Collectors.joining())
                + " FROM chosen c LEFT JOIN given g ON g.i = c.i GROUP BY c.place");
        return statements;
    }

    private String row(Parameter parameter, Parameter.Value value, int number) {
        String place = value.place();
        String cells = Arrays.stream(Type.Scalar.values())
                .map(type -> type == parameter.type() ? expression.of(value.value()) : "NULL")
                .collect(Collectors.joining(", "));
        return "(" + ExpressionSql.quoted(parameter.id()) + ", " + number + ", "
                + value.from().toEpochDay() + ", " + (place == null ? "NULL" : ExpressionSql.quoted(place)) + ", "
                + cells + ")";
    }

    private String chosen() {
        String jurisdiction = pack.jurisdiction();
        String whole = jurisdiction == null ? "NULL" : ExpressionSql.quoted(jurisdiction);
        return """
                WITH in_force AS (SELECT * FROM given WHERE since <= {today}),
                inhabited AS (SELECT DISTINCT p.n AS place FROM t_household h JOIN t_place p ON p.place_id = h.place_id),
                tops AS (
                    SELECT e.place, arg_max(a.place_id, e.depth) AS top
                    FROM enclosing e JOIN t_place a ON a.n = e.above GROUP BY e.place),
                near AS (
                    SELECT e.place, f.parameter, f.i
                    FROM enclosing e JOIN t_place a ON a.n = e.above JOIN in_force f ON f.place_id = a.place_id
                    QUALIFY row_number() OVER (PARTITION BY e.place, f.parameter ORDER BY e.depth, f.since DESC) = 1),
                everywhere AS (
                    SELECT parameter, i FROM in_force WHERE place_id IS NULL OR place_id = {whole}
                    QUALIFY row_number() OVER (PARTITION BY parameter ORDER BY place_id IS NULL, since DESC) = 1),
                differing AS (
                    SELECT DISTINCT parameter FROM in_force
                    WHERE place_id IS NOT NULL AND place_id IS DISTINCT FROM {whole})
                SELECT h.place, g.parameter, CASE
                    WHEN near.i IS NOT NULL THEN near.i
                    WHEN d.parameter IS NOT NULL AND NOT {knows} THEN NULL
                    WHEN everywhere.i IS NULL THEN -1
                    WHEN d.parameter IS NOT NULL AND tops.top <> {whole} THEN -1
                    ELSE everywhere.i END AS i
                FROM inhabited h CROSS JOIN (SELECT DISTINCT parameter FROM given) g
                JOIN tops ON tops.place = h.place
                LEFT JOIN near ON near.place = h.place AND near.parameter = g.parameter
                LEFT JOIN everywhere ON everywhere.parameter = g.parameter
                LEFT JOIN differing d ON d.parameter = g.parameter
                """.replace("{today}", today)
                .replace("{whole}", whole)
                .replace("{knows}", String.valueOf(knowsEnclosing));
    }
}
