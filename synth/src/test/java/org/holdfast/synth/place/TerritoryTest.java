package org.holdfast.synth.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.holdfast.synth.draw.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerritoryTest {
    private static final Parameters PARAMETERS = Parameters.read();
    private static final Divisions DIVISIONS = Divisions.read(PARAMETERS);

    private static Territory territory(long households, long seed) throws TooManyHouseholds {
        return Territory.choose(DIVISIONS, PARAMETERS, households, seed);
    }

    private static long code(Territory territory, int number) {
        return territory.county(number).villages().code(territory.village(number));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 99, 100, 500, 501, 2000, 54_321, 1_000_000, 30_000_000})
    void a_territory_has_exactly_the_households_wanted_in_villages_in_order(long wanted) throws TooManyHouseholds {
        Territory territory = territory(wanted, 3);

        long households = 0;
        int small = 0;
        for (int i = 0; i < territory.villages(); i++) {
            households += territory.households(i);
            small += territory.households(i) < 100 ? 1 : 0;
            assertThat(territory.households(i)).isBetween(1, 400);
            assertThat(i == 0 || code(territory, i) > code(territory, i - 1)).isTrue();
        }
        assertThat(households).isEqualTo(wanted);
        // only the last to join may be smaller
        assertThat(small).isLessThanOrEqualTo(1);
    }

    @Test
    void a_small_register_has_few_counties_and_a_large_one_all() throws TooManyHouseholds {
        assertThat(counties(territory(2000, 1))).hasSizeBetween(2, 4);
        assertThat(counties(territory(50_000, 1))).hasSizeBetween(85, 100);
        assertThat(counties(territory(30_000_000, 1)))
                .hasSize(DIVISIONS.counties().size());
    }

    private static Set<String> counties(Territory territory) {
        Set<String> counties = new HashSet<>();
        for (int i = 0; i < territory.villages(); i++) {
            counties.add(territory.county(i).code());
        }
        return counties;
    }

    @Test
    void a_village_is_as_large_in_every_register_but_for_the_one_that_joins_last() throws TooManyHouseholds {
        Map<Long, Integer> sizes = new HashMap<>();
        Territory large = territory(3_000_000, 8);
        for (int i = 0; i < large.villages(); i++) {
            sizes.put(code(large, i), large.households(i));
        }
        Territory larger = territory(6_000_000, 8);
        int shared = 0;
        int different = 0;
        for (int i = 0; i < larger.villages(); i++) {
            Integer before = sizes.get(code(larger, i));
            shared += before == null ? 0 : 1;
            different += before == null || before == larger.households(i) ? 0 : 1;
        }
        assertThat(shared).isEqualTo(large.villages());
        assertThat(different).isLessThanOrEqualTo(1);
    }

    @Test
    void divisions_are_the_real_ones() {
        County county = DIVISIONS.counties().stream()
                .filter(c -> c.code().equals("530924"))
                .findFirst()
                .orElseThrow();
        assertThat(county.division().name()).isEqualTo("镇康县");
        assertThat(county.city()).isEqualTo(new Division("5309", "临沧市"));
        assertThat(county.provinceDivision()).isEqualTo(new Division("53", "云南省"));
        assertThat(county.province().name()).isEqualTo("Yunnan");
        assertThat(county.priority()).isTrue();
        Division village = county.villages().get(0);
        assertThat(village).isEqualTo(new Division("530924101201", "凤尾村民委员会"));
        assertThat(county.townships()).containsKey(village.parent());
        assertThat(DIVISIONS.counties())
                .hasSize(2557)
                .isSortedAccordingTo((a, b) -> a.code().compareTo(b.code()));
        assertThat(DIVISIONS.counties().stream().filter(County::priority)).hasSize(716);
    }

    @Test
    void a_division_knows_its_level_and_what_it_lies_in() {
        assertThat(new Division("530924001002", "x").parent()).isEqualTo("530924001");
        assertThat(new Division("530924001", "x").parent()).isEqualTo("530924");
        assertThat(new Division("530924", "x").parent()).isEqualTo("5309");
        assertThat(new Division("5309", "x").parent()).isEqualTo("53");
        assertThat(new Division("53", "x").parent()).isEqualTo("CN");
        assertThat(new Division("530924", "x").level()).isEqualTo("county");
    }

    @Test
    void the_rural_population_is_registered_at_the_headcount_of_the_paper() {
        // by counties: those of much deprivation far more than those of little
        double least = 1;
        double most = 0;
        for (County county : DIVISIONS.counties()) {
            least = Math.min(least, county.registeredShare());
            most = Math.max(most, county.registeredShare());
        }
        assertThat(least).isLessThan(0.05);
        assertThat(most).isGreaterThan(0.9);
    }
}
