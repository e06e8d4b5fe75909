package org.holdfast.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With any one optional column or table deleted, what depends on it becomes unknown and nothing becomes true or false. */
class UnknownnessTest {
    private static final long[] SEEDS = {4, 5};
    private static final String LABOUR =
            "no_labour low_education dependency jobless lone_migrant_wage relocated_jobless";

    /** The indicators that somewhere hang on a column or a table alone, read from the pack's specification. */
    private static final Map<String, String> DEPENDANTS = Map.ofEntries(
            Map.entry(
                    "ledger",
                    "below_poverty_line near_line net_below_line income_drop transfer_dependence lone_migrant_wage"
                            + " medical_burden large_medical_bill schooling_cost disaster_loss hazard_exposure wage_trend"
                            + " price_trend"),
            Map.entry("event", "disaster_loss accident recent_job_loss business_failure"),
            Map.entry("event.loss", "disaster_loss"),
            Map.entry("series", "wage_trend price_trend"),
            Map.entry("hazard", "hazard_exposure"),
            Map.entry("hazard.expires", "hazard_exposure"),
            Map.entry("place.parent_id", "near_line net_below_line hazard_exposure wage_trend price_trend"),
            Map.entry("household.register_status", "large_medical_bill"),
            Map.entry("household.relocated", "relocated_jobless"),
            Map.entry("household.dwelling_grade", "housing_gap"),
            Map.entry("household.water_safe", "water_gap"),
            Map.entry("person.birth_date", LABOUR + " education_gap elderly_only pension_gap"),
            Map.entry("person.education", "education_gap low_education"),
            Map.entry("person.enrolled", "education_gap"),
            Map.entry("person.health", "serious_illness chronic_illness"),
            Map.entry("person.disability", "disability"),
            Map.entry("person.work_capacity", LABOUR),
            Map.entry("person.employment", "jobless lone_migrant_wage relocated_jobless"),
            Map.entry("person.insured_medical", "insurance_gap"),
            Map.entry("person.insured_pension", "pension_gap"));

    @TempDir
    private Path directory;

    @Test
    void what_is_deleted_makes_unknown_and_never_true_or_false() throws Exception {
        Map<String, Set<String>> found = new TreeMap<>();
        try (CnOracle oracle = CnOracle.open()) {
            for (long seed : SEEDS) {
                RandomRegister register = RandomRegister.whole(seed);
                Path base = directory.resolve(String.valueOf(seed));
                register.write(base);
                Map<String, Map<String, String>> whole = byHousehold(oracle.assess(base, register.asOf()));
                for (RegisterVariants.Variant variant : RegisterVariants.of(base)) {
                    Path place = directory.resolve(seed + variant.name());
                    variant.write(place);
                    Set<String> unknown = newlyUnknown(whole, oracle.assess(place, register.asOf()), variant);
                    assertThat(dependants(variant.name()))
                            .as("%s %s", register, variant)
                            .containsAll(unknown);
                    found.computeIfAbsent(variant.name(), name -> new TreeSet<>())
                            .addAll(unknown);
                }
            }
        }
        found.forEach((name, unknown) -> assertThat(unknown).as(name).isEqualTo(dependants(name)));
    }

    private static Set<String> newlyUnknown(
            Map<String, Map<String, String>> whole, List<Map<String, String>> rows, RegisterVariants.Variant variant) {
        assertThat(rows).as(variant.toString()).hasSameSizeAs(whole.values());
        Set<String> found = new TreeSet<>();
        for (Map<String, String> after : rows) {
            Map<String, String> before = whole.get(after.get("household_id"));
            // without birth_date or resident those set aside become members: a household of another size is another
            // household
            if (before.get("size").equals(after.get("size"))) {
                for (String indicator : Policy.INDICATORS.keySet()) {
                    String now = state(after, indicator);
                    if (!now.equals(state(before, indicator))) {
                        assertThat(now)
                                .as("%s %s %s", variant, indicator, after)
                                .isEqualTo("unknown");
                        found.add(indicator);
                    }
                }
            }
        }
        return found;
    }

    private static String state(Map<String, String> row, String indicator) {
        return new Hamlet.Answer(row).of(indicator);
    }

    private static Set<String> dependants(String deleted) {
        String names = DEPENDANTS.getOrDefault(deleted, "");
        return names.isEmpty() ? Set.of() : new TreeSet<>(List.of(names.split(" ")));
    }

    private static Map<String, Map<String, String>> byHousehold(List<Map<String, String>> rows) {
        Map<String, Map<String, String>> byHousehold = new HashMap<>();
        rows.forEach(row -> byHousehold.put(row.get("household_id"), row));
        return byHousehold;
    }
}
