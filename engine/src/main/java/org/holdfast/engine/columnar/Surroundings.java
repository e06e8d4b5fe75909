package org.holdfast.engine.columnar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.holdfast.column.Column;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.LongColumn;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.holdfast.engine.PopulationValue;
import org.holdfast.engine.households.Hazards;
import org.holdfast.engine.households.ParameterValues;
import org.holdfast.engine.households.Places;
import org.holdfast.engine.households.SeriesOfPlaces;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.PopulationFigure;
import org.jspecify.annotations.Nullable;

/** What is the same for all households of a place: its columns, parameters, series, hazards and population figures. */
final class Surroundings {
    private final Graph graph;
    private final TextPool pool;
    private final Places places;
    private final ParameterValues parameters;
    private final SeriesOfPlaces series;
    private final @Nullable Hazards hazards;
    private int[] hazardRows = {};

    Surroundings(
            Graph graph,
            TextPool pool,
            Places places,
            ParameterValues parameters,
            SeriesOfPlaces series,
            @Nullable Hazards hazards) {
        this.graph = graph;
        this.pool = pool;
        this.places = places;
        this.parameters = parameters;
        this.series = series;
        this.hazards = hazards;
    }

    ParameterValues parameters() {
        return parameters;
    }

    Places places() {
        return places;
    }

    Node parameter(Expression.ParameterReference parameter) {
        Values values = new Values(parameter.type(), places.count(), pool);
        for (int place = 0; place < places.count(); place++) {
            values.put(place, parameters.get(parameter.id(), place));
        }
        return graph.given(graph.places(), parameter.type(), List.of("parameter", parameter.id()), values.vector());
    }

    /** A column of the household's place, or of the place of a level that encloses it. */
    Node column(String name, @Nullable String level, Type.Scalar type) {
        int[] rows = IntStream.range(0, places.count())
                .map(place -> level == null ? place : enclosing(place, level))
                .toArray();
        return graph.given(
                graph.places(),
                type,
                List.of("place", name, Objects.requireNonNullElse(level, "")),
                column(places.table(), name, type, rows));
    }

    /** The row of each place, for what is looked up by it. */
    Node rowsOfPlaces() {
        Values values = new Values(Type.Scalar.INT, places.count(), pool);
        for (int place = 0; place < places.count(); place++) {
            values.put(place, (long) place);
        }
        return graph.given(graph.places(), Type.Scalar.INT, "row", values.vector());
    }

    Node yearOnYear(String name) {
        Values values = new Values(Type.Scalar.DOUBLE, places.count(), pool);
        for (int place = 0; place < places.count(); place++) {
            values.put(place, series.yearOnYear(name, place));
        }
        return graph.given(graph.places(), Type.Scalar.DOUBLE, List.of("yoy", name), values.vector());
    }

    /** The value of a series in a month, by the row of a place. */
    Kernel seriesAt(String name) {
        return new SeriesAt(name, series);
    }

    private record SeriesAt(String name, SeriesOfPlaces series) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.DOUBLE;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.doubles(rows);
            in[0].wide(rows);
            in[1].wide(rows);
            for (int i = 0; i < rows; i++) {
                Double value = in[1].isKnown(i)
                        ? series.at(name, (int) in[0].numbers[i & in[0].mask], in[1].numbers[i & in[1].mask])
                        : null;
                out.doubles[i] = value == null ? Double.NaN : value;
            }
        }
    }

    Node population(PopulationFigure figure, List<PopulationValue> figures) {
        Map<String, PopulationValue> byPlace = new HashMap<>();
        for (PopulationValue value : figures) {
            if (value.figure().equals(figure.id())) {
                byPlace.putIfAbsent(Objects.requireNonNullElse(value.placeId(), ""), value);
            }
        }
        String level = figure.within();
        Values values = new Values(figure.type(), places.count(), pool);
        for (int place = 0; place < places.count(); place++) {
            int of = level == null ? -1 : enclosing(place, level);
            PopulationValue value = level == null ? byPlace.get("") : of < 0 ? null : byPlace.get(places.id(of));
            values.put(place, value == null ? null : value.value());
        }
        return graph.given(graph.places(), figure.type(), List.of("population", figure.id()), values.vector());
    }

    /** The row of the place of a level that encloses a place (or is it), or -1. */
    int enclosing(int place, String level) {
        for (int p = place; p >= 0; p = places.parent(p)) {
            if (places.level(p).equals(level)) {
                return p;
            }
        }
        return -1;
    }

    boolean knowsHazards() {
        return hazards != null;
    }

    /** The frame of the hazards of each place, and whether each is active. */
    Node hazards() {
        Hazards known = Objects.requireNonNull(hazards, "The register has a table of hazards");
        Frame frame = graph.hazards();
        if (frame.starts.length == 0) {
            List<Hazards.Hazard> all = new ArrayList<>();
            int[] lengths = new int[places.count()];
            for (int place = 0; place < places.count(); place++) {
                List<Hazards.Hazard> here = known.at(place);
                lengths[place] = here.size();
                all.addAll(here);
            }
            frame.rows = all.size();
            frame.starts = Lists.starts(lengths);
            frame.parents = Lists.parents(frame.starts, places.count(), new int[0]);
            hazardRows = all.stream().mapToInt(Hazards.Hazard::row).toArray();
            activity = new Vector();
            activity.truth(all.size());
            for (int i = 0; i < all.size(); i++) {
                activity.truth[i] = all.get(i).active() == null ? Vector.UNKNOWN : Vector.TRUE;
            }
        }
        return graph.given(frame, Type.Scalar.BOOL, "active", activity);
    }

    private Vector activity = new Vector();

    /** A column of the hazard table. */
    Node hazardColumn(String name, Type.Scalar type) {
        Hazards known = Objects.requireNonNull(hazards, "The register has a table of hazards");
        return graph.given(
                graph.hazards(), type, List.of("hazard", name), column(known.table(), name, type, hazardRows));
    }

    /** The cells of some rows of a table; a row of -1 is unknown, as is a column that is absent or of another type. */
    private Vector column(Table table, String name, Type.Scalar type, int[] rows) {
        Values values = new Values(type, rows.length, pool);
        Column column = table.columns().get(name);
        boolean usable = column != null && Type.Scalar.of(column.kind()) == type;
        for (int i = 0; i < rows.length; i++) {
            boolean known = usable && rows[i] >= 0 && column != null && column.isKnown(rows[i]);
            values.put(i, known && column != null ? cell(column, rows[i], type) : null);
        }
        return values.vector();
    }

    private static Object cell(Column column, int row, Type.Scalar type) {
        if (column instanceof LongColumn numbers) {
            return type == Type.Scalar.BOOL ? (Object) (numbers.get(row) != 0) : (Object) numbers.get(row);
        }
        return column instanceof DoubleColumn decimals ? (Object) decimals.get(row) : ((StringColumn) column).get(row);
    }
}
