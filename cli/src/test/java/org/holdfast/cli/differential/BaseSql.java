package org.holdfast.cli.differential;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.column.Register;
import org.holdfast.policy.expression.Expression;

/**
 * What there is to know of each household before any fact: table {@code base}, with the columns that
 * {@link ExpressionSql} names, {@code id} of the household and {@code place_n}.
 */
final class BaseSql {
    private final Register register;
    private final Used used;
    private final String today;
    private final String month;
    private final boolean knowsEnclosing;
    private final List<String> columns = new ArrayList<>();
    private final List<String> joins = new ArrayList<>();

    BaseSql(Register register, Used used, LocalDate asOf) {
        this.register = register;
        this.used = used;
        this.today = String.valueOf(asOf.toEpochDay());
        this.month = "month_of(" + today + ")";
        this.knowsEnclosing = register.get("place").find("parent_id").isPresent();
    }

    String today() {
        return today;
    }

    boolean knowsEnclosing() {
        return knowsEnclosing;
    }

    /** Who encloses whom: the place itself at depth 0, then outwards; and the nearest place of each level. */
    List<String> places() {
        return List.of("""
                CREATE OR REPLACE TEMP TABLE enclosing AS
                WITH RECURSIVE up(place, above, depth) AS (
                    SELECT n, n, 0 FROM t_place
                    UNION ALL
                    SELECT up.place, parent.n, up.depth + 1
                    FROM up JOIN t_place child ON child.n = up.above JOIN t_place parent ON parent.place_id = child.parent_id)
                SELECT * FROM up
                """, """
                CREATE OR REPLACE TEMP TABLE upper_place AS
                SELECT e.place, a.level, arg_min(a.n, e.depth) AS above
                FROM enclosing e JOIN t_place a ON a.n = e.above GROUP BY e.place, a.level
                """);
    }

    List<String> base() {
        List<String> statements = new ArrayList<>();
        columns.addAll(List.of("h.household_id AS id", "p.n AS place_n", "parameters.* EXCLUDE (place)"));
        joins.addAll(List.of(
                "t_household h JOIN t_place p ON p.place_id = h.place_id",
                "LEFT JOIN parameters ON parameters.place = p.n"));
        used.columnsOfHousehold().forEach(name -> cell("h", name, "household"));
        used.columnsOfPlace().forEach(name -> cell("p", name, "place"));
        used.columnsOfUpper().forEach(this::upper);
        if (!used.series().isEmpty()) {
            statements.add(series());
            used.series().forEach(this::series);
        }
        for (Expression.Source source : used.sources()) {
            boolean hazards = source == Expression.Source.HAZARDS;
            statements.add(hazards ? hazards() : children(source));
            String list = "l_" + source.word();
            joins.add("LEFT JOIN " + list + " ON " + list
                    + (hazards ? ".place = p.n" : ".household_id = h.household_id"));
            columns.add("CASE WHEN " + register.find(source.table()).isPresent() + " THEN coalesce(" + list
                    + ".rows, []) END AS " + ExpressionSql.column("rows", source.word()));
        }
        statements.add("CREATE OR REPLACE TEMP TABLE base AS SELECT " + String.join(", ", columns) + " FROM "
                + String.join(" ", joins));
        return statements;
    }

    private void cell(String row, String name, String prefix) {
        columns.add(row + ".\"" + name + "\" AS " + ExpressionSql.column(prefix, name));
    }

    private void upper(String level, Set<String> names) {
        joins.add("LEFT JOIN upper_place x_{level} ON x_{level}.place = p.n AND x_{level}.level = '{level}'"
                        .replace("{level}", level)
                + " LEFT JOIN t_place u_{level} ON u_{level}.n = x_{level}.above".replace("{level}", level));
        names.forEach(name -> cell("u_" + level, name, "up_" + level));
    }

    private void series(String name) {
        columns.add("(SELECT any_value(s.values) FROM l_series s WHERE s.place = p.n AND s.series = "
                + ExpressionSql.quoted(name) + ") AS " + ExpressionSql.column("series", name));
    }

    /** A row as a struct of the columns that are looked at. */
    private String item(String table, String row) {
        return used.columnsOfRows(table).stream()
                .map(name -> ", '" + name + "': " + row + ".\"" + name + '"')
                .collect(Collectors.joining("", "{'n': " + row + ".n", "}"));
    }

    /** The rows of each household that are not dated later, in the order of the register. */
    private String children(Expression.Source source) {
        String later = switch (source) {
            case MEMBERS, PERSONS -> "r.birth_date > " + today;
            case LEDGER -> "r.month > " + month;
            case EVENTS -> "r.occurred_on > " + today;
            default -> "r.start_on > " + today;
        };
        String belonging = source == Expression.Source.MEMBERS ? " AND r.resident IS DISTINCT FROM false" : "";
        return "CREATE OR REPLACE TEMP TABLE l_" + source.word()
                + " AS SELECT r.household_id, list({'belongs': true, 'item': " + item(source.table(), "r")
                + "} ORDER BY r.n) AS rows FROM t_" + source.table() + " r WHERE (" + later + ") IS DISTINCT FROM true"
                + belonging + " GROUP BY r.household_id";
    }

    /**
     * The hazards of each place, its own first. Where no column says when hazards end any may be over; where none says
     * which place encloses which, each other place may.
     */
    private String hazards() {
        boolean knowsEnd =
                register.find("hazard").flatMap(table -> table.find("expires")).isPresent();
        String touching = knowsEnclosing
                ? "SELECT place, above, depth, true AS touches FROM enclosing"
                : "SELECT p.n AS place, a.n AS above, CASE WHEN p.n = a.n THEN 0 ELSE 1 END AS depth,"
                        + " CASE WHEN p.n = a.n THEN true END AS touches FROM t_place p CROSS JOIN t_place a";
        return "CREATE OR REPLACE TEMP TABLE l_hazards AS SELECT e.place, list({'belongs': e.touches AND "
                + (knowsEnd ? "true" : "NULL::BOOLEAN")
                + ", 'item': " + item("hazard", "z") + "} ORDER BY e.depth, z.n) AS rows FROM (" + touching
                + ") e JOIN t_place a ON a.n = e.above"
                + " JOIN t_hazard z ON z.place_id = a.place_id WHERE z.onset <= " + today
                + " AND (z.expires IS NULL OR "
                + today + " <= z.expires) GROUP BY e.place";
    }

    /** The series of each place: those of the nearest place that has the series at all. */
    private String series() {
        return """
                CREATE OR REPLACE TEMP TABLE l_series AS
                WITH near AS (
                    SELECT e.place, s.series, arg_min(a.place_id, e.depth) AS place_id
                    FROM enclosing e JOIN t_place a ON a.n = e.above JOIN t_series s ON s.place_id = a.place_id
                    GROUP BY e.place, s.series)
                SELECT near.place, near.series, list({'month': s.month, 'value': s.value}) AS values
                FROM near JOIN t_series s ON s.place_id = near.place_id AND s.series = near.series
                GROUP BY near.place, near.series
                """;
    }
}
