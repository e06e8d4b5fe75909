package org.holdfast.engine.golden;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Dictionary;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.Kind;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Months;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.holdfast.column.TableSchema;
import org.holdfast.policy.pack.GoldenCase;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/**
 * Builds the little register of a golden household. What a case leaves out is filled in where it goes without saying:
 * identifiers, the household's place, the place of a series or hazard. Every other missing cell is unknown.
 */
final class GoldenRegister {
    static final String HOUSEHOLD = "H";
    private final Pack pack;
    private final Currency currency;
    private final Map<String, List<Map<String, @Nullable String>>> rows;
    private final Map<String, Dictionary> identifiers = new LinkedHashMap<>();
    private final String place;

    private GoldenRegister(Pack pack, Currency currency, GoldenCase golden) {
        this.pack = pack;
        this.currency = currency;
        this.rows = new LinkedHashMap<>(golden.tables());
        String root = pack.jurisdiction() == null ? "root" : pack.jurisdiction();
        rows.putIfAbsent("place", List.of(Map.of("place_id", root, "level", "nation", "name", root)));
        rows.putIfAbsent("person", List.of());
        List<Map<String, @Nullable String>> places = rows.get("place");
        String last = places.isEmpty() ? null : places.get(places.size() - 1).get("place_id");
        String named = rows.getOrDefault("household", List.of()).stream()
                .findFirst()
                .map(household -> household.get("place_id"))
                .orElse(last);
        this.place = named == null ? root : named;
    }

    /** The register of a case; {@link IllegalArgumentException} says which cell is wrong. */
    static Register of(Pack pack, Currency currency, GoldenCase golden) {
        return new GoldenRegister(pack, currency, golden).build();
    }

    private Register build() {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (TableSchema schema : RegisterSchema.TABLES) {
            List<Map<String, @Nullable String>> written = rows.get(schema.name());
            if (written != null) {
                tables.put(schema.name(), table(schema, written));
            }
        }
        return new Register(tables, currency, null);
    }

    private Table table(TableSchema schema, List<Map<String, @Nullable String>> written) {
        List<Map<String, @Nullable String>> filled = new ArrayList<>();
        for (Map<String, @Nullable String> row : written) filled.add(filled(schema, row, filled.size() + 1));
        Set<String> names = new LinkedHashSet<>();
        schema.columns().stream().filter(ColumnSchema::required).forEach(c -> names.add(c.name()));
        filled.forEach(row -> names.addAll(row.keySet()));
        if (schema.name().equals("hazard")) {
            names.add("expires"); // a golden hazard without an end is open-ended, not of unknown end
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String name : names) columns.put(name, column(schema, column(schema, name), filled));
        return new Table(schema.name(), filled.size(), columns);
    }

    private Map<String, @Nullable String> filled(TableSchema schema, Map<String, @Nullable String> row, int number) {
        Map<String, @Nullable String> filled = new LinkedHashMap<>(row);
        for (ColumnSchema column : schema.columns()) {
            if (column.name().equals("household_id")) {
                filled.putIfAbsent("household_id", HOUSEHOLD);
            } else if (schema.key().equals(List.of(column.name()))) {
                filled.putIfAbsent(column.name(), schema.name() + number);
            } else if (column.name().equals("place_id")) {
                filled.putIfAbsent("place_id", place);
            } else if (column.assumed() && column.standard() != null) {
                filled.putIfAbsent(column.name(), column.standard());
            }
        }
        return filled;
    }

    private ColumnSchema column(TableSchema schema, String name) {
        Optional<Kind> extra = Optional.ofNullable(
                pack.extraColumns().getOrDefault(schema.name(), Map.of()).get(name));
        return schema.find(name)
                .or(() -> extra.map(kind -> ColumnSchema.extra(name, kind)))
                .orElseThrow(() -> new IllegalArgumentException(schema.name() + " has no column '" + name + "'"));
    }

    private Column column(TableSchema schema, ColumnSchema column, List<Map<String, @Nullable String>> written) {
        String place = schema.name() + "." + column.name();
        Kind kind = column.kind();
        if (kind == Kind.STRING) {
            StringColumn.Builder strings = new StringColumn.Builder(dictionary(schema, column));
            for (Map<String, @Nullable String> row : written) {
                String cell = row.get(column.name());
                if (cell == null) {
                    requireOptional(column, place);
                    strings.addUnknown();
                } else {
                    if (!column.options().isEmpty() && !column.options().contains(cell)) {
                        throw new IllegalArgumentException(
                                place + " is one of " + String.join(", ", column.options()) + ", not '" + cell + "'");
                    }
                    strings.add(cell);
                }
            }
            return strings.build();
        }
        return kind == Kind.DECIMAL ? decimals(column, place, written) : numbers(column, place, written);
    }

    private Dictionary dictionary(TableSchema schema, ColumnSchema column) {
        boolean key = schema.key().equals(List.of(column.name()));
        String named = key ? schema.name() : column.references();
        return named == null ? new Dictionary() : identifiers.computeIfAbsent(named, n -> new Dictionary());
    }

    private static void requireOptional(ColumnSchema column, String place) {
        if (column.required()) {
            throw new IllegalArgumentException(place + " is required");
        }
    }

    private static Column decimals(ColumnSchema column, String place, List<Map<String, @Nullable String>> written) {
        DoubleColumn.Builder decimals = new DoubleColumn.Builder();
        for (Map<String, @Nullable String> row : written) {
            String cell = row.get(column.name());
            if (cell == null) {
                requireOptional(column, place);
                decimals.addUnknown();
            } else {
                decimals.add(number(place, cell, Double::parseDouble));
            }
        }
        return decimals.build();
    }

    private Column numbers(ColumnSchema column, String place, List<Map<String, @Nullable String>> written) {
        LongColumn.Builder numbers = new LongColumn.Builder(column.kind());
        for (Map<String, @Nullable String> row : written) {
            String cell = row.get(column.name());
            if (cell == null) {
                requireOptional(column, place);
                numbers.addUnknown();
            } else {
                numbers.add(number(place, cell, text -> number(column.kind(), text)));
            }
        }
        return numbers.build();
    }

    private static <T> T number(String place, String cell, java.util.function.Function<String, T> parse) {
        try {
            return parse.apply(cell);
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException wrong) {
            throw new IllegalArgumentException(place + " cannot be '" + cell + "'", wrong);
        }
    }

    private long number(Kind kind, String text) {
        return parse(kind, text, currency);
    }

    static long parse(Kind kind, String text, Currency currency) {
        return switch (kind) {
            case BOOL -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw new IllegalArgumentException(text);
                }
                yield text.equals("true") ? 1 : 0;
            }
            case INT -> Long.parseLong(text);
            case MONEY -> currency.exactMinorUnits(new BigDecimal(text));
            case DATE -> LocalDate.parse(text).toEpochDay();
            case MONTH -> Months.parse(text);
            case DECIMAL, STRING -> throw new IllegalArgumentException(kind + " is not a whole number");
        };
    }
}
