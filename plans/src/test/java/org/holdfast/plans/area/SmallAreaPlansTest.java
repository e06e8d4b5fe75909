package org.holdfast.plans.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.measures.area.FayHerriot;
import org.holdfast.measures.area.VarianceMethod;
import org.holdfast.plans.PlanText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SmallAreaPlansTest {
    private static final double[] DIRECT = {3, 9, 4, 8, 2, 7};
    private static final double[] RAIN = {1, 2, 3, 4, 5, 6};
    private static final double[] VARIANCES = {1, 2, 1, 2, 1, 2};

    @TempDir
    Path folder;

    @BeforeEach
    void data() throws Exception {
        Files.writeString(
                folder.resolve("areas.csv"),
                "rain,y,v,name\n1,3,1,North\n2,9,2,South\n3,4,1,East\n4,8,2,West\n5,2,1,Hill\n6,7,2,Bay\n7,NA,1,Isle\n8,4,0,Cape\n");
        Files.writeString(
                folder.resolve("sample.csv"),
                "village,crop,rain,kind\na,10,3,dry\na,12,4,wet\na,15,5,wet\nb,20,4,dry\nb,24,6,wet\nb,21,5,dry\nc,90,4,dry\nc,14,4,wet\n");
        Files.writeString(folder.resolve("means.csv"), "village,N,mean_rain\na,30,4\nb,20,5\nc,10,4.5\nd,10,3\n");
        Files.writeString(
                folder.resolve("census.csv"),
                "village,rain,kind\na,3,wet\na,5,dry\nb,4,dry\nb,6,dry\nc,4,wet\nd,5,wet\n");
    }

    private JsonNode last(String file, String cases) throws Exception {
        return PlanText.last(folder, "{'data': {'files': [" + file + "]}, 'cases': [" + cases + "]}");
    }

    private static String areas(String method, String qualifiers) {
        return "{'id': 'x', 'method': '" + method + "', 'options': {'method': 'ML', 'formula': 'y ~ rain" + qualifiers
                + "'}}";
    }

    @Test
    void areas_are_named_by_the_column_left_and_those_without_a_figure_left_out() throws Exception {
        JsonNode found = last("'areas.csv'", areas("fh.eblup", ", vardir=v, only areas with v>0 (others refused)"));
        FayHerriot fitted =
                FayHerriot.fit(DIRECT, new double[][] {{1, 1, 1, 1, 1, 1}, RAIN}, VARIANCES, VarianceMethod.ML);
        assertThat(found.path("n").asInt()).isEqualTo(6);
        assertThat(found.path("value").propertyNames())
                .containsExactly("North", "South", "East", "West", "Hill", "Bay");
        assertThat(found.path("value").path("East").asDouble()).isCloseTo(fitted.predictors()[2], within(1e-12));
    }

    @Test
    void a_sampling_variance_of_zero_is_undefined_unless_left_out() throws Exception {
        JsonNode found = last("'areas.csv'", areas("fh.refvar", ", vardir=v"));
        assertThat(found.path("value").isNull()).isTrue();
        assertThat(found.path("undefined").asString()).contains("sampling variance 0.0");
    }

    @Test
    void a_bare_vardir_is_the_column_of_that_name_and_nothing_else() throws Exception {
        JsonNode found = last("'areas.csv'", areas("fh.refvar", ", vardir"));
        assertThat(found.path("error").asString()).contains("vardir");
        JsonNode none = last("'areas.csv'", areas("fh.refvar", ""));
        assertThat(none.path("error").asString()).contains("names no sampling variance");
    }

    @Test
    void a_model_of_units_is_found_from_its_id_and_the_table_of_means() throws Exception {
        String stated =
                "{'id': 'f.crop.v', 'method': 'bhf.sigma_u2', 'options': {'outlier': 'row 7 removed', 'method': 'ML'}}";
        String files = "'sample.csv', 'means.csv'";
        JsonNode beta = last(files, stated + ", {'id': 'f.crop.beta', 'method': 'bhf.beta'}");
        assertThat(beta.path("value").propertyNames()).containsExactly("(Intercept)", "rain");
        assertThat(beta.path("n").asInt()).isEqualTo(7);
        String whole = ", {'id': 'f.crop.all', 'method': 'bhf.eblup', 'options': {'target': ";
        JsonNode finite = last(files, stated + whole + "'finite population mean with n/N'}}");
        JsonNode unread = last(files, stated + whole + "'the best guess'}}");
        assertThat(finite.path("value").propertyNames()).containsExactly("a", "b", "c", "d");
        assertThat(unread.path("error").asString()).contains("target");
        JsonNode superpopulation = last(files, stated + whole + "'Xbar b + u'}}");
        assertThat(superpopulation.path("value").path("d").asDouble())
                .as("an area without sample has no sampling fraction")
                .isEqualTo(finite.path("value").path("d").asDouble());
        assertThat(superpopulation.path("value").path("a").asDouble())
                .isNotEqualTo(finite.path("value").path("a").asDouble());
    }

    @Test
    void the_census_is_the_table_without_the_response_and_texts_are_coded_by_the_sample() throws Exception {
        String model =
                "{'id': 'p.ebp.fit', 'method': 'ebp.fit', 'options': {'model': 'nested error on log(crop), REML, random"
                        + " intercept per village', 'covariates': ['rain', 'kind']}}";
        String files = "'census.csv', 'sample.csv'";
        JsonNode fit = last(files, model);
        assertThat(fit.path("value").propertyNames())
                .containsExactly("sigma_u2", "sigma_e2", "(Intercept)", "rain", "kindwet");
        JsonNode poor =
                last(files, model + ", {'id': 'p.ebp.headcount', 'method': 'ebp.headcount', 'options': {'line': 18}}");
        assertThat(poor.path("value").propertyNames()).containsExactly("a", "b", "c", "d");
        assertThat(poor.path("value").path("a").asDouble()).isBetween(0.5, 1.0);
        JsonNode zero = last(files, model + ", {'id': 'p.ebp.gap', 'method': 'ebp.gap', 'options': {'line': 0}}");
        assertThat(zero.path("undefined").asString()).contains("line of zero");
        JsonNode ell = last(files, model + ", {'id': 'other', 'method': 'ell.beta'}");
        assertThat(ell.path("value").propertyNames()).containsExactly("(Intercept)", "rain", "kindwet");
        JsonNode direct = last(files, model + ", {'id': 'd', 'method': 'direct.head_count', 'options': {'line': 20}}");
        assertThat(direct.path("value").path("b").asDouble())
                .as("an income on the line")
                .isZero();
        assertThat(direct.path("value").path("c").asDouble()).isEqualTo(0.5);
    }

    @Test
    void a_value_that_the_sample_never_had_is_refused() throws Exception {
        Files.writeString(folder.resolve("census.csv"), "village,rain,kind\na,3,marsh\n");
        JsonNode found = last(
                "'census.csv', 'sample.csv'",
                "{'id': 'x', 'method': 'ebp.mean', 'options': {'model': 'log(crop) ~ rain + kind, random village'}}");
        assertThat(found.path("error").asString()).contains("marsh");
    }

    @Test
    void an_area_without_a_value_is_told_and_the_others_measured() throws Exception {
        Files.writeString(folder.resolve("one.csv"), "village,crop\na,10\nb,10\nb,20\nb,30\nb,40\nb,50\n");
        JsonNode alone = last("'one.csv'", "{'id': 'x', 'method': 'direct.quintile_share', 'income': 'crop'}");
        assertThat(alone.path("value").path("a").asString()).isEqualTo("NaN");
        assertThat(alone.path("undefined").path("a").asString()).contains("80% quantile");
        assertThat(alone.path("value").path("b").asDouble()).isEqualTo(5);
    }

    @Test
    void what_a_case_lacks_is_said() throws Exception {
        assertThat(last("'sample.csv'", "{'id': 'x', 'method': 'ebp.mean'}")
                        .path("error")
                        .asString())
                .contains("'model'");
        assertThat(last("'sample.csv'", "{'id': 'x', 'method': 'bhf.beta'}")
                        .path("error")
                        .asString())
                .contains("names no response");
        assertThat(last("'sample.csv'", "{'id': 'x', 'method': 'direct.mean'}")
                        .path("error")
                        .asString())
                .contains("names no income");
        assertThat(last("'areas.csv'", "{'id': 'x', 'method': 'fh.beta'}")
                        .path("error")
                        .asString())
                .contains("'formula'");
        assertThat(last(
                                "'sample.csv'",
                                "{'id': 'x', 'method': 'ebp.mean', 'options': {'model': 'log(crop) ~ rain, random village'}}")
                        .path("error")
                        .asString())
                .contains("census");
    }
}
