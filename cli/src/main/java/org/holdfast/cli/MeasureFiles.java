package org.holdfast.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.holdfast.report.MeasuredRow;
import org.holdfast.report.MeasuredTable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Measures as CSV, as JSON and as lines for a terminal. */
final class MeasureFiles {
    private static final List<String> HEADER = List.of(
            "grouping",
            "group",
            "measure",
            "line",
            "share_of_median",
            "rows",
            "people",
            "value",
            "se",
            "low",
            "high",
            "note");

    private MeasureFiles() {}

    static void writeCsv(MeasuredTable table, Path file) throws IOException {
        try (CsvWriter csv = CsvFile.open(file)) {
            csv.writeRecord(HEADER);
            for (MeasuredRow row : table.rows()) {
                boolean held = row.note().equals(MeasuredRow.HELD_BACK);
                csv.writeRecord(
                        row.grouping(),
                        row.group(),
                        row.measure(),
                        text(row.line()),
                        text(row.relative()),
                        held ? "" : Long.toString(row.rows()),
                        held ? "" : Double.toString(row.people()),
                        text(row.value()),
                        text(row.standardError()),
                        text(row.low()),
                        text(row.high()),
                        row.note());
            }
        }
    }

    static void writeJson(MeasuredTable table, Path file) throws IOException {
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode root = json.createObjectNode();
        ObjectNode facts = root.putObject("facts");
        table.facts().forEach(facts::put);
        root.put("level", table.level());
        for (MeasuredRow row : table.rows()) {
            ObjectNode node = root.withArray("measures").addObject();
            boolean held = row.note().equals(MeasuredRow.HELD_BACK);
            node.put("grouping", row.grouping()).put("group", row.group()).put("measure", row.measure());
            put(node, "line", row.line());
            put(node, "share_of_median", row.relative());
            if (!held) {
                node.put("rows", row.rows()).put("people", row.people());
            }
            put(node, "value", row.value());
            put(node, "se", row.standardError());
            put(node, "low", row.low());
            put(node, "high", row.high());
            if (!row.note().isEmpty()) {
                node.put("note", row.note());
            }
        }
        Files.write(file, json.writeValueAsBytes(root));
    }

    private static void put(ObjectNode node, String name, @Nullable Double value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static String text(@Nullable Double value) {
        return value == null ? "" : value.toString();
    }

    /** The table as lines of equal columns. */
    static List<String> lines(MeasuredTable table) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-28s %-14s %12s %9s %14s %12s %14s %14s",
                "group",
                "measure",
                "line",
                "rows",
                "value",
                "se",
                "low",
                "high"));
        for (MeasuredRow row : table.rows()) {
            String group = row.grouping().isEmpty() ? "everybody" : row.grouping() + " " + row.group();
            lines.add(String.format(
                            Locale.ROOT,
                            "%-28s %-14s %12s %9s %14s %12s %14s %14s  %s",
                            group,
                            row.measure(),
                            figure(row.line()),
                            row.rows() == 0 ? "" : Long.toString(row.rows()),
                            figure(row.value()),
                            figure(row.standardError()),
                            figure(row.low()),
                            figure(row.high()),
                            row.note())
                    .stripTrailing());
        }
        return lines;
    }

    private static String figure(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%.2f" : "%.6f", value);
    }
}
