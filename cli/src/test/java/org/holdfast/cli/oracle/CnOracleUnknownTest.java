package org.holdfast.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle on what is missing, assessed by hand: unknown is neither true nor false until something else settles it. */
class CnOracleUnknownTest {
    private static CnOracle oracle;

    @BeforeAll
    static void open() throws Exception {
        oracle = CnOracle.open();
    }

    @AfterAll
    static void close() throws Exception {
        oracle.close();
    }

    @Test
    void a_household_without_persons_has_no_figure_per_head() throws Exception {
        // workers == 0 holds over no row; every income share asks for income > 0, which 0 is not
        assertThat(String.join(",", Hamlet.of().assess(oracle).cells().values()))
                .isEqualTo("H1,510101001001,yellow,none,lack_of_labour,lack_of_labour,no_labour,"
                        + "below_poverty_line;near_line;net_below_line,4,true,,0,0.00,,0.00,");
    }

    @Test
    void without_a_ledger_every_figure_of_money_is_unknown() throws Exception {
        // lone_migrant_wage: the one with paid work is no migrant (false); disaster_loss: no loss (false)
        Hamlet.Answer answer = Hamlet.of().adult("P1").withoutTable("ledger").assess(oracle);
        assertThat(answer.cell("unknown"))
                .isEqualTo("below_poverty_line;near_line;net_below_line;income_drop;transfer_dependence;medical_burden;"
                        + "large_medical_bill;schooling_cost;wage_trend;price_trend");
        assertThat(answer.cell("income") + answer.cell("income_per_head") + answer.cell("rigid"))
                .isEmpty();
        assertThat(answer.cell("verify")).isEqualTo("true");
    }

    @Test
    void an_empty_ledger_is_an_income_of_nothing() throws Exception {
        Hamlet.Answer answer = Hamlet.of().adult("P1").assess(oracle);
        assertThat(answer.cell("income")).isEqualTo("0.00");
        assertThat(answer.cell("unknown")).isEmpty();
        assertThat(answer.of("below_poverty_line")).isEqualTo("true");
    }

    @Test
    void without_events_what_may_have_happened_is_unknown() throws Exception {
        assertThat(Hamlet.of()
                        .adult("P1")
                        .income("2024-01", "property", "10000")
                        .withoutTable("event")
                        .assess(oracle)
                        .cell("unknown"))
                .isEqualTo("disaster_loss;accident;recent_job_loss;business_failure");
    }

    @ParameterizedTest
    @CsvSource({"business, unknown", "property, false"})
    void without_hazards_only_those_who_live_by_business_may_be_exposed(String item, String exposure) throws Exception {
        assertThat(Hamlet.of()
                        .adult("P1")
                        .income("2024-01", item, "10000")
                        .withoutTable("hazard")
                        .assess(oracle)
                        .of("hazard_exposure"))
                .isEqualTo(exposure);
    }

    @ParameterizedTest
    @CsvSource({"wage, unknown, false", "business, false, unknown", "property, false, false"})
    void without_series_a_trend_matters_only_to_those_who_live_by_it(String item, String wage, String price)
            throws Exception {
        Hamlet.Answer answer = Hamlet.of()
                .adult("P1")
                .income("2024-01", item, "10000")
                .withoutTable("series")
                .assess(oracle);
        assertThat(answer.of("wage_trend")).isEqualTo(wage);
        assertThat(answer.of("price_trend")).isEqualTo(price);
    }

    @ParameterizedTest
    @CsvSource({
        "birth_date=, full, migrant, unknown, unknown",
        "birth_date=, none, migrant, true, false",
        "birth_date=, full, none, unknown, false",
        "birth_date=1980-01-01, '', none, unknown, false",
        "birth_date=1960-01-01, '', '', true, false",
        "birth_date=1980-01-01, full, '', false, unknown"
    })
    void a_count_is_unknown_when_anyone_may_or_may_not_be_counted(
            String birth, String capacity, String employment, String noLabour, String loneWage) throws Exception {
        Hamlet.Answer answer = Hamlet.of()
                .adult("P1", birth, "work_capacity=" + capacity, "employment=" + employment)
                .income("2024-01", "wage", "10000")
                .assess(oracle);
        assertThat(answer.of("no_labour")).isEqualTo(noLabour);
        assertThat(answer.of("lone_migrant_wage")).isEqualTo(loneWage);
    }

    @ParameterizedTest
    @CsvSource({"primary, primary, true", "primary, '', unknown", "senior, '', false", "'', '', unknown"})
    void all_is_false_by_one_row_and_unknown_by_one_unknown_row(String first, String second, String low)
            throws Exception {
        assertThat(Hamlet.of()
                        .adult("P1", "education=" + first)
                        .adult("P2", "education=" + second)
                        .assess(oracle)
                        .of("low_education"))
                .isEqualTo(low);
    }

    @ParameterizedTest
    @CsvSource({"serious, '', true", "healthy, '', unknown", "healthy, chronic, false"})
    void exists_is_true_by_one_row_and_unknown_by_one_unknown_row(String first, String second, String serious)
            throws Exception {
        assertThat(Hamlet.of()
                        .adult("P1", "health=" + first)
                        .adult("P2", "health=" + second)
                        .assess(oracle)
                        .of("serious_illness"))
                .isEqualTo(serious);
    }

