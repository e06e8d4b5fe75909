package org.holdfast.plans.decomposition;

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
import tools.jackson.databind.JsonNode;

class DecompositionPlansTest {
    private static final String ROWS = "region,sex,income,weight,labour,transfers,year\n"
            + "n,f,10,1,8,2,1\nn,m,30,2,30,0,1\ns,f,0,1,0,0,1\ns,m,50,1,45,5,2\ns,f,NA,3,,1,2\n,m,70,1,70,0,2\nn,f,20,0,20,0,2\n";

    @TempDir
    Path folder;

    @BeforeEach
    void data() throws Exception {
        Files.writeString(folder.resolve("rows.csv"), ROWS);
        Files.writeString(folder.resolve("later.csv"), "region,sex,income,weight\nn,f,20,1\ns,m,60,1\nw,m,40,1\n");
    }

    @Test
    void rows_without_a_group_or_an_income_are_left_out() throws Exception {
        JsonNode result = run("'method': 'fgt_decomposition', 'options': {'alpha': 0, 'line': 25, 'group': 'region'}");
        JsonNode value = result.path("value");
        assertThat(value.path("total").asDouble()).isCloseTo(2 / 5.0, within(1e-15));
        assertThat(value.path("n").path("pop_share").asDouble()).isCloseTo(3 / 5.0, within(1e-15));
        assertThat(value.path("s").path("fgt").asDouble()).isCloseTo(0.5, within(1e-15));
        assertThat(value.path("n").path("contribution").asDouble()).isCloseTo(0.5, within(1e-15));
        assertThat(value.size()).isEqualTo(3);
    }

    @Test
    void groups_may_be_made_of_several_columns() throws Exception {
        String options = "'options': {'alpha': 0, 'line': 25, 'group': ";
        JsonNode joined = run("'method': 'fgt_decomposition', " + options + "'region_sex'}")
                .path("value");
        JsonNode listed = run("'method': 'fgt_decomposition', " + options + "['region', 'sex']}")
                .path("value");
        assertThat(joined.path("n f").path("fgt").asDouble()).isEqualTo(1);
        assertThat(joined).isEqualTo(listed);
    }

    @Test
    void the_rule_for_zeros_decides_what_a_logarithm_makes_of_them() throws Exception {
        String method = "'method': 'ge_decomposition', 'options': {'alpha': 0, 'group': 'region'";
        assertThat(run(method + "}").path("undefined").asString("")).contains("zero or less");
        JsonNode kept = run(method + ", 'zero': 'exclude y<=0'}").path("value");
        assertThat(kept.path("within").asDouble() + kept.path("between").asDouble())
                .isCloseTo(kept.path("total").asDouble(), within(1e-15));
        assertThat(run(method + ", 'zero': 'as it likes'}").path("error").asString(""))
                .contains("as it likes");
        JsonNode floored = run(method + ", 'zero': 'floor', 'floor': 5}").path("value");
        assertThat(floored.path("total").asDouble())
                .isGreaterThan(kept.path("total").asDouble());
    }

    @Test
    void the_gini_decomposition_is_of_positive_incomes_unless_zeros_are_included() throws Exception {
        String method = "'method': 'gini_decomposition', 'options': {'group': 'region'";
        double without = run(method + "}").path("value").path("total").asDouble();
        double with =
                run(method + ", 'zero': 'include'}").path("value").path("total").asDouble();
        assertThat(with).isGreaterThan(without);
        assertThat(run(method + ", 'form': 'Dagum'}").path("error").asString(""))
                .contains("Dagum");
    }

