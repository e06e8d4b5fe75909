package org.holdfast.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that was scanned, and how the cells of a row lie in its record: the row's own identifier if the table has
 * one, then the person it names if the table has a column for that, of length 0 if unknown, then a bit a column of
 * {@code columns}, set where the cell is unknown, then the known cells.
 *
 * @param rows how many the file has
 * @param key the column that identifies a row, besides {@code household_id}; null if there is none
 * @param person the column that names a person of another table, or null
 * @param personMayBeUnknown false when it is known in every row
 * @param personFirst whether that column comes before {@code household_id} in the file
 * @param columns the others in the order of the register format, extra ones after them
 */
public record ScannedTable(
        String table,
        long rows,
        @Nullable String key,
        @Nullable String person,
        boolean personMayBeUnknown,
        boolean personFirst,
        List<ScannedColumn> columns) {}
