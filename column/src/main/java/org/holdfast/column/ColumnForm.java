package org.holdfast.column;

import org.jspecify.annotations.Nullable;

/**
 * How the cells of a column of a snapshot are laid out.
 *
 * @param dictionary the texts that the codes of a STRING or MONTH column stand for (months as {@code 2020-01}, ascending);
 *     for {@code household.place_id} a code is the place's row; null for other layouts
 * @param mayBeUnknown false when every cell is known
 * @param least a lower bound of the known values of INT, MONEY, DATE and MONTH; {@code greatest} an upper one
 */
public record ColumnForm(
        Kind kind, Layout layout, @Nullable Dictionary dictionary, boolean mayBeUnknown, long least, long greatest) {

    /** The physical form of cells, little-endian. */
    public enum Layout {
        /** A bit a cell, least significant first. */
        BIT(0),
        INT8(1),
        INT16(2),
        INT32(4),
        INT64(8),
        FLOAT64(8),
        /** UTF-8 with 32-bit offsets. */
        TEXT(0);

        private final int bytes;

        Layout(int bytes) {
            this.bytes = bytes;
        }

        /** Bytes a cell; 0 for bits and texts. */
        public int bytes() {
            return bytes;
        }
    }
}
