package org.holdfast.engine.columnar;

import java.util.List;
import org.holdfast.policy.expression.Type;

/** Up to eight conditions looked for among the same rows, one byte of a number each. */
final class Searches extends Node {
    static final int LANES = 8;
    private final Frame entries;
    private final List<Node> conditions;

    Searches(Frame entries, List<Node> conditions) {
        super(entries.parent(), Type.Scalar.INT);
        this.entries = entries;
        this.conditions = conditions;
    }

    @Override
    Frame over() {
        return entries;
    }

    @Override
    List<Node> inputs() {
        return conditions;
    }

    @Override
    Object identity() {
        return this;
    }

    @Override
    void run(Workspace work, Vector out) {
        int parents = work.rows(frame());
        int rows = work.rows(entries);
        long[] lanes = work.longs(rows);
        for (int lane = 0; lane < conditions.size(); lane++) {
            byte[] truth = work.vector(conditions.get(lane)).truth;
            int shift = lane * Byte.SIZE;
            if (lane == 0) {
                for (int i = 0; i < rows; i++) {
                    lanes[i] = truth[i];
                }
            } else {
                for (int i = 0; i < rows; i++) {
                    lanes[i] |= (long) truth[i] << shift;
                }
            }
        }
        out.numbers(parents);
        out.whole = true;
        long[] to = out.numbers;
        int[] starts = work.starts(entries);
        int row = starts[0];
        for (int parent = 0; parent < parents; parent++) {
            long found = 0;
            for (int end = starts[parent + 1]; row < end; row++) {
                found |= lanes[row];
            }
            to[parent] = found;
        }
    }

    /** The result of one condition. */
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
            int shift = lane * Byte.SIZE;
            for (int i = 0; i < rows; i++) {
                to[i] = (byte) (from[i] >>> shift);
            }
        }
    }
}
