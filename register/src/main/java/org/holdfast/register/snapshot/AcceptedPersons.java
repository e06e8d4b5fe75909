package org.holdfast.register.snapshot;

import java.io.IOException;
import java.util.Arrays;
import org.holdfast.register.spill.RecordCursor;

/** The persons that were accepted: those of the households of a partition in memory, the others asked for. */
final class AcceptedPersons {
    private final KeyHash hash;
    private final KeyBuckets everywhere;
    private final RecordCursor record = new RecordCursor();
    private long[] highs = {};
    private long[] lows = {};
    private ChildRows persons = new ChildRows();

    AcceptedPersons(KeyHash hash, KeyBuckets everywhere) {
        this.hash = hash;
        this.everywhere = everywhere;
    }

    /** Takes the persons of a partition, in order, whose records begin with their identifiers. */
    void load(ChildRows rows, byte[] bytes) {
        persons = rows;
        if (highs.length < rows.count()) {
            highs = new long[rows.count() + (rows.count() >> 2)];
            lows = Arrays.copyOf(highs, highs.length);
        }
        for (int place = 0; place < rows.count(); place++) {
            record.set(bytes, rows.body(rows.row(place)));
            record.nextText();
            hash.take(bytes, record.textStart(), record.textEnd());
            highs[place] = hash.high();
            lows[place] = hash.low();
        }
    }

    /** @param household the one whose member the person most likely is, or -1 */
    boolean contains(int household, byte[] utf8, int from, int to) throws IOException {
        hash.take(utf8, from, to);
        if (household >= 0) {
            for (int place = persons.start(household); place < persons.start(household + 1); place++) {
                if (highs[place] == hash.high() && lows[place] == hash.low()) {
                    return true;
                }
            }
        }
        return everywhere.contains(hash);
    }
}
