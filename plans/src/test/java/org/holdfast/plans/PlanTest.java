package org.holdfast.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PlanTest {
    @TempDir
    Path folder;

    @Test
    void options_may_be_numbers_within_quotation_marks() throws Exception {
        JsonNode result = new WrittenPlan(folder).last("""
                {'id':'a','method':'fgt','inline':{'income':['10','20','30']},'options':{'alpha':'1','line':'2.5e1'}}""");
        assertThat(result.path("value").asDouble()).isEqualTo((15 / 25.0 + 5 / 25.0) / 3);
    }

    @Test
    void numbers_in_lists_of_options_may_be_within_quotation_marks() throws Exception {
        JsonNode result = new WrittenPlan(folder).last("""
                {'id':'a','method':'quantile','inline':{'income':[10,20,30,40]},'options':{'p':['0.25','1']}}""");
        assertThat(result.path("value")).extracting(JsonNode::asDouble).containsExactly(10.0, 40.0);
    }

    @Test
    void numbers_in_a_matrix_of_a_case_may_be_within_quotation_marks() throws Exception {
        JsonNode result = new WrittenPlan(folder).last("""
                {'id':'a','method':'mpi.H','inline':{'achievements':[['1','5'],['4','2'],['4','5']],
                 'cutoffs':['3','3'],'weights':['0.5','0.5']},'options':{'k':'0.5','deprived_if':'y<z'}}""");
        assertThat(result.path("value").asDouble()).isEqualTo(2 / 3.0);
    }

    @Test
    void lists_may_be_the_data_of_a_case() throws Exception {
        JsonNode result = new WrittenPlan(folder).last("""
                {'id':'a','method':'gini','data':{'inline':{'income':[1,3]},'licence':'none'}}""");
        assertThat(result.path("value").asDouble()).isEqualTo(0.25);
    }

    @Test
    void weights_may_be_named_by_the_case_itself() throws Exception {
        JsonNode result =
                new WrittenPlan(folder).with("a.csv", "y,w", "10,1", "30,3").last("""
                {'id':'a','method':'mean','data':'a.csv','income':'y','weight':'w'}""");
        assertThat(result.path("value").asDouble()).isEqualTo(25);
    }

    @Test
    void the_quantile_of_a_single_unit_has_no_interval() throws Exception {
        JsonNode result = new WrittenPlan(folder)
                .with("a.csv", "y,u", "10,1", "30,1", "40,1")
                .last("""
                {'id':'a','method':'quantile','data':'a.csv','design':{'psu':'u'},
                 'options':{'variable':'y','p':0.5,'interval':'mean','df':9}}""");
        assertThat(result.path("value").asDouble()).isEqualTo(30);
        assertThat(result.path("ci_undefined").asString("")).contains("single unit");
        assertThat(result.has("se")).isFalse();
    }

    @Test
    void bins_of_what_is_no_probability_are_undefined() throws Exception {
        JsonNode result = new WrittenPlan(folder)
                .with("a.csv", "income,prob", "1,0.5", "9,-0.5", "2,0.1")
                .last("""
                {'id':'a','method':'hosmer_lemeshow','data':'a.csv','design':{'poor':'income < 5'}}""");
        assertThat(result.path("value").isNull()).isTrue();
        assertThat(result.path("undefined").asString("")).contains("Row 2");
    }

    @Test
    void names_that_begin_with_zeros_stay_names() throws Exception {
        JsonNode result = new WrittenPlan(folder).last("""
                {'id':'a','method':'mean','inline':{'007':[1,2,6]},'options':{'variable':'007'}}""");
        assertThat(result.path("value").asDouble()).isEqualTo(3);
    }

    @Test
    void unknown_cells_of_lists_are_written_as_in_files() throws Exception {
        JsonNode result = new WrittenPlan(folder).last("""
                {'id':'a','method':'mean','inline':{'income':[10,'NA',null,30,'']},'income':'income'}""");
        assertThat(result.path("value").asDouble()).isEqualTo(20);
        assertThat(result.path("n").asInt()).isEqualTo(2);
    }

    @Test
    void a_file_that_is_no_table_is_refused() throws Exception {
        JsonNode result = new WrittenPlan(folder)
                .with("notes.txt", "a:b", "one, two, three", "x")
                .last("""
                {'id':'a','method':'mean','income':'a:b','data':'notes.txt'}""");
        assertThat(result.path("error").asString("")).contains("notes.txt").doesNotContain("fault");
    }
}
