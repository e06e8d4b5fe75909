package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.holdfast.register.Reason;
import org.holdfast.register.ScannedTable;
import org.holdfast.register.spill.RecordCursor;
import org.jspecify.annotations.Nullable;

/** Says of a row of a table of children whether the household and the person it names are there. */
final class ChildJudge {
    private final ScannedTable table;
    private final @Nullable AcceptedPersons persons;
    private final RecordCursor record = new RecordCursor();
    private byte[] last = new byte[64];
    private int lastLength;
    private String blamed = "";

    /** @param persons null for the person table itself */
    ChildJudge(ScannedTable table, @Nullable AcceptedPersons persons) {
        this.table = table;
        this.persons = persons;
    }

    ScannedTable table() {
        return table;
    }

    /** @param household that the row names, or -1 when it is not there; null when nothing is wrong */
    @Nullable
    Reason judge(int household, ChildCursor row) throws IOException {
        if (household < 0 && !table.personFirst()) {
            return blame("household_id");
        }
        if (persons != null && table.person() != null) {
            RecordCursor person = person(row);
            int from = person.textStart();
            int to = person.textEnd();
            if (from < to && !isLast(row.bytes(), from, to)) {
                if (!persons.contains(household, row.bytes(), from, to)) {
                    return blame("person_id");
                }
                remember(row.bytes(), from, to);
            }
        }
        return household < 0 ? blame("household_id") : null;
    }

    /** The column that {@link #judge} found fault with. */
    String blamed() {
        return blamed;
    }

    /** What a row has in the column found fault with. */
    String shown(ChildCursor row) {
        return blamed.equals("household_id")
                ? new String(row.id(), 0, row.idLength(), StandardCharsets.UTF_8)
                : person(row).text();
    }

    /** Reads the identifier of a row. */
    RecordCursor key(ChildCursor row) {
        record.set(row.bytes(), row.body());
        record.nextText();
        return record;
    }

    private RecordCursor person(ChildCursor row) {
        record.set(row.bytes(), row.body());
        if (table.key() != null) {
            record.nextText();
        }
        record.nextText();
        return record;
    }

    /** Whether the person is the one found last, as it often is. */
    private boolean isLast(byte[] utf8, int from, int to) {
        return Arrays.equals(last, 0, lastLength, utf8, from, to);
    }

    private void remember(byte[] utf8, int from, int to) {
        lastLength = to - from;
        if (lastLength > last.length) {
            last = new byte[lastLength * 2];
        }
        System.arraycopy(utf8, from, last, 0, lastLength);
    }

    private Reason blame(String column) {
        blamed = column;
        return Reason.DANGLING;
    }
}
