package org.holdfast.engine.households;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Months;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.jspecify.annotations.Nullable;

/** Monthly series by place: prices, wages, and the like. */
public final class SeriesOfPlaces {
    private final Map<String, Map<Integer, NavigableMap<Long, Double>>> series = new HashMap<>();
    private final Places places;
    private final long currentMonth;

    /** @param table the table {@code series}, or null when the register has none */
    public SeriesOfPlaces(@Nullable Table table, Places places, LocalDate asOf) {
        this.places = places;
        this.currentMonth = Months.of(asOf);
        if (table != null) {
            read(table);
        }
    }

    private void read(Table table) {
        StringColumn placeIds = table.strings("place_id");
        StringColumn names = table.strings("series");
        LongColumn months = (LongColumn) table.find("month").orElseThrow();
        DoubleColumn values = (DoubleColumn) table.find("value").orElseThrow();
        for (int row = 0; row < table.rows(); row++) {
            series.computeIfAbsent(names.get(row), n -> new HashMap<>())
                    .computeIfAbsent(places.row(placeIds, row), p -> new TreeMap<>())
                    .put(months.get(row), values.get(row));
        }
    }

    /** The value of a month at the nearest place that has the series, or null. */
    public @Nullable Double at(String name, int place, long month) {
        NavigableMap<Long, Double> values = nearest(name, place);
        return values == null ? null : values.get(month);
    }

    /**
     * The change on a year earlier, of the latest month before the current one that has a value at the nearest place
     * that has the series; null when there is none, or the value a year earlier is missing or 0.
     */
    public @Nullable Double yearOnYear(String name, int place) {
        NavigableMap<Long, Double> values = nearest(name, place);
        Map.Entry<Long, Double> latest = values == null ? null : values.lowerEntry(currentMonth);
        Double before = values == null || latest == null ? null : values.get(latest.getKey() - 12);
        if (latest == null || before == null || before == 0) {
            return null;
        }
        double change = (latest.getValue() - before) / before;
        return Double.isFinite(change) ? (Double) change : null;
    }

    private @Nullable NavigableMap<Long, Double> nearest(String name, int place) {
        Map<Integer, NavigableMap<Long, Double>> byPlace = series.getOrDefault(name, Map.of());
        for (int p = place; p >= 0; p = places.parent(p)) {
            NavigableMap<Long, Double> values = byPlace.get(p);
            if (values != null) {
                return values;
            }
        }
        return null;
    }
}
