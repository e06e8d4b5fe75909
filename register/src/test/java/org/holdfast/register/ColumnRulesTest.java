package org.holdfast.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each column of each table: a valid cell, an empty one, the column absent, and what is wrong for its kind. */
class ColumnRulesTest {
    @TempDir
    Path folder;

    private int directories;

    @TestFactory
    Stream<DynamicTest> every_column_of_every_table() {
        return RegisterSchema.TABLES.stream()
                .flatMap(table -> table.columns().stream()
                        .map(column -> DynamicTest.dynamicTest(table.name() + "." + column.name(), () -> {
                            a_valid_cell_is_kept(table, column);
                            an_empty_cell_is_its_standard_unknown_or_required(table, column);
                            an_absent_column_is_unknown_assumed_or_refused(table, column);
                            wrong_cells_are_rejected_with_their_reason(table, column);
                        })));
    }

    private void a_valid_cell_is_kept(TableSchema table, ColumnSchema column) throws Exception {
        RegisterReading reading = with(table, row(table)).read();
        assertThat(reading.rejected()).isZero();
        assertThat(SampleRegister.cell(reading, table.name(), column.name(), last(reading, table)))
                .isEqualTo(valid(table, column));
    }

    private void an_empty_cell_is_its_standard_unknown_or_required(TableSchema table, ColumnSchema column)
            throws Exception {
        Map<String, String> row = row(table);
        row.put(column.name(), "");
        SampleRegister register = with(table, row);
        RegisterReading reading = register.read();
        if (column.required()) {
            assertThat(register.rejectedLines())
                    .containsExactly(table.name() + "," + line(table) + "," + column.name() + ",,required");
        } else {
            assertThat(reading.rejected()).isZero();
            assertThat(SampleRegister.cell(reading, table.name(), column.name(), last(reading, table)))
                    .isEqualTo(column.standard());
        }
    }

    private void an_absent_column_is_unknown_assumed_or_refused(TableSchema table, ColumnSchema column)
            throws Exception {
        Map<String, String> row = row(table);
        row.remove(column.name());
        SampleRegister register = with(table, row);
        if (column.required()) {
            assertThat(register.failure())
                    .startsWith(table.name() + ".csv: the required column '" + column.name() + "' is missing");
            return;
        }
        RegisterReading reading = register.read();
        assertThat(reading.rejected()).isZero();
        assertThat(reading.register().get(table.name()).find(column.name()).isPresent())
                .isEqualTo(column.assumed());
        assertThat(SampleRegister.cell(reading, table.name(), column.name(), last(reading, table)))
                .isEqualTo(column.assumed() ? column.standard() : null);
        Finding.Subject subject = column.assumed() ? Finding.Subject.COLUMN_ASSUMED : Finding.Subject.COLUMN_ABSENT;
        assertThat(reading.findings())
                .contains(new Finding(table.name(), subject, column.name(), 0, column.standard()));
    }

    private void wrong_cells_are_rejected_with_their_reason(TableSchema table, ColumnSchema column) throws Exception {
        for (Map.Entry<String, Reason> wrong : wrong(column).entrySet()) {
            Map<String, String> row = row(table);
            row.put(column.name(), wrong.getKey());
            SampleRegister register = with(table, row);
            RegisterReading reading = register.read();
            String shown = column.personal() ? "***" : Cells.cut(wrong.getKey());
            assertThat(register.rejectedLines())
                    .containsExactly(table.name() + "," + line(table) + "," + column.name() + "," + shown + ","
                            + wrong.getValue());
            assertThat(reading.tables().stream().filter(t -> t.table().equals(table.name())))
                    .allSatisfy(t -> assertThat(t.rejectedByReason())
                            .isEqualTo(Map.of(wrong.getValue().toString(), 1L)));
        }
    }

