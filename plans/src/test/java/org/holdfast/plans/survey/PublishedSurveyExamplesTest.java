package org.holdfast.plans.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/**
 * Examples printed in the manual and vignettes of R's survey, on its samples of Californian schools; run where the folder that
 * the system property {@code holdfast.golden} names has them.
 */
class PublishedSurveyExamplesTest {
    private static final String CLUSTERS = "\"psu\": \"dnum\", \"weight\": \"pw\", \"fpc\": \"fpc\"";
    private static final String TYPES = "{\"E\": 4421, \"H\": 755, \"M\": 1018}";

    @TempDir
    Path folder;

    private JsonNode result(String data, String method, String design, String options) throws IOException, Refused {
        Path golden = Path.of(System.getProperty("holdfast.golden", "absent"));
        assumeTrue(Files.isRegularFile(golden.resolve("data").resolve(data)));
        Path plan = folder.resolve("plan.json");
        Files.writeString(
                plan,
                "[{\"id\": \"case\", \"method\": \"" + method + "\", \"data\": \"data/" + data + "\", \"design\": {"
                        + design + "}, \"options\": {" + options + "}}]");
        return new PlanRun().run(Plan.read(plan, List.of(golden)).cases().get(0));
    }

    private static void assertPrinted(
            JsonNode result, double value, double valueDigit, double error, double errorDigit) {
        assertThat(result.path("error").asString("") + result.path("undefined").asString(""))
                .isEmpty();
        assertThat(result.path("value").asDouble()).isCloseTo(value, within(valueDigit / 2));
        assertThat(result.path("se").asDouble()).isCloseTo(error, within(errorDigit / 2));
    }

    @Test
    void a_sample_of_two_stages_adds_what_varies_within_districts() throws Exception {
        // svymean(~api00, svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = apiclus2)): 670.81 (30.099)
        String design = "\"psu\": [\"dnum\", \"snum\"], \"weight\": \"pw\", \"fpc\": [\"fpc1\", \"fpc2\"]";
        assertPrinted(result("apiclus2.csv", "mean", design, "\"variable\": \"api00\""), 670.81, 0.01, 30.099, 0.001);
        // weights from the shares drawn; svytotal(~enroll, dclus2, na.rm = TRUE): 2639273 (799638)
        String fromShares = "\"psu\": \"dnum\", \"ssu\": \"snum\", \"fpc\": \"fpc1\", \"fpc2\": \"fpc2\"";
        assertPrinted(result("apiclus2.csv", "total", fromShares, "\"variable\": \"enroll\""), 2639273, 1, 799638, 1);
    }

    @Test
    void post_stratification_by_the_type_of_school() throws Exception {
        // dclus1p <- postStratify(dclus1, ~stype, pop.types): 642.31 (23.92), 3680893 (406293)
        String design = CLUSTERS + ", \"poststrata\": \"stype\", \"totals\": " + TYPES;
        assertPrinted(result("apiclus1.csv", "mean", design, "\"variable\": \"api00\""), 642.31, 0.01, 23.92, 0.01);
        assertPrinted(result("apiclus1.csv", "total", design, "\"variable\": \"enroll\""), 3680893, 1, 406293, 1);
    }

    @Test
    void calibration_to_types_and_the_score_of_the_year_before() throws Exception {
        // calibrate(dclus1, ~stype + api99, c(6194, 755, 1018, 3914069)): 665.31 (3.4418), 3638487 (385524)
        String design = CLUSTERS + ", \"calibrate\": {\"formula\": \"~ stype + api99\", \"totals\": "
                + "{\"(Intercept)\": 6194, \"stypeH\": 755, \"stypeM\": 1018, \"api99\": 3914069}}";
        assertPrinted(result("apiclus1.csv", "mean", design, "\"variable\": \"api00\""), 665.31, 0.01, 3.4418, 0.0001);
        assertPrinted(result("apiclus1.csv", "total", design, "\"variable\": \"enroll\""), 3638487, 1, 385524, 1);
    }

    @Test
    void a_logistic_regression_on_a_stratified_sample() throws Exception {
        // svyglm(sch.wide ~ ell + meals + mobility, design = dstrat, family = quasibinomial())
        String design = "\"strata\": \"stype\", \"weight\": \"pw\", \"fpc\": \"fpc\"";
        String formula =
                "\"formula\": \"sch.wide ~ ell + meals + mobility\", \"family\": \"quasibinomial\", \"term\": ";
        double digit = 1e-6;
        assertPrinted(
                result("apistrat.csv", "regression", design, formula + "\"(Intercept)\""),
                0.835837,
                digit,
                0.455626,
                digit);
        assertPrinted(
                result("apistrat.csv", "regression", design, formula + "\"ell\""), -0.002490, digit, 0.013252, digit);
        assertPrinted(
                result("apistrat.csv", "regression", design, formula + "\"mobility\""),
                0.060897,
                digit,
                0.031935,
                digit);
    }

    @Test
    void a_jackknife_of_a_post_stratified_sample_calibrates_each_replicate() throws Exception {
        // rclus1 <- as.svrepdesign(dclus1); postStratify(rclus1, ~stype, pop.types): 642.31 (26.934), 3680893 (473431)
        String post = CLUSTERS + ", \"kind\": \"JK1\", \"poststrata\": \"stype\", \"totals\": " + TYPES;
        assertPrinted(result("apiclus1.csv", "mean", post, "\"variable\": \"api00\""), 642.31, 0.01, 26.934, 0.002);
        assertPrinted(result("apiclus1.csv", "total", post, "\"variable\": \"enroll\""), 3680893, 1, 473431, 1);
        // rake(rclus1, list(~stype, ~sch.wide), list(pop.types, pop.schwide)): 641.23 (26.874)
        String raked = CLUSTERS + ", \"kind\": \"JK1\", \"rake\": {\"stype\": " + TYPES
                + ", \"sch.wide\": {\"No\": 1072, \"Yes\": 5122}}";
        assertPrinted(result("apiclus1.csv", "mean", raked, "\"variable\": \"api00\""), 641.23, 0.01, 26.874, 0.001);
    }
}
