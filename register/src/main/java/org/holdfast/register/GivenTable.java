package org.holdfast.register;

import java.util.List;
import java.util.Map;
import org.holdfast.column.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A table that is at hand, not in a file: its cells as texts, as they would stand in CSV.
 *
 * @param columns the names of its columns
 * @param kinds what columns hold that the register format does not know; text unless said here
 * @param rows the cells of each row in the order of the columns; null is an empty cell
 */
public record GivenTable(
        String table, List<String> columns, Map<String, Kind> kinds, List<? extends List<@Nullable String>> rows) {}
