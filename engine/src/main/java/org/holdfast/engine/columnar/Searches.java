package org.holdfast.engine.columnar;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.policy.expression.Type;

/**
 * Conditions looked for, and counted, among the same rows in one pass: up to eight searches share a number of 64 bits,
 * one byte each; up to four counts share another, a byte for those that belong and one for those that may. The vector
 * holds one plane of numbers for each such group.
 */
final class Searches extends Node {
    private static final int SEARCHES = 8;
    private static final int COUNTS = 4;
    private static final int MOST_ROWS = 255;
    private final Frame entries;
    private final List<Node> searched;
    private final List<Node> counted;
    private final int searchPlanes;
    private final int countPlanes;

    Searches(Frame entries, List<Node> searched, List<Node> counted) {
        super(entries.parent(), Type.Scalar.INT);
        this.entries = entries;
        this.searched = searched;
        this.counted = counted;
        this.searchPlanes = (searched.size() + SEARCHES - 1) / SEARCHES;
        this.countPlanes = (counted.size() + COUNTS - 1) / COUNTS;
    }

    @Override
    Frame over() {
        return entries;
    }

    @Override
    List<Node> inputs() {
        List<Node> inputs = new ArrayList<>(searched);
        inputs.addAll(counted);
        return inputs;
    }

    @Override
    Object identity() {
        return this;
    }

    @Override
    void run(Workspace work, Vector out) {
        int parents = work.rows(frame());
        int rows = work.rows(entries);
        int[] starts = work.starts(entries);
        out.planes = searchPlanes + countPlanes;
        out.numbers(out.planes * parents);
        out.whole = true;
        long[] lanes = work.longs(rows);
        for (int plane = 0; plane < searchPlanes; plane++) {
            layOut(work, searched, plane * SEARCHES, rows, lanes);
            search(lanes, starts, parents, out.numbers, plane * parents);
        }
        boolean few = countPlanes == 0 || mostRows(starts, parents) <= MOST_ROWS;
        out.isPacked = few;
        for (int plane = 0; few && plane < countPlanes; plane++) {
            layOutCounts(work, plane * COUNTS, rows, lanes);
            add(lanes, starts, parents, out.numbers, (searchPlanes + plane) * parents);
        }
    }

    private static int mostRows(int[] starts, int parents) {
        int most = 0;
        for (int parent = 0; parent < parents; parent++) {
            most = Math.max(most, starts[parent + 1] - starts[parent]);
        }
        return most;
    }

    private static void layOut(Workspace work, List<Node> conditions, int first, int rows, long[] to) {
        int last = Math.min(conditions.size(), first + SEARCHES);
        for (int lane = first; lane < last; lane++) {
            byte[] truth = work.vector(conditions.get(lane)).truth;
            int shift = (lane - first) * Byte.SIZE;
            if (lane == first) {
                for (int i = 0; i < rows; i++) {
                    to[i] = truth[i];
                }
            } else {
                for (int i = 0; i < rows; i++) {
                    to[i] |= (long) truth[i] << shift;
                }
            }
        }
    }

    /** A 1 in the lower byte of a lane for a row that belongs, in the upper byte for one that may. */
    private void layOutCounts(Workspace work, int first, int rows, long[] to) {
        int last = Math.min(counted.size(), first + COUNTS);
        for (int lane = first; lane < last; lane++) {
            byte[] truth = work.vector(counted.get(lane)).truth;
            int shift = (lane - first) * Short.SIZE;
            if (lane == first) {
                for (int i = 0; i < rows; i++) {
                    int one = truth[i];
                    to[i] = one >> 1 | (one & 1 ^ one >> 1) << Byte.SIZE;
                }
            } else {
                for (int i = 0; i < rows; i++) {
                    int one = truth[i];
                    to[i] |= (long) (one >> 1 | (one & 1 ^ one >> 1) << Byte.SIZE) << shift;
                }
            }
        }
    }

    private static void search(long[] lanes, int[] starts, int parents, long[] to, int first) {
        int row = starts[0];
        for (int parent = 0; parent < parents; parent++) {
            long found = 0;
            for (int end = starts[parent + 1]; row < end; row++) {
                found |= lanes[row];
            }
            to[first + parent] = found;
        }
    }

    private static void add(long[] lanes, int[] starts, int parents, long[] to, int first) {
        int row = starts[0];
        for (int parent = 0; parent < parents; parent++) {
            long sum = 0;
            for (int end = starts[parent + 1]; row < end; row++) {
                sum += lanes[row];
            }
            to[first + parent] = sum;
        }
    }

    /** The result of one search. */
    static final class Found extends Node {
        private final Searches searches;
        private final int lane;

        Found(Searches searches, int lane) {
            super(searches.frame(), Type.Scalar.BOOL);
            this.searches = searches;
            this.lane = lane;
        }

        @Override
        List<Node> inputs() {
            return List.of(searches);
        }

        @Override
        Object identity() {
            return this;
        }

        @Override
        void run(Workspace work, Vector out) {
            int rows = work.rows(frame());
            out.truth(rows);
            long[] from = work.vector(searches).numbers;
            byte[] to = out.truth;
            int first = lane / SEARCHES * rows;
            int shift = lane % SEARCHES * Byte.SIZE;
            for (int i = 0; i < rows; i++) {
                to[i] = (byte) (from[first + i] >>> shift);
            }
        }
    }

    /** The result of one count. */
    static final class Counted extends Node {
        private final Searches searches;
        private final int lane;
        private final Lists.Count alone;

        /** @param alone what counts where a household has too many rows for a lane */
        Counted(Searches searches, int lane, Lists.Count alone) {
            super(searches.frame(), Type.Scalar.INT);
            this.searches = searches;
            this.lane = lane;
            this.alone = alone;
        }

        @Override
        List<Node> inputs() {
            List<Node> inputs = new ArrayList<>(alone.inputs());
            inputs.add(searches);
            return inputs;
        }

        @Override
        Object identity() {
            return this;
        }

        @Override
        void run(Workspace work, Vector out) {
            Vector packed = work.vector(searches);
            if (!packed.isPacked) {
                alone.run(work, out);
                return;
            }
            int rows = work.rows(frame());
            out.numbers(rows);
            out.whole = true;
            long[] from = packed.numbers;
            long[] to = out.numbers;
            int first = (searches.searchPlanes + lane / COUNTS) * rows;
            int shift = lane % COUNTS * Short.SIZE;
            long doubtful = 0;
            for (int i = 0; i < rows; i++) {
                long both = from[first + i] >>> shift;
                to[i] = both & 0xff;
                doubtful |= both & 0xff00;
            }
            if (doubtful != 0) {
                out.whole = false;
                out.known(rows);
                for (int i = 0; i < rows; i++) {
                    out.known[i] = (byte) ((from[first + i] >>> shift & 0xff00) == 0 ? 1 : 0);
                }
            }
        }
    }
}
