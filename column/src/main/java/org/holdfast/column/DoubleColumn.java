package org.holdfast.column;

import java.util.Arrays;

/** Decimals ({@code DECIMAL}) as doubles; never NaN or infinite where known. */
public final class DoubleColumn implements Column {
    private final double[] values;

    private DoubleColumn(double[] values) {
        this.values = values;
    }

    @Override
    public Kind kind() {
        return Kind.DECIMAL;
    }

    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public boolean isKnown(int row) {
        return !Double.isNaN(values[row]);
    }

    /** The cell's number; NaN when the cell is unknown. */
    public double get(int row) {
        return values[row];
    }

    /** Collects the cells of a column, first row first. */
    public static final class Builder {
        private double[] values = new double[16];
        private int size;

        public void add(double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("Expected a finite number, got " + value);
            }
            append(value);
        }

        public void addUnknown() {
            append(Double.NaN);
        }

        public DoubleColumn build() {
            return new DoubleColumn(Arrays.copyOf(values, size));
        }

        private void append(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + (size >> 1) + 16);
            }
            values[size++] = value;
        }
    }
}
