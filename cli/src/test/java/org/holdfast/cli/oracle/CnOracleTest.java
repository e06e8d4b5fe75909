package org.holdfast.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle on registers assessed by hand from the pack's specification: money, dates, places, decisions. */
class CnOracleTest {
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
    void a_sound_household_has_every_cell_as_computed_by_hand() throws Exception {
        // wage_trend: no series anywhere (unknown), income > 0, all of it wages; price_trend: no business income
        // (false)
        Map<String, String> cells = Hamlet.of()
                .adult("P1")
                .adult("P2")
                .income("2024-01", "wage", "20000.5")
                .expense("2024-01", "medical", "0.5")
                .assess(oracle)
                .cells();
        assertThat(cells.keySet()).containsExactlyElementsOf(CnOracle.COLUMNS);
        assertThat(String.join(",", cells.values()))
                .isEqualTo("H1,510101001001,none,none,,,,wage_trend,0,false,,2,20000.50,10000.25,0.50,10000.00");
    }

    @ParameterizedTest
    @CsvSource({
        "12000.01, 0, 2, 6000.00",
        "12000.03, 0, 2, 6000.02",
        "100, 0, 3, 33.33",
        "200, 0, 3, 66.67",
        "0.10, 0, 4, 0.02",
        "0, 0.01, 2, 0.00",
        "0, 0.03, 2, -0.02",
        "0, 0.05, 2, -0.02",
        "0, 0.07, 2, -0.04",
        "0, 100, 3, -33.33"
    })
    void money_per_head_is_rounded_half_even_to_the_fen(String earned, String cost, int heads, String perHead)
            throws Exception {
        Hamlet hamlet = Hamlet.of().income("2024-01", "wage", earned).expense("2024-01", "business_cost", cost);
        for (int head = 0; head < heads; head++) {
            hamlet.adult("P" + head);
        }
        assertThat(hamlet.assess(oracle).cell("income_per_head")).isEqualTo(perHead);
    }

