package org.holdfast.engine.columnar;

import java.util.Arrays;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/** Puts single values into a {@link Vector}. */
final class Values {
    private final Type.Scalar type;
    private final TextPool pool;
    private final Vector vector = new Vector();

    Values(Type.Scalar type, int rows, TextPool pool) {
        this.type = type;
        this.pool = pool;
        switch (type) {
            case BOOL -> vector.truth(rows);
            case DOUBLE -> vector.doubles(rows);
            case STRING -> vector.texts(rows);
            case INT, MONEY, DATE, MONTH -> {
                vector.numbers(rows);
                vector.known(rows);
                Arrays.fill(vector.known, (byte) 1);
            }
        }
    }

    /** Sets an entry; null is unknown. */
    void put(int row, @Nullable Object value) {
        switch (type) {
            case BOOL ->
                vector.truth[row] = value == null ? Vector.UNKNOWN : (Boolean) value ? Vector.TRUE : Vector.FALSE;
            case DOUBLE -> vector.doubles[row] = value == null ? Double.NaN : (Double) value;
            case STRING -> vector.texts[row] = value == null ? -1 : pool.keep((String) value);
            case INT, MONEY, DATE, MONTH -> {
                vector.numbers[row] = value == null ? 0 : (Long) value;
                vector.known[row] = (byte) (value == null ? 0 : 1);
                vector.whole &= value != null;
            }
        }
    }

    Vector vector() {
        return vector;
    }

    /** A value of a vector as the engine hands it out; null is unknown. */
    static @Nullable Object get(Vector vector, Type.Scalar type, int row, TextPool pool) {
        int at = row & vector.mask;
        return switch (type) {
            case BOOL -> vector.truth[at] == Vector.UNKNOWN ? null : (Object) (vector.truth[at] == Vector.TRUE);
            case DOUBLE -> Double.isNaN(vector.doubles[at]) ? null : (Object) vector.doubles[at];
            case STRING -> vector.texts[at] < 0 ? null : pool.text(vector.texts[at]);
            case INT, MONEY, DATE, MONTH ->
                vector.isKnown(row) ? (Object) (vector.isNarrow ? vector.narrow[at] : vector.numbers[at]) : null;
        };
    }
}