    @Test
    void negative_incomes_are_kept_bottom_coded_or_left_out() throws Exception {
        String lists = "'method': 'fgt2_components', 'inline': {'income': [-10, 5, 40], 'weight': [1, 1, 2]}, ";
        assertThat(run(lists + "'options': {'line': 20}")
                        .path("value")
                        .path("P2")
                        .asDouble())
                .isCloseTo((2.25 + 0.5625) / 4, within(1e-15));
        assertThat(run(lists + "'options': {'line': 20, 'negative': 'bottom-code at zero'}")
                        .path("value")
                        .path("P2")
                        .asDouble())
                .isCloseTo((1 + 0.5625) / 4, within(1e-15));
        assertThat(run(lists + "'options': {'line': 20, 'negative': 'exclude'}")
                        .path("value")
                        .path("H")
                        .asDouble())
                .isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void a_line_of_zero_an_empty_domain_and_nobody_poor_are_undefined() throws Exception {
        String method = "'method': 'sst_components', ";
        assertThat(run(method + "'options': {'line': 0}").path("undefined").asString(""))
                .isNotEmpty();
        assertThat(run(method + "'options': {'line': 20}, 'domain': {'region': 'x'}")
                        .path("undefined")
                        .asString(""))
                .contains("Nobody");
        assertThat(run(method + "'options': {'line': 20}, 'domain': {'sex': 'm'}")
                        .path("undefined")
                        .asString(""))
                .contains("Nobody");
        assertThat(run("'method': 'fgt_decomposition', 'options': {'alpha': -1, 'line': 20, 'group': 'sex'}")
                        .path("error")
                        .asString(""))
                .contains("alpha");
    }

    @Test
    void a_stated_design_gives_standard_errors_in_the_shape_of_the_value() throws Exception {
        String design = "'design': {'weight': 'weight', 'psu': null, 'strata': null}, ";
        JsonNode result =
                run(design + "'method': 'fgt_decomposition', 'options': {'alpha': 0, 'line': 25, 'group': 'sex'}");
        // four men and women know their incomes: of the total weight 6, poor are 10 and 0
        assertThat(result.path("value").path("total").asDouble()).isCloseTo(2 / 6.0, within(1e-15));
        double[] influences = {4 / 36.0, -4 / 36.0, 4 / 36.0, -2 / 36.0, 0, -2 / 36.0, 0};
        double mean = java.util.Arrays.stream(influences).sum() / 7;
        double squares = java.util.Arrays.stream(influences)
                .map(each -> (each - mean) * (each - mean))
                .sum();
        assertThat(result.path("se").path("total").asDouble()).isCloseTo(Math.sqrt(7 / 6.0 * squares), within(1e-15));
        assertThat(result.path("se").path("f").path("fgt").asDouble()).isZero();
        JsonNode gini = run(design + "'method': 'gini_decomposition', 'options': {'group': 'sex'}")
                .path("se");
        assertThat(gini.path("overlap").asDouble()).isPositive();
        JsonNode lonely = run("'design': {'weight': 'weight', 'strata': 'income'}, 'domain': {'year': 1},"
                + " 'method': 'ge_decomposition', 'options': {'alpha': 1, 'group': 'sex'}");
        assertThat(lonely.path("error").asString("")).contains("income");
    }

    @Test
    void what_a_case_lacks_is_named() throws Exception {
        assertThat(run("'method': 'ge_decomposition', 'options': {'alpha': 1}")
                        .path("error")
                        .asString(""))
                .contains("group");
        assertThat(run("'method': 'ge_decomposition', 'options': {'alpha': 1, 'group': 'caste'}")
                        .path("error")
                        .asString(""))
                .contains("caste");
        assertThat(run("'method': 'fgt2_components'").path("error").asString(""))
                .contains("line");
        assertThat(run("'method': 'shapley_gini_source', 'inline': {'income': [1, 2]}")
                        .path("error")
                        .asString(""))
                .contains("sources");
        assertThat(run("'method': 'lorenz_fit', 'inline': {'p': [0.5, 1], 'L': [0.3, 1]}")
                        .path("error")
                        .asString(""))
                .contains("form");
    }

    @Test
    void the_index_of_all_sources_needs_no_name_and_one_source_is_named_by_an_option_or_by_the_id() throws Exception {
        assertThat(run("'method': 'gini'").path("value").asDouble()).isPositive();
        JsonNode byId = run("'id': 'rows.labour', 'method': 'gini_by_source'").path("value");
        JsonNode byOption = run("'method': 'gini_by_source', 'options': {'source': 'labour'}")
                .path("value");
        assertThat(byId).isEqualTo(byOption);
        JsonNode all = run("'method': 'gini_by_source'").path("value");
        assertThat(all.path("labour")).isEqualTo(byId);
        assertThat(all.path("labour").path("pct").asDouble()
                        + all.path("transfers").path("pct").asDouble())
                .isCloseTo(1, within(1e-14));
        JsonNode shapley =
                run("'method': 'shapley_gini_source', 'options': {'rule': 'removed sources set to their mean'}")
                        .path("value");
        assertThat(shapley.path("labour").asDouble() + shapley.path("transfers").asDouble())
                .isCloseTo(run("'method': 'gini'").path("value").asDouble(), within(1e-14));
    }

    @Test
    void periods_come_from_a_remark_from_files_from_a_column_or_from_lists() throws Exception {
        String method = "'method': 'growth', ";
        double remark = mean(run(method + "'data': {'files': ['later.csv', 'rows.csv'], 'derived':"
                + " 'x: period 1 = rows with income>0 in file order, period 2 = later'}"));
        assertThat(remark).isCloseTo(40 / ((10 + 60 + 50 + 70) / 5.0) - 1, within(1e-15));
        double files = mean(run(method + "'data': {'files': ['rows.csv', 'later.csv']}"));
        assertThat(files).isCloseTo(40 / (190 / 6.0) - 1, within(1e-15));
        double column = mean(run(method + "'options': {'period': 'year'}"));
        assertThat(column).isCloseTo(60 / (70 / 4.0) - 1, within(1e-15));
        double lists =
                mean(run(method + "'inline': {'income1': [10, 20], 'income2': [20, 40, 60], 'weight2': [1, 1, 0]}"));
        assertThat(lists).isCloseTo(1, within(1e-15));
        assertThat(run(method + "'data': {'file': 'rows.csv'}").path("error").asString(""))
                .contains("two periods");
    }

    @Test
    void zeros_have_no_watts_index_unless_they_are_excluded() throws Exception {
        String method =
                "'method': 'pro_poor_growth', 'data': {'files': ['rows.csv', 'later.csv']}, 'options': {'line': 25";
        assertThat(run(method + "}").path("undefined").asString("")).contains("zero or less");
        // of five with an income one is poor, by ln 2.5; of three later one, by ln 1.25
        assertThat(run(method + ", 'zero': 'exclude y<=0'}").path("value").asDouble())
                .isCloseTo((Math.log(2.5) / 5 - Math.log(1.25) / 3) * 5, within(1e-14));
    }

    @Test
    void a_group_of_one_period_alone_shifts_the_population() throws Exception {
        JsonNode value = run("'method': 'sectoral_decomposition', 'data': {'files': ['rows.csv', 'later.csv']},"
                        + " 'options': {'alpha': 0, 'line': 25, 'group': 'region'}")
                .path("value");
        assertThat(value.path("by_group").path("w").asDouble()).isZero();
        assertThat(value.path("intrasectoral").asDouble()
                        + value.path("population_shift").asDouble()
                        + value.path("interaction").asDouble())
                .isCloseTo(value.path("change").asDouble(), within(1e-15));
    }

    @Test
    void benefits_and_taxes_are_found_by_name_or_made_by_a_remark() throws Exception {
        String taxed = "'data': {'file': 'rows.csv', 'derived': 'tax = max(.5*labour-5,0)'}, ";
        JsonNode tax = run("'method': 'kakwani', " + taxed + "'options': {'form': 'K = C_tax - G_pre'}")
                .path("value");
        assertThat(tax.path("avg_rate").asDouble()).isBetween(0.3, 0.5);
        double benefit = run("'method': 'kakwani', 'options': {'form': 'C_benefit - G_pre'}")
                .path("value")
                .asDouble();
        assertThat(benefit).isNegative();
        double index = run("'method': 'concentration_index', 'options': {'benefit': 'transfers', 'rank': 'labour'}")
                .path("value")
                .asDouble();
        assertThat(run("'method': 'concentration_index'").path("value").asDouble())
                .isCloseTo(index, within(1e-15));
        JsonNode shares =
                run("'method': 'benefit_incidence.shares', 'options': {'parts': 2, 'quintile': 'fractional'}");
        assertThat(shares.path("value").get(0).asDouble()
                        + shares.path("value").get(1).asDouble())
                .isCloseTo(1, within(1e-15));
    }

    private static double mean(JsonNode result) {
        return result.path("value").path("mean").asDouble(Double.NaN);
    }

    /** The result of a case over rows.csv, unless it names other data; single quotes stand for double ones. */
    private JsonNode run(String fields) throws Exception {
        Path plan = folder.resolve("plan.json");
        Files.writeString(plan, ("{'data': {'file': 'rows.csv'}, 'cases': [{" + fields + "}]}").replace('\'', '"'));
        return new PlanRun().run(Plan.read(plan, List.of()).cases().get(0));
    }
}
