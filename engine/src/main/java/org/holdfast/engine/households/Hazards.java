package org.holdfast.engine.households;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.column.Column;
import org.holdfast.column.LongColumn;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;

/** The hazards active on a date, by the place they were declared for. */
public final class Hazards {
    private final Table table;
    private final Places places;
    private final Map<Integer, List<Integer>> activeByPlace = new HashMap<>();

    private Hazards(Table table, Places places, LocalDate asOf) {
        this.table = table;
        this.places = places;
        StringColumn placeIds = table.strings("place_id");
        Column onset = table.find("onset").orElse(null);
        Column expires = table.find("expires").orElse(null);
        long today = asOf.toEpochDay();
        for (int row = 0; row < table.rows(); row++) {
            boolean begun = onset instanceof LongColumn dates && dates.isKnown(row) && dates.get(row) <= today;
            boolean over = expires instanceof LongColumn dates && dates.isKnown(row) && dates.get(row) < today;
            if (begun && !over) {
                activeByPlace
                        .computeIfAbsent(places.row(placeIds, row), p -> new ArrayList<>())
                        .add(row);
            }
        }
    }

    /** The hazards of a register; empty when it has no such table. */
    public static Optional<Hazards> of(RegisterOnDate register) {
        return register.register().find("hazard").map(table -> new Hazards(table, register.places(), register.asOf()));
    }

    public Table table() {
        return table;
    }

    /** Rows of the hazards active at a place or any that encloses it, nearest place first. */
    public List<Integer> at(int place) {
        List<Integer> active = new ArrayList<>();
        places.enclosing(place).forEach(p -> active.addAll(activeByPlace.getOrDefault(p, List.of())));
        return active;
    }
}
