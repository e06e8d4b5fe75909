package org.holdfast.engine.columnar;

import org.holdfast.column.ColumnName;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of a {@link Vector} stand for: one for the whole run, one a place, one a household, one a row of a
 * household. Every expression is computed in the narrowest frame that determines it, and lifted to wider ones where it
 * is used.
 */
final class Frame {
    /** The kinds of frames, narrowest first. */
    enum Kind {
        /** One entry: the same for everybody. */
        CONSTANT(true),
        /** One entry a code of a dictionary column, and a last one for the unknown cell. */
        CODES(true),
        /** One entry a row of the place table. */
        PLACES(true),
        /** One entry for each place and hazard that is or may be active there. */
        HAZARDS(true),
        HOUSEHOLDS(false),
        /** One entry a row of a table of children. */
        ROWS(false),
        /** One entry for each entry of an outer frame and row of its household (or hazard of its place). */
        PAIRS(false);

        private final boolean fixed;

        Kind(boolean fixed) {
            this.fixed = fixed;
        }
    }

    private final Kind kind;
    private final @Nullable Frame parent;
    private final @Nullable Frame base;
    private final @Nullable ColumnName column;
    private final int number;
    /** Of a fixed frame, how many entries it has. */
    int rows = 1;
    /** Of a fixed frame of lists, where each parent's entries start. */
    int[] starts = {};
    /** Of a fixed frame of lists, the parent of each entry. */
    int[] parents = {};

    /**
     * @param parent the frame that lists are reduced to; null for a constant and for codes
     * @param base of pairs, the frame of their inner rows
     * @param column of codes, the column; of rows, any column of their table
     */
    Frame(Kind kind, @Nullable Frame parent, @Nullable Frame base, @Nullable ColumnName column, int number) {
        this.kind = kind;
        this.parent = parent;
        this.base = base;
        this.column = column;
        this.number = number;
    }

    Kind kind() {
        return kind;
    }

    /** Whether its entries are the same for every batch, so that they are computed once. */
    boolean isFixed() {
        return kind.fixed;
    }

    Frame parent() {
        if (parent == null) {
            throw new IllegalStateException(this + " lies in no other frame");
        }
        return parent;
    }

    Frame base() {
        if (base == null) {
            throw new IllegalStateException(this + " has no inner rows");
        }
        return base;
    }

    ColumnName column() {
        if (column == null) {
            throw new IllegalStateException(this + " is of no column");
        }
        return column;
    }

    /** Its place in the order in which frames were made; a frame comes after those it is made of. */
    int number() {
        return number;
    }

    /** Whether another frame is this one or encloses it. */
    boolean isWithin(Frame other) {
        return this == other || parent != null && parent.isWithin(other);
    }

    @Override
    public String toString() {
        return kind + (column == null ? "" : " " + column);
    }
}
