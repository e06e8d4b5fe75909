package org.holdfast.synth;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth about the year to come follows from the ledger, but not surely. */
class TruthTest {
    @TempDir
    private static Path directory;

    private static Figures figures;
    private static final Map<String, NamedCsvRecord> TRUTH = new HashMap<>();

    @BeforeAll
    static void make() throws Exception {
        Path register = Made.register(directory.resolve("r"), 40_000, 23, 2);
        figures = Figures.of(register);
        Made.eachRow(register, "truth", row -> TRUTH.put(row.getField("household_id"), row));
    }

    private static double next(String household) {
        return Double.parseDouble(TRUTH.get(household).getField("income_per_head_next"));
    }

    private static boolean poor(String household) {
        return TRUTH.get(household).getField("poor_next").equals("true");
    }

    @Test
    void poor_next_year_is_who_will_have_less_than_the_line() {
        TRUTH.forEach((id, row) -> {
            double income = Double.parseDouble(row.getField("income_next"));
            int size = Integer.parseInt(row.getField("size_next"));
            assertThat(next(id)).isCloseTo(income / size, org.assertj.core.data.Offset.offset(0.011));
            if (Math.abs(next(id) - 4000) > 0.02) {
                assertThat(poor(id)).as(id).isEqualTo(next(id) < 4000);
            }
        });
    }

    @Test
    void income_persists_from_year_to_year_and_into_the_truth() {
        assertThat(figures.correlation(h -> h.perHead(0), h -> h.perHead(1))).isBetween(0.70, 0.88);
        assertThat(figures.correlation(h -> h.perHead(1), h -> next(h.id()))).isBetween(0.68, 0.88);
    }

    @Test
    void poverty_to_come_is_the_likelier_the_nearer_the_line_but_never_certain() {
        double below = poorNext(0, 4000);
        double near = poorNext(4000, 6000);
        double middle = poorNext(6000, 10_000);
        double far = poorNext(10_000, 1e9);

        assertThat(below).isBetween(0.3, 0.75);
        assertThat(near).isBetween(0.03, 0.15);
        assertThat(middle).isBetween(0.004, 0.03);
        assertThat(far).isBetween(0.0, 0.006);
        assertThat(poorNext(0, 1e9)).isBetween(0.012, 0.028);
    }

    private static double poorNext(double from, double to) {
        return figures.share(h -> h.perHead(1) >= from && h.perHead(1) < to, h -> poor(h.id()));
    }

    @Test
    void every_cause_is_found_and_whoever_will_be_poor_has_one() {
        Map<String, Integer> causes = new HashMap<>();
        TRUTH.forEach((id, row) -> {
            if (poor(id)) {
                causes.merge(row.getField("cause"), 1, Integer::sum);
            }
        });
        assertThat(causes)
                .containsKeys(
                        "illness",
                        "job_loss",
                        "business_failure",
                        "price",
                        "disaster",
                        "policy_withdrawn",
                        "ageing",
                        "death",
                        "low_income")
                .doesNotContainKey("none");
    }

    @Test
    void a_misfortune_to_come_lowers_the_income_to_come() {
        double calm = ratio("none");
        assertThat(ratio("job_loss")).isLessThan(calm - 0.1);
        assertThat(ratio("disaster")).isLessThan(calm - 0.1);
        assertThat(ratio("business_failure")).isLessThan(calm - 0.1);
    }

    /** Mean of next year's income over this year's among households with a cause. */
    private static double ratio(String cause) {
        return figures.mean(
                h -> TRUTH.get(h.id()).getField("cause").equals(cause) && h.perHead(1) > 1000,
                h -> next(h.id()) / h.perHead(1));
    }
}