    @ParameterizedTest
    @CsvSource({"2024-01-01, fire, unknown", "2023-06-30, fire, false", "2024-01-01, illness, false"})
    void a_sum_is_unknown_by_an_unknown_amount_that_belongs_to_it(String on, String type, String loss)
            throws Exception {
        assertThat(Hamlet.of()
                        .adult("P1")
                        .event(type, on, "")
                        .event("natural_disaster", "2024-01-01", "90000")
                        .event("natural_disaster", "2023-01-01", "")
                        .income("2024-01", "property", "900000")
                        .assess(oracle)
                        .of("disaster_loss"))
                .isEqualTo(loss);
    }

    @Test
    void no_known_losses_leave_nothing_to_hold_against_an_unknown_income() throws Exception {
        Hamlet hamlet = Hamlet.of().adult("P1").withoutTable("ledger").withoutColumn("event", "loss");
        assertThat(hamlet.assess(oracle).of("disaster_loss")).isEqualTo("false");
        assertThat(hamlet.event("fire", "2024-01-01", "").assess(oracle).of("disaster_loss"))
                .isEqualTo("unknown");
    }

    @Test
    void a_default_fills_an_empty_cell_but_not_an_absent_column() throws Exception {
        Hamlet empty = Hamlet.of("register_status=", "relocated=")
                .adult("P1", "disability=", "employment=none")
                .expense("2024-01", "medical", "15000");
        Hamlet.Answer filled = empty.assess(oracle);
        assertThat(filled.of("disability")).isEqualTo("false");
        assertThat(filled.of("relocated_jobless")).isEqualTo("false");
        assertThat(filled.of("large_medical_bill")).isEqualTo("false");
        assertThat(filled.cell("category")).isEqualTo("poverty_risk");
        Hamlet.Answer absent = empty.withoutColumn("person", "disability")
                .withoutColumn("household", "relocated")
                .withoutColumn("household", "register_status")
                .withoutColumn("person", "resident")
                .withoutColumn("household", "weight")
                .assess(oracle);
        assertThat(absent.of("disability")).isEqualTo("unknown");
        assertThat(absent.of("relocated_jobless")).isEqualTo("unknown");
        assertThat(absent.of("large_medical_bill")).isEqualTo("unknown");
        assertThat(absent.cell("category")).isEqualTo("none");
        assertThat(absent.cell("size")).isEqualTo("1");
    }

    @Test
    void a_bill_above_both_thresholds_is_still_unknown_when_it_is_unknown_which_applies() throws Exception {
        assertThat(Hamlet.of()
                        .adult("P1")
                        .expense("2024-01", "medical", "90000")
                        .withoutColumn("household", "register_status")
                        .assess(oracle)
                        .of("large_medical_bill"))
                .isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "51, severe, 2024-01-01, unknown",
        "51, severe, 2024-07-01, false",
        "51, minor, 2024-01-01, false",
        "41, severe, 2024-01-01, false"
    })
    void without_an_expires_column_nobody_knows_whether_a_hazard_has_ended(
            String place, String severity, String onset, String exposure) throws Exception {
        assertThat(Hamlet.of()
                        .adult("P1")
                        .income("2024-01", "business", "10000")
                        .hazard(place, severity, onset, "")
                        .withoutColumn("hazard", "expires")
                        .assess(oracle)
                        .of("hazard_exposure"))
                .isEqualTo(exposure);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-30, 510101001001, 5000, unknown, true",
        "2024-06-30, 41, 7000, true, unknown",
        "2022-12-31, 510101001001, 5000, true, true",
        "2024-06-30, 510101001001, 3000, false, true"
    })
    void without_a_parent_column_nobody_knows_which_places_enclose_a_place(
            String asOf, String place, String income, String near, String exposure) throws Exception {
        // 51's hazard is at the household's own place when the household is of the village; 7500 is 41's own line
        Hamlet.Answer answer = Hamlet.of("place_id=" + place)
                .adult("P1")
                .income(asOf.substring(0, 4) + "-01", "business", income)
                .hazard("510101001001", "severe", "2022-01-01", "")
                .withoutColumn("place", "parent_id")
                .assess(oracle, asOf);
        assertThat(answer.of("near_line")).isEqualTo(near);
        assertThat(answer.of("hazard_exposure")).isEqualTo(exposure);
    }

    @Test
    void red_needs_no_visit_to_settle_what_is_unknown() throws Exception {
        Hamlet.Answer red = Hamlet.of("dwelling_grade=D", "water_safe=")
                .adult("P1")
                .income("2024-01", "property", "10000")
                .assess(oracle);
        assertThat(red.cell("level") + " " + red.cell("unknown") + " " + red.cell("verify"))
                .isEqualTo("red water_gap false");
    }

    @ParameterizedTest
    @CsvSource({"insured_medical, insurance_gap, true", "disability, disability, false"})
    void only_an_unknown_of_critical_or_high_severity_calls_for_a_visit(String column, String id, String verify)
            throws Exception {
        Hamlet.Answer answer = Hamlet.of()
                .adult("P1")
                .income("2024-01", "property", "10000")
                .withoutColumn("person", column)
                .assess(oracle);
        assertThat(answer.cell("unknown")).isEqualTo(id);
        assertThat(answer.cell("verify")).isEqualTo(verify);
    }
}
