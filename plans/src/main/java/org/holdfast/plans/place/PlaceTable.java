package org.holdfast.plans.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.place.Direction;
import org.holdfast.measures.place.Indicators;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.survey.PlannedDomain;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The places of a case and their indicators, by the options {@code indicators} (names of columns or expressions over them, or
 * an object of these to directions), {@code directions} (an object of name to direction, or a list) and {@code key} (the column
 * that names places).
 *
 * <p>Without {@code indicators}, those of {@code directions} are taken, or else all columns of numbers but the key. A direction
 * not given is read from the indicator's name. A place in which an indicator is unknown is left out.
 */
final class PlaceTable {
    private static final List<String> KEYS = List.of("county", "place", "region", "district", "code", "id", "name");

    private final String[] names;
    private final int[] rows;
    private final int allRows;
    private final List<String> indicatorNames;
    private final Indicators indicators;

    private PlaceTable(String[] names, int[] rows, int allRows, List<String> indicatorNames, Indicators indicators) {
        this.names = names;
        this.rows = rows;
        this.allRows = allRows;
        this.indicatorNames = indicatorNames;
        this.indicators = indicators;
    }

    /** The places of a case. */
    static PlaceTable of(PlanCase planned) throws Refused, Undefined {
        Map<String, JsonNode> given = given(planned.option("indicators"), planned.option("directions"));
        String key = planned.text("key", "");
        DataTable table = key.isEmpty() ? withOneOf(planned, "county", "place") : planned.table(key);
        boolean[] inside = PlannedDomain.of(planned, table);
        return of(inside == null ? table : table.where(row -> inside[row]), given, key);
    }

    /** The places of a table at hand, by an object of options. */
    static PlaceTable of(DataTable table, JsonNode options) throws Refused, Undefined {
        return of(
                table,
                given(options.path("indicators"), options.path("directions")),
                options.path("key").asString(""));
    }

    /** The first table of a case that has one of the columns, or else its first table. */
    static DataTable withOneOf(PlanCase planned, String... columns) throws Refused {
        for (String column : columns) {
            try {
                return planned.table(column);
            } catch (Refused absent) {
                // Another column or another table may serve as well.
                continue;
            }
        }
        return planned.table();
    }

    private static PlaceTable of(DataTable table, Map<String, JsonNode> given, String key) throws Refused, Undefined {
        String named = key.isEmpty() ? keyOf(table) : key;
        List<String> wanted = new ArrayList<>(given.keySet());
        if (wanted.isEmpty()) {
            wanted.addAll(NumberColumns.of(table, named));
        }
        List<double[]> columns = new ArrayList<>();
        List<Direction> directions = new ArrayList<>();
        for (String indicator : wanted) {
            columns.add(ColumnExpression.in(table, indicator).numbers(table));
            JsonNode direction = given.getOrDefault(indicator, MissingNode.getInstance());
            directions.add(
                    direction.isMissingNode()
                            ? IndicatorNames.spoken(indicator)
                            : IndicatorNames.written(indicator, direction));
        }
        int[] rows = IntStream.range(0, table.rows())
                .filter(row -> columns.stream().noneMatch(column -> Double.isNaN(column[row])))
                .toArray();
        double[][] complete = columns.stream()
                .map(column ->
                        IntStream.of(rows).mapToDouble(row -> column[row]).toArray())
                .toArray(double[][]::new);
        return new PlaceTable(
                names(table, named, rows), rows, table.rows(), wanted, new Indicators(complete, directions));
    }

    private static String[] names(DataTable table, String key, int[] rows) throws Refused {
        String[] names = new String[rows.length];
        @Nullable String[] cells = key.isEmpty() ? new String[table.rows()] : table.texts(key);
        for (int place = 0; place < rows.length; place++) {
            String cell = cells[rows[place]];
            names[place] = cell == null ? String.valueOf(rows[place] + 1) : cell;
        }
        return names;
    }

    /** The column that names rows: one of the usual names, or the first that is not of numbers; an empty text when there is none. */
    static String keyOf(DataTable table) {
        for (String usual : KEYS) {
            if (table.has(usual)) {
                return usual;
            }
        }
        return table.columns().stream()
                .filter(column -> !table.hasNumbers(column))
                .findFirst()
                .orElse("");
    }

    private static Map<String, JsonNode> given(JsonNode indicators, JsonNode directions) throws Refused {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        if (indicators.isArray()) {
            indicators.forEach(name -> given.put(name.asString(""), MissingNode.getInstance()));
        } else if (indicators.isObject()) {
            indicators.properties().forEach(entry -> given.put(entry.getKey(), entry.getValue()));
        } else if (!indicators.isMissingNode()) {
            throw new Refused("Option 'indicators' must be a list of columns, or an object of columns and directions");
        }
        boolean all = given.isEmpty();
        if (directions.isObject()) {
            directions.properties().forEach(entry -> {
                if (all || given.containsKey(entry.getKey())) {
                    given.put(entry.getKey(), entry.getValue());
                }
            });
        } else if (directions.isArray()) {
            if (directions.size() != given.size()) {
                throw new Refused("Option 'directions' lists " + directions.size() + " directions for " + given.size()
                        + " indicators: name the indicators, or give an object of indicators and directions");
            }
            int at = 0;
            for (Map.Entry<String, JsonNode> entry : given.entrySet()) {
                entry.setValue(directions.get(at++));
            }
        }
        return given;
    }

    Indicators indicators() {
        return indicators;
    }

    List<String> indicatorNames() {
        return indicatorNames;
    }

    /** The number of places that are complete. */
    int places() {
        return rows.length;
    }

    /** Numbers of the indicators by their names. */
    Map<String, Object> byIndicator(double[] numbers) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int indicator = 0; indicator < numbers.length; indicator++) {
            named.put(indicatorNames.get(indicator), numbers[indicator]);
        }
        return named;
    }

    /** Numbers of the complete places by their names. */
    Map<String, Object> byPlace(double[] numbers) throws Refused {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int place = 0; place < numbers.length; place++) {
            if (named.put(names[place], numbers[place]) != null) {
                throw new Refused(
                        "Two places are named '" + names[place] + "': give the column of unique names as option 'key'");
            }
        }
        return named;
    }

    /** Numbers of the complete places as a column of the whole table, NaN elsewhere. */
    double[] asColumn(double[] numbers) {
        double[] column = new double[allRows];
        Arrays.fill(column, Double.NaN);
        for (int place = 0; place < rows.length; place++) {
            column[rows[place]] = numbers[place];
        }
        return column;
    }
}
