package org.holdfast.measures.income;

/** Deals sorted incomes out to groups, each of which is sorted then. */
final class IncomeGroups {
    private final SortedIncomes whole;
    private final int[] groupAt;
    private final int[][] next;
    private final double[][] values;
    private final double[][] weights;
    private final int[][] rows;

    private IncomeGroups(SortedIncomes whole, int[] groupOfRow, int groups, Workers workers) {
        this.whole = whole;
        this.groupAt = new int[whole.size()];
        this.next = new int[workers.number()][groups];
        this.values = new double[groups][];
        this.weights = new double[groups][];
        this.rows = new int[groups][];
        workers.stretches(whole.size(), stretch -> count(groupOfRow, stretch, next[stretch.part()]));
        int[] sizes = new int[groups];
        for (int group = 0; group < groups; group++) {
            int size = 0;
            for (int[] ofPart : next) {
                int here = ofPart[group];
                ofPart[group] = size;
                size += here;
            }
            sizes[group] = size;
        }
        workers.pieces(groups, () -> group -> {
            values[group] = new double[sizes[group]];
            weights[group] = new double[sizes[group]];
            rows[group] = new int[sizes[group]];
        });
        workers.stretches(whole.size(), stretch -> deal(stretch, next[stretch.part()]));
    }

    /**
     * The groups.
     *
     * @param groupOfRow the group of each row as it was given, from 0; a row of a negative group is in none
     */
    static SortedIncomes[] of(SortedIncomes whole, int[] groupOfRow, int groups, Workers workers) {
        IncomeGroups dealt = new IncomeGroups(whole, groupOfRow, groups, workers);
        SortedIncomes[] parts = new SortedIncomes[groups];
        workers.pieces(
                groups,
                () -> group ->
                        parts[group] = new SortedIncomes(dealt.values[group], dealt.weights[group], dealt.rows[group]));
        return parts;
    }

    private void count(int[] groupOfRow, Workers.Stretch stretch, int[] sizes) {
        int[] rowAt = whole.rows();
        for (int i = stretch.start(); i < stretch.end(); i++) {
            int group = groupOfRow[rowAt[i]];
            groupAt[i] = group;
            if (group >= 0) {
                sizes[group]++;
            }
        }
    }

    /** One array at a time, so that the processor keeps up with the places written to. */
    private void deal(Workers.Stretch stretch, int[] starts) {
        deal(whole.values(), values, stretch, starts.clone());
        deal(whole.weights(), weights, stretch, starts.clone());
        int[] at = starts.clone();
        int[] wholeRows = whole.rows();
        for (int i = stretch.start(); i < stretch.end(); i++) {
            int group = groupAt[i];
            if (group >= 0) {
                rows[group][at[group]++] = wholeRows[i];
            }
        }
    }

    private void deal(double[] numbers, double[][] dealt, Workers.Stretch stretch, int[] at) {
        for (int i = stretch.start(); i < stretch.end(); i++) {
            int group = groupAt[i];
            if (group >= 0) {
                dealt[group][at[group]++] = numbers[i];
            }
        }
    }
}
