package org.holdfast.synth.place;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The villages of a county: codes and names, packed, since the nation has half a million of them. */
public final class Villages {
    private final String county;
    private final byte[] text;
    private int[] ends = new int[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int count;

    /**
     * No villages yet.
     *
     * @param text in which the names are
     */
    Villages(String county, byte[] text) {
        this.county = county;
        this.text = text;
    }

    /**
     * Adds a village.
     *
     * @param end the last six digits of its code
     */
    void add(int end, int nameFrom, int nameTo) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
        }
        ends[count] = end;
        from[count] = nameFrom;
        to[count++] = nameTo;
    }

    public int count() {
        return count;
    }

    /** The code of twelve digits. */
    public long code(int village) {
        return Long.parseLong(county) * 1_000_000 + ends[village];
    }

    public Division get(int village) {
        String name = new String(text, from[village], to[village] - from[village], StandardCharsets.UTF_8);
        String ending = Divisions.ENDINGS.get(name.charAt(name.length() - 1));
        String whole = ending == null ? name : name.substring(0, name.length() - 1) + ending;
        return new Division(Long.toString(code(village)), whole);
    }
}
