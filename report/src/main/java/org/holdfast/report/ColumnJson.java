package org.holdfast.report;

import java.util.Arrays;
import tools.jackson.core.JsonGenerator;

/**
 * A column of counts, one a place, in the shortest of the forms the page can read.
 *
 * <ul>
 *   <li>{@code 0}: zero in every place
 *   <li>{@code [3,0,7]}: the counts
 *   <li>{@code {"gaps":[2,5],"counts":[3,7]}}: zero but where said; each gap is the step from the place before
 *   <li>{@code {"less":C}}: the households of the place less column C, for what holds nearly everywhere
 * </ul>
 */
final class ColumnJson {
    private final long[] households;

    ColumnJson(int[] households) {
        this.households = Arrays.stream(households).asLongStream().toArray();
    }

    void write(JsonGenerator json, int[] counts) {
        write(json, Arrays.stream(counts).asLongStream().toArray());
    }

    void write(JsonGenerator json, long[] counts) {
        long[] rest = new long[counts.length];
        Arrays.setAll(rest, place -> households[place] - counts[place]);
        if (nonZero(rest) < nonZero(counts)) {
            json.writeStartObject();
            json.writeName("less");
            writePlain(json, rest);
            json.writeEndObject();
        } else {
            writePlain(json, counts);
        }
    }

    /** The counts themselves, without regard to the households. */
    static void writePlain(JsonGenerator json, long[] counts) {
        int filled = nonZero(counts);
        if (filled == 0) {
            json.writeNumber(0);
        } else if (filled * 2 < counts.length) {
            writeSparse(json, counts, filled);
        } else {
            json.writeArray(counts, 0, counts.length);
        }
    }

    private static void writeSparse(JsonGenerator json, long[] counts, int filled) {
        int[] gaps = new int[filled];
        long[] kept = new long[filled];
        int next = 0;
        int last = 0;
        for (int place = 0; place < counts.length; place++) {
            if (counts[place] != 0) {
                gaps[next] = place - last;
                kept[next++] = counts[place];
                last = place;
            }
        }
        json.writeStartObject();
        json.writeName("gaps");
        json.writeArray(gaps, 0, filled);
        json.writeName("counts");
        json.writeArray(kept, 0, filled);
        json.writeEndObject();
    }

    private static int nonZero(long[] counts) {
        int filled = 0;
        for (long count : counts) {
            filled += count != 0 ? 1 : 0;
        }
        return filled;
    }
}
