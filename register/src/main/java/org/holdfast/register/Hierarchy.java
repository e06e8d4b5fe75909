package org.holdfast.register;

import java.util.Arrays;
import org.holdfast.column.StringColumn;
import org.jspecify.annotations.Nullable;

/**
 * Which places hang together: each accepted place has no parent or an accepted one, and none lies within itself.
 *
 * <p>A place's first row stands for it. When that is rejected the next row of the same place stands in, if there is
 * one; otherwise the place is gone and the rows that name it as their parent dangle. What is left over of a place
 * that has a row is a duplicate.
 */
final class Hierarchy {
    private static final int NONE = -1;
    private final StringColumn ids;
    private final @Nullable StringColumn parents;
    private final @Nullable Reason[] reasons;
    private final int[] standing;
    private final int[] nextOfPlace;
    private final int[] firstChild;
    private final int[] nextChild;
    private final boolean[] rooted;
    private final int[] walks;
    private int[] gone = new int[16];
    private int goneCount;

    /** Both columns share a dictionary. */
    Hierarchy(StringColumn ids, @Nullable StringColumn parents) {
        this.ids = ids;
        this.parents = parents;
        int places = ids.dictionary().size();
        reasons = new Reason[ids.rows()];
        standing = filled(places);
        firstChild = filled(places);
        nextOfPlace = filled(ids.rows());
        nextChild = filled(ids.rows());
        rooted = new boolean[places];
        walks = new int[places];
        for (int row = ids.rows() - 1; row >= 0; row--) {
            nextOfPlace[row] = standing[ids.code(row)];
            standing[ids.code(row)] = row;
            if (parent(row) != NONE) {
                nextChild[row] = firstChild[parent(row)];
                firstChild[parent(row)] = row;
            }
        }
    }

    /** Why each row is rejected; null = accepted. */
    @Nullable
    Reason[] reasons() {
        for (int place = 0; place < standing.length; place++) {
            if (standing[place] == NONE) {
                push(place);
            }
        }
        rejectDangling();
        for (int place = 0, walk = 1; place < standing.length; place++) {
            while (standing[place] != NONE && !rooted[place]) {
                climb(place, walk++);
            }
        }
        for (int row = 0; row < reasons.length; row++) {
            if (reasons[row] == null && standing[ids.code(row)] != row) {
                reasons[row] = Reason.DUPLICATE;
            }
        }
        return reasons;
    }

    /** Climbs from a place to the top, or finds that it goes round in a circle and breaks that. */
    private void climb(int start, int walk) {
        int place = start;
        while (place != NONE && !rooted[place] && walks[place] != walk) {
            walks[place] = walk;
            place = parent(standing[place]);
        }
        if (place != NONE && !rooted[place]) {
            rejectCircle(place);
            return;
        }
        for (int p = start; p != NONE && !rooted[p]; p = parent(standing[p])) {
            rooted[p] = true;
        }
    }

    private void rejectCircle(int place) {
        int row = standing[place];
        while (reasons[row] == null) {
            reasons[row] = Reason.CYCLE;
            row = standing[parent(row)];
        }
        int current = place;
        do {
            int next = parent(standing[current]);
            standIn(current);
            current = next;
        } while (current != place);
        rejectDangling();
    }

    private void rejectDangling() {
        while (goneCount > 0) {
            int place = gone[--goneCount];
            for (int row = firstChild[place]; row != NONE; row = nextChild[row]) {
                if (reasons[row] == null) {
                    reasons[row] = Reason.DANGLING;
                    standIn(ids.code(row));
                }
            }
        }
    }

    /** Lets the next sound row of a place stand for it when its first was rejected. */
    private void standIn(int place) {
        int row = standing[place];
        if (row == NONE) {
            return;
        }
        while (row != NONE && reasons[row] != null) {
            row = nextOfPlace[row];
        }
        standing[place] = row;
        if (row == NONE) {
            push(place);
        }
    }

    private int parent(int row) {
        return parents == null ? NONE : parents.code(row);
    }

    private void push(int place) {
        if (goneCount == gone.length) {
            gone = Arrays.copyOf(gone, goneCount * 2);
        }
        gone[goneCount++] = place;
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }
}
