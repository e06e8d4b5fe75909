package org.holdfast.report;

import java.util.Arrays;
import java.util.List;

/**
 * What was found in each place, its enclosed places included.
 *
 * <p>The last index of every array is the place, in the order of {@link PlaceTree#places}; the first index of a
 * two-dimensional array is the entry of {@link Vocabulary}. An indicator is false for the households for which it is
 * neither true nor unknown. Costs are in minor units and leave out the households whose cost is unknown.
 * A household without a level or category is counted in none of them.
 * To fill: take {@link #none}, add each household at its own place, then {@link #rollUp} once.
 */
public record PlaceCounts(
        int[] households,
        int[] persons,
        int[] verify,
        int[][] levels,
        int[][] categories,
        int[][] mainCauses,
        int[][] indicatorsTrue,
        int[][] indicatorsUnknown,
        int[][] measureHouseholds,
        int[][] measureCostUnknown,
        long[][] measureCosts) {

    /** All zero: the start of counting. */
    public static PlaceCounts none(Vocabulary words, int places) {
        int indicators = words.indicators().size();
        int measures = words.measures().size();
        return new PlaceCounts(
                new int[places],
                new int[places],
                new int[places],
                new int[words.levels().size()][places],
                new int[words.categories().size()][places],
                new int[words.causes().size()][places],
                new int[indicators][places],
                new int[indicators][places],
                new int[measures][places],
                new int[measures][places],
                new long[measures][places]);
    }

    /** Adds to each place what was counted in the places it encloses. */
    public void rollUp(PlaceTree tree) {
        int[] parent = tree.places().stream().mapToInt(Place::parent).toArray();
        int[] upwards = deepestFirst(tree.depths());
        for (int[][] kind : kinds()) {
            for (int[] column : kind) {
                for (int place : upwards) {
                    if (parent[place] >= 0) {
                        column[parent[place]] += column[place];
                    }
                }
            }
        }
        for (long[] column : measureCosts) {
            for (int place : upwards) {
                if (parent[place] >= 0) {
                    column[parent[place]] = Math.addExact(column[parent[place]], column[place]);
                }
            }
        }
    }

    private static int[] deepestFirst(int[] depth) {
        int deepest = Arrays.stream(depth).max().orElse(0);
        int[] start = new int[deepest + 2];
        for (int d : depth) {
            start[deepest - d + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        int[] order = new int[depth.length];
        for (int place = 0; place < depth.length; place++) {
            order[start[deepest - depth[place]]++] = place;
        }
        return order;
    }

    /** The counts of some of the places: enclosed places stay counted in those that enclose them. */
    PlaceCounts at(int[] kept) {
        return new PlaceCounts(
                at(households, kept),
                at(persons, kept),
                at(verify, kept),
                at(levels, kept),
                at(categories, kept),
                at(mainCauses, kept),
                at(indicatorsTrue, kept),
                at(indicatorsUnknown, kept),
                at(measureHouseholds, kept),
                at(measureCostUnknown, kept),
                Arrays.stream(measureCosts)
                        .map(column ->
                                Arrays.stream(kept).mapToLong(p -> column[p]).toArray())
                        .toArray(long[][]::new));
    }

    private static int[][] at(int[][] columns, int[] kept) {
        return Arrays.stream(columns).map(column -> at(column, kept)).toArray(int[][]::new);
    }

    private static int[] at(int[] column, int[] kept) {
        return Arrays.stream(kept).map(place -> column[place]).toArray();
    }

    /** Refuses counts that do not fit the words and places they are said to count: a fault of the caller. */
    void check(Vocabulary words, int places) {
        check("levels", levels, words.levels().size(), places);
        check("categories", categories, words.categories().size(), places);
        check("mainCauses", mainCauses, words.causes().size(), places);
        check("indicatorsTrue", indicatorsTrue, words.indicators().size(), places);
        check("indicatorsUnknown", indicatorsUnknown, words.indicators().size(), places);
        check("measureHouseholds", measureHouseholds, words.measures().size(), places);
        check("measureCostUnknown", measureCostUnknown, words.measures().size(), places);
        check("households, persons and verify", new int[][] {households, persons, verify}, 3, places);
        checkLength("measureCosts", measureCosts.length, words.measures().size());
        for (long[] column : measureCosts) {
            checkLength("a column of measureCosts", column.length, places);
        }
    }

    private static void check(String name, int[][] columns, int entries, int places) {
        checkLength(name, columns.length, entries);
        for (int[] column : columns) {
            checkLength("a column of " + name, column.length, places);
        }
    }

    private static void checkLength(String name, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException("Expected " + expected + " entries in " + name + ", got " + length);
        }
    }

    private List<int[][]> kinds() {
        return List.of(
                new int[][] {households, persons, verify},
                levels,
                categories,
                mainCauses,
                indicatorsTrue,
                indicatorsUnknown,
                measureHouseholds,
                measureCostUnknown);
    }
}
