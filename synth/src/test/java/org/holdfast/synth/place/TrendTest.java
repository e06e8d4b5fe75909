package org.holdfast.synth.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.table.Calendar;
import org.junit.jupiter.api.Test;

class TrendTest {
    private final Trend trend = new Trend(100, new double[] {0.10, 0.20, -0.05, 0.5});

    @Test
    void a_trend_reaches_its_yearly_change_in_the_last_month_of_each_year() {
        assertThat(trend.value(-1)).isCloseTo(110, within(1e-9));
        assertThat(trend.value(11)).isCloseTo(132, within(1e-9));
        assertThat(trend.value(23)).isCloseTo(132 * 0.95, within(1e-9));
        assertThat(trend.value(23) / trend.value(11) - 1).isCloseTo(trend.change(1), within(1e-9));
    }

    @Test
    void between_it_moves_evenly() {
        assertThat(trend.value(5)).isCloseTo(110 * 1.10, within(1e-9));
    }

    @Test
    void hazards_of_a_county_fall_in_season_and_conditions_name_the_gravest() {
        Calendar calendar = new Calendar(LocalDate.of(2020, 12, 31));
        Parameters parameters = Parameters.read();
        Divisions divisions = Divisions.read(parameters);
        Surroundings surroundings = new Surroundings(5, parameters, calendar);
        int severe = 0;
        for (County county : divisions.counties().subList(0, 400)) {
            List<Hazard> hazards = surroundings.hazards(county);
            Conditions conditions = surroundings.of(county);
            for (Hazard hazard : hazards) {
                int month = hazard.month() % 12 + 1;
                assertThat(hazard.type().equals("flood") && (month < 5 || month > 9))
                        .isFalse();
                assertThat(hazard.type().equals("cold_wave") && month > 2 && month < 11)
                        .isFalse();
                assertThat(conditions.gravity(hazard.month() / 12))
                        .isGreaterThanOrEqualTo(hazard.severity().ordinal());
                severe += hazard.severity().compareTo(Hazard.Severity.SEVERE) >= 0 ? 1 : 0;
            }
        }
        assertThat(severe).isBetween(100, 1000);
    }

    @Test
    void a_calendar_that_does_not_end_in_december_keeps_the_seasons() {
        Calendar calendar = new Calendar(LocalDate.of(2021, 6, 30));
        Parameters parameters = Parameters.read();
        Divisions divisions = Divisions.read(parameters);
        Surroundings surroundings = new Surroundings(5, parameters, calendar);
        for (County county : divisions.counties().subList(0, 200)) {
            for (Hazard hazard : surroundings.hazards(county)) {
                // month 0 is July
                int month = (hazard.month() + 6) % 12 + 1;
                assertThat(hazard.type().equals("flood") && (month < 5 || month > 9))
                        .isFalse();
            }
        }
    }
}
