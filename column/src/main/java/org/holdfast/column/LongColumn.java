package org.holdfast.column;

import java.util.BitSet;

/** Whole numbers: {@code BOOL} (0 or 1), {@code INT}, {@code MONEY}, {@code DATE} or {@code MONTH}. */
public final class LongColumn implements Column {
    private final Kind kind;
    private final IntegerArray values;
    private final BitSet unknown;

    private LongColumn(Kind kind, IntegerArray values, BitSet unknown) {
        this.kind = kind;
        this.values = values;
        this.unknown = unknown;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public int rows() {
        return values.size();
    }

    @Override
    public boolean isKnown(int row) {
        return !unknown.get(row);
    }

    /** The cell's number; meaningless when the cell is unknown. */
    public long get(int row) {
        return values.get(row);
    }

    /** Collects the cells of a column, first row first. */
    public static final class Builder {
        private final Kind kind;
        private final IntegerArray values = new IntegerArray();
        private final BitSet unknown = new BitSet();

        public Builder(Kind kind) {
            if (kind == Kind.STRING || kind == Kind.DECIMAL) {
                throw new IllegalArgumentException(kind + " is not a whole number");
            }
            this.kind = kind;
        }

        public void add(long value) {
            values.add(value);
        }

        public void addUnknown() {
            unknown.set(values.size());
            values.add(0);
        }

        public LongColumn build() {
            values.trim();
            return new LongColumn(kind, values, unknown);
        }
    }
}
