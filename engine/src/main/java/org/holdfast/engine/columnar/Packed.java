package org.holdfast.engine.columnar;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.policy.expression.Type;

/** The results of all indicators, two bits each, 32 to a word: one plane of the vector for each word. */
final class Packed extends Node {
    private static final long LOW_BITS = 0x5555_5555_5555_5555L;
    private final List<Node> results;

    Packed(Frame households, List<Node> results) {
        super(households, Type.Scalar.INT);
        this.results = List.copyOf(results);
    }

    @Override
    List<Node> inputs() {
        return results;
    }

    @Override
    Object identity() {
        return this;
    }

    @Override
    void run(Workspace work, Vector out) {
        int households = work.rows(frame());
        out.planes = Ranking.words(results.size());
        out.numbers(out.planes * households);
        out.whole = true;
        List<Vector> vectors = new ArrayList<>();
        results.forEach(result -> vectors.add(work.vector(result)));
        Ranking.pack(vectors, households, out.numbers, work.bytes(households));
    }

    /** Whether some nodes are all among the results, each once. */
    boolean holdsAll(List<Node> nodes) {
        return results.containsAll(nodes)
                && nodes.stream().distinct().count() == nodes.size()
                && nodes.stream().allMatch(node -> results.indexOf(node) == results.lastIndexOf(node));
    }

    /** How many of some results are true, or undecided. */
    static final class Tally extends Node {
        private final Packed packed;
        private final boolean undecided;
        private final long[] masks;

        Tally(Packed packed, boolean undecided, List<Node> tallied) {
            super(packed.frame(), Type.Scalar.INT);
            this.packed = packed;
            this.undecided = undecided;
            this.masks = new long[Ranking.words(packed.results.size())];
            for (int i = 0; i < packed.results.size(); i++) {
                if (tallied.contains(packed.results.get(i))) {
                    masks[i >> 5] |= 1L << (2 * (i & 31));
                }
            }
        }

        @Override
        List<Node> inputs() {
            return List.of(packed);
        }

        @Override
        Object identity() {
            return this;
        }

        @Override
        void run(Workspace work, Vector out) {
            int households = work.rows(frame());
            out.numbers(households);
            out.whole = true;
            long[] from = work.vector(packed).numbers;
            long[] to = out.numbers;
            for (int word = 0; word < masks.length; word++) {
                long mask = masks[word] & LOW_BITS;
                int plane = word * households;
                for (int i = 0; i < households; i++) {
                    long results = from[plane + i];
                    long chosen = undecided ? results & ~(results >>> 1) : results >>> 1;
                    long count = Long.bitCount(chosen & mask);
                    to[i] = word == 0 ? count : to[i] + count;
                }
            }
        }
    }
}
