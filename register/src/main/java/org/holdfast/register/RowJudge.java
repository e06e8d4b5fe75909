package org.holdfast.register;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.TableSchema;

/** Says of each row of a table whether it is sound; one that is not is listed with its first fault. */
final class RowJudge {
    private final TableSchema schema;
    private final List<ColumnSchema> columns;
    private final Intake[] intakes;
    private final RowCheck check;
    private final Rejections rejected;

    /** @param intakes one for each column of the file, in its order */
    RowJudge(TableSchema schema, List<ColumnSchema> columns, Intake[] intakes, Rejections rejected) {
        this.schema = schema;
        this.columns = columns;
        this.intakes = intakes;
        this.rejected = rejected;
        Map<String, Intake> byName = new LinkedHashMap<>();
        for (int i = 0; i < intakes.length; i++) {
            byName.put(columns.get(i).name(), intakes[i]);
        }
        this.check = new RowCheck(schema, byName);
    }

    boolean isSound(Cells cells) throws IOException {
        if (cells.fault != null) {
            reject(cells, cells.faulty, cells.fault);
            return false;
        }
        if (cells.count != columns.size()) {
            String found = cells.count + " cells, the header has " + columns.size();
            rejected.add(schema.name(), cells.line, "", found, Reason.COLUMNS);
            return false;
        }
        for (int cell = 0; cell < intakes.length; cell++) {
            Reason reason = intakes[cell].look(cells.bytes, cells.starts[cell], cells.ends[cell]);
            if (reason != null) {
                reject(cells, cell, reason);
                return false;
            }
        }
        Reason reason = check.check();
        if (reason != null) {
            reject(cells, check.blamed(), reason);
            return false;
        }
        return true;
    }

    /** Takes note of the row judged last after it was kept. */
    void keep() {
        check.keep();
    }

    private void reject(Cells cells, int cell, Reason reason) throws IOException {
        if (cell < columns.size()) {
            rejected.add(schema.name(), cells.line, columns.get(cell).name(), shown(cells, cell), reason);
        } else {
            rejected.add(schema.name(), cells.line, "", "", reason);
        }
    }

    private void reject(Cells cells, List<String> names, Reason reason) throws IOException {
        List<String> header = columns.stream().map(ColumnSchema::name).toList();
        String values =
                names.stream().map(name -> shown(cells, header.indexOf(name))).collect(Collectors.joining("+"));
        rejected.add(schema.name(), cells.line, String.join("+", names), Cells.cut(values), reason);
    }

    private String shown(Cells cells, int cell) {
        if (cell >= cells.count || cells.isEmpty(cell)) {
            return "";
        }
        return isPersonal(columns.get(cell)) ? RejectedRows.MASK : cells.shown(cell);
    }

    private static boolean isPersonal(ColumnSchema column) {
        return column.personal()
                || switch (column.name()) {
                    case "national_id", "phone", "name", "address" -> true;
                    default -> false;
                };
    }
}
