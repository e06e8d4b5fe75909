package org.holdfast.measures.targeting;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Rows from the lowest to the highest of a number; rows with equal numbers keep their order. */
final class Order {
    private Order() {}

    /** The order of those rows, which it leaves as they are. */
    static int[] rising(double[] numbers, int[] rows) {
        int[] order = rows.clone();
        sort(numbers, rows.clone(), order, 0, rows.length);
        return order;
    }

    /** The rows in which the sum of all columns is no NaN. */
    static int[] known(double[]... columns) {
        return IntStream.range(0, columns[0].length)
                .filter(row -> Arrays.stream(columns).noneMatch(column -> Double.isNaN(column[row])))
                .toArray();
    }

    private static void sort(double[] numbers, int[] from, int[] to, int begin, int end) {
        if (end - begin < 2) {
            return;
        }
        int middle = (begin + end) >>> 1;
        sort(numbers, to, from, begin, middle);
        sort(numbers, to, from, middle, end);
        int left = begin;
        int right = middle;
        for (int at = begin; at < end; at++) {
            boolean takeLeft = right >= end || left < middle && numbers[from[left]] <= numbers[from[right]];
            to[at] = from[takeLeft ? left++ : right++];
        }
    }
}
