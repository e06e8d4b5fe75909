package org.holdfast.register.spill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The records of several sorters, merged into one order. */
public final class SortedRecords {
    private final PriorityQueue<Run> runs;
    private final RecordCursor cursor = new RecordCursor();
    private int end;
    private long rank;
    private @Nullable Run current;

    /** Where a run is being read. */
    private static final class Run {
        private final Chunks chunks;
        private byte[] chunk = {};
        private int next;
        private int length;
        private final RecordCursor at = new RecordCursor();
        private long rank;
        private int start;
        private int end;

        Run(Chunks chunks) {
            this.chunks = chunks;
        }

        /** Moves to the next record; false when there is none. */
        boolean advance() throws IOException {
            if (end >= length) {
                if (next == chunks.count()) {
                    chunks.clear();
                    return false;
                }
                length = chunks.length(next);
                chunk = chunk.length < length ? new byte[length] : chunk;
                chunks.copy(next++, chunk, 0);
                end = 0;
            }
            at.set(chunk, end);
            int size = (int) at.nextCount();
            rank = at.nextLong();
            start = at.position();
            end = start + size;
            return true;
        }
    }

    private SortedRecords(RecordOrder order, List<Run> open) {
        runs = new PriorityQueue<>(Math.max(1, open.size()), (left, right) -> {
            int byRank = Long.compareUnsigned(left.rank, right.rank);
            return byRank != 0 ? byRank : order.compare(left.chunk, left.start, right.chunk, right.start);
        });
        runs.addAll(open);
    }

    /** Sorts what the sorters hold; they are empty afterwards. */
    public static SortedRecords of(List<RecordSorter> sorters) throws IOException {
        List<Run> open = new ArrayList<>();
        for (RecordSorter sorter : sorters) {
            for (Chunks chunks : sorter.finish()) {
                Run run = new Run(chunks);
                if (run.advance()) {
                    open.add(run);
                }
            }
        }
        return new SortedRecords(sorters.get(0).order(), open);
    }

    /** Moves to the next record; false when there is none. */
    public boolean next() throws IOException {
        Run run = current;
        if (run != null && run.advance()) {
            Run first = runs.peek();
            if (first != null && runs.comparator().compare(run, first) > 0) {
                runs.add(run);
                run = runs.remove();
            }
        } else {
            run = runs.poll();
        }
        current = run;
        if (run == null) {
            return false;
        }
        cursor.set(run.chunk, run.start);
        end = run.end;
        rank = run.rank;
        return true;
    }

    /** At the start of the record; it holds until the next is moved to. */
    public RecordCursor record() {
        return cursor;
    }

    /** The rank with which the record was added. */
    public long rank() {
        return rank;
    }

    /** Where in the cursor's bytes the record ends. */
    public int end() {
        return end;
    }
}
