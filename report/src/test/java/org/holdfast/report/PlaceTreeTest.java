package org.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTreeTest {
    /** Parents may come after their children, as in a register. */
    private static PlaceTree tree(int... parents) {
        List<Place> places = new ArrayList<>();
        for (int place = 0; place < parents.length; place++) {
            places.add(new Place("p" + place, parents[place], "place", "Place " + place, null, Double.NaN, Double.NaN));
        }
        return PlaceTree.of(places);
    }

    @Test
    void depth_is_counted_from_the_top_in_any_order_of_places() {
        assertThat(tree(2, -1, 1, 2, -1).depths()).containsExactly(2, 0, 1, 2, 0);
        assertThat(tree().depths()).isEmpty();
    }

    @Test
    void a_place_that_encloses_itself_is_refused() {
        assertThatThrownBy(() -> tree(1, 2, 1).depths())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("encloses itself");
    }

    @Test
    void folding_keeps_whole_levels_and_gives_each_place_a_home_above_it() {
        Folding folding = tree(2, -1, 1, 2, -1, 0).fold(3);
        assertThat(folding.kept()).containsExactly(1, 2, 4);
        assertThat(folding.home()).containsExactly(1, 0, 1, 1, 2, 1);
        assertThat(folding.tree().places()).extracting(Place::parent).containsExactly(-1, 0, -1);
        assertThat(folding.tree().places()).extracting(Place::id).containsExactly("p1", "p2", "p4");
        assertThat(folding.tree().folded()).isEqualTo(3);
    }

    @Test
    void a_tree_within_the_limit_stays_as_it_is() {
        PlaceTree tree = tree(2, -1, 1, 2, -1);
        assertThat(tree.fold(5).tree()).isEqualTo(tree);
    }

    @Test
    void the_top_is_kept_even_when_it_alone_is_over_the_limit() {
        assertThat(tree(-1, -1, -1, 0).fold(2).kept()).containsExactly(0, 1, 2);
    }
}
