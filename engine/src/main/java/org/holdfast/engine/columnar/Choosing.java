package org.holdfast.engine.columnar;

import org.holdfast.policy.expression.Type;

/** One of two values by a condition; unknown when the condition is. */
record Choosing(Type.Scalar type) implements Kernel {
    @Override
    public void run(Vector[] in, int rows, Vector out) {
        byte[] condition = in[0].truth;
        int mask = in[0].mask;
        switch (type) {
            case BOOL -> conditions(condition, mask, in, rows, out);
            case DOUBLE -> doubles(condition, mask, in, rows, out);
            case STRING -> texts(condition, mask, in, rows, out);
            case INT, MONEY, DATE, MONTH -> numbers(condition, mask, in, rows, out);
        }
    }

    private static void conditions(byte[] condition, int mask, Vector[] in, int rows, Vector out) {
        out.truth(rows);
        for (int i = 0; i < rows; i++) {
            byte chosen = condition[i & mask];
            out.truth[i] = chosen == Vector.TRUE
                    ? in[1].truth[i & in[1].mask]
                    : chosen == Vector.FALSE ? in[2].truth[i & in[2].mask] : Vector.UNKNOWN;
        }
    }

    private static void doubles(byte[] condition, int mask, Vector[] in, int rows, Vector out) {
        out.doubles(rows);
        for (int i = 0; i < rows; i++) {
            byte chosen = condition[i & mask];
            out.doubles[i] = chosen == Vector.TRUE
                    ? in[1].doubles[i & in[1].mask]
                    : chosen == Vector.FALSE ? in[2].doubles[i & in[2].mask] : Double.NaN;
        }
    }

    private static void texts(byte[] condition, int mask, Vector[] in, int rows, Vector out) {
        out.texts(rows);
        for (int i = 0; i < rows; i++) {
            byte chosen = condition[i & mask];
            out.texts[i] = chosen == Vector.TRUE
                    ? in[1].texts[i & in[1].mask]
                    : chosen == Vector.FALSE ? in[2].texts[i & in[2].mask] : -1;
        }
    }

    private static void numbers(byte[] condition, int mask, Vector[] in, int rows, Vector out) {
        out.numbers(rows);
        out.known(rows);
        long[] first = in[1].wide(rows);
        long[] second = in[2].wide(rows);
        int unknown = 0;
        for (int i = 0; i < rows; i++) {
            byte chosen = condition[i & mask];
            boolean then = chosen == Vector.TRUE;
            boolean known = chosen != Vector.UNKNOWN && (then ? in[1].isKnown(i) : in[2].isKnown(i));
            out.numbers[i] = then ? first[i & in[1].mask] : second[i & in[2].mask];
            out.known[i] = (byte) (known ? 1 : 0);
            unknown |= known ? 0 : 1;
        }
        out.whole = unknown == 0;
    }
}
