package org.holdfast.cli.differential;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Currency;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Months;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.Table;
import org.jspecify.annotations.Nullable;

/**
 * A register that strains what columns and lists can hold: households with more rows than a byte or two count, more
 * places and months than a byte numbers, more texts than two bytes do, amounts of all sizes, columns that are known in
 * whole batches and unknown in others, and places within no other.
 */
final class StrainedRegister {
    /** More than a snapshot's batch; the last batch is short. */
    static final int HOUSEHOLDS = 4200;

    static final LocalDate AS_OF = LocalDate.of(2024, 2, 29);
    private static final int PLACES = 300;
    private static final int MORE_THAN_TWO_BYTES = 66_000;
    private static final int MORE_THAN_A_BYTE = 260;
    private static final List<String> HEALTH = List.of("healthy", "chronic", "serious");
    private static final List<String> LEVELS = List.of("province", "city", "county", "township", "village");
    private final Draw draw = new Draw(1, "strained");
    private final Map<String, TableDraft> tables = new LinkedHashMap<>();
    private final Map<String, List<String>> options = new HashMap<>();
    private int rows;

    static Register register() {
        return new StrainedRegister().made();
    }

    private Register made() {
        RegisterSchema.TABLES.forEach(schema -> {
            List<ColumnSchema> columns = new ArrayList<>(schema.columns());
            columns.addAll(schema.name().equals("series") ? List.of() : CasePack.columns());
            tables.put(schema.name(), new TableDraft(schema, columns));
            schema.columns().forEach(column -> options.put(column.name(), column.options()));
        });
        places();
        for (int number = 0; number < HOUSEHOLDS; number++) {
            household(number);
        }
        Map<String, Dictionary> identifiers = new LinkedHashMap<>();
        Map<String, Table> built = new LinkedHashMap<>();
        tables.forEach((name, draft) -> built.put(name, draft.build(identifiers)));
        return new Register(built, Currency.parse("CNY"), null);
    }

    private void add(String table, Map<String, @Nullable Object> cells) {
        TableDraft draft = tables.get(table);
        if (draft == null) {
            throw new IllegalArgumentException(table);
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        draft.columns().forEach(column -> row.put(column.name(), null));
        row.putAll(cells);
        draft.add(row);
    }

    private static Map<String, @Nullable Object> cells(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            cells.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return cells;
    }

    /** Chains of five levels, each within no other place. */
    private void places() {
        for (int number = 0; number < PLACES; number++) {
            int depth = number % LEVELS.size();
            String id = place(number);
            String parent = depth == 0 ? null : place(number - 1);
            add("place", cells("place_id", id, "parent_id", parent, "level", LEVELS.get(depth), "name", id, "i", (long)
                    number));
            if (number % 7 == 0) {
                long month = Months.of(AS_OF) - 1;
                add("series", cells("place_id", id, "series", "cpi", "month", month, "value", 100.0 + number % 50));
                add("series", cells("place_id", id, "series", "cpi", "month", month - 12, "value", 110.0));
            }
            if (number % 11 == 0) {
                add(
                        "hazard",
                        cells(
                                "hazard_id",
                                "Z" + number,
                                "place_id",
                                id,
                                "type",
                                "flood",
                                "severity",
                                draw.pick("minor", "severe"),
                                "onset",
                                AS_OF.minusDays(number).toEpochDay(),
                                "i",
                                (long) number));
            }
        }
    }

    private static String place(int number) {
        return "P" + number;
    }

    private void household(int number) {
        String id = "H" + number;
        add(
                "household",
                cells(
                        "household_id",
                        id,
                        "place_id",
                        place(draw.between(0, PLACES - 1)),
                        "register_status",
                        "general",
                        "relocated",
                        false,
                        "weight",
                        draw.pick(1.0, 0.5, 0.0, 2.25, 1e-9),
                        "p",
                        draw.pick(true, false, null),
                        "i",
                        draw.bits() >> draw.between(0, 60),
                        "x",
                        draw.of(0.1) ? null : Double.valueOf(draw.between(-100, 100) / 8.0),
                        "s",
                        text(draw.between(0, 99_999))));
        boolean crowded = number == 0 || number == 2000 || number == HOUSEHOLDS - 1;
        int usual = draw.between(0, 3);
        for (int i = crowded ? MORE_THAN_A_BYTE : usual; i > 0; i--) {
            person(id, number);
            event(id, number);
        }
        int ledger = number == 77 ? MORE_THAN_TWO_BYTES : crowded ? MORE_THAN_A_BYTE : draw.between(0, 8);
        for (int i = ledger; i > 0; i--) {
            ledger(id, ledger == MORE_THAN_TWO_BYTES);
        }
    }

    private static String text(int number) {
        return "text " + number;
    }

    /** Unknown cells in every second thousand households only, so that some batches are whole. */
    private boolean isUnknown(int household) {
        return household / 1024 % 2 == 1 && draw.of(0.2);
    }

    private void person(String household, int number) {
        add(
                "person",
                cells(
                        "person_id", "M" + rows++,
                        "household_id", household,
                        "resident", draw.of(0.9),
                        "disability", (long) draw.between(0, 4),
                        "birth_date",
                                isUnknown(number)
                                        ? null
                                        : AS_OF.minusDays(draw.between(-200, 30_000))
                                                .toEpochDay(),
                        "health", isUnknown(number) ? null : draw.pick(HEALTH),
                        "i", isUnknown(number) ? null : Long.valueOf(draw.between(-40_000, 40_000)),
                        "p", isUnknown(number) ? null : draw.of(0.5),
                        "s", isUnknown(number) ? null : text(draw.between(0, 150))));
    }

    private void event(String household, int number) {
        add(
                "event",
                cells(
                        "event_id",
                        "E" + rows++,
                        "household_id",
                        household,
                        "type",
                        draw.pick(options.getOrDefault("type", List.of())),
                        "occurred_on",
                        AS_OF.minusDays(draw.between(-300, 900)).toEpochDay(),
                        "loss",
                        isUnknown(number) ? null : amount(),
                        "source",
                        text(draw.between(0, 200))));
    }

    private void ledger(String household, boolean small) {
        boolean income = draw.of(0.6);
        add(
                "ledger",
                cells(
                        "household_id",
                        household,
                        "month",
                        (long) Months.of(AS_OF) - draw.between(-20, 180),
                        "flow",
                        income ? "income" : "expense",
                        "item",
                        income ? draw.pick("wage", "business", "transfer") : draw.pick("medical", "housing"),
                        "amount",
                        small ? Long.valueOf(draw.between(0, 1_000_000)) : amount(),
                        "source",
                        "declared",
                        "programme",
                        draw.of(0.1) ? null : text(draw.between(0, 99_999)),
                        "s",
                        text(draw.between(0, 130))));
    }

    /** Mostly below 2^31 fen, some above, few so large that two do not fit 64 bits. */
    private Long amount() {
        return draw.of(0.002)
                ? Long.valueOf(Long.MAX_VALUE - draw.between(0, 9))
                : draw.of(0.05)
                        ? Long.valueOf((1L << 31) + draw.between(-5, 5))
                        : Long.valueOf(draw.between(0, 3_000_000));
    }
}
