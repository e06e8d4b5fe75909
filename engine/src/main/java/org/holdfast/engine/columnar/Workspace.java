package org.holdfast.engine.columnar;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.BatchCells;
import org.holdfast.column.BatchReader;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnName;
import org.jspecify.annotations.Nullable;

/** The vectors of one thread's batch: some households of a batch of the snapshot, with all their rows. */
final class Workspace {
    static final ColumnName PLACE = new ColumnName("household", "place_id");

    private final @Nullable BatchReader reader;
    private final Map<ColumnName, ColumnForm> forms;
    private final TextPool pool;
    private final Vector[] vectors;
    private final FrameRows[] frames;
    private final Map<ColumnName, Codes> codes = new HashMap<>();
    private final Map<String, FrameRows> rowsOf = new HashMap<>();
    private int[] places = {};
    private byte[] bytes = {};
    private short[] shorts = {};
    private long[] longs = {};
    private final List<byte[]> manyBytes = new ArrayList<>();
    private int firstHousehold;
    private int households;
    private int batch = -1;
    private int generation;

    /** The entries of a frame in the batch at hand. */
    private static final class FrameRows {
        private int first;
        private int rows;
        private int[] starts = {};
        private int[] parents = {};
        private int parentsOf = -1;
        private int[] bases = {};
    }

    /**
     * @param reader reads the columns the nodes need; null for the nodes of fixed frames
     * @param forms the columns of the snapshot
     */
    Workspace(
            @Nullable BatchReader reader,
            Map<ColumnName, ColumnForm> forms,
            TextPool pool,
            int nodes,
            List<Frame> frames) {
        this.reader = reader;
        this.forms = forms;
        this.pool = pool;
        this.vectors = new Vector[nodes];
        Arrays.setAll(vectors, n -> new Vector());
        this.frames = new FrameRows[frames.size()];
        Arrays.setAll(this.frames, n -> new FrameRows());
        for (Frame frame : frames) {
            if (frame.kind() == Frame.Kind.HOUSEHOLDS) {
                rowsOf.put("household", this.frames[frame.number()]);
            } else if (frame.kind() == Frame.Kind.ROWS) {
                rowsOf.put(frame.column().table(), this.frames[frame.number()]);
            }
        }
    }

    TextPool pool() {
        return pool;
    }

    int households() {
        return households;
    }

    /** The position of the batch's first household in the snapshot's batch. */
    int firstHousehold() {
        return firstHousehold;
    }

    private BatchReader reader() {
        if (reader == null) {
            throw new IllegalStateException("What is fixed does not depend on households");
        }
        return reader;
    }

    /** Takes a range of households of a batch of the snapshot. */
    void take(int snapshotBatch, int first, int count, List<Frame> inUse) throws IOException {
        if (batch != snapshotBatch) {
            reader().read(snapshotBatch);
            batch = snapshotBatch;
        }
        generation++;
        firstHousehold = first;
        households = count;
        pool.startBatch();
        for (Frame frame : inUse) {
            FrameRows rows = frames[frame.number()];
            switch (frame.kind()) {
                case HOUSEHOLDS -> {
                    rows.first = first;
                    rows.rows = count;
                }
                case ROWS -> takeRows(frame, rows);
                case PAIRS -> takePairs(frame, rows);
                case CONSTANT, CODES, PLACES, HAZARDS -> throw new IllegalStateException(frame + " is fixed");
            }
        }
    }

    private void takeRows(Frame frame, FrameRows rows) {
        int[] all = reader().starts(frame.column().table());
        rows.first = all[firstHousehold];
        rows.rows = all[firstHousehold + households] - rows.first;
        rows.starts = rows.starts.length <= households ? new int[households + households / 8 + 16] : rows.starts;
        for (int i = 0; i <= households; i++) {
            rows.starts[i] = all[firstHousehold + i] - rows.first;
        }
    }

