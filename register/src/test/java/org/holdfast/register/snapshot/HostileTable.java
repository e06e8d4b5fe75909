package org.holdfast.register.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.holdfast.column.TableSchema;
import org.holdfast.register.ParquetFixture;

/** One table of a {@link HostileRegister}. */
final class HostileTable {
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "boolean", "date", "yearmonth", "any");
    private final TableSchema schema;
    private final Random random;
    private final HostileCells cells;
    private final double faults;
    private final boolean parquet;
    private final List<ColumnSchema> columns = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    HostileTable(TableSchema schema, Random random, HostileIds ids, double faults, boolean described) {
        this.schema = schema;
        this.random = random;
        this.faults = faults;
        this.cells = new HostileCells(random, ids, faults, schema);
        this.parquet = random.nextInt(7) == 0;
        double kept = random.nextDouble();
        for (ColumnSchema column : schema.columns()) {
            if (column.required() ? random.nextInt(1000) > 0 : random.nextDouble() < kept) {
                columns.add(column);
            }
        }
        for (int extra = random.nextInt(4); extra > 0; extra--) {
            String type = TYPES.get(random.nextInt(TYPES.size()));
            Kind kind = described && !parquet ? kind(type) : Kind.STRING;
            columns.add(ColumnSchema.extra("extra " + extra, kind));
            types.add("{\"name\": \"extra " + extra + "\", \"type\": \"" + (parquet ? "string" : type) + "\"}");
        }
        Collections.shuffle(columns, random);
        int count = rows(ids);
        for (int row = 0; row < count; row++) {
            cells.startRow(row);
            rows.add(columns.stream().map(cells::cell).collect(Collectors.toCollection(ArrayList::new)));
        }
        if (random.nextBoolean()) {
            Collections.shuffle(rows, random);
        }
    }

    String resource() {
        return "{\"name\": \"" + schema.name() + "\", \"path\": \"" + file() + "\", \"schema\": {\"fields\": ["
                + String.join(", ", types) + "]}}";
    }

    void write(Path directory, Charset encoding) throws IOException {
        Path file = directory.resolve(file());
        if (parquet) {
            writeParquet(file);
        } else {
            Files.write(file, broken(csv(encoding)));
        }
    }

    private String file() {
        return schema.name() + (parquet ? ".parquet" : ".csv");
    }

    private int rows(HostileIds ids) {
        return switch (schema.name()) {
            case "place" -> 5 + random.nextInt(3);
            case "household" -> ids.households() + (faults > 0 ? random.nextInt(3) : 0);
            case "person" -> random.nextInt(4 * ids.households() + 2);
            case "ledger" -> random.nextInt(20 * ids.households() + 2);
            default -> random.nextInt(3 * ids.households() + 2);
        };
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "integer" -> Kind.INT;
            case "number" -> Kind.DECIMAL;
            case "boolean" -> Kind.BOOL;
            case "date" -> Kind.DATE;
            case "yearmonth" -> Kind.MONTH;
            default -> Kind.STRING;
        };
    }

    private byte[] csv(Charset encoding) {
        StringBuilder text = new StringBuilder();
        if (encoding.equals(StandardCharsets.UTF_8) && random.nextInt(4) == 0) {
            text.append('\ufeff');
        }
        List<String> ends = List.of(
                        List.of("\n"), List.of("\r\n"), List.of("\r"), List.of("\n", "\r\n", "\r", "\n\n", "\r\n\r\n"))
                .get(random.nextInt(4));
        double quotes = random.nextDouble();
        append(columns.stream().map(ColumnSchema::name).toList(), quotes, text);
        for (List<String> row : rows) {
            text.append(ends.get(random.nextInt(ends.size())));
            append(row, quotes, text);
            if (random.nextDouble() < faults / 8) {
                text.append(random.nextBoolean() ? ",surplus,\"\"" : "\"quoted\"");
            }
        }
        if (random.nextBoolean()) {
            text.append(ends.get(0));
        }
        return text.toString().getBytes(encoding);
    }

    private void append(List<String> row, double quotes, StringBuilder text) {
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            text.append(i > 0 ? "," : "");
            boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            boolean only = cell.isEmpty() && row.size() == 1;
            if (plain && !only && random.nextDouble() >= quotes) {
                text.append(cell);
            } else {
                text.append('"').append(cell.replace("\"", "\"\"")).append('"');
                if (random.nextDouble() < faults / 16) {
                    text.append(random.nextBoolean() ? "after" : "af\"t\"er");
                }
            }
        }
    }

    /** Now and then what no reader can read. */
    private byte[] broken(byte[] text) {
        if (faults == 0 || random.nextInt(60) > 0) {
            return text;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = random.nextInt(text.length + 1);
        switch (random.nextInt(4)) {
            case 0 -> out.write(text, 0, at);
            case 1 -> {
                out.write(text, 0, at);
                out.write(0xff);
                out.write(text, at, text.length - at);
            }
            case 2 -> {
                out.writeBytes(text);
                out.writeBytes("\n\"never closed,\n".getBytes(StandardCharsets.US_ASCII));
            }
            default -> {
                out.writeBytes(text);
                out.write(0xe6);
            }
        }
        return out.toByteArray();
    }

    private void writeParquet(Path file) throws IOException {
        List<String> fields = new ArrayList<>();
        for (ColumnSchema column : columns) {
            String type = switch (column.kind()) {
                case INT -> "int64";
                case DECIMAL -> "double";
                default -> "binary";
            };
            fields.add("optional " + type + " " + column.name().replace(' ', '_')
                    + (type.equals("binary") ? " (STRING);" : ";"));
        }
        List<ParquetFixture.Row> written = new ArrayList<>();
        rows.forEach(row -> written.add(group -> fill(row, group)));
        ParquetFixture.writeGroups(file, String.join(" ", fields), written);
    }

    private void fill(List<String> row, Group group) {
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.get(i);
            if (!cell.isEmpty()) {
                String name = columns.get(i).name().replace(' ', '_');
                switch (columns.get(i).kind()) {
                    case INT -> group.add(name, (long) cell.hashCode() % 6);
                    case DECIMAL -> group.add(name, cell.hashCode() % 1000 / 8.0);
                    default -> group.add(name, cell);
                }
            }
        }
    }
}
