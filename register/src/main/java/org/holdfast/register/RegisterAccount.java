package org.holdfast.register;

import java.util.List;
import java.util.Map;
import org.holdfast.column.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An account of a register that was read: what it is, what became of its rows, and what a reader should know of it.
 *
 * @param currency of its amounts, or null; {@code declaredCurrency} the one its descriptor declares, or null
 * @param digests the SHA-256 of each file read, in hexadecimal, by the file's path in the register
 * @param findings what a reader should know that made no row rejected; {@link TableReading#notes} has the same in words
 */
public record RegisterAccount(
        @Nullable String title,
        @Nullable Currency currency,
        @Nullable Currency declaredCurrency,
        Provenance provenance,
        List<TableReading> tables,
        Map<String, String> digests,
        List<Finding> findings) {
    private static final long FEW_ROWS = 100;

    /** The tables of 100 rows or more of which more than this share (in percent) was rejected. */
    public List<String> tablesOver(double percent) {
        return tables.stream()
                .filter(t -> t.rows() >= FEW_ROWS && t.rejected() * 100.0 > percent * t.rows())
                .map(TableReading::table)
                .toList();
    }

    /** All rejected rows. */
    public long rejected() {
        return tables.stream().mapToLong(TableReading::rejected).sum();
    }
}
