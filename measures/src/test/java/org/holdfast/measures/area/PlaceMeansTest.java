package org.holdfast.measures.area;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceMeansTest {
    @Test
    void parts_combine_to_the_whole() {
        PlaceMeans whole = new PlaceMeans();
        PlaceMeans first = new PlaceMeans();
        PlaceMeans second = new PlaceMeans();
        for (int unit = 0; unit < 30; unit++) {
            String place = "place " + unit % 4;
            whole.accept(place, unit, unit % 3);
            (unit < 11 ? first : second).accept(place, unit, unit % 3);
        }
        assertThat(first.combine(second).value()).isEqualTo(whole.value());
        assertThat(first.weights()).isEqualTo(whole.weights()).containsEntry("place 0", 7.0);
    }

    @Test
    void a_place_without_weight_has_no_mean() {
        PlaceMeans means = new PlaceMeans();
        means.accept("empty", Double.NaN, 0);
        assertThat(means.value().get("empty")).isNaN();
    }
}
