package org.holdfast.plans.income;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.plans.Plan;
import org.holdfast.plans.PlanRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class IncomePlansTest {
    private static final String ROWS = "region,age,household,size,income,weight,urban\n"
            + "n,10,1,2,100,1,0\nn,40,1,2,100,1,0\nn,70,2,1,300,2,1\nn,30,3,4,NA,5,1\n"
            + "s,17,4,2,50,3,0\ns,18,4,2,50,3,0\ns,64,5,1,0,1,1\ns,65,6,1,700,2,1\n";
    private static final String DESIGN =
            "'income': 'income', 'design': {'weight': 'weight', 'strata': 'region', 'psu': 'household', 'fpc': null}";

    @TempDir
    Path folder;

    @BeforeEach
    void data() throws Exception {
        Files.writeString(folder.resolve("rows.csv"), ROWS);
    }

    @Test
    void a_row_without_income_leaves_the_measure_and_stays_in_the_design() throws Exception {
        JsonNode result = run("'method': 'mean', " + DESIGN);
        assertThat(result.path("value").asDouble()).isCloseTo(2500 / 13.0, within(1e-12));
        assertThat(result.path("n").asInt()).isEqualTo(7);
        // unit totals of w (x - mean) / 13 with the mean 2500/13; household 3 adds zero
        double m = 2500 / 13.0;
        double[] north = {2 * (100 - m) / 13, 2 * (300 - m) / 13, 0};
        double[] south = {6 * (50 - m) / 13, (0 - m) / 13, 2 * (700 - m) / 13};
        assertThat(result.path("se").asDouble()).isCloseTo(Math.sqrt(ofThree(north) + ofThree(south)), within(1e-12));
        assertThat(result.path("ci").size()).isEqualTo(2);
        assertThat(run("'method': 'mean', 'options': {'na': 'fail'}, " + DESIGN)
                        .path("undefined")
                        .asString(""))
                .contains("Row 4");
    }

    private static double ofThree(double... totals) {
        double mean = (totals[0] + totals[1] + totals[2]) / 3;
        double squares = 0;
        for (double total : totals) {
            squares += (total - mean) * (total - mean);
        }
        return squares * 3 / 2;
    }

    @Test
    void parts_are_ranges_lists_and_truths() throws Exception {
        assertThat(headCount("'domain': {'age': '18-64'}")).isCloseTo(5 / 5.0, within(1e-15));
        assertThat(headCount("'domain': {'age': '65+'}")).isZero();
        assertThat(headCount("'domain': {'age': '<18'}")).isEqualTo(1);
        assertThat(headCount("'domain': {'region': ['n', 's'], 'urban': true}")).isCloseTo(1 / 5.0, within(1e-15));
        assertThat(headCount("'domain': {'urban': 0}")).isEqualTo(1);
        assertThat(run("'method': 'fgt', 'options': {'alpha': 0, 'line': 200}, 'domain': {'region': 'w'}, " + DESIGN)
                        .path("undefined")
                        .asString(""))
                .contains("Nobody");
    }

    private double headCount(String domain) throws Exception {
        return run("'method': 'fgt', 'options': {'alpha': 0, 'line': 200}, " + domain + ", " + DESIGN)
                .path("value")
                .asDouble();
    }

    @Test
    void a_relative_line_is_of_the_whole_sample_unless_the_domain_is_named() throws Exception {
        String options = "'line_type': 'relative', 'percent': 0.6, 'alpha': 1, 'poor_if': 'y<=z'";
        String north = "'domain': {'region': 'n'}, " + DESIGN;
        // median of all: the weights 1, 6, 2 of 0, 50, 100 reach half of 13 at 50; the line is 30
        assertThat(run("'method': 'fgt', 'options': {" + options + ", 'of': 'median of the whole sample'}, " + north)
                        .path("value")
                        .asDouble())
                .isZero();
        // of the domain: half of 4 is reached at 100
        assertThat(run("'method': 'fgt', 'options': {" + options
                                + ", 'of': 'median of the domain', 'quantile': 'upper'}, " + north)
                        .path("value")
                        .asDouble())
                .isCloseTo((1 - 100 / 180.0) / 2, within(1e-12));
        assertThat(run("'method': 'relative_line', 'options': {'percent': 60, 'of': 'mean'}, " + DESIGN)
                        .path("value")
                        .asDouble())
                .isCloseTo(0.6 * 2500 / 13, within(1e-12));
    }

    @Test
    void the_error_of_a_relative_line_counts_unless_it_is_fixed() throws Exception {
        String options = "'line_type': 'relative', 'percent': 0.9, 'of': 'mean', 'alpha': 1";
        double moving = run("'method': 'fgt', 'options': {" + options + "}, " + DESIGN)
                .path("se")
                .asDouble();
        double fixed = run("'method': 'fgt', 'options': {" + options + ", 'se': 'line taken as fixed'}, " + DESIGN)
                .path("se")
                .asDouble();
        double given = run("'method': 'fgt', 'options': {'line': " + 0.9 * 2500 / 13 + ", 'alpha': 1}, " + DESIGN)
                .path("se")
                .asDouble();
        assertThat(fixed).isCloseTo(given, within(1e-12));
        assertThat(moving).isNotCloseTo(fixed, within(1e-3));
    }

    @Test
    void arrays_have_errors_of_their_shape() throws Exception {
        JsonNode shares = run("'method': 'quantile_shares', 'options': {'k': 4}, " + DESIGN);
        assertThat(shares.path("value").size()).isEqualTo(4);
        assertThat(shares.path("se").size()).isEqualTo(4);
        JsonNode quantiles = run("'method': 'quantile', 'options': {'p': [0.25, 0.5], 'quantile': 'avg'}, " + DESIGN);
        assertThat(quantiles.path("value").size()).isEqualTo(2);
        assertThat(run("'method': 'lorenz', 'options': {'p': [0.5, 1]}, " + DESIGN)
                        .path("value")
                        .get(1)
                        .asDouble())
                .isCloseTo(1, within(1e-15));
    }

    @Test
    void forms_of_ratios_are_those_named() throws Exception {
        String lists = "'inline': {'income': [1, 2, 3, 4, 5, 6, 7]}, ";
        assertThat(value(lists + "'method': 's80s20', 'options': {'form': 'sum(y>q80)/sum(y<=q20), quantile inv'}"))
                .isCloseTo(7 / 3.0, within(1e-12));
        assertThat(value(lists + "'method': 's80s20', 'options': {'form': 'ratio of means'}"))
                .isCloseTo(7 / 1.5, within(1e-12));
        assertThat(value(lists + "'method': 's80s20'")).isCloseTo((7 + 0.4 * 6) / (1 + 0.4 * 2), within(1e-12));
        assertThat(value(lists + "'method': 'palma', 'options': {'form': 'unit assignment, quantile inv'}"))
                .isZero();
        assertThat(value(lists + "'method': 'percentile_ratio', 'options': {'form': 'p75/p25'}"))
                .isEqualTo(3);
        assertThat(value(lists + "'method': 'percentile_ratio', 'options': {'p': [0.25, 0.75]}"))
                .isEqualTo(3);
        assertThat(value(lists + "'method': 'gini', 'options': {'form': 'n/(n-1) corrected'}"))
                .isCloseTo(value(lists + "'method': 'gini'") * 7 / 6, within(1e-12));
        assertThat(value(lists + "'method': 'sen', 'options': {'line': 4, 'form': 'Sen 1976 with q/(q+1)'}"))
                .isLessThan(value(lists + "'method': 'sen', 'options': {'line': 4}"));
    }

    @Test
    void an_income_may_be_made_of_columns() throws Exception {
        double direct = value("'method': 'gini', 'income': 'income/size', 'design': {'weight': 'weight*size'}");
        Files.writeString(
                folder.resolve("derived.json"),
                ("{'data': {'file': 'rows.csv', 'derived': 'pc = income/size; pw = weight*size'}, 'cases': [{'id': 'a', "
                                + "'method': 'gini', 'income': 'pc', 'design': {'weight': 'pw'}}]}")
                        .replace('\'', '"'));
        JsonNode derived = new PlanRun()
                .run(Plan.read(folder.resolve("derived.json"), List.of()), done -> {})
                .path("results")
                .get(0);
        assertThat(derived.path("value").asDouble()).isEqualTo(direct);
    }

    @Test
    void negative_incomes_may_be_raised_or_left_out() throws Exception {
        String lists =
                "'inline': {'income': [-100, 50, 150, 200]}, 'method': 'fgt', 'options': {'alpha': 1, 'line': 100";
        assertThat(value(lists + "}")).isCloseTo(2.5 / 4, within(1e-15));
        assertThat(value(lists + ", 'negative': 'bottom-code at zero'}")).isCloseTo(1.5 / 4, within(1e-15));
        assertThat(value(lists + ", 'negative': 'exclude'}")).isCloseTo(0.5 / 3, within(1e-15));
    }

    @Test
    void a_value_stands_where_its_error_does_not_exist() throws Exception {
        String design = "'income': 'income', 'design': {'weight': 'weight', 'strata': 'household', 'psu': 'age'}";
        JsonNode result = run("'method': 'gini', " + design);
        assertThat(result.path("value").isNumber()).isTrue();
        assertThat(result.has("se")).isFalse();
        assertThat(result.path("se_undefined").asString("")).contains("one sampled unit");
        assertThat(run("'method': 'gini', 'options': {'lonely_psu': 'fail'}, " + design)
                        .path("undefined")
                        .asString(""))
                .contains("one sampled unit");
        assertThat(run("'method': 'gini', 'options': {'lonely_psu': 'adjust'}, " + design)
                        .path("se")
                        .isNumber())
                .isTrue();
        JsonNode equal =
                run("'inline': {'income': [5, 5, 5]}, 'method': 'quantile', 'options': {'p': 0.5}, 'design': {}");
        assertThat(equal.path("value").asDouble()).isEqualTo(5);
        assertThat(equal.path("se_undefined").asString("")).contains("equal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'method': 'fgt', 'options': {'line': 100}",
                "'method': 'fgt', 'options': {'alpha': 1}",
                "'method': 'fgt', 'options': {'alpha': -1, 'line': 100}",
                "'method': 'fgt', 'options': {'alpha': 1, 'line': 100, 'poor_if': 'rich'}",
                "'method': 'fgt', 'options': {'alpha': 1, 'percent': -0.6}",
                "'method': 'fgt', 'options': {'alpha': 1, 'percent': 0.6, 'of': 'mode'}",
                "'method': 'fgt', 'options': {'alpha': 1, 'line': 100, 'negative': 'whatever'}",
                "'method': 'watts', 'options': {'line': 100, 'zero': 'whatever'}",
                "'method': 'watts', 'options': {'line': 100, 'zero': 'floor'}",
                "'method': 'watts', 'options': {'line': 100, 'zero': 'floor', 'floor': 0}",
                "'method': 'generalised_entropy'",
                "'method': 'atkinson', 'options': {'epsilon': -1}",
                "'method': 'quantile', 'options': {'p': 1.5}",
                "'method': 'quantile', 'options': {'p': 0.5, 'definition': 'whatever'}",
                "'method': 'lorenz', 'options': {'p': [0.5, 'a']}",
                "'method': 'quantile_shares', 'options': {'k': 2.5}",
                "'method': 'percentile_ratio', 'options': {'p': [0.5]}",
                "'method': 'time_taken_to_exit', 'options': {'line': 100}"
            })
    void what_is_missing_or_wrong_is_said(String fields) throws Exception {
        JsonNode result = run(fields + ", " + DESIGN);
        assertThat(result.path("value").isNull()).isTrue();
        assertThat(result.path("error").asString("")).isNotEmpty().doesNotContain("fault");
    }

    private double value(String fields) throws Exception {
        JsonNode result = run(fields);
        assertThat(result.path("value").isNumber()).as("%s", result).isTrue();
        return result.path("value").asDouble();
    }

    private JsonNode run(String fields) throws Exception {
        String data = fields.contains("'inline'") ? "" : "'data': 'rows.csv', ";
        Path plan = folder.resolve("plan.json");
        Files.writeString(plan, ("[{'id': 'a', " + data + fields + "}]").replace('\'', '"'));
        return new PlanRun()
                .run(Plan.read(plan, List.of()), done -> {})
                .path("results")
                .get(0);
    }
}
