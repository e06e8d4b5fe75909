package org.holdfast.cli.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Random places, each within one named before it or within none. */
final class RandomPlaceTree {
    private final Draw draw;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, @Nullable String> parents = new LinkedHashMap<>();
    private final Map<String, String> levels = new LinkedHashMap<>();

    /** @param root the place that all others lie in, or null when there may be several trees */
    RandomPlaceTree(Draw draw, @Nullable String root) {
        this.draw = draw;
        List<String> names = new ArrayList<>(draw.shuffled(Vocabulary.PLACES));
        if (root != null) {
            names.remove(root);
            names.add(0, root);
        }
        double chain = draw.pick(0.2, 0.6, 0.95);
        double orphans = root != null || draw.of(0.4) ? 0 : 0.3;
        boolean orderly = draw.of(0.7);
        int count = 1 + draw.between(0, names.size() - 1);
        for (String id : names.subList(0, count)) {
            String parent = parent(chain, orphans);
            parents.put(id, parent);
            levels.put(id, orderly ? below(parent) : draw.pick(Sight.PLACE_LEVELS));
            ids.add(id);
        }
    }

    private @Nullable String parent(double chain, double orphans) {
        List<String> possible =
                ids.stream().filter(id -> depth(id) < Sight.PLACE_LEVELS.size()).toList();
        if (possible.isEmpty() || draw.of(orphans)) {
            return null;
        }
        return draw.of(chain) ? possible.get(possible.size() - 1) : draw.pick(possible);
    }

    private int depth(String id) {
        String parent = parents.get(id);
        return parent == null ? 1 : 1 + depth(parent);
    }

    /** A level further down than a place's, where there is one. */
    private String below(@Nullable String parent) {
        int last = Sight.PLACE_LEVELS.size() - 1;
        int first = parent == null ? 0 : Sight.PLACE_LEVELS.indexOf(levels.get(parent)) + 1;
        return Sight.PLACE_LEVELS.get(Math.min(last, first + (draw.of(0.25) ? 1 : 0)));
    }

    List<String> ids() {
        return ids;
    }

    @Nullable
    String parentOf(String id) {
        return parents.get(id);
    }

    String level(String id) {
        return String.valueOf(levels.get(id));
    }
}
