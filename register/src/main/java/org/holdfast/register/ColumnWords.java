package org.holdfast.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.holdfast.column.ColumnSchema;

/** What the tables and columns of a register mean, in words for data owners. */
final class ColumnWords {
    private static final Properties WORDS = load();

    private ColumnWords() {}

    static String of(String table) {
        return get(table);
    }

    /** The column's meaning, and what an empty cell means where that is not unknown. */
    static String of(String table, ColumnSchema column) {
        String meaning = get(table + "." + column.name());
        return column.standard() == null ? meaning : meaning + " Empty means " + column.standard() + ".";
    }

    private static String get(String key) {
        String words = WORDS.getProperty(key);
        if (words == null) {
            throw new IllegalStateException("columns.properties has no words for " + key);
        }
        return words;
    }

    private static Properties load() {
        Properties words = new Properties();
        try (InputStream in = Objects.requireNonNull(ColumnWords.class.getResourceAsStream("columns.properties"))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