    private void takePairs(Frame frame, FrameRows rows) {
        Frame outer = frame.parent();
        Frame base = frame.base();
        int[] owners = ancestors(outer, base.parent());
        int[] baseStarts = starts(base);
        int count = rows(outer);
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
            lengths[i] = baseStarts[owners[i] + 1] - baseStarts[owners[i]];
        }
        rows.starts = Lists.starts(lengths);
        rows.rows = rows.starts[count];
        rows.bases = rows.bases.length < rows.rows ? new int[rows.rows + rows.rows / 8 + 16] : rows.bases;
        for (int i = 0; i < count; i++) {
            int inner = baseStarts[owners[i]];
            for (int at = rows.starts[i]; at < rows.starts[i + 1]; at++) {
                rows.bases[at] = inner++;
            }
        }
    }

    /** For each entry of a frame the entry of a frame that encloses it. */
    private int[] ancestors(Frame frame, Frame ancestor) {
        if (frame == ancestor) {
            int[] same = new int[rows(frame)];
            Arrays.setAll(same, i -> i);
            return same;
        }
        int[] of = parents(frame);
        int[] up = ancestors(frame.parent(), ancestor);
        int[] found = new int[rows(frame)];
        for (int i = 0; i < found.length; i++) {
            found[i] = up[of[i]];
        }
        return found;
    }

    int rows(Frame frame) {
        return frame.isFixed() ? frame.rows : frames[frame.number()].rows;
    }

    /** Where a frame's rows begin in the snapshot's batch. */
    int first(Frame frame) {
        return frames[frame.number()].first;
    }

    int[] starts(Frame frame) {
        return frame.isFixed() ? frame.starts : frames[frame.number()].starts;
    }

    /** The parent of each entry of a frame. */
    int[] parents(Frame frame) {
        if (frame.isFixed()) {
            return frame.parents;
        }
        if (frame.kind() == Frame.Kind.HOUSEHOLDS) {
            return places();
        }
        FrameRows rows = frames[frame.number()];
        if (rows.parentsOf != generation) {
            rows.parents = Lists.parents(rows.starts, rows(frame.parent()), rows.parents);
            rows.parentsOf = generation;
        }
        return rows.parents;
    }

    /** The place of each household, by its row in the place table. */
    int[] places() {
        Codes read = codes(PLACE);
        if (!read.small) {
            return read.ints;
        }
        if (places.length < households) {
            places = new int[households];
        }
        for (int i = 0; i < households; i++) {
            places[i] = read.bytes[i];
        }
        return places;
    }

    /** The inner row of each pair. */
    int[] bases(Frame frame) {
        return frames[frame.number()].bases;
    }

    Vector vector(Node node) {
        Vector fixed = node.fixed;
        return fixed == null ? vectors[node.number] : fixed;
    }

    BatchCells cells(ColumnName column) {
        return reader().cells(column);
    }

    /** The codes of a dictionary column, read once a batch. */
    Codes codes(ColumnName column) {
        Codes read = codes.computeIfAbsent(column, c -> new Codes());
        if (read.generation != generation) {
            ColumnForm form = forms.get(column);
            FrameRows rows = frameOf(column);
            if (form == null) {
                throw new IllegalStateException("There is no column " + column);
            }
            read.read(cells(column), form, rows.first, rows.rows, bytes(rows.rows));
            read.generation = generation;
        }
        return read;
    }

    /** How many codes a dictionary column has, the one of the unknown cell included. */
    int codeCount(ColumnName column) {
        return Classes.size(forms, column) + 1;
    }

    private FrameRows frameOf(ColumnName column) {
        FrameRows rows = rowsOf.get(column.table());
        if (rows == null) {
            throw new IllegalStateException("No rows of " + column.table() + " were taken");
        }
        return rows;
    }

    /** Scratch. */
    byte[] bytes(int rows) {
        if (bytes.length < rows) {
            bytes = new byte[rows + rows / 8 + 16];
        }
        return bytes;
    }

    /** Scratch that lasts while a node is run, several kinds of it. */
    byte[] bytes(int kind, int rows) {
        while (manyBytes.size() <= kind) {
            manyBytes.add(new byte[0]);
        }
        if (manyBytes.get(kind).length < rows) {
            manyBytes.set(kind, new byte[rows + rows / 8 + 16]);
        }
        return manyBytes.get(kind);
    }

    /** Scratch. */
    long[] longs(int rows) {
        if (longs.length < rows) {
            longs = new long[rows + rows / 8 + 16];
        }
        return longs;
    }

    /** Scratch. */
    short[] shorts(int rows) {
        if (shorts.length < rows) {
            shorts = new short[rows + rows / 8 + 16];
        }
        return shorts;
    }
}
