package org.holdfast.register;

import java.util.List;
import java.util.Map;
import org.holdfast.column.Currency;
import org.holdfast.column.Register;
import org.jspecify.annotations.Nullable;

/**
 * A register that was read: its accepted rows, and an account of the rest.
 *
 * @param digests the SHA-256 of each file read, in hexadecimal, by the file's path in the register
 * @param findings what a reader should know that made no row rejected; {@link TableReading#notes} has the same in words
 * @param declaredCurrency the currency the descriptor declares, or null; {@code register.currency()} may be the one
 *     given in {@link ReadOptions}
 */
public record RegisterReading(
        Register register,
        List<TableReading> tables,
        Map<String, String> digests,
        List<Finding> findings,
        Provenance provenance,
        @Nullable Currency declaredCurrency) {
    /** The account without the rows. */
    public RegisterAccount account() {
        return new RegisterAccount(
                register.title(), register.currency(), declaredCurrency, provenance, tables, digests, findings);
    }

    /** The tables of 100 rows or more of which more than this share (in percent) was rejected. */
    public List<String> tablesOver(double percent) {
        return account().tablesOver(percent);
    }

    /** All rejected rows. */
    public long rejected() {
        return account().rejected();
    }
}
