package org.holdfast.engine.households;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Column;
import org.holdfast.column.LongColumn;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.jspecify.annotations.Nullable;

/** The hazards active on a date, by the place they were declared for. */
public final class Hazards {
    private final Table table;
    private final Places places;
    private final Map<Integer, List<Hazard>> byPlace = new HashMap<>();

    /**
     * A hazard that may touch a place.
     *
     * @param active whether it is active there, or null when that is unknown
     */
    public record Hazard(int row, @Nullable Boolean active) {}

    public Hazards(Table table, Places places, LocalDate asOf) {
        this.table = table;
        this.places = places;
        StringColumn placeIds = table.strings("place_id");
        LongColumn onset = (LongColumn) table.find("onset").orElseThrow();
        Column expires = table.find("expires").orElse(null);
        long today = asOf.toEpochDay();
        for (int row = 0; row < table.rows(); row++) {
            boolean over = expires instanceof LongColumn dates && dates.isKnown(row) && dates.get(row) < today;
            if (onset.get(row) <= today && !over) {
                Boolean active = expires == null ? null : Boolean.TRUE;
                byPlace.computeIfAbsent(places.row(placeIds, row), p -> new ArrayList<>())
                        .add(new Hazard(row, active));
            }
        }
    }

    public Table table() {
        return table;
    }

    /**
     * The hazards that are or may be active at a place or any that encloses it, nearest place first. Without a column
     * of enclosing places any other place may enclose it; without a column of ends any hazard may be over.
     */
    public List<Hazard> at(int place) {
        List<Hazard> hazards = new ArrayList<>();
        if (places.knowsEnclosing()) {
            places.enclosing(place).forEach(p -> hazards.addAll(byPlace.getOrDefault(p, List.of())));
        } else {
            hazards.addAll(byPlace.getOrDefault(place, List.of()));
            byPlace.forEach((other, all) -> {
                if (other != place) {
                    all.forEach(hazard -> hazards.add(new Hazard(hazard.row(), null)));
                }
            });
        }
        return hazards;
    }
}
