package org.holdfast.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The places a page shows, as a forest, with how many deeper ones it leaves out.
 *
 * <p>{@code folded} counts the places that are not in the list because they lie too deep for one page; the page says so.
 */
public record PlaceTree(List<Place> places, int folded) {
    /** A page stays quick to open up to about this many places. */
    public static final int LIMIT = 20_000;

    public PlaceTree {
        places = List.copyOf(places);
    }

    public static PlaceTree of(List<Place> places) {
        return new PlaceTree(places, 0);
    }

    public int size() {
        return places.size();
    }

    /** 0 for a place that nothing encloses, else one more than its parent. */
    public int[] depths() {
        int[] depth = new int[size()];
        Arrays.fill(depth, -1);
        for (int place = 0; place < size(); place++) {
            measureDepth(place, depth);
        }
        return depth;
    }

    private void measureDepth(int start, int[] depth) {
        int steps = 0;
        int top = start;
        while (top >= 0 && depth[top] < 0) {
            top = places.get(top).parent();
            if (++steps > size()) {
                throw new IllegalArgumentException(
                        "Place " + places.get(start).id() + " encloses itself; give places as a tree");
            }
        }
        int level = (top < 0 ? -1 : depth[top]) + steps;
        for (int place = start; place != top; place = places.get(place).parent()) {
            depth[place] = level--;
        }
    }

    /** Keeps whole levels of the tree from the top, as many as stay within {@code limit} places, and at least the first. */
    public Folding fold(int limit) {
        int[] depth = depths();
        int[] upTo = new int[size() + 1];
        IntStream.of(depth).forEach(d -> upTo[d]++);
        int deepest = 0;
        int count = upTo[0];
        while (deepest + 1 < upTo.length && upTo[deepest + 1] > 0 && count + upTo[deepest + 1] <= limit) {
            count += upTo[++deepest];
        }
        int last = deepest;
        return Folding.keep(
                this, IntStream.range(0, size()).filter(p -> depth[p] <= last).toArray());
    }
}
