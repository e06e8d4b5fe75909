package org.holdfast.server.registry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for places such that everything below a place lies in its interval. Half of each interval stays free, so that
 * places that come later find room and nobody else's number changes.
 */
public final class PlaceNumbers {
    private static final long ALL = 1L << 62;

    private PlaceNumbers() {}

    /** The interval of a place: its own number, then those of all below it. */
    public record Interval(long from, long to) {
        boolean encloses(Interval other) {
            return from <= other.from && other.to <= to;
        }
    }

    /** A place to be numbered, under another or under none. */
    public record Node(String id, @Nullable String parent) {}

    /**
     * Numbers places.
     *
     * @param nodes all places; a parent that is none of them counts as none
     * @param known intervals given before; a place keeps its own as long as it lies under the same parent
     * @throws IllegalStateException when there is no room left under some place
     */
    public static Map<String, Interval> of(List<Node> nodes, Map<String, Interval> known) {
        Map<String, List<Node>> children = new LinkedHashMap<>();
        Map<String, Node> byId = new HashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        String root = "";
        for (Node node : nodes) {
            String parent = node.parent();
            children.computeIfAbsent(
                            parent == null || !byId.containsKey(parent) ? root : parent, p -> new ArrayList<>())
                    .add(node);
        }
        Map<String, Long> sizes = sizes(root, children);
        Map<String, Interval> numbers = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(root));
        numbers.put(root, new Interval(0, ALL));
        while (!open.isEmpty()) {
            String parent = open.pop();
            List<Node> below = children.getOrDefault(parent, List.of());
            place(parent, numbers, below, sizes, known);
            below.forEach(node -> open.push(node.id()));
        }
        numbers.remove(root);
        return numbers;
    }

    private static Map<String, Long> sizes(String root, Map<String, List<Node>> children) {
        List<String> order = new ArrayList<>(List.of(root));
        for (int i = 0; i < order.size(); i++) {
            children.getOrDefault(order.get(i), List.of()).forEach(node -> order.add(node.id()));
        }
        Map<String, Long> sizes = new HashMap<>();
        for (int i = order.size() - 1; i >= 0; i--) {
            long size = 1;
            for (Node child : children.getOrDefault(order.get(i), List.of())) {
                size += sizes.getOrDefault(child.id(), 1L);
            }
            sizes.put(order.get(i), size);
        }
        return sizes;
    }

    private static void place(
            String parent,
            Map<String, Interval> numbers,
            List<Node> below,
            Map<String, Long> sizes,
            Map<String, Interval> known) {
        Interval all = numbers.getOrDefault(parent, new Interval(0, ALL));
        long free = all.from() + 1;
        List<Node> fresh = new ArrayList<>();
        long wanted = 0;
        for (Node node : below) {
            Interval kept = known.get(node.id());
            if (kept != null && all.encloses(kept) && kept.from() > all.from()) {
                numbers.put(node.id(), kept);
                free = Math.max(free, kept.to() + 1);
            } else {
                fresh.add(node);
                wanted += sizes.getOrDefault(node.id(), 1L);
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        long unit = (all.to() - free + 1) / 2 / wanted;
        if (unit < 1) {
            throw new IllegalStateException("There is no number left for places under "
                    + (parent.isEmpty() ? "the top" : parent) + ": load the whole register into a new store");
        }
        for (Node node : fresh) {
            long width = unit * sizes.getOrDefault(node.id(), 1L);
            numbers.put(node.id(), new Interval(free, free + width - 1));
            free += width;
        }
    }
}
