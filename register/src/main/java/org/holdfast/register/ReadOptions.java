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
 */
public record ReadOptions(
        @Nullable Charset encoding, @Nullable Currency currency, Path rejectedCsv, Progress progress) {}
