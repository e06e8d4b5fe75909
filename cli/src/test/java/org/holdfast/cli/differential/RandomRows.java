package org.holdfast.cli.differential;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.column.ColumnSchema;
import org.jspecify.annotations.Nullable;

/** Random rows of the tables of one register, in no order. */
final class RandomRows {
    private static final List<String> INCOMES = List.of("wage", "business", "property", "transfer");
    private final Draw draw;
    private final RandomCell cell;
    private final RandomPlaceTree places;
    private final double missing;
    private final int crowd;
    private final List<String> households;
    private final List<String> persons = new ArrayList<>();

    /** @param crowd how many rows of each table the first household has, or 0 for as many as others */
    RandomRows(Draw draw, RandomCell cell, RandomPlaceTree places, double missing, int households, int crowd) {
        this.draw = draw;
        this.cell = cell;
        this.places = places;
        this.missing = missing;
        this.households = ids(households);
        this.crowd = crowd;
    }

    /** Distinct identifiers, many of them the beginning of another. */
    private List<String> ids(int count) {
        Set<String> ids = new LinkedHashSet<>();
        List<String> letters =
                List.of("H", "h", "1", "0", "户", "\uFF28", "\uD840\uDC00", "é", "e\u0301", ",", "\"", "-");
        List<String> grown = new ArrayList<>(List.of(""));
        while (ids.size() < count) {
            String id = draw.pick(grown) + draw.pick(letters);
            if (id.length() < 60 && ids.add(id)) {
                grown.add(id);
            }
        }
        return draw.shuffled(List.copyOf(ids));
    }

    /** Draws the rows of a table; tables come in the order of the register format. */
    void fill(TableDraft table) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        switch (table.name()) {
            case "place" -> places.ids().forEach(id -> rows.add(place(table, id)));
            case "household" -> households.forEach(id -> rows.add(row(table, "household_id", id)));
            case "series" -> rows.addAll(series(table));
            case "hazard" -> {
                for (int i = draw.few(8); i > 0; i--) {
                    rows.add(row(table, "hazard_id", "Z" + i));
                }
            }
            default -> households.forEach(id -> children(table, id, rows));
        }
        draw.shuffled(rows).forEach(table::add);
    }

    private void children(TableDraft table, String household, List<Map<String, @Nullable Object>> rows) {
        int most = table.name().equals("ledger") ? 14 : 5;
        int usual = draw.of(0.25) ? 0 : draw.of(0.03) ? draw.between(20, 80) : draw.between(1, most);
        int count = crowd > 0 && household.equals(households.get(0)) ? crowd : usual;
        for (int i = 0; i < count; i++) {
            String id = table.name().charAt(0) + "" + rows.size();
            Map<String, @Nullable Object> row = row(table, table.name() + "_id", id);
            row.put("household_id", household);
            if (table.name().equals("person")) {
                persons.add(id);
            }
            rows.add(row);
        }
    }

    private Map<String, @Nullable Object> row(TableDraft table, String key, String id) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (ColumnSchema column : table.columns()) {
            row.put(column.name(), column.references() == null ? cell.of(column) : named(column));
        }
        row.put(key, id);
        if (row.containsKey("flow")) {
            ColumnSchema item = table.columns().stream()
                    .filter(c -> c.name().equals("item"))
                    .findFirst()
                    .orElseThrow();
            boolean income = "income".equals(row.get("flow"));
            row.put(
                    "item",
                    draw.pick(item.options().stream()
                            .filter(option -> income == INCOMES.contains(option))
                            .toList()));
        }
        return row;
    }

    private @Nullable Object named(ColumnSchema column) {
        if (!column.required() && draw.of(missing)) {
            return null;
        }
        return switch (column.name()) {
            case "place_id" -> draw.pick(places.ids());
            case "person_id" -> persons.isEmpty() ? null : draw.pick(persons);
            default -> null;
        };
    }

    private Map<String, @Nullable Object> place(TableDraft table, String id) {
        Map<String, @Nullable Object> row = row(table, "place_id", id);
        row.replace("parent_id", places.parentOf(id));
        row.put("level", places.level(id));
        return row;
    }

    /** Some months of some series of some places, with gaps. */
    private List<Map<String, @Nullable Object>> series(TableDraft table) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Set<List<@Nullable Object>> taken = new HashSet<>();
        for (String place : places.ids()) {
            for (String name : draw.some(Vocabulary.SERIES, 2)) {
                for (int i = draw.between(1, 40); i > 0; i--) {
                    Map<String, @Nullable Object> row = row(table, "series", name);
                    row.put("place_id", place);
                    List<@Nullable Object> key = new ArrayList<>(List.of(place, name));
                    key.add(row.get("month"));
                    if (taken.add(key)) {
                        rows.add(row);
                    }
                }
            }
        }
        return rows;
    }
}