    private static Map<String, Reason> wrong(ColumnSchema column) {
        Map<String, Reason> wrong = new LinkedHashMap<>();
        if (Intake.isIdentifier(column)) {
            wrong.put("x".repeat(65), Reason.LENGTH);
        }
        if (column.references() != null) {
            wrong.put("nowhere", Reason.DANGLING);
        }
        if (!column.options().isEmpty()) {
            wrong.put("nonsense", Reason.ENUM);
            wrong.put(column.options().get(0) + " ", Reason.ENUM);
        }
        switch (column.kind()) {
            case BOOL -> List.of("2", "y", "truee", "wahr").forEach(text -> wrong.put(text, Reason.TYPE));
            case INT -> List.of("1.0", "1e2", "x", "-", "0x1", "１").forEach(text -> wrong.put(text, Reason.TYPE));
            case DECIMAL ->
                List.of("NaN", "Infinity", "1d", "0x1p3", "x", "1.2.3", "-", ".")
                        .forEach(text -> wrong.put(text, Reason.TYPE));
            case MONEY -> {
                List.of("1e3", "x", "1.2.3", "-", ".", "1 000", "NaN").forEach(text -> wrong.put(text, Reason.TYPE));
                wrong.put("-0.01", Reason.NEGATIVE);
                wrong.put("1.005", Reason.PRECISION);
                wrong.put("1000000000000.01", Reason.RANGE);
                wrong.put("99999999999999999999999999", Reason.RANGE);
            }
            case DATE ->
                List.of("2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "01.02.2024", "2024-06", "2024-06-31")
                        .forEach(text -> wrong.put(text, Reason.TYPE));
            case MONTH ->
                List.of("2024-13", "2024-00", "2024-6", "202406", "2024-06-01")
                        .forEach(text -> wrong.put(text, Reason.TYPE));
            case STRING -> {}
        }
        if (column.kind() == org.holdfast.column.Kind.INT) {
            wrong.put("99999999999999999999", Reason.RANGE);
        }
        if (column.least() != null && column.kind() != org.holdfast.column.Kind.MONEY) {
            wrong.put(String.valueOf(column.least().longValue() - 1), Reason.RANGE);
        }
        if (column.greatest() != null) {
            wrong.put(String.valueOf(column.greatest().longValue() + 1), Reason.RANGE);
        }
        return wrong;
    }

    private SampleRegister with(TableSchema table, Map<String, String> row) throws Exception {
        SampleRegister register = new SampleRegister(folder.resolve("r" + directories++));
        List<String> lines = new ArrayList<>(List.of(String.join(",", row.keySet())));
        boolean complete = row.keySet().containsAll(requiredOf(table));
        if (complete && List.of("place", "household", "person").contains(table.name())) {
            for (String key : keysOthersNeed(table.name())) {
                Map<String, String> base = new LinkedHashMap<>(row);
                base.replaceAll(
                        (column, value) -> valid(table, table.find(column).orElseThrow()));
                base.put(table.key().get(0), key);
                base.computeIfPresent("parent_id", (c, v) -> "");
                lines.add(String.join(",", base.values()));
            }
        }
        lines.add(String.join(",", row.values()));
        return register.put(table.name() + ".csv", String.join("\n", lines) + "\n");
    }

    private static List<String> requiredOf(TableSchema table) {
        return table.columns().stream()
                .filter(ColumnSchema::required)
                .map(ColumnSchema::name)
                .toList();
    }

    private static List<String> keysOthersNeed(String table) {
        return switch (table) {
            case "place" -> List.of("CN", "53");
            case "household" -> List.of("H1", "H2");
            default -> List.of("P1", "P2");
        };
    }

    private static int line(TableSchema table) {
        return List.of("place", "household", "person").contains(table.name()) ? 4 : 2;
    }

    private static int last(RegisterReading reading, TableSchema table) {
        return reading.register().get(table.name()).rows() - 1;
    }

    private static Map<String, String> row(TableSchema table) {
        Map<String, String> row = new LinkedHashMap<>();
        table.columns().forEach(column -> row.put(column.name(), valid(table, column)));
        return row;
    }

    private static String valid(TableSchema table, ColumnSchema column) {
        if (column.references() != null) {
            return switch (column.references()) {
                case "place" -> "53";
                case "household" -> "H1";
                default -> "P1";
            };
        }
        if (column.name().equals("item")) {
            return "wage";
        }
        if (!column.options().isEmpty()) {
            return column.options().get(0);
        }
        return switch (column.kind()) {
            case STRING -> "=cmd() " + column.name();
            case BOOL -> "false";
            case INT -> "3";
            case DECIMAL -> "12.25";
            case MONEY -> "1234.50";
            case DATE -> "2024-02-29";
            case MONTH -> "2024-06";
        };
    }
}
