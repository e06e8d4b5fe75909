package org.holdfast.plans.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Locale;
import org.holdfast.plans.WrittenPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PlaceFamilyTest {
    @TempDir
    private Path folder;

    private WrittenPlan counties() throws Exception {
        return new WrittenPlan(folder)
                .with(
                        "places.csv",
                        "code,income,illiteracy,dry,wet,designated",
                        "A,100,0,1,3,0",
                        "B,200,10,2,2,0",
                        "C,300,5,3,1,1",
                        "D,,5,3,1,1");
    }

    private static String planned(String method, String options) {
        return "{'id': 'x', 'method': '" + method + "', 'data': {'file': 'places.csv'}, 'options': {" + options + "}}";
    }

    @Test
    void directions_are_those_given_or_else_told_by_names() throws Exception {
        JsonNode results = counties()
                .run(
                        planned("county.directions", "'indicators': ['income', 'illiteracy']"),
                        planned("county.directions", "'directions': {'income': -1, 'dry': 'more'}"),
                        planned("county.directions", "'indicators': ['income', 'dry'], 'directions': ['cost', '+']"),
                        planned("county.directions", "'directions': {'income': 'sideways'}"));
        assertThat(results.get(0).path("value").path("income").asDouble()).isEqualTo(1);
        assertThat(results.get(0).path("value").path("illiteracy").asDouble()).isEqualTo(-1);
        assertThat(results.get(1).path("value").size()).isEqualTo(2);
        assertThat(results.get(1).path("value").path("income").asDouble()).isEqualTo(-1);
        assertThat(results.get(2).path("value").path("income").asDouble()).isEqualTo(-1);
        assertThat(results.get(2).path("value").path("dry").asDouble()).isEqualTo(1);
        assertThat(results.get(3).path("error").asString(""))
                .contains("sideways")
                .contains("income");
    }

    @Test
    void an_index_weights_indicators_equally_or_as_said_and_leaves_out_incomplete_places() throws Exception {
        JsonNode results = counties()
                .run(
                        planned("county_index", "'weights': 'equal', 'directions': {'income': 1, 'illiteracy': -1}"),
                        planned(
                                "county_index",
                                "'weights': {'income': 3, 'illiteracy': 1}, 'indicators': ['income',"
                                        + " 'illiteracy']"),
                        planned("county_index", "'weights': [1], 'indicators': ['income', 'illiteracy']"));
        JsonNode equal = results.get(0).path("value");
        assertThat(equal.size()).isEqualTo(3);
        assertThat(equal.path("A").asDouble()).isEqualTo(0.5);
        assertThat(equal.path("B").asDouble()).isEqualTo(0.25);
        assertThat(equal.path("C").asDouble()).isEqualTo(0.75);
        assertThat(results.get(0).path("n").asInt()).isEqualTo(3);
        assertThat(results.get(1).path("value").path("A").asDouble()).isEqualTo(0.25);
        assertThat(results.get(2).path("error").asString("")).contains("1 weights for 2 indicators");
    }

    @Test
    void an_indicator_may_be_an_expression_over_columns() throws Exception {
        JsonNode value = counties()
                .last(planned("county_index", "'weights': 'equal', 'indicators': {'dry / (dry + wet)': -1}"))
                .path("value");
        assertThat(value.path("A").asDouble()).isEqualTo(1);
        assertThat(value.path("C").asDouble()).isZero();
    }

    @Test
    void an_index_of_places_can_be_the_score_that_tells_the_designated() throws Exception {
        String judged =
                "{'id': 'a', 'method': 'auc', 'data': {'file': 'places.csv'}, 'design': {'poor': 'designated == 1',"
                        + " 'score': '%s'}, 'options': {'index': {'weights': 'equal', 'indicators': {'dry': 1, 'illiteracy': 1}}}}";
        JsonNode results = counties()
                .run(String.format(Locale.ROOT, judged, "index"), String.format(Locale.ROOT, judged, "-index"));
        // by hand: C and D 0.75, A 0, B 0.75
        assertThat(results.get(0).path("value").asDouble()).isCloseTo(0.75, within(1e-15));
        assertThat(results.get(1).path("value").asDouble()).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void classes_and_breaks_and_ranks_are_of_the_score_named() throws Exception {
        String of = "'of': 'county_index', 'weights': 'equal', 'indicators': {'income': 1}";
        JsonNode results = counties()
                .run(
                        planned("county_rank", of),
                        planned("natural_breaks", of + ", 'k': 2"),
                        planned("class", of + ", 'k': 3"),
                        planned("stddev_classification", of + ", 'form': 'mean + {-1,1} sd'"),
                        planned("natural_breaks", of + ", 'k': 4"),
                        planned("natural_breaks", of),
                        planned("county_rank", of.replace("county_index", "county_index, 1 = worst")));
        assertThat(results.get(0).path("value").path("C").asDouble()).isEqualTo(1);
        assertThat(results.get(1).path("value").get(1).asDouble()).isEqualTo(1);
        assertThat(results.get(2).path("value").path("B").asDouble()).isEqualTo(2);
        assertThat(results.get(3).path("value").size()).isEqualTo(2);
        assertThat(results.get(3).path("value").get(0).asDouble()).isCloseTo(0, within(1e-15));
        assertThat(results.get(4).path("undefined").asString("")).contains("distinct");
        assertThat(results.get(5).path("error").asString("")).contains("'k'");
        assertThat(results.get(6).path("value").path("A").asDouble()).isEqualTo(1);
    }

    @Test
    void ranks_are_redrawn_from_the_seed_of_the_plan() throws Exception {
        String options =
                "'weights': 'equal', 'indicators': ['income', 'illiteracy', 'dry'], 'draws': 50, 'last': 1, 'seed': ";
        JsonNode results =
                counties().run(planned("rank_stability", options + "7"), planned("rank_stability", options + "7"));
        assertThat(results.get(0).path("value")).isEqualTo(results.get(1).path("value"));
        JsonNode last = results.get(0).path("value").path("in_last");
        assertThat(last.path("A").asDouble()
                        + last.path("B").asDouble()
                        + last.path("C").asDouble())
                .isGreaterThan(0.5);
    }

    @Test
    void rows_of_one_region_are_added_up() throws Exception {
        WrittenPlan plan =
                new WrittenPlan(folder).with("sectors.csv", "region,farming,mills", "N,1,2", "S,3,4", "N,2,3", "S,4,5");
        JsonNode result = plan.run(
                        "{'id': 'd', 'method': 'hhi', 'data': {'file': 'sectors.csv'}, 'options': {'range': '1/n..1'}}")
                .get(0);
        // shares 3/8 and 5/8, 7/16 and 9/16
        assertThat(result.path("value").path("N").asDouble()).isCloseTo(34 / 64.0, within(1e-15));
        assertThat(result.path("value").path("S").asDouble()).isCloseTo(130 / 256.0, within(1e-15));
    }

    @Test
    void regions_are_compared_by_what_the_case_names() throws Exception {
        WrittenPlan plan =
                new WrittenPlan(folder).with("sectors.csv", "region,farming,mills", "N,10,10", "S,20,0", "E,0,0");
        String planned = "{'id': 'd', 'method': '%s', 'data': {'file': 'sectors.csv'}, 'options': {%s}}";
        JsonNode results = plan.run(
                String.format(Locale.ROOT, planned, "location_quotient", "'region': 'N'"),
                String.format(Locale.ROOT, planned, "krugman_specialisation", "'range': '0..1'"),
                String.format(Locale.ROOT, planned, "hhi", "'range': '1/n..1'"),
                String.format(Locale.ROOT, planned, "hhi", ""),
                String.format(Locale.ROOT, planned, "hoover_localisation", ""),
                String.format(Locale.ROOT, planned, "location_quotient", "'region': 'W'"),
                String.format(Locale.ROOT, planned, "shannon", "'sectors': ['farming']"),
                String.format(Locale.ROOT, planned, "shannon", "'range': '0..1'"),
                String.format(Locale.ROOT, planned, "hhi", "'range': '0..10,000'"));
        assertThat(results.get(0).path("value").path("mills").asDouble()).isEqualTo(2);
        assertThat(results.get(1).path("value").path("N").asDouble()).isCloseTo(0.25, within(1e-15));
        assertThat(results.get(1).path("value").path("E").asString("")).isEqualTo("NaN");
        assertThat(results.get(2).path("value").path("S").asDouble()).isEqualTo(1);
        assertThat(results.get(3).path("value").path("N").asDouble()).isZero();
        assertThat(results.get(4).path("value").path("mills").asDouble()).isCloseTo(0.5, within(1e-15));
        assertThat(results.get(5).path("error").asString("")).contains("'W'").contains("N, S, E");
        assertThat(results.get(6).path("value").path("N").asDouble()).isZero();
        assertThat(results.get(7).path("value").path("N").asDouble()).isCloseTo(1, within(1e-15));
        assertThat(results.get(8).path("value").path("N").asDouble()).isEqualTo(5000);
    }

    @Test
    void a_column_of_numbers_with_an_odd_cell_is_refused_and_one_of_words_is_left_out() throws Exception {
        WrittenPlan plan = new WrittenPlan(folder)
                .with("odd.csv", "county,income,note,roads", "A,1,hilly,3", "B,2,flat,8842   30", "C,3,wet,5")
                .with("words.csv", "county,income,note", "A,1,hilly", "B,2,flat");
        JsonNode results = plan.run(
                "{'id': 'o', 'method': 'county.directions', 'data': {'file': 'odd.csv'}}",
                "{'id': 'w', 'method': 'county.directions', 'data': {'file': 'words.csv'}}");
        assertThat(results.get(0).path("error").asString("")).contains("8842").contains("row 2");
        assertThat(results.get(1).path("value").size()).isEqualTo(1);
    }
}
