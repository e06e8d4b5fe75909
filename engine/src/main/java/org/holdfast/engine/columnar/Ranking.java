package org.holdfast.engine.columnar;

import java.util.Arrays;
import java.util.List;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Measure;
import org.holdfast.policy.pack.Pack;

/**
 * The causes of each household's true indicators, gravest first, and the measures that serve them, most urgent first.
 * Results of indicators and conditions of measures are packed two bits each, 32 to a word.
 */
final class Ranking {
    private static final long LOW_BITS = 0x5555_5555_5555_5555L;
    private final int[] causeOf;
    private final long[] weightOf;
    private final int indicatorWords;
    private final int measureWords;
    /** For each cause the measures that serve it, packed like results that are true. */
    private final long[][] measuresOf;

    private final long[] weight;
    private final boolean[] present;
    private final long[] given;
    int[] causeStarts = {0};
    int[] causes = {};
    int[] measureStarts = {0};
    int[] measures = {};
    private int causeCount;
    private int measureCount;

    Ranking(Pack pack) {
        List<String> ids = pack.causes();
        List<Indicator> indicators = pack.indicators();
        this.causeOf = indicators.stream().mapToInt(i -> ids.indexOf(i.cause())).toArray();
        this.weightOf = indicators.stream().mapToLong(pack::weight).toArray();
        this.indicatorWords = words(indicators.size());
        this.measureWords = words(pack.measures().size());
        this.measuresOf = new long[ids.size()][measureWords];
        for (int measure = 0; measure < pack.measures().size(); measure++) {
            Measure one = pack.measures().get(measure);
            for (String cause : one.causes()) {
                int index = ids.indexOf(cause);
                if (index >= 0) {
                    measuresOf[index][measure >> 5] |= 2L << (2 * (measure & 31));
                }
            }
        }
        this.weight = new long[ids.size()];
        this.present = new boolean[ids.size()];
        this.given = new long[measureWords];
    }

    static int words(int results) {
        return (results + 31) / 32;
    }

    /**
     * Packs results two bits each.
     *
     * @param to one plane for each 32 results, with a word for each household
     */
    static void pack(List<Vector> results, int households, long[] to, byte[] scratch) {
        for (int word = 0; word < words(results.size()); word++) {
            int plane = word * households;
            Arrays.fill(to, plane, plane + households, 0);
            int end = Math.min(results.size(), 32 * word + 32);
            for (int first = 32 * word; first < end; first += 4) {
                Arrays.fill(scratch, 0, households, (byte) 0);
                for (int result = first; result < Math.min(end, first + 4); result++) {
                    add(results.get(result), 2 * (result - first), households, scratch);
                }
                int shift = 2 * (first & 31);
                for (int i = 0; i < households; i++) {
                    to[plane + i] |= (scratch[i] & 0xffL) << shift;
                }
            }
        }
    }

    private static void add(Vector result, int shift, int households, byte[] to) {
        byte[] truth = result.truth;
        if (result.mask == 0) {
            byte one = (byte) (truth[0] << shift);
            for (int i = 0; i < households; i++) {
                to[i] |= one;
            }
        } else {
            for (int i = 0; i < households; i++) {
                to[i] |= (byte) (truth[i] << shift);
            }
        }
    }

    /** Ranks the causes and measures of every household of a batch. */
    void rank(int households, long[] indicators, long[] conditions) {
        if (causeStarts.length <= households) {
            causeStarts = new int[households + 1];
            measureStarts = new int[households + 1];
        }
        causeCount = 0;
        measureCount = 0;
        for (int i = 0; i < households; i++) {
            rankCauses(i, households, indicators);
            rankMeasures(i, households, conditions);
            causeStarts[i + 1] = causeCount;
            measureStarts[i + 1] = measureCount;
        }
    }

    private void rankCauses(int household, int households, long[] indicators) {
        if (causes.length < causeCount + weight.length) {
            causes = Arrays.copyOf(causes, 2 * causes.length + weight.length);
        }
        int start = causeCount;
        for (int word = 0; word < indicatorWords; word++) {
            for (long left = indicators[word * households + household] >>> 1 & LOW_BITS; left != 0; left &= left - 1) {
                int indicator = 32 * word + (Long.numberOfTrailingZeros(left) >> 1);
                int cause = causeOf[indicator];
                if (!present[cause]) {
                    present[cause] = true;
                    weight[cause] = 0;
                    causes[causeCount++] = cause;
                }
                weight[cause] += weightOf[indicator];
            }
        }
        for (int at = start + 1; at < causeCount; at++) {
            int cause = causes[at];
            int to = at;
            while (to > start && isBefore(cause, causes[to - 1])) {
                causes[to] = causes[to - 1];
                to--;
            }
            causes[to] = cause;
        }
        for (int at = start; at < causeCount; at++) {
            present[causes[at]] = false;
        }
    }

    private boolean isBefore(int cause, int other) {
        return weight[cause] > weight[other] || weight[cause] == weight[other] && cause < other;
    }

    private void rankMeasures(int household, int households, long[] conditions) {
        int most = 32 * measureWords;
        if (measures.length < measureCount + most) {
            measures = Arrays.copyOf(measures, 2 * measures.length + most);
        }
        Arrays.fill(given, 0);
        int first = causeStarts[household];
        while (first < causeCount) {
            int next = first + 1;
            while (next < causeCount && weight[causes[next]] == weight[causes[first]]) {
                next++;
            }
            for (int word = 0; word < measureWords; word++) {
                long serving = 0;
                for (int at = first; at < next; at++) {
                    serving |= measuresOf[causes[at]][word];
                }
                long left = serving & conditions[word * households + household] & ~given[word];
                given[word] |= left;
                for (; left != 0; left &= left - 1) {
                    measures[measureCount++] = 32 * word + (Long.numberOfTrailingZeros(left) >> 1);
                }
            }
            first = next;
        }
    }
}