    @ParameterizedTest
    @CsvSource({
        "3999.99, true, false",
        "4000.00, false, true",
        "5999.99, false, true",
        "6000.00, false, false",
    })
    void a_household_on_a_line_is_not_below_it(String income, String below, String near) throws Exception {
        Hamlet.Answer answer =
                Hamlet.of().adult("P1").income("2024-01", "property", income).assess(oracle);
        assertThat(answer.of("below_poverty_line")).isEqualTo(below);
        assertThat(answer.of("near_line")).isEqualTo(near);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-12-31, 510101001001, 5000, false",
        "2020-12-31, 510101001001, 4999.99, true",
        "2021-01-01, 510101001001, 5999.99, true",
        "2022-12-31, 410101001001, 6000, false",
        "2023-01-01, 410101001001, 7499.99, true",
        "2023-01-01, 410101001001, 7500, false",
        "2023-01-01, 41, 7499.99, true",
        "2023-01-01, 510101001001, 6000, false",
        "2023-01-01, CN, 5999.99, true",
        "2023-01-01, CN, 6000, false"
    })
    void the_monitor_line_is_of_the_nearest_place_and_then_the_latest_date(
            String asOf, String place, String income, String near) throws Exception {
        String lastMonth = asOf.startsWith("2020") ? "2020-11" : Integer.parseInt(asOf.substring(0, 4)) - 1 + "-06";
        assertThat(Hamlet.of("place_id=" + place)
                        .adult("P1")
                        .income(lastMonth, "property", income)
                        .assess(oracle, asOf)
                        .of("near_line"))
                .isEqualTo(near);
    }

    @Test
    void the_last_twelve_months_end_before_the_month_of_assessment() throws Exception {
        Hamlet.Answer answer = Hamlet.of()
                .adult("P1")
                .income("2024-07", "wage", "1")
                .income("2024-06", "wage", "2")
                .income("2024-05", "wage", "7000")
                .income("2023-06", "property", "500")
                .income("2023-05", "wage", "4")
                .expense("2024-05", "business_cost", "100")
                .expense("2024-05", "other", "8")
                .expense("2023-06", "housing", "30")
                .expense("2023-06", "disaster", "40")
                .expense("2024-06", "medical", "16")
                .assess(oracle);
        assertThat(answer.cell("income")).isEqualTo("7400.00");
        assertThat(answer.cell("rigid")).isEqualTo("70.00");
        assertThat(answer.cell("net_per_head")).isEqualTo("7330.00");
    }

    @ParameterizedTest
    @CsvSource({"7000, false", "6999.99, true", "0, true"})
    void an_income_drop_is_more_than_three_tenths_of_the_twelve_months_before(String income, String drop)
            throws Exception {
        assertThat(Hamlet.of()
                        .adult("P1")
                        .income("2024-05", "wage", income)
                        .income("2023-05", "wage", "6000")
                        .expense("2022-12", "business_cost", "1000")
                        .income("2022-06", "business", "5000")
                        .income("2022-05", "wage", "90000")
                        .assess(oracle)
                        .of("income_drop"))
                .isEqualTo(drop);
    }

    @ParameterizedTest
    @CsvSource({
        "transfer, wage, 3000, 7000, transfer_dependence, false",
        "transfer, wage, 3000.01, 7000, transfer_dependence, true",
        "wage, property, 5000, 5000, lone_migrant_wage, false",
        "wage, property, 5000.01, 5000, lone_migrant_wage, true",
        "wage, property, 0, 0, lone_migrant_wage, false"
    })
    void a_share_of_income_on_its_threshold_does_not_exceed_it(
            String item, String other, String amount, String rest, String indicator, String holds) throws Exception {
        assertThat(Hamlet.of()
                        .adult("P1", "employment=migrant")
                        .income("2024-01", item, amount)
                        .income("2024-02", other, rest)
                        .assess(oracle)
                        .of(indicator))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "general, 40000, 10000, false, false",
        "general, 40000, 10000.01, true, false",
        "general, 90000, 20000.01, false, true",
        "general, 90000, 20000, false, false",
        "monitored, 90000, 10000.01, false, true",
        "registered, 90000, 10000.01, false, true",
        "lifted, 90000, 10000, false, false",
        "general, 0, 0.01, true, false",
        "general, 0, 0, false, false"
    })
    void a_medical_bill_is_large_by_share_of_income_or_by_register_status(
            String status, String income, String medical, String burden, String large) throws Exception {
        Hamlet.Answer answer = Hamlet.of("register_status=" + status)
                .adult("P1")
                .income("2024-01", "property", income)
                .expense("2024-01", "medical", medical)
                .assess(oracle);
        assertThat(answer.of("medical_burden")).isEqualTo(burden);
        assertThat(answer.of("large_medical_bill")).isEqualTo(large);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-30, 2018-06-30, true",
        "2024-06-30, 2018-07-01, false",
        "2024-06-30, 2008-06-30, false",
        "2024-06-30, 2008-07-01, true",
        "2022-02-28, 2016-02-29, false",
        "2022-03-01, 2016-02-29, true",
        "2024-02-29, 2008-02-29, false",
        "2024-02-29, 2008-03-01, true"
    })
    void school_age_is_counted_in_complete_years(String asOf, String born, String gap) throws Exception {
        assertThat(Hamlet.of()
                        .adult("P1")
                        .adult("P2", "birth_date=" + born, "education=primary", "employment=none")
                        .assess(oracle, asOf)
                        .of("education_gap"))
                .isEqualTo(gap);
    }

    @ParameterizedTest
    @CsvSource({
        "1964-06-30, true, true, true",
        "1964-07-01, false, false, false",
    })
    void sixty_is_old_and_fifty_nine_is_working_age(String born, String elderly, String pension, String noLabour)
            throws Exception {
        Hamlet.Answer answer = Hamlet.of()
                .adult("P1", "birth_date=" + born, "insured_pension=false")
                .assess(oracle);
        assertThat(answer.of("elderly_only")).isEqualTo(elderly);
        assertThat(answer.of("pension_gap")).isEqualTo(pension);
        assertThat(answer.of("no_labour")).isEqualTo(noLabour);
    }

    @Test
    void members_are_residents_not_known_to_be_born_later() throws Exception {
        Hamlet.Answer answer = Hamlet.of()
                .adult("P1")
                .adult("P2", "birth_date=2024-06-30")
                .adult("P3", "birth_date=2024-07-01", "health=serious")
                .adult("P4", "birth_date=")
                .adult("P5", "resident=no", "health=serious")
                .adult("P6", "resident=1")
                .assess(oracle);
        assertThat(answer.cell("size")).isEqualTo("4");
        assertThat(answer.of("serious_illness")).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-30, accident, accident, 2023-06-30, false",
        "2024-06-30, accident, accident, 2023-07-01, true",
        "2024-06-30, accident, death, 2024-06-30, true",
        "2024-06-30, accident, accident, 2024-07-01, false",
        "2024-06-30, recent_job_loss, job_loss, 2024-03-30, false",
        "2024-06-30, recent_job_loss, job_loss, 2024-03-31, true",
        "2024-05-31, recent_job_loss, job_loss, 2024-02-29, false",
        "2024-05-31, recent_job_loss, job_loss, 2024-03-01, true",
        "2024-02-29, business_failure, price_slump, 2023-02-28, false",
        "2024-02-29, business_failure, business_failure, 2023-03-01, true"
    })
    void an_event_counts_from_the_day_after_the_date_so_many_months_ago(
            String asOf, String indicator, String type, String on, String holds) throws Exception {
        assertThat(Hamlet.of()
                        .adult("P1")
                        .event(type, on, "")
                        .assess(oracle, asOf)
                        .of(indicator))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"1500, 500, 10000, false", "1500, 500.01, 10000, true", "0, 0.01, 0, true", "0, 0, 0, false"})
    void losses_by_nature_and_fire_are_held_against_income(String nature, String fire, String income, String holds)
            throws Exception {
        assertThat(Hamlet.of()
                        .adult("P1")
                        .income("2024-01", "wage", income)
                        .event("natural_disaster", "2024-01-01", nature)
                        .event("fire", "2024-01-01", fire)
                        .event("accident", "2024-01-01", "90000")
                        .event("fire", "2023-06-30", "90000")
                        .assess(oracle)
                        .of("disaster_loss"))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "510101001001, severe, 2024-06-30, '', true",
        "51, extreme, 2024-01-01, 2024-06-30, true",
        "CN, extreme, 2024-01-01, 2024-06-29, false",
        "CN, extreme, 2024-07-01, '', false",
        "51, extreme, 2024-06-30, 2024-06-01, false",
        "51, moderate, 2024-01-01, '', false",
        "410101, extreme, 2024-01-01, '', false"
    })
    void a_hazard_exposes_those_whose_place_it_encloses_while_it_lasts(
            String place, String severity, String onset, String expires, String holds) throws Exception {
        assertThat(Hamlet.of()
                        .adult("P1")
                        .income("2024-01", "business", "10000")
                        .hazard(place, severity, onset, expires)
                        .assess(oracle)
                        .of("hazard_exposure"))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "95, 100, false",
        "94.99, 100, true",
        "1, 0, unknown",
        "1, '', unknown",
        "0, 100, true",
    })
    void a_wage_trend_is_a_fall_of_more_than_a_twentieth_in_a_year(String latest, String yearBefore, String holds)
            throws Exception {
        Hamlet hamlet = Hamlet.of()
                .adult("P1")
                .income("2024-01", "wage", "10000")
                .series("51", "migrant_wage", "2024-06", "1")
                .series("51", "migrant_wage", "2024-03", latest)
                .series("51", "migrant_wage", "2022-03", "1000")
                .series("CN", "migrant_wage", "2024-05", "1")
                .series("CN", "migrant_wage", "2023-05", "1000");
        if (!yearBefore.isEmpty()) {
            hamlet.series("51", "migrant_wage", "2023-03", yearBefore);
        }
        assertThat(hamlet.assess(oracle).of("wage_trend")).isEqualTo(holds);
    }

    @Test
    void a_series_is_of_the_nearest_enclosing_place_that_has_it() throws Exception {
        Hamlet hamlet = Hamlet.of()
                .adult("P1")
                .income("2024-01", "business", "10000")
                .series("CN", "farm_price", "2024-05", "80")
                .series("CN", "farm_price", "2023-05", "100")
                .series("51", "cpi", "2024-05", "100")
                .series("41", "farm_price", "2024-05", "100")
                .series("41", "farm_price", "2023-05", "100");
        assertThat(hamlet.assess(oracle).of("price_trend")).isEqualTo("true");
        assertThat(hamlet.series("510101", "farm_price", "2024-05", "100")
                        .assess(oracle)
                        .of("price_trend"))
                .isEqualTo("unknown");
    }

    @Test
    void households_stand_in_code_point_order() throws Exception {
        Hamlet hamlet = new Hamlet();
        for (String id : List.of("\uD840\uDC00", "户", "a", "\uFF28", "Z", "A,\"b")) {
            hamlet.household(id);
        }
        assertThat(hamlet.assessAll(oracle, "2024-06-30"))
                .extracting(row -> row.get("household_id"))
                .containsExactly("A,\"b", "Z", "a", "户", "\uFF28", "\uD840\uDC00");
    }
}
