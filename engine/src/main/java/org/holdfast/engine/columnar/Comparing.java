package org.holdfast.engine.columnar;

import java.util.Arrays;
import java.util.List;
import org.holdfast.policy.expression.Expression.Relation;
import org.holdfast.policy.expression.Type;

/** Comparisons; unknown when a side is. */
final class Comparing {
    private Comparing() {}

    /** Compares whole numbers, money, dates or months. */
    record Numbers(Relation relation) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.truth(rows);
            if (in[1].mask == 0 && in[1].whole) {
                with(relation, in[0], in[1].numbers[0], rows, out.truth);
            } else if (in[0].mask == 0 && in[0].whole) {
                with(turned(relation), in[1], in[0].numbers[0], rows, out.truth);
            } else {
                both(in[0], in[1], rows, out.truth);
            }
            out.doubt(in[0], rows);
            out.doubt(in[1], rows);
        }

        private static Relation turned(Relation relation) {
            return switch (relation) {
                case LESS -> Relation.MORE;
                case AT_MOST -> Relation.AT_LEAST;
                case MORE -> Relation.LESS;
                case AT_LEAST -> Relation.AT_MOST;
                case EQUAL, UNEQUAL -> relation;
            };
        }

        private static void with(Relation relation, Vector left, long right, int rows, byte[] to) {
            if (left.isNarrow && right == (int) right) {
                narrow(relation, left.narrow, (int) right, rows, to);
            } else {
                wide(relation, left.wide(rows), right, rows, to);
            }
        }

        private static void narrow(Relation relation, int[] left, int right, int rows, byte[] to) {
            switch (relation) {
                case EQUAL -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i] == right ? 3 : 0);
                }
                case UNEQUAL -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i] != right ? 3 : 0);
                }
                case LESS -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i] < right ? 3 : 0);
                }
                case AT_MOST -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i] <= right ? 3 : 0);
                }
                case MORE -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i] > right ? 3 : 0);
                }
                case AT_LEAST -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i] >= right ? 3 : 0);
                }
            }
        }

        private static void wide(Relation relation, long[] left, long right, int rows, byte[] to) {
            switch (relation) {
                case EQUAL -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i] == right ? 3 : 0);
                }
                case UNEQUAL -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i] != right ? 3 : 0);
                }
                case LESS -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i] < right ? 3 : 0);
                }
                case AT_MOST -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i] <= right ? 3 : 0);
                }
                case MORE -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i] > right ? 3 : 0);
                }
                case AT_LEAST -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i] >= right ? 3 : 0);
                }
            }
        }

        private void both(Vector first, Vector second, int rows, byte[] to) {
            long[] left = first.wide(rows);
            long[] right = second.wide(rows);
            int leftMask = first.mask;
            int rightMask = second.mask;
            switch (relation) {
                case EQUAL -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i & leftMask] == right[i & rightMask] ? 3 : 0);
                }
                case UNEQUAL -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i & leftMask] != right[i & rightMask] ? 3 : 0);
                }
                case LESS -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i & leftMask] < right[i & rightMask] ? 3 : 0);
                }
                case AT_MOST -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i & leftMask] <= right[i & rightMask] ? 3 : 0);
                }
                case MORE -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i & leftMask] > right[i & rightMask] ? 3 : 0);
                }
                case AT_LEAST -> {
                    for (int i = 0; i < rows; i++) to[i] = (byte) (left[i & leftMask] >= right[i & rightMask] ? 3 : 0);
                }
            }
        }
    }

    /** Compares doubles; minus zero equals zero. */
    record Doubles(Relation relation) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.truth(rows);
            double[] left = in[0].doubles;
            double[] right = in[1].doubles;
            int leftMask = in[0].mask;
            int rightMask = in[1].mask;
            byte[] to = out.truth;
            boolean constant = rightMask == 0 && leftMask != 0 && !Double.isNaN(right[0]);
            if (constant && relation != Relation.EQUAL && relation != Relation.UNEQUAL) {
                with(left, right[0] + 0.0, rows, to);
                return;
            }
            boolean less = relation == Relation.LESS || relation == Relation.AT_MOST || relation == Relation.UNEQUAL;
            boolean more = relation == Relation.MORE || relation == Relation.AT_LEAST || relation == Relation.UNEQUAL;
            boolean same = relation == Relation.EQUAL || relation == Relation.AT_MOST || relation == Relation.AT_LEAST;
            byte ifLess = less ? Vector.TRUE : Vector.FALSE;
            byte ifMore = more ? Vector.TRUE : Vector.FALSE;
            byte ifSame = same ? Vector.TRUE : Vector.FALSE;
            for (int i = 0; i < rows; i++) {
                double a = left[i & leftMask];
                double b = right[i & rightMask];
                to[i] = a < b ? ifLess : a > b ? ifMore : a == b ? ifSame : Vector.UNKNOWN;
            }
        }

        /** Compares with a constant by the sign of a difference, so that what households differ in costs no branch. */
        private void with(double[] left, double right, int rows, byte[] to) {
            boolean below = relation == Relation.LESS || relation == Relation.AT_LEAST;
            int turn = relation == Relation.LESS || relation == Relation.MORE ? 0 : 3;
            for (int i = 0; i < rows; i++) {
                double value = left[i];
                double difference = below ? value - right : right - value;
                int sign = (int) (Double.doubleToRawLongBits(difference) >>> 63);
                to[i] = value != value ? Vector.UNKNOWN : (byte) (3 * sign ^ turn);
            }
        }
    }

    /** Whether texts are equal, or unequal. */
    record Texts(boolean equal) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.truth(rows);
            for (int i = 0; i < rows; i++) {
                int left = in[0].texts[i & in[0].mask];
                int right = in[1].texts[i & in[1].mask];
                out.truth[i] =
                        (left | right) < 0 ? Vector.UNKNOWN : (left == right) == equal ? Vector.TRUE : Vector.FALSE;
            }
        }
    }

    /** Whether a number is one of some constants. */
    record AmongNumbers(List<Long> options) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.truth(rows);
            long[] from = in[0].wide(rows);
            byte[] to = out.truth;
            Arrays.fill(to, 0, rows, Vector.FALSE);
            for (long option : options) {
                for (int i = 0; i < rows; i++) {
                    to[i] |= (byte) (from[i] == option ? 3 : 0);
                }
            }
            out.doubt(in[0], rows);
        }
    }

    /** Whether a double is one of some constants, minus zero not being zero. */
    record AmongDoubles(List<Double> options) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.truth(rows);
            for (int i = 0; i < rows; i++) {
                double value = in[0].doubles[i];
                out.truth[i] =
                        Double.isNaN(value) ? Vector.UNKNOWN : options.contains(value) ? Vector.TRUE : Vector.FALSE;
            }
        }
    }

    /** Whether a text is one of some constants. */
    record AmongTexts(List<Integer> options) implements Kernel {
        @Override
        public Type.Scalar type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public void run(Vector[] in, int rows, Vector out) {
            out.truth(rows);
            int[] from = in[0].texts;
            byte[] to = out.truth;
            for (int i = 0; i < rows; i++) {
                to[i] = from[i] < 0 ? Vector.UNKNOWN : Vector.FALSE;
            }
            for (int option : options) {
                for (int i = 0; i < rows; i++) {
                    to[i] |= (byte) (from[i] == option ? 3 : 0);
                }
            }
        }
    }
}
