package org.holdfast.register.snapshot;

import java.io.IOException;
import org.holdfast.register.spill.Chunks;
import org.holdfast.register.spill.RecordCursor;

/** Goes through the records of one {@link ChildSink} and partition. */
final class ChildCursor {
    private final RecordCursor cursor = new RecordCursor();
    private final Chunks chunks;
    private byte[] chunk = {};
    private int length;
    private int chunkNumber;
    private int next;
    private long line;
    private boolean sameHousehold;
    private byte[] id = new byte[64];
    private int idLength;
    private int body;

    ChildCursor(Chunks chunks) {
        this.chunks = chunks;
    }

    boolean next() throws IOException {
        if (next >= length && !nextChunk()) {
            return false;
        }
        cursor.set(chunk, next);
        long head = cursor.nextCount();
        line += head >>> 1;
        sameHousehold = (head & 1) != 0;
        if (!sameHousehold) {
            cursor.nextText();
            rememberId();
        }
        cursor.nextText();
        body = cursor.textStart();
        next = cursor.textEnd();
        return true;
    }

    long line() {
        return line;
    }

    /** Whether the row names the household that the row before it names. */
    boolean isSameHousehold() {
        return sameHousehold;
    }

    /** The identifier of the household, of a length of {@link #idLength()}. */
    byte[] id() {
        return id;
    }

    int idLength() {
        return idLength;
    }

    /** In which the cells of the row lie, from {@link #body()} to {@link #bodyEnd()}. */
    byte[] bytes() {
        return chunk;
    }

    int body() {
        return body;
    }

    int bodyEnd() {
        return next;
    }

    private boolean nextChunk() throws IOException {
        if (chunkNumber == chunks.count()) {
            return false;
        }
        length = chunks.length(chunkNumber);
        if (chunk.length < length) {
            chunk = new byte[length];
        }
        chunks.copy(chunkNumber++, chunk, 0);
        next = 0;
        return true;
    }

    private void rememberId() {
        idLength = cursor.textEnd() - cursor.textStart();
        if (idLength > id.length) {
            id = new byte[idLength * 2];
        }
        System.arraycopy(chunk, cursor.textStart(), id, 0, idLength);
    }
}
