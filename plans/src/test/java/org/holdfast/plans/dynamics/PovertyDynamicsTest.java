package org.holdfast.plans.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.plans.PlanText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PovertyDynamicsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void panel() throws Exception {
        // in no order; household 3 was not seen in 2010, 4 has an empty cell
        Files.writeString(folder.resolve("panel.csv"), """
                household,year,consumption,w,place
                2,2012,50,2,south
                1,2009,50,1,north
                1,2010,150,1,north
                2,2009,150,2,south
                1,2012,50,1,north
                2,2010,50,2,south
                3,2009,50,9,north
                3,2012,150,9,north
                4,2009,50,9,south
                4,2010,,9,south
                4,2012,50,9,south
                """);
    }

    private JsonNode measure(String id, String method, String more) throws Exception {
        return PlanText.last(
                folder,
                "{'data':'panel.csv','cases':[{'id':'" + id + "','method':'" + method
                        + "','design':{'weight':'w'},'options':{'alpha':0"
                        + (more.contains("'line'") ? "" : ",'line':100") + more + "}}]}");
    }

    @Test
    void households_seen_in_every_period_are_measured() throws Exception {
        JsonNode total = measure("a", "jalan_ravallion.total", "");
        assertThat(total.path("value").asDouble()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(total.path("n").asInt()).isEqualTo(2);
        JsonNode distribution = measure("a", "periods_poor_distribution", "");
        assertThat(distribution.path("value").path("n2").asDouble()).isEqualTo(1);
        assertThat(distribution.path("value").has("n3")).isTrue();
    }

    @Test
    void periods_are_named_by_their_labels_or_numbers() throws Exception {
        // 1: 2009 poor, 2010 not; 2: the other way round
        assertThat(measure("a.exit.2009_2010", "exit_rate", "").path("value").asDouble())
                .isEqualTo(1);
        assertThat(measure("a.exit.1_3", "exit_rate", "").path("value").asDouble())
                .isCloseTo(9.0 / 19, within(1e-15));
        assertThat(measure("a", "entry_rate", ",'from':2010,'to':2012")
                        .path("value")
                        .asDouble())
                .isEqualTo(1);
        assertThat(measure("a", "transition", "").path("error").asString()).contains("\"from\" and \"to\"");
        assertThat(measure("a", "exit_rate", ",'from':2011,'to':2012")
                        .path("error")
                        .asString())
                .contains("2009, 2010, 2012");
    }

    @Test
    void a_rate_of_nobody_is_not_a_number_with_a_remark() throws Exception {
        JsonNode result = measure("a.entry.2009_2010", "entry_rate", ",'poor_if':'y<=z','line':150");
        assertThat(result.path("value").asString()).isEqualTo("NaN");
        assertThat(result.path("undefined").asString()).contains("none could enter");
        JsonNode pooled = measure("a", "pooled_transition", ",'poor_if':'y<=z','line':150");
        assertThat(pooled.path("value").path("exit").asDouble()).isZero();
        assertThat(pooled.path("value").path("expected_spell").asString()).isEqualTo("Infinity");
        assertThat(pooled.path("entry_undefined").asString()).contains("out of poverty");
    }

    @Test
    void relapse_and_survival_have_standard_errors() throws Exception {
        JsonNode relapse = measure("a", "relapse_rate", ",'within':1");
        assertThat(relapse.path("value").asDouble()).isEqualTo(1);
        assertThat(relapse.has("se")).isTrue();
        JsonNode survival = measure("a", "survival", ",'weights':'no'");
        assertThat(survival.path("value").path("survivor").path(0).asDouble()).isEqualTo(1);
        assertThat(survival.path("se").path("survivor").path(0).asDouble()).isZero();
        assertThat(measure("a", "survival", ",'weights':'no','variance':'design'")
                        .path("error")
                        .asString())
                .contains("greenwood");
    }

    @Test
    void a_second_row_of_a_household_and_period_is_refused() throws Exception {
        Files.writeString(folder.resolve("panel.csv"), "household,year,consumption,w\n1,1,5,1\n1,1,6,1\n");
        assertThat(measure("a", "jalan_ravallion.total", "").path("error").asString())
                .contains("Row 2")
                .contains("a second one of its household");
    }

    @Test
    void columns_without_usual_names_are_asked_for() throws Exception {
        Files.writeString(folder.resolve("panel.csv"), "family,when,money,w\n1,1,50,1\n1,2,150,1\n");
        assertThat(measure("a", "jalan_ravallion.total", "").path("error").asString())
                .contains("\"household\"")
                .contains("family, when, money");
        JsonNode named =
                measure("a", "jalan_ravallion.total", ",'household':'family','period':'when','outcome':'money/2'");
        assertThat(named.path("value").asDouble()).isEqualTo(1);
    }

    @Test
    void domains_are_those_of_the_first_period_of_a_household() throws Exception {
        JsonNode south = PlanText.last(
                folder,
                "{'data':'panel.csv','cases':[{'id':'a','method':'poverty_pattern','design':{'weight':'w'},"
                        + "'domain':{'place':'south'},'options':{'line':100}}]}");
        assertThat(south.path("value").path("sometimes").asDouble()).isEqualTo(1);
        assertThat(south.path("n").asInt()).isEqualTo(1);
    }
}
