package org.holdfast.register.snapshot;

import java.io.IOException;
import java.util.Arrays;
import org.holdfast.register.RecordSink;
import org.holdfast.register.spill.RecordBuffer;
import org.holdfast.register.spill.RecordCursor;
import org.holdfast.register.spill.RecordOrder;
import org.holdfast.register.spill.RecordSorter;
import org.holdfast.register.spill.Spill;

/** Sorts the households that one hand of a scan comes upon by their identifiers, then by their lines. */
final class HouseholdSink implements RecordSink {
    /** Compares the identifiers, then the lines, with which records begin. */
    static final RecordOrder ORDER = HouseholdSink::compare;

    private final RecordSorter sorter;
    private final int hand;
    private final RecordBuffer household = new RecordBuffer();

    HouseholdSink(Spill spill, int sortBytes, int hand) {
        this.sorter = new RecordSorter(spill, ORDER, sortBytes);
        this.hand = hand;
    }

    RecordSorter sorter() {
        return sorter;
    }

    @Override
    public void add(long line, byte[] bytes, int from, int to, RecordBuffer record) throws IOException {
        household.clear();
        household.putText(bytes, from, to);
        household.putCount(line);
        household.putByte(hand);
        household.putBytes(record.bytes(), 0, record.size());
        sorter.add(Splitters.rank(bytes, from, to), household);
    }

    private static int compare(byte[] left, int leftAt, byte[] right, int rightAt) {
        RecordCursor a = new RecordCursor();
        RecordCursor b = new RecordCursor();
        a.set(left, leftAt);
        b.set(right, rightAt);
        a.nextText();
        b.nextText();
        int byId = Arrays.compareUnsigned(left, a.textStart(), a.textEnd(), right, b.textStart(), b.textEnd());
        return byId != 0 ? byId : Long.compare(a.nextCount(), b.nextCount());
    }
}
