package org.holdfast.engine.households;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.holdfast.column.Column;
import org.holdfast.column.Dictionary;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Months;
import org.holdfast.column.Register;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.jspecify.annotations.Nullable;

/**
 * A register as it stands on a date: rows dated later are set aside, and every household has its children and its
 * place at hand.
 */
public final class RegisterOnDate {
    /** The column that dates a row of each table, and whether it is a month. */
    private static final Map<String, String> DATED =
            Map.of("person", "birth_date", "ledger", "month", "event", "occurred_on", "assistance", "start_on");

    private final Register register;
    private final LocalDate asOf;
    private final StringColumn householdIds;
    private final Map<String, ChildRows> children = new LinkedHashMap<>();
    private final Map<String, Long> setAside = new LinkedHashMap<>();
    private final int[] rowOfHousehold;
    private final Places places;
    private final int[] placeOfHousehold;

    public RegisterOnDate(Register register, LocalDate asOf) {
        this(register, asOf, new Places(register.get("place")));
    }

    /** @param places the places of the register, where they are known already */
    public RegisterOnDate(Register register, LocalDate asOf, Places places) {
        this.register = register;
        this.asOf = asOf;
        Table household = register.get("household");
        this.householdIds = household.strings("household_id");
        this.rowOfHousehold = rowsByCode(householdIds);
        this.places = places;
        StringColumn placeIds = household.strings("place_id");
        this.placeOfHousehold = IntStream.range(0, household.rows())
                .map(row -> places.row(placeIds, row))
                .toArray();
        DATED.keySet().stream().sorted().forEach(name -> register.find(name).ifPresent(this::link));
    }

    public Register register() {
        return register;
    }

    public LocalDate asOf() {
        return asOf;
    }

    public Places places() {
        return places;
    }

    public int households() {
        return householdIds.rows();
    }

    public String householdId(int row) {
        return householdIds.get(row);
    }

    public Optional<Integer> findHousehold(String id) {
        int code = householdIds.dictionary().find(id);
        int row = code < 0 || code >= rowOfHousehold.length ? -1 : rowOfHousehold[code];
        return row < 0 ? Optional.empty() : Optional.of(row);
    }

    /** The row of a household's place. */
    public int place(int household) {
        return placeOfHousehold[household];
    }

    /** Which places, by their rows, some household lives in. */
    public boolean[] inhabited() {
        boolean[] inhabited = new boolean[places.count()];
        for (int place : placeOfHousehold) {
            inhabited[place] = true;
        }
        return inhabited;
    }

    /** The household's rows of a table, or empty when the register has no such table. */
    public Optional<ChildRows> children(String table) {
        return Optional.ofNullable(children.get(table));
    }

    /** Rows dated after the date, by table. */
    public Map<String, Long> setAside() {
        return setAside;
    }

    /** Household rows in the order of their identifiers. */
    public int[] inOrderOfId() {
        Dictionary dictionary = householdIds.dictionary();
        return IntStream.range(0, households())
                .boxed()
                .sorted((a, b) -> dictionary.compare(householdIds.code(a), householdIds.code(b)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void link(Table table) {
        StringColumn owner = table.strings("household_id");
        IntPredicate later = later(table);
        int[] starts = new int[households() + 1];
        long aside = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (later.test(row)) {
                aside++;
            } else {
                starts[owner(owner, row) + 1]++;
            }
        }
        for (int i = 0; i < households(); i++) {
            starts[i + 1] += starts[i];
        }
        int[] rows = new int[starts[households()]];
        int[] next = Arrays.copyOf(starts, households());
        for (int row = 0; row < table.rows(); row++) {
            if (!later.test(row)) {
                rows[next[owner(owner, row)]++] = row;
            }
        }
        children.put(table.name(), new ChildRows(table, starts, rows));
        if (aside > 0) {
            setAside.put(table.name(), aside);
        }
    }

    private int owner(StringColumn owner, int row) {
        return rowOfHousehold[owner.code(row)];
    }

    private IntPredicate later(Table table) {
        Column column = table.find(String.valueOf(DATED.get(table.name()))).orElse(null);
        if (!(column instanceof LongColumn dated)) {
            return row -> false;
        }
        long last = table.name().equals("ledger") ? Months.of(asOf) : asOf.toEpochDay();
        return row -> dated.isKnown(row) && dated.get(row) > last;
    }

    static int[] rowsByCode(StringColumn ids) {
        int[] rows = new int[ids.dictionary().size()];
        Arrays.fill(rows, -1);
        for (int row = 0; row < ids.rows(); row++) {
            rows[ids.code(row)] = row;
        }
        return rows;
    }

    /** The newest month or date in the register's ledger, events and assistance, or null when there is none. */
    public static @Nullable LocalDate newest(Register register) {
        long newest = Long.MIN_VALUE;
        for (Map.Entry<String, String> dated : DATED.entrySet()) {
            Column column = register.find(dated.getKey())
                    .flatMap(table -> table.find(dated.getValue()))
                    .orElse(null);
            if (!dated.getKey().equals("person") && column instanceof LongColumn dates) {
                for (int row = 0; row < dates.rows(); row++) {
                    long day = dated.getKey().equals("ledger") ? firstDay(dates.get(row)) : dates.get(row);
                    newest = dates.isKnown(row) ? Math.max(newest, day) : newest;
                }
            }
        }
        return newest == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(newest);
    }

    private static long firstDay(long month) {
        return LocalDate.of((int) Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1)
                .toEpochDay();
    }
}
