package org.holdfast.bench.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresTableTest {
    private static final PeerTimings HOLDFAST = peer("Holdfast", 1, 0.5, 0.25, 7.0);

    @Test
    void a_bar_is_reached_or_missed_by_processor_time() {
        assertThat(table(HOLDFAST, peer("R", 1, 1.5, 0.25, 7.0))).hasToString("""
                        FGT 0-2, Gini, shares of fifths, overall and by region; 20,000 persons
                                         threads  processor s   elapsed s
                          Holdfast             1        0.500       0.500
                          R data.table         1        1.500       1.500
                        FGT 0-2, Gini, S80/S20 with standard errors, overall and by region; 20,000 persons
                                         threads  processor s   elapsed s
                        FGT 0, Gini, S80/S20 by 200 replicates of the bootstrap; 20,000 persons
                                         threads  processor s   elapsed s
                        figures against data.table, one thread, processor time: 3.00 x (bar 2 x: reached)
                        Holdfast and R agree: results differ by 0.0e+00 at most
                        """);
        assertThat(table(HOLDFAST, peer("R", 1, 0.9, 0.25, 7.0)).toString()).contains("1.80 x (bar 2 x: missed)");
    }

    @Test
    void peers_that_find_different_figures_are_told() {
        assertThat(table(HOLDFAST, peer("R", 1, 1, 0.25, 7 * (1 + 5e-10))).disagreements())
                .isEmpty();
        assertThat(table(HOLDFAST, peer("R", 1, 1, 0.25, 7 * (1 + 5e-9))).disagreements())
                .hasSize(1);
        assertThat(table(HOLDFAST, peer("R", 1, 1, 0.25, Double.NaN)).disagreements())
                .hasSize(1);
        assertThat(table(HOLDFAST, peer("R", 1, 1, 0.25)).disagreements()).hasSize(1);
    }

    @Test
    void two_threads_are_held_against_one() {
        assertThat(table(HOLDFAST, peer("Holdfast", 2, 0.3, 0.25, 7.0)).toString())
                .contains("figures on two threads against one, elapsed time: 1.67 x")
                .contains("one thread and two agree");
    }

    private static MeasuresTable table(PeerTimings... peers) {
        return new MeasuresTable(20_000, List.of(peers), List.of());
    }

    private static PeerTimings peer(String name, int threads, double seconds, Double... results) {
        List<Double> runs = List.of(9.0, seconds, 0.0);
        return new PeerTimings(name, threads, List.of(new Timing("figures", runs, runs, List.of(results))), List.of());
    }
}
