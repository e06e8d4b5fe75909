package org.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceCountsTest {
    private static final Vocabulary WORDS = SampleWords.of();

    private static Place place(String id, int parent) {
        return new Place(id, parent, "place", id, null, Double.NaN, Double.NaN);
    }

    /** A village in a county in a nation; the village first. */
    private static final PlaceTree TREE =
            PlaceTree.of(List.of(place("village", 1), place("county", 2), place("nation", -1), place("county2", 2)));

    @Test
    void a_place_counts_what_lies_within_it() {
        PlaceCounts counts = PlaceCounts.none(WORDS, TREE.size());
        counts.households()[0] = 5;
        counts.households()[1] = 2;
        counts.households()[3] = 4;
        counts.levels()[0][0] = 3;
        counts.measureCosts()[1][0] = 1L << 40;
        counts.measureCosts()[1][3] = 1;
        counts.rollUp(TREE);
        assertThat(counts.households()).containsExactly(5, 7, 11, 4);
        assertThat(counts.levels()[0]).containsExactly(3, 3, 3, 0);
        assertThat(counts.measureCosts()[1]).containsExactly(1L << 40, 1L << 40, (1L << 40) + 1, 1);
    }

    @Test
    void a_folded_report_keeps_the_counts_of_the_places_it_shows() {
        ReportData data = SampleReport.of(SamplePlaces.of(3, 5, 1), 900, 1);
        ReportData folded = data.folded(20);
        assertThat(folded.tree().size()).isEqualTo(1 + 4 + 4 * 3);
        assertThat(folded.tree().folded()).isEqualTo(4 * 3 * 5);
        assertThat(folded.counts().households()[0]).isEqualTo(900);
        int county = folded.tree().places().stream().map(Place::id).toList().indexOf("520002");
        int before = data.tree().places().stream().map(Place::id).toList().indexOf("520002");
        assertThat(folded.counts().levels()[2][county])
                .isPositive()
                .isEqualTo(data.counts().levels()[2][before]);
        assertThat(folded.counts().measureCosts()[0][county])
                .isEqualTo(data.counts().measureCosts()[0][before]);
    }

    @Test
    void counts_that_do_not_fit_the_places_are_refused() {
        ReportData data = SampleReport.of(SamplePlaces.of(1, 1, 1), 10, 1);
        assertThatThrownBy(() -> new ReportData(
                        data.run(),
                        data.words(),
                        data.tree(),
                        PlaceCounts.none(WORDS, 3),
                        data.flow(),
                        data.quality(),
                        data.method(),
                        null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column of levels")
                .hasMessageContaining("got 3");
    }
}
