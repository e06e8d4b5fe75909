package org.holdfast.engine.columnar;

import java.util.Arrays;
import java.util.List;
import org.holdfast.policy.expression.Type;

/** Kleene's strong three-valued logic over conditions. */
final class Logic {
    private Logic() {}

    /** False if either side is false, else unknown if either is unknown, else true. */
    record And() implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.truth(rows);
            byte[] left = in[0].truth;
            byte[] right = in[1].truth;
            byte[] to = out.truth;
            if (in[1].mask == 0) {
                byte one = right[0];
                for (int i = 0; i < rows; i++) {
                    to[i] = (byte) (left[i] & one);
                }
            } else if (in[0].mask == 0) {
                byte one = left[0];
                for (int i = 0; i < rows; i++) {
                    to[i] = (byte) (right[i] & one);
                }
            } else {
                for (int i = 0; i < rows; i++) {
                    to[i] = (byte) (left[i] & right[i]);
                }
            }
        }
    }

    /** True if either side is true, else unknown if either is unknown, else false. */
    record Or() implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.truth(rows);
            byte[] left = in[0].truth;
            byte[] right = in[1].truth;
            byte[] to = out.truth;
            if (in[1].mask == 0) {
                byte one = right[0];
                for (int i = 0; i < rows; i++) {
                    to[i] = (byte) (left[i] | one);
                }
            } else if (in[0].mask == 0) {
                byte one = left[0];
                for (int i = 0; i < rows; i++) {
                    to[i] = (byte) (right[i] | one);
                }
            } else {
                for (int i = 0; i < rows; i++) {
                    to[i] = (byte) (left[i] | right[i]);
                }
            }
        }
    }

    /** What each of the values false, unknown and true becomes. */
    record Change(byte ofFalse, byte ofUnknown, byte ofTrue) implements Kernel {
        static final Change NOT = new Change(Vector.TRUE, Vector.UNKNOWN, Vector.FALSE);
        /** True unless the condition is false: what is not denied. */
        static final Change NOT_DENIED = new Change(Vector.FALSE, Vector.TRUE, Vector.TRUE);
        /** True unless the condition is true. */
        static final Change NOT_SURE = new Change(Vector.TRUE, Vector.TRUE, Vector.FALSE);

        byte of(byte truth) {
            return truth == Vector.FALSE ? ofFalse : truth == Vector.TRUE ? ofTrue : ofUnknown;
        }

        @Override
        public Type.Scalar type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.truth(rows);
            byte[] from = in[0].truth;
            byte[] to = out.truth;
            int word = ofFalse | ofUnknown << 8 | ofTrue << 24;
            for (int i = 0; i < rows; i++) {
                to[i] = (byte) (word >>> (from[i] << 3));
            }
        }
    }

    /** Whether conditions are equal, or unequal; unknown when either is. */
    record Same(boolean equal) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.truth(rows);
            for (int i = 0; i < rows; i++) {
                byte left = in[0].truth[i & in[0].mask];
                byte right = in[1].truth[i & in[1].mask];
                boolean doubtful = left == Vector.UNKNOWN || right == Vector.UNKNOWN;
                out.truth[i] = doubtful ? Vector.UNKNOWN : (left == right) == equal ? Vector.TRUE : Vector.FALSE;
            }
        }
    }

    /** Whether a condition is one of some constants. */
    record Among(List<Boolean> options) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            new Change(
                            options.contains(false) ? Vector.TRUE : Vector.FALSE,
                            Vector.UNKNOWN,
                            options.contains(true) ? Vector.TRUE : Vector.FALSE)
                    .run(in, rows, out);
        }
    }

    /** How many of the conditions are true, or undecided. */
    record Tally(boolean undecided) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.INT;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.numbers(rows);
            out.whole = true;
            long[] to = out.numbers;
            Arrays.fill(to, 0, rows, 0);
            out.truth(rows);
            byte[] sum = out.truth;
            for (int first = 0; first < in.length; first += Byte.MAX_VALUE) {
                Arrays.fill(sum, 0, rows, (byte) 0);
                for (int input = first; input < Math.min(in.length, first + Byte.MAX_VALUE); input++) {
                    add(in[input], rows, sum);
                }
                for (int i = 0; i < rows; i++) {
                    to[i] += sum[i];
                }
            }
        }

        private void add(Vector condition, int rows, byte[] sum) {
            byte[] from = condition.truth;
            if (condition.mask == 0) {
                byte one = (byte) (from[0] == (undecided ? Vector.UNKNOWN : Vector.TRUE) ? 1 : 0);
                for (int i = 0; i < rows; i++) {
                    sum[i] += one;
                }
            } else if (undecided) {
                for (int i = 0; i < rows; i++) {
                    sum[i] += (byte) (from[i] & 1 ^ from[i] >> 1);
                }
            } else {
                for (int i = 0; i < rows; i++) {
                    sum[i] += (byte) (from[i] >> 1);
                }
            }
        }
    }

    /** The sum of counts, each times its weight. */
    record Weighted(List<Integer> weights) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.INT;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.numbers(rows);
            out.whole = true;
            long[] to = out.numbers;
            Arrays.fill(to, 0, rows, 0);
            for (int input = 0; input < in.length; input++) {
                long[] from = in[input].numbers;
                int mask = in[input].mask;
                long weight = weights.get(input);
                for (int i = 0; i < rows; i++) {
                    to[i] += weight * from[i & mask];
                }
            }
        }
    }

    /** The text of the first condition that is true; unknown when none is. */
    record First(List<Integer> texts) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.STRING;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.texts(rows);
            int[] to = out.texts;
            Arrays.fill(to, 0, rows, -1);
            for (int input = in.length - 1; input >= 0; input--) {
                byte[] from = in[input].truth;
                int mask = in[input].mask;
                int text = texts.get(input);
                for (int i = 0; i < rows; i++) {
                    to[i] = from[i & mask] == Vector.TRUE ? text : to[i];
                }
            }
        }
    }
}
