package org.holdfast.server.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.column.ColumnSchema;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.store.PersonalCipher;
import org.jspecify.annotations.Nullable;

/** Turns rows of the register into rows of the database and back. */
final class StoredCells {
    private final PersonalCipher cipher;

    StoredCells(PersonalCipher cipher) {
        this.cipher = cipher;
    }

    /** The row of a query that reads {@link StoredTable#selected}. */
    Row row(StoredTable table, ResultSet from) throws SQLException {
        SortedMap<String, String> cells = new TreeMap<>();
        for (ColumnSchema column : table.columns()) {
            String name = column.name();
            if (table.isEncrypted(name)) {
                byte[] stored = from.getBytes(name);
                if (stored != null) {
                    cells.put(name, cipher.decrypt(stored));
                }
            } else {
                String text = from.getString(name);
                if (text != null) {
                    cells.put(name, text);
                }
            }
        }
        String extra = from.getString("extra");
        if (extra != null && CanonicalJson.read(extra) instanceof Map<?, ?> more) {
            more.forEach((name, value) -> cells.put((String) name, (String) value));
        }
        return new Row(cells);
    }

    /** The cells of a row as {@link StoredTable#inserted} orders them. */
    List<@Nullable String> cells(StoredTable table, Row row) {
        List<@Nullable String> cells = new ArrayList<>();
        for (ColumnSchema column : table.columns()) {
            String cell = row.cell(column.name());
            if (!table.isEncrypted(column.name())) {
                cells.add(cell);
            } else if (cell == null) {
                cells.add(null);
                cells.add(null);
            } else {
                cells.add(HexFormat.of().formatHex(cipher.encrypt(cell)));
                cells.add(HexFormat.of().formatHex(cipher.index(column.name(), cell)));
            }
        }
        cells.add(extra(table, row));
        return cells;
    }

    private static @Nullable String extra(StoredTable table, Row row) {
        SortedMap<String, String> extra = new TreeMap<>(row.cells());
        table.columns().forEach(column -> extra.remove(column.name()));
        return extra.isEmpty() ? null : CanonicalJson.write(extra);
    }
}
