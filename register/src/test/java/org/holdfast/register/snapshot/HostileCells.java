package org.holdfast.register.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.TableSchema;

/** Draws the cells of a table of a {@link HostileRegister}. */
final class HostileCells {
    private static final List<String> WRONG = List.of(
            "?",
            "-1",
            "1e400",
            "2020-13",
            "2020-02-30",
            "0.123",
            "tru",
            "x".repeat(300),
            "999999999999999999999",
            " ",
            "é\nè",
            "a\"b",
            "-0.0",
            "1.5",
            "12");
    private static final List<String> TEXTS =
            List.of("a", "b", "低保", "x,y", "l1\r\nl2", "\"", "ä", "a ", "long".repeat(30));
    private final Random random;
    private final HostileIds ids;
    private final double faults;
    private final TableSchema schema;
    private final List<String> keys = new ArrayList<>();
    private int row;
    private int person;
    private boolean strange;

    HostileCells(Random random, HostileIds ids, double faults, TableSchema schema) {
        this.random = random;
        this.ids = ids;
        this.faults = faults;
        this.schema = schema;
    }

    void startRow(int number) {
        row = number;
        person = random.nextInt(3 * ids.households() + 1);
        strange = random.nextInt(10) == 0;
    }

    String cell(ColumnSchema column) {
        boolean isKey = schema.key().size() == 1 && schema.key().contains(column.name());
        if (isKey) {
            return key();
        }
        if (random.nextDouble() < faults / 4) {
            return WRONG.get(random.nextInt(WRONG.size()));
        }
        if (random.nextDouble() < (column.required() ? faults / 8 : 0.15)) {
            return "";
        }
        if (column.references() != null) {
            return reference(column.references());
        }
        return column.options().isEmpty() ? value(column) : option(column);
    }

    private String key() {
        if (!keys.isEmpty() && random.nextDouble() < faults) {
            return keys.get(random.nextInt(keys.size()));
        }
        String key = switch (schema.name()) {
            case "place" -> row < 5 ? List.of("CN", "53", "5301", "云", "53,01").get(row) : "new" + row;
            case "household" -> row < ids.households() ? ids.household(row) : ids.id("H");
            case "person" -> ids.person(random.nextDouble() < faults ? person : row);
            default -> ids.id("K");
        };
        keys.add(key);
        return key;
    }

    private String reference(String table) {
        return switch (table) {
            case "place" -> schema.name().equals("place") ? row == 0 ? "" : "CN" : ids.place();
            case "household" ->
                strange ? ids.household() : ids.householdOf(schema.name().equals("person") ? row : person);
            default -> strange ? ids.person() : ids.person(person);
        };
    }

    private String option(ColumnSchema column) {
        String option = column.options().get(random.nextInt(column.options().size()));
        // most rows of a ledger should agree with themselves
        return switch (column.name()) {
            case "flow" -> "income";
            case "item" ->
                random.nextDouble() < faults ? option : column.options().get(random.nextInt(4));
            default -> option;
        };
    }

    private String value(ColumnSchema column) {
        return switch (column.kind()) {
            case STRING -> random.nextInt(4) == 0 ? "t" + random.nextInt(100) : TEXTS.get(random.nextInt(TEXTS.size()));
            case BOOL -> List.of("true", "false", "1", "0", "YES", "no").get(random.nextInt(6));
            case INT ->
                Integer.toString(random.nextInt(random.nextBoolean() ? 5 : 70_000) % 5
                        + (column.references() == null && column.greatest() == null ? random.nextInt(40_000) : 0));
            case DECIMAL -> List.of("0", "1.25", "1e3", "7", "0.1").get(random.nextInt(5));
            case MONEY ->
                Long.toString(random.nextInt(10) == 0 ? 999_999_999_999L : random.nextInt(5000))
                        + (random.nextBoolean() ? ".5" : "");
            case DATE ->
                "20" + two(random.nextInt(30)) + "-" + two(1 + random.nextInt(12)) + "-" + two(1 + random.nextInt(28));
            case MONTH -> two(random.nextInt(100)) + two(random.nextInt(100)) + "-" + two(1 + random.nextInt(12));
        };
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
