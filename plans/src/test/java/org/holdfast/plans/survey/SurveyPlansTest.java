package org.holdfast.plans.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.plans.Plan;
import org.holdfast.plans.PlanRun;
import org.holdfast.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SurveyPlansTest {
    private static final String DATA = "stratum,psu,w,y,x,kind,place,half,fpc,poor\n"
            + "a,1,10,3,1,E,Ilocos Norte,1,4,1\n"
            + "a,1,10,8,2,E,La Union,1,4,0\n"
            + "a,2,12,5,4,H,La Union,2,4,0\n"
            + "a,2,12,9,3,H,Ilocos Norte,2,4,0\n"
            + "b,3,20,2,6,E,La Union,1,5,1\n"
            + "b,4,5,,5,H,Ilocos Norte,2,5,0\n"
            + "b,4,6,7,2,E,Ilocos Norte,2,5,\n"
            + "b,4,0,1000,2,H,La Union,2,5,1\n";
    private static final String DESIGN = "{\"strata\": \"stratum\", \"psu\": \"psu\", \"weight\": \"w\"}";

    @TempDir
    Path folder;

    private JsonNode result(String method, String design, String options) throws IOException, Refused {
        return named("case", method, design, options);
    }

    private JsonNode named(String id, String method, String design, String options) throws IOException, Refused {
        Files.writeString(folder.resolve("data.csv"), DATA);
        Path plan = folder.resolve("plan.json");
        Files.writeString(
                plan,
                "{\"data\": \"data.csv\", \"cases\": [{\"id\": \"" + id + "\", \"method\": \"" + method
                        + "\", \"design\": " + design + ", \"options\": {" + options + "}}]}");
        return new PlanRun().run(Plan.read(plan, List.of()).cases().get(0));
    }

    private double value(String method, String options) throws IOException, Refused {
        JsonNode result = result(method, DESIGN, options);
        assertThat(result.path("value").isNumber()).as("%s", result).isTrue();
        return result.path("value").asDouble();
    }

    private String refusal(String method, String design, String options) throws IOException, Refused {
        JsonNode result = result(method, design, options);
        assertThat(result.path("value").isNull()).as("%s", result).isTrue();
        String message =
                result.path("error").asString("") + result.path("undefined").asString("");
        assertThat(message).isNotEmpty().doesNotContain("fault of Holdfast").doesNotContain("Exception");
        return message;
    }

    @Test
    void a_mean_leaves_out_unknown_values_and_rows_without_weight() throws Exception {
        JsonNode mean = result("mean", DESIGN, "\"variable\": \"y\"");
        // (30 + 80 + 60 + 108 + 40 + 42) / 70
        assertThat(mean.path("value").asDouble()).isCloseTo(360 / 70.0, within(1e-12));
        assertThat(mean.path("n").asInt()).isEqualTo(7);
        assertThat(mean.path("df").asDouble()).isEqualTo(2);
        assertThat(mean.path("ci").size()).isEqualTo(2);
        assertThat(refusal("mean", DESIGN, "\"variable\": \"y\", \"na\": \"fail\""))
                .contains("Row 6");
    }

    @Test
    void the_variable_may_be_an_expression_a_condition_or_named_by_the_id() throws Exception {
        assertThat(value("total", "\"variable\": \"2*y - x\", \"domain\": \"kind=H\""))
                .isCloseTo(12 * 6 + 12 * 15, within(1e-9));
        assertThat(value("mean", "\"variable\": \"y<6\"")).isCloseTo(42 / 70.0, within(1e-12));
        assertThat(named("some.mean.y", "mean", DESIGN, "").path("value").asDouble())
                .isCloseTo(360 / 70.0, within(1e-12));
        assertThat(refusal("mean", DESIGN, "")).contains("names no variable");
        assertThat(refusal("mean", DESIGN, "\"variable\": \"z\"")).contains("z");
    }

    @Test
    void domains_are_conditions_lists_ranges_and_values_with_blanks() throws Exception {
        assertThat(value("total", "\"variable\": \"y\", \"domain\": \"place=Ilocos Norte\""))
                .isCloseTo(30 + 108 + 42, within(1e-9));
        assertThat(value("total", "\"variable\": \"y\", \"domain\": \"place = La Union, kind = E\""))
                .isCloseTo(80 + 40, within(1e-9));
        assertThat(value("total", "\"variable\": \"y\", \"domain\": {\"x\": \"2-4\", \"kind\": [\"E\"]}"))
                .isCloseTo(80 + 42, within(1e-9));
        assertThat(value("total", "\"variable\": \"y\", \"domain\": {\"x\": \"<3\"}"))
                .isCloseTo(30 + 80 + 42, within(1e-9));
        assertThat(value("total", "\"variable\": \"y\", \"domain\": {\"x\": \"4+\"}"))
                .isCloseTo(60 + 40, within(1e-9));
        assertThat(refusal("mean", DESIGN, "\"variable\": \"y\", \"domain\": \"kind=Z\""))
                .contains("sum to zero");
    }

    @Test
    void a_text_gives_the_shares_of_its_groups() throws Exception {
        JsonNode shares = result("mean", DESIGN, "\"variable\": \"kind\"");
        assertThat(shares.path("value").path("kindE").asDouble()).isCloseTo(46 / 75.0, within(1e-12));
        assertThat(shares.path("se").path("kindH").asDouble())
                .isCloseTo(shares.path("se").path("kindE").asDouble(), within(1e-12));
    }

    @Test
    void a_contrast_of_independent_strata_adds_their_variances() throws Exception {
        JsonNode first = result("mean", DESIGN, "\"variable\": \"x\", \"domain\": \"stratum=a\"");
        JsonNode second = result("mean", DESIGN, "\"variable\": \"x\", \"domain\": \"stratum=b\"");
        for (String contrast : List.of("mean(x|a) - mean(x|b)", "mean(x | stratum=a) - mean(x | stratum == b)")) {
            JsonNode both = result("contrast", DESIGN, "\"contrast\": \"" + contrast + "\"");
            assertThat(both.path("value").asDouble())
                    .isCloseTo(
                            first.path("value").asDouble()
                                    - second.path("value").asDouble(),
                            within(1e-12));
            assertThat(both.path("se").asDouble())
                    .isCloseTo(
                            Math.hypot(
                                    first.path("se").asDouble(),
                                    second.path("se").asDouble()),
                            within(1e-9));
        }
        JsonNode ratio = result("ratio", DESIGN, "\"numerator\": \"y\", \"denominator\": \"x\"");
        JsonNode same = result("contrast", DESIGN, "\"contrast\": \"ratio(y, x)\"");
        assertThat(same.path("se").asDouble()).isCloseTo(ratio.path("se").asDouble(), within(1e-9));
        JsonNode log = result("contrast", DESIGN, "\"contrast\": \"log(ratio(y, x))\"");
        assertThat(log.path("se").asDouble())
                .isCloseTo(ratio.path("se").asDouble() / ratio.path("value").asDouble(), within(1e-9));
        assertThat(refusal("contrast", DESIGN, "\"contrast\": \"mean(x|c)\"")).contains("has the values c");
        assertThat(refusal("contrast", DESIGN, "\"contrast\": \"3\"")).contains("expected arithmetic");
    }

    @Test
    void quantiles_have_woodruffs_interval_one_or_a_list_of_them() throws Exception {
        JsonNode one = result("quantile", DESIGN, "\"variable\": \"x\", \"p\": 0.5");
        JsonNode list = result("quantile", DESIGN, "\"variable\": \"x\", \"p\": [0.25, 0.5]");
        assertThat(one.path("value").asDouble()).isEqualTo(3);
        assertThat(list.path("value").get(1).asDouble()).isEqualTo(3);
        assertThat(list.path("value").size()).isEqualTo(2);
        assertThat(refusal("quantile", DESIGN, "\"variable\": \"x\", \"p\": 1.5"))
                .contains("'p'");
        assertThat(refusal("quantile", DESIGN, "\"variable\": \"x\", \"p\": 0.5, \"quantile\": \"odd\""))
                .contains("odd");
    }

    @Test
    void a_share_that_is_no_condition_is_refused_and_one_of_nobody_has_no_logit_interval() throws Exception {
        assertThat(refusal("proportion", DESIGN, "\"variable\": \"y\"")).contains("condition");
        JsonNode none = result("proportion", DESIGN, "\"variable\": \"x > 100\"");
        assertThat(none.path("value").asDouble()).isZero();
        assertThat(none.path("ci_beta").get(1).asDouble()).isPositive();
        assertThat(none.has("ci_logit")).isFalse();
        JsonNode poor = result("proportion", DESIGN, "\"variable\": \"poor\", \"interval\": \"beta\"");
        assertThat(poor.path("ci")).isEqualTo(poor.path("ci_beta"));
    }

    @Test
    void replicates_of_every_kind_are_made_from_the_design() throws Exception {
        double linearised =
                result("total", DESIGN, "\"variable\": \"x\"").path("se").asDouble();
        for (String kind : List.of("JKn", "BRR", "Fay, rho = 0.3")) {
            JsonNode total =
                    result("total", DESIGN.replace("{", "{\"kind\": \"" + kind + "\", "), "\"variable\": \"x\"");
            assertThat(total.path("se").asDouble()).as("%s", total).isCloseTo(linearised, within(1e-9));
        }
        String drawn = DESIGN.replace("{", "{\"kind\": \"Rao-Wu\", ");
        JsonNode once = result("total", drawn, "\"variable\": \"x\", \"replicates\": 50, \"seed\": 3");
        JsonNode again = result("total", drawn, "\"variable\": \"x\", \"replicates\": 50, \"seed\": 3");
        assertThat(once.path("se").asDouble()).isPositive();
        assertThat(once).isEqualTo(again);
        JsonNode halves = result(
                "total",
                "{\"kind\": \"BRR\", \"strata\": \"stratum\", \"half\": \"half\", \"weight\": \"w\"}",
                "\"variable\": \"x\"");
        assertThat(halves.path("se").asDouble()).isCloseTo(linearised, within(1e-9));
        assertThat(refusal("total", DESIGN.replace("{", "{\"kind\": \"magic\", "), "\"variable\": \"x\""))
                .contains("magic");
    }

    @Test
    void factors_are_read_from_a_file_and_fays_rho_softens_whole_half_samples() throws Exception {
        Files.writeString(folder.resolve("factors.csv"), "psu,r1,r2\n1,2,0\n2,0,2\n3,2,2\n4,0,0\n");
        String design = "{\"kind\": \"BRR\", \"psu\": \"psu\", \"weight\": \"w\", "
                + "\"factors\": \"factors.csv (per PSU psu; replicate weight = factor*w)\"";
        // totals of x by unit: 30, 84, 120, 37; replicates 300 and 408, the sample 271
        JsonNode whole = result("total", design + ", \"centre\": \"full-sample estimate\"}", "\"variable\": \"x\"");
        assertThat(whole.path("value").asDouble()).isCloseTo(271, within(1e-9));
        assertThat(whole.path("se").asDouble()).isCloseTo(Math.sqrt((29 * 29 + 137 * 137) / 2.0), within(1e-9));
        JsonNode fay = result(
                "total", design + ", \"centre\": \"full-sample estimate\", \"rho\": 0.3}", "\"variable\": \"x\"");
        assertThat(fay.path("se").asDouble()).isCloseTo(whole.path("se").asDouble(), within(1e-9));
        JsonNode centred = result("total", design + "}", "\"variable\": \"x\"");
        assertThat(centred.path("se").asDouble()).isCloseTo(54, within(1e-9));
        Files.writeString(folder.resolve("factors.csv"), "psu,r1,r2\n1,2,0\n2,0,2\n");
        assertThat(refusal("total", design + "}", "\"variable\": \"x\"")).contains("no unit '3'");
    }

    @Test
    void incomes_are_measured_by_short_names_with_replicates() throws Exception {
        String design = DESIGN.replace("{", "{\"kind\": \"JKn\", ");
        for (String stat : List.of(
                "mean",
                "median",
                "q25",
                "fgt0.z4",
                "fgt1.rel60",
                "gini",
                "gini.freq",
                "s80s20.unit",
                "palma.frac",
                "theil",
                "mld",
                "ge2",
                "atkinson0.5",
                "hoover",
                "sst.z4",
                "sen.z4",
                "watts.z4",
                "arpt60")) {
            String method = stat.startsWith("mean") ? "mean" : stat.startsWith("q") ? "median" : "gini";
            JsonNode found = result(method, design, "\"stat\": \"" + stat + "\", \"variable\": \"x\"");
            assertThat(found.path("se").isNumber()).as("%s: %s", stat, found).isTrue();
        }
        assertThat(refusal("fgt0", design, "\"variable\": \"x\"")).contains("needs a line");
        assertThat(refusal("gini", design, "\"variable\": \"x\", \"stat\": \"magic.z1\""))
                .contains("magic");
    }

    @Test
    void any_method_has_errors_by_replicates_in_the_shape_of_its_value() throws Exception {
        String design = DESIGN.replace("{", "{\"kind\": \"JKn\", ");
        String income = "\"income\": \"x\"";
        JsonNode byOptions = result("fgt", design, income + ", \"alpha\": 1, \"line\": 4");
        JsonNode byName = result("fgt1", design, income + ", \"stat\": \"fgt1.z4\"");
        assertThat(byOptions.path("value")).isEqualTo(byName.path("value"));
        assertThat(byOptions.path("se").asDouble()).isCloseTo(byName.path("se").asDouble(), within(1e-12));
        JsonNode shares = result("quantile_shares", design, income + ", \"k\": 2");
        assertThat(shares.path("value").size()).isEqualTo(2);
        assertThat(shares.path("se").get(0).asDouble())
                .isCloseTo(shares.path("se").get(1).asDouble(), within(1e-12));
        assertThat(refusal("magic", design, income)).contains("magic");
    }

    @Test
    void a_regression_gives_the_coefficient_asked_for_or_all() throws Exception {
        String formula = "\"formula\": \"x ~ kind + half\"";
        JsonNode all = result("regression", DESIGN, formula);
        assertThat(all.path("value").has("(Intercept)")).isTrue();
        JsonNode byOption = result("regression", DESIGN, formula + ", \"term\": \"kindH\"");
        JsonNode byId = named("a.glm.kindH", "regression", DESIGN, formula);
        assertThat(byOption.path("value")).isEqualTo(all.path("value").path("kindH"));
        assertThat(byId.path("se")).isEqualTo(all.path("se").path("kindH"));
        JsonNode logit =
                result("regression", DESIGN, "\"formula\": \"poor ~ 1 + half\", \"family\": \"quasibinomial\"");
        assertThat(logit.path("value").path("half").isNumber()).as("%s", logit).isTrue();
        assertThat(refusal("regression", DESIGN, formula + ", \"term\": \"kindZ\""))
                .contains("kindH");
        assertThat(refusal("regression", DESIGN, formula + ", \"family\": \"odd\""))
                .contains("odd");
        assertThat(refusal("regression", DESIGN, "\"formula\": \"x\"")).contains("y ~ a + b");
        assertThat(refusal("regression", DESIGN, "\"formula\": \"y ~ kind\", \"family\": \"binomial\""))
                .contains("binomial");
    }

    @Test
    void designs_that_cannot_be_are_refused() throws Exception {
        assertThat(refusal("mean", "{\"weight\": \"y\"}", "\"variable\": \"x\""))
                .contains("row 6");
        assertThat(refusal("mean", "{\"weight\": \"kind\"}", "\"variable\": \"x\""))
                .contains("not a number");
        assertThat(refusal("mean", "{\"strata\": \"poor\", \"weight\": \"w\"}", "\"variable\": \"x\""))
                .contains("row 7");
        assertThat(refusal("mean", "{\"strata\": \"stratum\", \"weight\": \"w\", \"fpc\": 3}", "\"variable\": \"x\""))
                .contains("cannot give a sample");
        assertThat(refusal("mean", DESIGN, "\"variable\": \"x\", \"lonely_psu\": \"magic\""))
                .contains("magic");
        assertThat(refusal("mean", DESIGN, "\"variable\": \"x\", \"level\": 95"))
                .contains("'level'");
    }

    @Test
    void a_single_row_has_a_mean_and_no_error() throws Exception {
        Path plan = folder.resolve("single.json");
        Files.writeString(
                plan,
                "[{\"id\": \"one\", \"method\": \"mean\", \"inline\": {\"income\": [7], \"weight\": [2]}},"
                        + "{\"id\": \"none\", \"method\": \"mean\", \"inline\": {\"income\": [], \"weight\": []}},"
                        + "{\"id\": \"weightless\", \"method\": \"mean\", \"inline\": {\"income\": [7], \"weight\": [0]}}]");
        List<JsonNode> results = new java.util.ArrayList<>();
        Plan.read(plan, List.of()).cases().forEach(each -> results.add(new PlanRun().run(each)));
        assertThat(results.get(0).path("value").asDouble()).isEqualTo(7);
        assertThat(results.get(0).has("se")).isFalse();
        assertThat(results.get(1).path("undefined").isString())
                .as("%s", results.get(1))
                .isTrue();
        assertThat(results.get(2).path("undefined").isString()).isTrue();
    }
}
