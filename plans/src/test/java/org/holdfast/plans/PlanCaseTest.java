package org.holdfast.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCaseTest {
    @TempDir
    Path folder;

    private List<String> followed(String json) throws Exception {
        return PlanText.cases(folder, json).stream()
                .map(each -> each.following(other -> !other.option("k").isMissingNode())
                        .id())
                .toList();
    }

    @Test
    void a_case_follows_the_one_that_shares_most_of_its_id() throws Exception {
        assertThat(followed("""
                        [{'id':'a.third.H','method':'mpi.H','options':{'k':'1/3'}},
                         {'id':'a.third.M0','method':'mpi.M0'},
                         {'id':'a.half.H','method':'mpi.H','options':{'k':'1/2'}},
                         {'id':'a.third.hj.water','method':'mpi.hj'},
                         {'id':'a.half.A','method':'mpi.A'}]""")).containsExactly("a.third.H", "a.third.H", "a.half.H", "a.third.H", "a.half.H");
    }

    @Test
    void of_equally_near_ids_the_nearest_before_wins_then_the_nearest_after() throws Exception {
        assertThat(followed("""
                        [{'id':'a.x','method':'mpi.H'},
                         {'id':'a.one.H','method':'mpi.H','options':{'k':1}},
                         {'id':'a.two.H','method':'mpi.H','options':{'k':1}},
                         {'id':'a.y','method':'mpi.H'},
                         {'id':'a.three.H','method':'mpi.H','options':{'k':1}}]""")).containsExactly("a.one.H", "a.one.H", "a.two.H", "a.two.H", "a.three.H");
    }

    @Test
    void cases_of_other_families_or_ids_are_not_followed() throws Exception {
        assertThat(followed("""
                        [{'id':'a.one','method':'fgt','options':{'k':1}},
                         {'id':'b.one','method':'mpi.H','options':{'k':1}},
                         {'id':'a.two','method':'mpi.H'}]""")).endsWith("a.two");
    }

    @Test
    void of_several_files_with_the_columns_the_one_named_like_the_case_is_taken() throws Exception {
        Files.writeString(folder.resolve("panel_a.csv"), "hh,cons\n1,2\n");
        Files.writeString(folder.resolve("panel_c.csv"), "hh,cons\n1,2\n");
        Files.writeString(folder.resolve("other.csv"), "id\n1\n");
        List<PlanCase> cases = PlanText.cases(folder, """
                {'data':{'files':['other.csv','panel_a.csv (made here)','panel_c.csv']},'cases':[
                 {'id':'panelC.x','method':'fgt'},{'id':'rice.x','method':'fgt'}]}""");
        assertThat(cases.get(0).table("hh").name()).isEqualTo("panel_c.csv");
        assertThat(cases.get(1).table("hh").name()).isEqualTo("panel_a.csv");
    }
}
