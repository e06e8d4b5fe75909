package org.holdfast.server.registry;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.store.PersonalCipher;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a household as they stand in the journal: {@code {"ledger":[{"month":"2024-01",...}],...}}, identifiers of persons
 * as {@code enc:} and the Base64 of their encryption.
 */
final class JournalledRows {
    private static final String ENCRYPTED = "enc:";
    private final PersonalCipher cipher;

    JournalledRows(PersonalCipher cipher) {
        this.cipher = cipher;
    }

    /** The text in the journal; null for no rows. */
    @Nullable
    String write(SortedMap<String, List<Row>> tables) {
        if (tables.isEmpty()) {
            return null;
        }
        Map<String, List<SortedMap<String, String>>> document = new TreeMap<>();
        tables.forEach((table, rows) -> document.put(
                table,
                rows.stream().map(row -> sealed(StoredTable.of(table), row)).toList()));
        return CanonicalJson.write(document);
    }

    private SortedMap<String, String> sealed(StoredTable table, Row row) {
        if (row.cells().keySet().stream().noneMatch(table::isEncrypted)) {
            return row.cells();
        }
        SortedMap<String, String> sealed = new TreeMap<>(row.cells());
        sealed.replaceAll((column, cell) -> table.isEncrypted(column)
                ? ENCRYPTED + Base64.getEncoder().encodeToString(cipher.encrypt(cell))
                : cell);
        return sealed;
    }

    /** The rows of a text in the journal; none for null. */
    SortedMap<String, List<Row>> read(@Nullable String text) {
        SortedMap<String, List<Row>> tables = new TreeMap<>();
        if (text != null && CanonicalJson.read(text) instanceof Map<?, ?> document) {
            document.forEach((table, rows) -> {
                List<Row> opened = new ArrayList<>();
                ((List<?>) rows).forEach(row -> opened.add(opened((Map<?, ?>) row)));
                tables.put((String) table, opened);
            });
        }
        return tables;
    }

    private Row opened(Map<?, ?> sealed) {
        SortedMap<String, String> cells = new TreeMap<>();
        sealed.forEach((column, cell) -> {
            String text = (String) cell;
            cells.put(
                    (String) column,
                    text.startsWith(ENCRYPTED)
                            ? cipher.decrypt(Base64.getDecoder().decode(text.substring(ENCRYPTED.length())))
                            : text);
        });
        return new Row(cells);
    }
}
