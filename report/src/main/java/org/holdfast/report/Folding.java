package org.holdfast.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A large tree of places cut to its upper levels: what is kept, and under which kept place each place now counts.
 *
 * <p>{@code kept} are indexes into the old tree; {@code home} gives, for each place of the old tree, the index in the new one
 * of the place itself or of the nearest kept place that encloses it.
 */
public record Folding(PlaceTree tree, int[] kept, int[] home) {
    static Folding keep(PlaceTree whole, int[] kept) {
        int[] home = new int[whole.size()];
        Arrays.fill(home, -1);
        for (int index = 0; index < kept.length; index++) {
            home[kept[index]] = index;
        }
        for (int place = 0; place < home.length; place++) {
            int enclosing = place;
            while (home[enclosing] < 0) {
                enclosing = whole.places().get(enclosing).parent();
            }
            home[place] = home[enclosing];
        }
        return new Folding(shorter(whole, kept, home), kept, home);
    }

    private static PlaceTree shorter(PlaceTree whole, int[] kept, int[] home) {
        List<Place> places = new ArrayList<>(kept.length);
        for (int old : kept) {
            Place place = whole.places().get(old);
            places.add(place.under(place.parent() < 0 ? -1 : home[place.parent()]));
        }
        return new PlaceTree(places, whole.folded() + whole.size() - kept.length);
    }
}
