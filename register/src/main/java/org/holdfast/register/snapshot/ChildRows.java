package org.holdfast.register.snapshot;

import java.util.Arrays;

/**
 * The rows of a table of children in one partition, in memory: whose each is, and in the end their order by household,
 * those of one household by their lines. For one thread, used again and again.
 */
final class ChildRows {
    private int[] households = new int[1 << 10];
    private int[] bodies = new int[1 << 10];
    private long[] lines = new long[1 << 10];
    private int[] handEnds = {};
    private int count;
    private int[] starts = {};
    private int[] order = {};

    void clear(int hands) {
        count = 0;
        handEnds = new int[hands];
    }

    /** Adds a row; those of a hand come one after the other, by ascending lines. */
    void add(int household, int body, long line) {
        if (count == households.length) {
            int larger = count + (count >> 1);
            households = Arrays.copyOf(households, larger);
            bodies = Arrays.copyOf(bodies, larger);
            lines = Arrays.copyOf(lines, larger);
        }
        households[count] = household;
        bodies[count] = body;
        lines[count++] = line;
    }

    void endHand(int hand) {
        handEnds[hand] = count;
    }

    int count() {
        return count;
    }

    int body(int row) {
        return bodies[row];
    }

    int hand(int row) {
        int hand = 0;
        while (row >= handEnds[hand]) {
            hand++;
        }
        return hand;
    }

    /** Puts the rows in order. */
    void sort(int householdCount) {
        if (starts.length <= householdCount) {
            starts = new int[householdCount + 1];
        }
        Arrays.fill(starts, 0);
        for (int row = 0; row < count; row++) {
            starts[households[row] + 1]++;
        }
        for (int household = 0; household < householdCount; household++) {
            starts[household + 1] += starts[household];
        }
        if (order.length < count) {
            order = new int[count + (count >> 2)];
        }
        scatter(Arrays.copyOf(starts, householdCount));
    }

    /** Takes the rows of all hands by ascending lines and puts each behind those of its household. */
    private void scatter(int[] next) {
        int[] at = new int[handEnds.length];
        for (int hand = 1; hand < at.length; hand++) {
            at[hand] = handEnds[hand - 1];
        }
        for (int taken = 0; taken < count; taken++) {
            int first = -1;
            for (int hand = 0; hand < at.length; hand++) {
                if (at[hand] < handEnds[hand] && (first < 0 || lines[at[hand]] < lines[at[first]])) {
                    first = hand;
                }
            }
            int row = at[first]++;
            order[next[households[row]]++] = row;
        }
    }

    /** Where in the order the rows of a household begin; of the number of households, where all end. */
    int start(int household) {
        return starts[household];
    }

    /** The row at a place of the order. */
    int row(int place) {
        return order[place];
    }
}
