package org.holdfast.register;

import java.nio.charset.Charset;
import java.nio.file.Path;
import org.holdfast.column.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How a register is read.
 *
 * @param encoding of every CSV file, whatever the descriptor says; null = as the descriptor says, else UTF-8
 * @param currency taken when the descriptor declares none; null = unknown, amounts have 2 decimals
 * @param rejectedCsv where the rejected rows are listed
 * @param standards whether an empty cell of a column that has a standard value means that value; without, it is unknown, as
 *     in what a store writes out, where standards were filled in before
 */
public record ReadOptions(
        @Nullable Charset encoding,
        @Nullable Currency currency,
        Path rejectedCsv,
        Progress progress,
        boolean standards) {
    public ReadOptions(@Nullable Charset encoding, @Nullable Currency currency, Path rejectedCsv, Progress progress) {
        this(encoding, currency, rejectedCsv, progress, true);
    }
}
