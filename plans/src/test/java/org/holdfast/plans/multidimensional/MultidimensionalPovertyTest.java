package org.holdfast.plans.multidimensional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.holdfast.plans.PlanText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MultidimensionalPovertyTest {
    private static final String DATA =
            "'inline':{'water':[1,1,0,null],'school':[1,0,0,1],'food':['TRUE','false','FALSE','TRUE'],"
                    + "'area':['n','n','s','s'],'size':[1,2,3,4]}";
    private static final String FIXED = "'indicators':['water','school','food'],'k':'2/3'";

    @TempDir
    Path folder;

    private JsonNode measure(String method, String options) throws Exception {
        return PlanText.last(
                folder,
                "[{'id':'a." + method + "','method':'" + method + "'," + DATA + ",'options':{" + FIXED + options
                        + "}}]");
    }

    @Test
    void unknown_indicators_follow_the_option() throws Exception {
        // households: all three; water alone; none; school and food, water unknown
        assertThat(measure("mpi.H", "").path("value").asDouble()).isEqualTo(1.0 / 3);
        assertThat(measure("mpi.H", "").path("n").asInt()).isEqualTo(3);
        assertThat(measure("mpi.H", ",'missing_indicators':'reweight'")
                        .path("value")
                        .asDouble())
                .isEqualTo(0.5);
        assertThat(measure("mpi.M0", ",'missing_indicators':'reweight'")
                        .path("value")
                        .asDouble())
                .isEqualTo(0.5);
        assertThat(measure("mpi.M0", ",'missing_indicators':'not_deprived'")
                        .path("value")
                        .asDouble())
                .isCloseTo((1 + 2.0 / 3) / 4, within(1e-15));
        assertThat(measure("mpi.H", ",'missing_indicators':'guess'")
                        .path("error")
                        .asString())
                .contains("expected drop, reweight or not_deprived");
    }

    @Test
    void a_method_of_each_indicator_is_about_the_one_that_the_id_ends_with() throws Exception {
        String one = "[{'id':'a.hj.water','method':'mpi.hj'," + DATA + ",'options':{" + FIXED + "}}]";
        assertThat(PlanText.last(folder, one).path("value").asDouble()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(measure("mpi.hj", "").path("value").size()).isEqualTo(3);
        assertThat(measure("mpi.hj", ",'indicator':'food'").path("value").asDouble())
                .isCloseTo(1.0 / 3, within(1e-15));
        assertThat(measure("mpi.hj", ",'indicator':'fuel'").path("error").asString())
                .contains("water, school, food");
    }

    @Test
    void subgroups_by_a_column_have_shares_that_add_up() throws Exception {
        JsonNode value = measure("mpi.subgroup", ",'by':'area','weight':'size','na':'drop'")
                .path("value");
        assertThat(value.path("n").path("pop_share").asDouble()).isEqualTo(0.5);
        assertThat(value.path("n").path("contribution").asDouble()).isEqualTo(1);
        assertThat(value.path("s").path("contribution").asDouble()).isZero();
    }

    @Test
    void where_nobody_is_poor_the_contribution_of_a_subgroup_is_left_out_with_a_remark() throws Exception {
        JsonNode result = PlanText.last(
                folder,
                "[{'id':'a','method':'mpi.subgroup','domain':{'g':'x'},'inline':{'d':[0,0],'e':[0,1],'g':['x','y']},"
                        + "'options':{'indicators':['d','e'],'k':1}}]");
        assertThat(result.path("value").path("H").asDouble()).isZero();
        assertThat(result.path("value").has("contribution")).isFalse();
        assertThat(result.path("contribution_undefined").asString()).contains("Nobody is poor");
    }

    @Test
    void dimensions_are_those_named_or_else_those_of_the_global_index() throws Exception {
        JsonNode named = measure("mpi.contrib_dim", ",'dimensions':{'home':['water','food'],'mind':['school']}");
        // weights 1/4, 1/2, 1/4: the first household alone is poor, deprived in all
        assertThat(named.path("value").path("home").asDouble()).isEqualTo(0.5);
        assertThat(measure("mpi.contrib_dim", "")
                        .path("value")
                        .path("education")
                        .asDouble())
                .isCloseTo(1.0 / 3, within(1e-15));
        assertThat(GlobalIndexDimensions.of(List.of("d_nutr", "years_schooling", "d_cm", "educ_", "Electricity")))
                .hasToString("{health=[0, 2], education=[1, 3], living=[4]}");
    }

    @Test
    void a_case_that_fixes_nothing_is_refused_with_what_to_add() throws Exception {
        assertThat(PlanText.last(folder, "[{'id':'a','method':'mpi.H'," + DATA + "}]")
                        .path("error")
                        .asString())
                .contains("\"indicators\"");
        String noCutoff = "[{'id':'a','method':'mpi.H'," + DATA + ",'options':{'indicators':['water']}}]";
        assertThat(PlanText.last(folder, noCutoff).path("error").asString()).contains("\"k\", such as \"1/3\"");
        assertThat(measure("mpi.M1", "").path("error").asString()).contains("cutoffs");
        assertThat(measure("mpi.H", ",'integer_weights':[1,2]").path("error").asString())
                .contains("each of the 3");
    }

    @Test
    void a_single_unit_in_a_stratum_costs_the_error_not_the_value() throws Exception {
        JsonNode result = PlanText.last(
                folder,
                "[{'id':'a','method':'mpi.H','inline':{'d':[0,1,1],'st':[1,1,2]},'design':{'strata':'st'},"
                        + "'options':{'indicators':['d'],'k':1}}]");
        assertThat(result.path("value").asDouble()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(result.has("se")).isFalse();
        assertThat(result.path("se_undefined").asString()).contains("Stratum '2'");
        JsonNode fails = PlanText.last(
                folder,
                "[{'id':'a','method':'mpi.H','inline':{'d':[0,1,1],'st':[1,1,2]},'design':{'strata':'st'},"
                        + "'options':{'indicators':['d'],'k':1,'lonely_psu':'fail'}}]");
        assertThat(fails.path("value").isNull()).isTrue();
    }

    @Test
    void redundancy_is_between_a_pair_or_all() throws Exception {
        JsonNode pair = measure("mpi.R0", ",'pair':['water','school']");
        assertThat(pair.path("value").asDouble()).isEqualTo(1);
        assertThat(measure("mpi.R0", "").path("value").path(2).path(2).asDouble())
                .isEqualTo(1);
    }
}
