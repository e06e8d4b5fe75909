package org.holdfast.report.files;

import java.util.List;

/** Cells that list indicators. The same few sets of them come again and again, so their cells are kept. */
final class CsvIndicators {
    private static final int KEPT_BITS = 10;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private final CsvWords ids;
    private final boolean areFew;

    /** Sets whose cells are kept, each at its one possible place; the empty set stands for none. */
    private final long[] sets = new long[1 << KEPT_BITS];

    private final byte[][] cells = new byte[1 << KEPT_BITS][];

    CsvIndicators(List<String> ids) {
        this.ids = new CsvWords(ids);
        this.areFew = IndicatorBits.words(ids.size()) == 1;
    }

    int room() {
        return ids.roomForAll();
    }

    /** Puts the part of a cell that began somewhere for the indicators of a word. */
    void put(int word, long ones, CsvBytes out) {
        if (ones == 0) {
            return;
        }
        if (!areFew) {
            spell(word, ones, out);
            return;
        }
        int place = (int) (ones * SPREAD >>> (Long.SIZE - KEPT_BITS));
        if (sets[place] == ones) {
            out.put(cells[place]);
            return;
        }
        int start = out.size();
        spell(word, ones, out);
        sets[place] = ones;
        cells[place] = out.since(start);
    }

    private void spell(int word, long ones, CsvBytes out) {
        for (long left = ones; left != 0; left &= left - 1) {
            ids.part(IndicatorBits.first(word, left), out);
        }
    }

    /** Ends a cell that began somewhere. */
    void end(int start, CsvBytes out) {
        ids.end(start, out);
    }
}
