package org.holdfast.plans.targeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Locale;
import org.holdfast.plans.WrittenPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TargetingFamilyTest {
    private static final String DESIGN =
            "'data': {'file': 'homes.csv'}, 'design': {'weight': 'w', 'poor': 'income < 100'}";

    @TempDir
    private Path folder;

    /** Four homes, one on the line, one of unknown income, one without weight. */
    private WrittenPlan homes() throws Exception {
        return new WrittenPlan(folder)
                .with(
                        "homes.csv",
                        "income,w,score,prob,ben,amount,region",
                        "50,1,4,0.9,1,20,a",
                        "90,2,3,0.6,0,0,a",
                        "100,1,3,0.5,1,40,b",
                        "300,4,1,0.1,0,0,b",
                        "NA,9,9,0.9,1,99,b",
                        "10,0,0,0.2,1,5,b");
    }

    @Test
    void a_home_on_the_line_is_not_poor_and_one_of_unknown_income_takes_no_part() throws Exception {
        JsonNode value = homes().last("{'id': 'a', 'method': 'targeting.confusion', " + DESIGN + "}")
                .path("value");
        assertThat(value.path("tp").asDouble()).isEqualTo(1);
        assertThat(value.path("fn").asDouble()).isEqualTo(2);
        assertThat(value.path("fp").asDouble()).isEqualTo(1);
        assertThat(value.path("tn").asDouble()).isEqualTo(4);
    }

    @Test
    void a_weak_line_makes_the_home_on_it_poor() throws Exception {
        JsonNode value = homes().last("{'id': 'a', 'method': 'targeting.confusion', 'data': {'file': 'homes.csv'},"
                        + " 'design': {'weight': 'w'}, 'options': {'line': 100, 'comparison': '<='}}")
                .path("value");
        assertThat(value.path("tp").asDouble()).isEqualTo(2);
        assertThat(value.path("fp").asDouble()).isZero();
    }

    @Test
    void forms_of_errors_say_what_they_divide_by() throws Exception {
        JsonNode results = homes().run(
                        errorCase("exclusion_error", "FN/poor (undercoverage)"),
                        errorCase("inclusion_error", "FP/beneficiaries (leakage)"),
                        errorCase("inclusion_error", "FP/non-poor"),
                        errorCase("inclusion_error", "FP/population"),
                        errorCase("inclusion_error", "FP/moon"));
        assertThat(results.get(0).path("value").asDouble()).isEqualTo(2 / 3.0);
        assertThat(results.get(1).path("value").asDouble()).isEqualTo(0.5);
        assertThat(results.get(2).path("value").asDouble()).isEqualTo(0.2);
        assertThat(results.get(3).path("value").asDouble()).isEqualTo(1 / 8.0);
        assertThat(results.get(4).path("error").asString(""))
                .contains("FP/moon")
                .contains("FP/non-poor");
    }

    private static String errorCase(String method, String form) {
        return "{'id': 'x', 'method': 'targeting." + method + "', " + DESIGN + ", 'options': {'form': '" + form + "'}}";
    }

    @Test
    void a_domain_keeps_its_rows_alone_and_an_empty_one_is_undefined() throws Exception {
        JsonNode results = homes().run(
                        "{'id': 'a', 'method': 'targeting.coverage', " + DESIGN + ", 'domain': {'region': 'a'}}",
                        "{'id': 'b', 'method': 'targeting.coverage', " + DESIGN + ", 'domain': {'region': 'z'}}",
                        "{'id': 'c', 'method': 'targeting.concentration_index', " + DESIGN
                                + ", 'domain': {'region': 'z'}}",
                        "{'id': 'd', 'method': 'auc', " + DESIGN + ", 'domain': {'region': 'z'}}",
                        "{'id': 'e', 'method': 'ece', " + DESIGN + ", 'domain': {'region': 'z'}}");
        assertThat(results.get(0).path("value").asDouble()).isEqualTo(1 / 3.0);
        for (int empty = 1; empty < results.size(); empty++) {
            assertThat(results.get(empty).path("value").isNull()).isTrue();
            assertThat(results.get(empty).path("undefined").asString("")).isNotEmpty();
        }
    }

    @Test
    void money_is_the_amount_and_lifts_incomes() throws Exception {
        JsonNode results = homes().run(
                        "{'id': 'a', 'method': 'targeting.share_to_poor', " + DESIGN + "}",
                        "{'id': 'b', 'method': 'targeting.poverty_reduction', " + DESIGN
                                + ", 'options': {'line': 100, 'alpha': 1}}",
                        "{'id': 'c', 'method': 'targeting.gap_efficiency', " + DESIGN + "}",
                        "{'id': 'd', 'method': 'targeting.poverty_reduction', " + DESIGN
                                + ", 'options': {'line': 0, 'alpha': 1}}");
        assertThat(results.get(0).path("value").asDouble()).isEqualTo(20 / 60.0);
        // by hand: gaps 0.5 and 2 * 0.1 over a weight of 8, then 0.3 and 2 * 0.1
        assertThat(results.get(1).path("value").path("pre").asDouble()).isCloseTo(0.7 / 8, within(1e-15));
        assertThat(results.get(1).path("value").path("post").asDouble()).isCloseTo(0.5 / 8, within(1e-15));
        assertThat(results.get(2).path("value").path("share_of_gap_closed").asDouble())
                .isCloseTo(20 / 70.0, within(1e-15));
        assertThat(results.get(3).path("undefined").asString("")).contains("above zero");
    }

    @Test
    void a_case_without_design_or_line_takes_those_of_the_case_nearest() throws Exception {
        JsonNode results = homes().run(
                        "{'id': 'one.tg.a', 'method': 'targeting.confusion', 'data': {'file': 'homes.csv'},"
                                + " 'design': {'weight': 'w', 'income': 'income'}, 'options': {'line': 100}}",
                        "{'id': 'two.tg.a', 'method': 'targeting.confusion', 'data': {'file': 'homes.csv'},"
                                + " 'design': {'weight': 'w', 'income': 'income'}, 'options': {'line': 1000}}",
                        "{'id': 'one.tg.b', 'method': 'auc_se', 'data': {'file': 'homes.csv'}}",
                        "{'id': 'one.tg.c', 'method': 'auc', 'data': {'file': 'homes.csv'}}");
        // poor by a line of 100: scores 4, 3 and 0 against 3 and 1
        assertThat(results.get(2).path("auc").asDouble()).isCloseTo(3.5 / 6, within(1e-15));
        assertThat(results.get(2).path("ci95").size()).isEqualTo(2);
        assertThat(results.get(3).path("value").asDouble()).isCloseTo(3.5 / 6, within(1e-15));
        assertThat(results.get(3).path("n").asInt()).isEqualTo(5);
    }

    @Test
    void points_of_the_curve_are_at_a_threshold_a_quantile_or_a_number() throws Exception {
        JsonNode results = homes().run(
                        "{'id': 'p', 'method': 'roc_point', " + DESIGN + ", 'options': {'threshold': 3}}",
                        "{'id': 'p', 'method': 'roc_point', " + DESIGN + ", 'options': {'quantile': 0.6}}",
                        "{'id': 'p.roc_point2', 'method': 'roc_point', " + DESIGN + "}",
                        "{'id': 'p', 'method': 'roc_point', " + DESIGN + "}");
        assertThat(results.get(0).path("value").path("tpr").asDouble()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(results.get(0).path("value").path("fpr").asDouble()).isEqualTo(0.5);
        // scores 0 1 3 3 4 of the five homes of known income
        assertThat(results.get(1).path("value").path("threshold").asDouble()).isEqualTo(3);
        assertThat(results.get(2).path("value").path("threshold").asDouble()).isEqualTo(3);
        assertThat(results.get(3).path("error").asString("")).contains("threshold");
    }

    @Test
    void lists_of_a_case_are_its_data() throws Exception {
        JsonNode result = new WrittenPlan(folder)
                .last("{'id': 'i', 'method': 'auc', 'inline': {'income': [5, 20, 30], 'score': [3, 3, 1]},"
                        + " 'options': {'line': 10}}");
        assertThat(result.path("value").asDouble()).isEqualTo(0.75);
    }

    @Test
    void what_is_not_named_or_found_is_refused_by_name() throws Exception {
        JsonNode results = new WrittenPlan(folder)
                .run(
                        "{'id': 'i', 'method': 'auc', 'inline': {'income': [5, 20]}, 'options': {'line': 10}}",
                        "{'id': 'j', 'method': 'auc', 'inline': {'income': [5, 20], 'score': [1, 2]}}",
                        "{'id': 'k', 'method': 'brier', 'inline': {'x': [5, 20]}, 'options': {'line': 10}}",
                        "{'id': 'l', 'method': 'pmt.beta', 'inline': {'x': [5, 20]}}",
                        "{'id': 'm', 'method': 'auc', 'inline': {'income': [5, 20], 'score': [1, 2], 'weight': [1, -1]},"
                                + " 'options': {'line': 10, 'weight': 'given'}}");
        assertThat(results.get(0).path("error").asString("")).contains("score");
        assertThat(results.get(1).path("error").asString("")).contains("poverty line");
        assertThat(results.get(2).path("error").asString("")).contains("income");
        assertThat(results.get(3).path("error").asString("")).contains("formula");
        assertThat(results.get(4).path("error").asString("")).contains("weight");
    }

    @Test
    void a_budget_reaches_the_highest_scores_first() throws Exception {
        JsonNode value = homes().last("{'id': 'b', 'method': 'budget_curve', " + DESIGN
                        + ", 'options': {'cost': 10, 'budgets': [10, 40, 80]}}")
                .path("value");
        // by hand: the home of score 4 costs 10, those of score 3 cost 30 with two thirds of it for the poor
        assertThat(value.path("coverage_of_poor").get(0).asDouble()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(value.path("coverage_of_poor").get(1).asDouble()).isCloseTo(1, within(1e-15));
        assertThat(value.path("inclusion_error").get(1).asDouble()).isCloseTo(0.25, within(1e-15));
        assertThat(value.path("coverage").get(2).asDouble()).isCloseTo(1, within(1e-15));
    }

    @Test
    void a_rule_of_a_benefit_may_be_a_prediction_a_quota_or_any_condition() throws Exception {
        WrittenPlan plan = new WrittenPlan(folder)
                .with(
                        "panel.csv",
                        "income,lny,x,size,village",
                        row(10, 1, 1, 1),
                        row(20, 2, 2, 1),
                        row(40, 3, 1, 2),
                        row(80, 4, 3, 2),
                        row(15, 1.5, 1, 3),
                        row(60, 3.5, 2, 3));
        String model = "{'id': 'pmt.prediction', 'method': 'pmt.prediction', 'data': {'file': 'panel.csv'},"
                + " 'options': {'formula': 'lny ~ x', 'train': 'village < 3', 'test': 'village == 3'}}";
        String judged = "{'id': 'v.a', 'method': 'targeting.confusion', 'data': {'file': 'panel.csv'},"
                + " 'design': {'weight': 'size', 'benefit': '%s'}, 'options': {'line': 30}}";
        JsonNode results = plan.run(
                model,
                String.format(Locale.ROOT, judged, "5 to predicted poor (predicted ln y < ln z)"),
                String.format(
                        Locale.ROOT,
                        judged,
                        "5 to predicted poor (lowest predicted until the weighted headcount, quantile inv)"),
                String.format(Locale.ROOT, judged, "5 to predicted poor (lowest predicted until 100% of people)"),
                String.format(Locale.ROOT, judged, "5 to homes (x >= 2)"),
                String.format(Locale.ROOT, judged, "5 to predicted poor"));
        assertThat(results.get(0).path("value").size()).isEqualTo(2);
        assertThat(results.get(1).path("value").path("tp").asDouble()).isEqualTo(1);
        assertThat(results.get(1).path("value").path("tn").asDouble()).isEqualTo(2);
        assertThat(results.get(2).path("value").path("tp").asDouble()).isEqualTo(1);
        assertThat(results.get(2).path("value").path("tn").asDouble()).isEqualTo(2);
        assertThat(results.get(3).path("value").path("fp").asDouble()).isEqualTo(2);
        assertThat(results.get(4).path("value").path("fp").asDouble()).isEqualTo(6);
        assertThat(results.get(5).path("value")).isEqualTo(results.get(1).path("value"));
    }

    private static String row(double income, double x, int size, int village) {
        return income + "," + Math.log(income) + "," + x + "," + size + "," + village;
    }
}
