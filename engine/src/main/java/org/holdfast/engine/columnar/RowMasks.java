package org.holdfast.engine.columnar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnName;
import org.holdfast.policy.expression.Type;

/**
 * Conditions looked for, and counted, among the same rows in one pass. Each condition is an and of {@link Judgement
 * judgements} of single sources, so for each source there is a table from its code to a word with the bits of all
 * conditions, and the and of a row's words holds the conditions' truth: two bits for each one looked for, so coded that
 * the or over a household's rows is Kleene's; two bytes for each one counted, of which the lower counts the rows that
 * belong and the upper those that may. Sources of few codes are looked up together, their codes side by side in a byte.
 * The vector holds one plane of words for each 32 searches and each four counts.
 */
final class RowMasks extends Node {
    private static final int SEARCHES = 32;
    private static final int COUNTS = 4;
    private static final int MOST_ROWS = 255;
    private static final int BITS = Byte.SIZE;
    private final Frame entries;
    private final int searchPlanes;
    private final int counts;
    private final int countPlanes;
    private final List<Lookup> lookups = new ArrayList<>();
    private final List<Node> inputs = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();

    RowMasks(Frame entries, List<Node> searched, List<Node> counted, Map<ColumnName, ColumnForm> forms) {
        super(entries.parent(), Type.Scalar.INT);
        this.entries = entries;
        this.searchPlanes = (searched.size() + SEARCHES - 1) / SEARCHES;
        this.counts = counted.size();
        this.countPlanes = (counts + COUNTS - 1) / COUNTS;
        List<List<Judgement>> conditions = new ArrayList<>();
        searched.forEach(condition -> conditions.add(Judgement.all(condition, entries)));
        counted.forEach(condition -> conditions.add(Judgement.all(condition, entries)));
        Map<Judgement.Source, TreeSet<Long>> sources = new LinkedHashMap<>();
        conditions.forEach(parts -> parts.forEach(part ->
                sources.computeIfAbsent(part.source(), s -> new TreeSet<>()).addAll(part.limits())));
        sources.forEach((source, limits) -> add(source, limits, conditions, searched.size(), forms));
        group();
    }

    /** Lookups whose codes lie side by side in a byte, from the lowest bit up, and the words of each such byte. */
    private record Group(int[] lookups, int[] shifts, long[][] words) {}

