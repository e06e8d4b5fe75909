package org.holdfast.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.holdfast.column.Kind;
import org.holdfast.column.Register;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenTableTest {
    private static final List<String> TEXTS = List.of(
            "",
            "H1",
            "H2",
            "H3",
            "53",
            "CN",
            "2024-02-29",
            "2024-02",
            "12.50",
            "-1",
            "1e3",
            "true",
            "no",
            "income",
            "wage",
            "\u5c71\u533a",
            " ",
            "a,b",
            "x".repeat(300));

    @TempDir
    private Path folder;

    /** A table with cells of which many are wrong. */
    private static GivenTable any(String table, List<String> columns, Random random) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int row = 0; row < 1 + random.nextInt(30); row++) {
            List<@Nullable String> cells = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                String text = TEXTS.get(random.nextInt(TEXTS.size()));
                cells.add(text.isEmpty() ? null : text);
            }
            rows.add(cells);
        }
        return new GivenTable(table, columns, Map.of(), rows);
    }

    private static String csv(GivenTable table) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(table.columns());
            table.rows()
                    .forEach(row -> csv.writeRecord(
                            row.stream().map(cell -> cell == null ? "" : cell).toList()));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return text.toString();
    }

    private static List<String> cells(Register register) {
        List<String> cells = new ArrayList<>();
        register.tables()
                .forEach((name, table) -> table.columns().forEach((column, values) -> {
                    for (int row = 0; row < table.rows(); row++) {
                        cells.add(name + " " + column + " " + row + " "
                                + (values.isKnown(row) ? CellWords.of(values, row, 2) : null));
                    }
                }));
        return cells;
    }

    @Test
    void rows_at_hand_are_judged_as_those_of_files_are() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            List<GivenTable> tables = List.of(
                    new GivenTable(
                            "place",
                            List.of("place_id", "parent_id", "level", "name"),
                            Map.of(),
                            List.of(List.of("CN", "", "nation", "China"), List.of("53", "CN", "province", "Yunnan"))),
                    any("household", List.of("household_id", "place_id", "dwelling_safe", "phone"), random),
                    any("person", List.of("household_id", "person_id", "birth_date", "resident", "sex"), random),
                    any("ledger", List.of("household_id", "month", "flow", "item", "amount", "more"), random));
            SampleRegister files = new SampleRegister(folder.resolve("round" + round));
            for (GivenTable table : tables) {
                files.put(table.table() + ".csv", csv(table));
            }
            for (boolean standards : new boolean[] {true, false}) {
                List<String> rejected = new ArrayList<>();
                Register given = RegisterReader.read(
                        tables,
                        null,
                        standards,
                        (table, line, column, value, reason) ->
                                rejected.add(String.join("|", table, (line + 1) + "", column, value, reason + "")));
                RegisterReading read =
                        files.read(new ReadOptions(null, null, files.rejected, Progress.SILENT, standards));
                assertThat(cells(given)).describedAs("seed %s", seed).isEqualTo(cells(read.register()));
                assertThat(rejected.stream().map(line -> line.split("[|]", -1)).toList())
                        .describedAs("seed %s", seed)
                        .containsExactlyElementsOf(parsed(files.rejectedLines()));
            }
        }
    }

    private static List<String[]> parsed(List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return List.of();
        }
        try (var csv = CsvReader.builder().ofCsvRecord(String.join("\n", lines))) {
            return csv.stream()
                    .map(line -> line.getFields().toArray(String[]::new))
                    .toList();
        }
    }

    @Test
    void a_cell_that_is_too_long_and_a_column_that_is_missing_are_said_to_be() throws Exception {
        List<Reason> reasons = new ArrayList<>();
        RegisterReader.read(
                List.of(
                        new GivenTable(
                                "place",
                                List.of("place_id", "level", "name", "note"),
                                Map.of("note", Kind.STRING),
                                List.of(List.of("CN", "nation", "China", "x".repeat((1 << 20) + 1)))),
                        new GivenTable("household", List.of("household_id", "place_id"), Map.of(), List.of()),
                        new GivenTable("person", List.of("household_id", "person_id"), Map.of(), List.of())),
                null,
                true,
                (table, line, column, value, reason) -> reasons.add(reason));
        assertThat(reasons).containsExactly(Reason.LENGTH);
        GivenTable lacking = new GivenTable("place", List.of("level", "name"), Map.of(), Collections.emptyList());
        assertThatThrownBy(() -> RegisterReader.read(List.of(lacking), null, true, (t, l, c, v, r) -> {}))
                .isInstanceOf(UnreadableRegister.class)
                .hasMessageContaining("place_id");
    }
}
