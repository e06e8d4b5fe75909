package org.holdfast.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle's levels, categories, causes and measures on households assessed by hand. */
class CnOracleDecisionTest {
    private static CnOracle oracle;

    @BeforeAll
    static void open() throws Exception {
        oracle = CnOracle.open();
    }

    @AfterAll
    static void close() throws Exception {
        oracle.close();
    }

    @ParameterizedTest
    @CsvSource({
        "10000, disability=0, health=healthy, none, 0",
        "10000, disability=0, health=chronic, blue, 1",
        "10000, disability=2, health=healthy, blue, 2",
        "10000, disability=1, health=chronic, blue, 3",
        "10000, disability=3, health=serious, yellow, 4",
        "10000, disability=1, health=serious, yellow, 6",
        "5000, disability=0, health=healthy, yellow, 4",
        "5000, disability=4, health=chronic, yellow, 5",
        "5000, disability=1, health=healthy, orange, 6",
        "5000, disability=0, health=serious, orange, 8",
        "3000, disability=0, health=healthy, red, 8"
    })
    void the_level_is_the_first_row_that_holds(String income, String disability, String health, String level, int score)
            throws Exception {
        Hamlet.Answer answer = Hamlet.of()
                .adult("P1", disability, health)
                .income("2024-01", "property", income)
                .assess(oracle);
        assertThat(answer.cell("level")).isEqualTo(level);
        assertThat(answer.cell("score")).isEqualTo(String.valueOf(score));
    }

    @Test
    void two_medium_make_yellow() throws Exception {
        Hamlet.Answer answer = Hamlet.of()
                .adult("P1", "disability=1")
                .income("2024-01", "property", "10000")
                .event("accident", "2024-01-01", "")
                .assess(oracle);
        assertThat(answer.cell("level")).isEqualTo("yellow");
        assertThat(answer.cell("causes")).isEqualTo("disability;accident");
        assertThat(answer.cell("measures")).isEqualTo("disability_care;disaster_relief");
    }

    @ParameterizedTest
    @CsvSource({
        "lifted, 5000, 0, relapse_risk",
        "lifted, 3000, 0, relapse_risk",
        "general, 5000, 0, poverty_risk",
        "monitored, 5000, 0, none",
        "registered, 3000, 0, none",
        "monitored, 6000, 0.01, sudden_hardship",
        "general, 6000, 0.01, sudden_hardship",
        "general, 6000, 0, none"
    })
    void the_category_is_by_register_status_and_then_by_spending(
            String status, String income, String housing, String category) throws Exception {
        assertThat(Hamlet.of("register_status=" + status)
                        .adult("P1")
                        .income("2024-01", "property", income)
                        .expense("2024-01", "housing", housing)
                        .assess(oracle)
                        .cell("category"))
                .isEqualTo(category);
    }

    @Test
    void causes_of_equal_weight_stand_as_in_the_whole_indicator_table() throws Exception {
        // insurance_gap (8th, illness) and recent_job_loss (26th): unstable_work is first named by the 6th indicator
        Hamlet.Answer answer = Hamlet.of()
                .adult("P1", "insured_medical=0")
                .income("2024-01", "property", "10000")
                .event("job_loss", "2024-06-01", "")
                .assess(oracle);
        assertThat(answer.cell("indicators")).isEqualTo("insurance_gap;recent_job_loss");
        assertThat(answer.cell("causes")).isEqualTo("unstable_work;illness");
        assertThat(answer.cell("main_cause")).isEqualTo("unstable_work");
        assertThat(answer.cell("measures")).isEqualTo("skills_training;job_placement;insurance_enrolment");
    }

    @Test
    void causes_stand_by_the_summed_weight_of_their_indicators() throws Exception {
        // illness: insurance_gap 4 + serious_illness 4 + chronic_illness 1 = 9; low_income: below_poverty_line 8
        Hamlet.Answer answer = Hamlet.of("arable_land=0.5")
                .adult("P1", "insured_medical=no", "health=serious")
                .adult("P2", "health=chronic")
                .income("2024-01", "property", "7000")
                .assess(oracle);
        assertThat(answer.cell("causes")).isEqualTo("illness;low_income");
        assertThat(answer.cell("measures")).isEqualTo("insurance_enrolment;subsistence_allowance;industry_support");
    }

    @Test
    void a_measure_stands_by_the_heaviest_cause_it_serves() throws Exception {
        // housing 8; relocation (relocated_jobless) 4, unstable_work (jobless 4) 4; external none; all workers senior
        // public_welfare_post (2nd) and job_placement (4th) serve both causes of weight 4
        Hamlet.Answer answer = Hamlet.of("dwelling_grade=C", "relocated=yes")
                .adult("P1", "employment=none")
                .income("2024-01", "property", "10000")
                .assess(oracle);
        assertThat(answer.cell("indicators")).isEqualTo("housing_gap;jobless;relocated_jobless");
        assertThat(answer.cell("causes")).isEqualTo("housing;unstable_work;relocation");
        assertThat(answer.cell("measures"))
                .isEqualTo("housing_repair;public_welfare_post;skills_training;job_placement;relocation_follow_up");
    }

    @Test
    void a_measure_whose_condition_is_unknown_is_not_suggested() throws Exception {
        Hamlet.Answer answer = Hamlet.of("arable_land=")
                .adult("P1", "employment=")
                .income("2024-01", "property", "3000")
                .assess(oracle);
        // relief posts ask for a worker known to lack paid work, industry support for land
        assertThat(answer.cell("causes")).isEqualTo("low_income");
        assertThat(answer.cell("measures")).isEqualTo("subsistence_allowance");
    }

    @Test
    void farming_is_work_but_no_paid_work() throws Exception {
        Hamlet.Answer answer = Hamlet.of("relocated=true")
                .adult("P1", "employment=farm")
                .income("2024-01", "property", "10000")
                .assess(oracle);
        assertThat(answer.of("jobless")).isEqualTo("false");
        assertThat(answer.of("relocated_jobless")).isEqualTo("true");
        assertThat(answer.cell("measures")).isEqualTo("public_welfare_post;job_placement;relocation_follow_up");
    }

    @ParameterizedTest
    @CsvSource({"2, false", "3, true"})
    void dependants_burden_a_worker_when_more_than_two(int dependants, String dependency) throws Exception {
        Hamlet hamlet = Hamlet.of().adult("P0").income("2024-01", "property", "90000");
        for (int person = 1; person <= dependants; person++) {
            hamlet.adult("P" + person, "work_capacity=none", "employment=none");
        }
        assertThat(hamlet.assess(oracle).of("dependency")).isEqualTo(dependency);
    }

    @ParameterizedTest
    @CsvSource({"10000, false", "10000.01, true"})
    void schooling_is_dear_above_ten_thousand(String cost, String dear) throws Exception {
        Hamlet.Answer answer = Hamlet.of()
                .adult("P1")
                .income("2024-01", "property", "90000")
                .expense("2024-01", "education", cost)
                .assess(oracle);
        assertThat(answer.of("schooling_cost")).isEqualTo(dear);
        assertThat(answer.cell("measures")).isEqualTo("true".equals(dear) ? "schooling_aid" : "");
    }
}