    private void group() {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < lookups.size(); i++) {
            left.add(i);
        }
        while (!left.isEmpty()) {
            List<Integer> together = new ArrayList<>();
            int bits = 0;
            for (int lookup : List.copyOf(left)) {
                if (bits + bits(lookup) <= BITS) {
                    bits += bits(lookup);
                    together.add(lookup);
                    left.remove((Integer) lookup);
                }
            }
            groups.add(group(together, bits));
        }
    }

    private Group group(List<Integer> together, int bits) {
        int[] members = together.stream().mapToInt(Integer::intValue).toArray();
        int[] shifts = new int[members.length];
        for (int i = 1; i < members.length; i++) {
            shifts[i] = shifts[i - 1] + bits(members[i - 1]);
        }
        long[][] words = new long[searchPlanes + countPlanes][1 << bits];
        for (int plane = 0; plane < words.length; plane++) {
            for (int codes = 0; codes < 1 << bits; codes++) {
                long word = -1;
                for (int i = 0; i < members.length; i++) {
                    long[] own = lookups.get(members[i]).words()[plane];
                    int code = codes >> shifts[i] & (1 << bits(members[i])) - 1;
                    word &= code < own.length ? own[code] : -1;
                }
                words[plane][codes] = word;
            }
        }
        return new Group(members, shifts, words);
    }

    /** How many bits the codes of a lookup take. */
    private int bits(int lookup) {
        int codes = lookups.get(lookup).words()[0].length;
        return Integer.SIZE - Integer.numberOfLeadingZeros(codes - 1);
    }

    /** Where the codes of a source come from, and the word of each plane for each code. */
    private record Lookup(Judgement.Source source, long[] limits, long[][] words) {
        boolean isTruth() {
            return source.node() != null && limits.length == 0;
        }
    }

    private void add(
            Judgement.Source source,
            TreeSet<Long> limitsOf,
            List<List<Judgement>> conditions,
            int searches,
            Map<ColumnName, ColumnForm> forms) {
        long[] limits = limitsOf.stream().mapToLong(Long::longValue).toArray();
        ColumnName column = source.column();
        Node node = source.node();
        int codes = node == null && column != null
                ? Classes.size(forms, column) + 1
                : limits.length == 0 ? Vector.TRUE + 1 : limits.length + 2;
        long[][] words = new long[searchPlanes + countPlanes][codes];
        for (long[] plane : words) {
            Arrays.fill(plane, -1);
        }
        for (int condition = 0; condition < conditions.size(); condition++) {
            for (Judgement part : conditions.get(condition)) {
                if (part.source().equals(source)) {
                    for (int code = 0; code < codes; code++) {
                        boolean unknown = limits.length > 0 && code == codes - 1;
                        long value = limits.length == 0
                                ? code
                                : code == 0 ? limits[0] - 1 : limits[code - 1 - (unknown ? 1 : 0)];
                        mark(words, code, condition, searches, part.verdict().of(value, !unknown));
                    }
                }
            }
        }
        lookups.add(new Lookup(source, limits, words));
        inputs.add(node == null && column != null ? new CodesOf(column, entries) : node);
    }

    private void mark(long[][] words, int code, int condition, int searches, byte truth) {
        if (condition < searches) {
            words[condition / SEARCHES][code] &= ~(((long) truth ^ 3) << 2 * (condition % SEARCHES));
            return;
        }
        int lane = condition - searches;
        long cleared = (truth == Vector.TRUE ? 0 : 0xffL) | (truth == Vector.FALSE ? 0xff00L : 0);
        words[searchPlanes + lane / COUNTS][code] &= ~(cleared << Short.SIZE * (lane % COUNTS));
    }

    @Override
    Frame over() {
        return entries;
    }

    @Override
    List<Node> inputs() {
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
        boolean few = countPlanes == 0 || mostRows(starts, parents) <= MOST_ROWS;
        out.isPacked = few;
        out.planes = searchPlanes + (few ? countPlanes : counts);
        out.numbers(out.planes * parents);
        out.whole = true;
        byte[][] codes = new byte[groups.size()][];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes(work, groups.get(i), i, rows);
        }
        long[] words = work.longs(rows);
        for (int plane = 0; plane < searchPlanes; plane++) {
            meet(codes, plane, rows, words);
            search(words, starts, parents, out.numbers, plane * parents);
        }
        for (int plane = 0; plane < countPlanes; plane++) {
            meet(codes, searchPlanes + plane, rows, words);
            if (few) {
                add(words, starts, parents, out.numbers, (searchPlanes + plane) * parents);
            } else {
                addWidely(words, starts, parents, out.numbers, plane * COUNTS);
            }
        }
    }

    private static int mostRows(int[] starts, int parents) {
        int most = 0;
        for (int parent = 0; parent < parents; parent++) {
            most = Math.max(most, starts[parent + 1] - starts[parent]);
        }
        return most;
    }

    private byte[] codes(Workspace work, Group group, int number, int rows) {
        byte[] first = codes(work, group.lookups()[0], rows);
        if (group.lookups().length == 1) {
            return first;
        }
        byte[] together = work.bytes(lookups.size() + number, rows);
        System.arraycopy(first, 0, together, 0, rows);
        for (int i = 1; i < group.lookups().length; i++) {
            byte[] next = codes(work, group.lookups()[i], rows);
            int shift = group.shifts()[i];
            for (int row = 0; row < rows; row++) {
                together[row] |= (byte) (next[row] << shift);
            }
        }
        return together;
    }

    private byte[] codes(Workspace work, int number, int rows) {
        Lookup lookup = lookups.get(number);
        ColumnName column = lookup.source().column();
        if (column != null) {
            return work.codes(column).bytes;
        }
        Vector vector = work.vector(inputs.get(number));
        if (lookup.isTruth() && vector.mask != 0) {
            return vector.truth;
        }
        byte[] codes = work.bytes(number, rows);
        if (lookup.isTruth()) {
            Arrays.fill(codes, 0, rows, vector.truth[0]);
            return codes;
        }
        Arrays.fill(codes, 0, rows, (byte) 0);
        for (long limit : lookup.limits()) {
            if (vector.isNarrow && limit == (int) limit) {
                passed(vector.narrow, (int) limit, rows, codes);
            } else {
                passed(vector.wide(rows), limit, rows, codes);
            }
        }
        if (!vector.whole) {
            byte unknown = (byte) (lookup.limits().length + 1);
            byte[] known = vector.known;
            for (int i = 0; i < rows; i++) {
                codes[i] = (byte) (codes[i] & -known[i] | unknown & known[i] - 1);
            }
        }
        return codes;
    }

    private static void passed(int[] values, int limit, int rows, byte[] codes) {
        for (int i = 0; i < rows; i++) {
            codes[i] += (byte) (values[i] >= limit ? 1 : 0);
        }
    }

    private static void passed(long[] values, long limit, int rows, byte[] codes) {
        for (int i = 0; i < rows; i++) {
            codes[i] += (byte) (values[i] >= limit ? 1 : 0);
        }
    }

    /** The and of the words of all groups, three at a time. */
    private void meet(byte[][] codes, int plane, int rows, long[] to) {
        int at = 0;
        if (codes.length >= 3) {
            meet(codes[0], words(0, plane), codes[1], words(1, plane), codes[2], words(2, plane), rows, to);
            at = 3;
        } else {
            Arrays.fill(to, 0, rows, -1);
        }
        for (; at < codes.length; at++) {
            byte[] code = codes[at];
            long[] word = words(at, plane);
            for (int i = 0; i < rows; i++) {
                to[i] &= word[code[i] & 0xff];
            }
        }
    }

    private long[] words(int group, int plane) {
        return groups.get(group).words()[plane];
    }

    private static void meet(byte[] a, long[] ofA, byte[] b, long[] ofB, byte[] c, long[] ofC, int rows, long[] to) {
        for (int i = 0; i < rows; i++) {
            to[i] = ofA[a[i] & 0xff] & ofB[b[i] & 0xff] & ofC[c[i] & 0xff];
        }
    }

    private static void search(long[] words, int[] starts, int parents, long[] to, int first) {
        int row = starts[0];
        for (int parent = 0; parent < parents; parent++) {
            long found = 0;
            for (int end = starts[parent + 1]; row < end; row++) {
                found |= words[row];
            }
            to[first + parent] = found;
        }
    }

    private static void add(long[] words, int[] starts, int parents, long[] to, int first) {
        int row = starts[0];
        for (int parent = 0; parent < parents; parent++) {
            long sum = 0;
            for (int end = starts[parent + 1]; row < end; row++) {
                sum += words[row] & 0x0101_0101_0101_0101L;
            }
            to[first + parent] = sum;
        }
    }

    /** Counts with 32 bits each, for households with very many rows. */
    private void addWidely(long[] words, int[] starts, int parents, long[] to, int firstLane) {
        for (int lane = firstLane; lane < Math.min(counts, firstLane + COUNTS); lane++) {
            int shift = Short.SIZE * (lane - firstLane);
            for (int parent = 0; parent < parents; parent++) {
                long sum = 0;
                for (int row = starts[parent]; row < starts[parent + 1]; row++) {
                    long both = words[row] >>> shift;
                    sum += (both & 1) + ((both >>> Byte.SIZE & 1) << Integer.SIZE);
                }
                to[(searchPlanes + lane) * parents + parent] = sum;
            }
        }
    }

    /** The result of one search. */
    static final class Found extends Node {
        private final RowMasks masks;
        private final int lane;

        Found(RowMasks masks, int lane) {
            super(masks.frame(), Type.Scalar.BOOL);
            this.masks = masks;
            this.lane = lane;
        }

        @Override
        List<Node> inputs() {
            return List.of(masks);
        }

        @Override
        Object identity() {
            return this;
        }

        @Override
        void run(Workspace work, Vector out) {
            int rows = work.rows(frame());
            out.truth(rows);
            long[] from = work.vector(masks).numbers;
            byte[] to = out.truth;
            int first = lane / SEARCHES * rows;
            int shift = 2 * (lane % SEARCHES);
            for (int i = 0; i < rows; i++) {
                to[i] = (byte) (from[first + i] >>> shift & 3);
            }
        }
    }

    /** The result of one count. */
    static final class Counted extends Node {
        private final RowMasks masks;
        private final int lane;

        Counted(RowMasks masks, int lane) {
            super(masks.frame(), Type.Scalar.INT);
            this.masks = masks;
            this.lane = lane;
        }

        @Override
        List<Node> inputs() {
            return List.of(masks);
        }

        @Override
        Object identity() {
            return this;
        }

        @Override
        void run(Workspace work, Vector out) {
            int rows = work.rows(frame());
            Vector packed = work.vector(masks);
            out.numbers(rows);
            out.whole = true;
            int plane = masks.searchPlanes + (packed.isPacked ? lane / COUNTS : lane);
            int bits = packed.isPacked ? Byte.SIZE : Integer.SIZE;
            int shift = packed.isPacked ? Short.SIZE * (lane % COUNTS) : 0;
            read(packed.numbers, plane * rows, shift, bits, rows, out);
        }

        private static void read(long[] from, int first, int shift, int bits, int rows, Vector out) {
            long mask = (1L << bits) - 1;
            long[] to = out.numbers;
            long differing = 0;
            for (int i = 0; i < rows; i++) {
                long both = from[first + i] >>> shift;
                long sure = both & mask;
                differing |= sure ^ (both >>> bits & mask);
                to[i] = sure;
            }
            if (differing != 0) {
                out.whole = false;
                out.known(rows);
                for (int i = 0; i < rows; i++) {
                    long both = from[first + i] >>> shift;
                    out.known[i] = (byte) ((both & mask) == (both >>> bits & mask) ? 1 : 0);
                }
            }
        }
    }
}
