package org.holdfast.synth;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold in every register, seen in one of 5,000 households. */
class StructureTest {
    private static final int HOUSEHOLDS = 5000;

    @TempDir
    private static Path directory;

    private static Path register;

    @BeforeAll
    static void make() throws Exception {
        register = Made.register(directory.resolve("r"), HOUSEHOLDS, 17, 2);
    }

    private static Set<String> ids(String table) throws Exception {
        Set<String> ids = new HashSet<>();
        Made.eachRow(
                register,
                table,
                row -> assertThat(ids.add(row.getField(0))).as(row.getField(0)).isTrue());
        return ids;
    }

    @Test
    void every_household_lies_in_a_village_whose_places_lead_up_to_the_nation() throws Exception {
        Map<String, String> parents = new HashMap<>();
        Map<String, String> levels = new HashMap<>();
        Made.eachRow(register, "place", row -> {
            parents.put(row.getField("place_id"), row.getField("parent_id"));
            levels.put(row.getField("place_id"), row.getField("level"));
        });
        Made.eachRow(register, "household", row -> {
            String place = row.getField("place_id");
            assertThat(row.getField("household_id")).hasSize(16).startsWith(place);
            StringBuilder path = new StringBuilder();
            for (String at = place; !at.isEmpty(); at = parents.get(at)) {
                path.append(levels.get(at)).append(' ');
            }
            assertThat(path).hasToString("village township county city province nation ");
        });
    }

    @Test
    void every_reference_resolves_and_persons_belong_to_the_household_named() throws Exception {
        Set<String> households = ids("household");
        Set<String> persons = ids("person");
        ids("event");
        ids("assistance");
        assertThat(households).hasSize(HOUSEHOLDS).isEqualTo(ids("truth"));
        for (String table : new String[] {"ledger", "event", "assistance"}) {
            Made.eachRow(register, table, row -> {
                String person = row.getField("person_id");
                assertThat(households).contains(row.getField("household_id"));
                assertThat(person.isEmpty() || persons.contains(person) && belongs(row, person))
                        .as(person)
                        .isTrue();
            });
        }
    }

    private static boolean belongs(NamedCsvRecord row, String person) {
        return person.startsWith(row.getField("household_id"));
    }

    @Test
    void households_have_persons_and_ledgers_of_the_usual_size() throws Exception {
        Map<String, Integer> rows = new HashMap<>();
        for (String table : Made.TABLES) {
            Made.eachRow(register, table, row -> rows.merge(table, 1, Integer::sum));
        }
        assertThat((double) rows.get("person") / HOUSEHOLDS).isBetween(3.1, 3.5);
        assertThat((double) rows.get("ledger") / HOUSEHOLDS).isBetween(31.0, 36.0);
        int all = rows.get("household") + rows.get("person") + rows.get("ledger") + rows.get("event");
        assertThat((double) (all + rows.get("assistance")) / HOUSEHOLDS).isBetween(36.0, 43.0);
        assertThat(rows.get("event")).isGreaterThan(HOUSEHOLDS / 5);
    }

    @Test
    void every_household_has_one_head_who_lives_there() throws Exception {
        Map<String, Integer> heads = new HashMap<>();
        Made.eachRow(register, "person", row -> {
            if (row.getField("person_id").endsWith("01")) {
                assertThat(row.getField("relation")).isIn("head", "");
                assertThat(row.getField("resident")).isEqualTo("true");
                heads.merge(row.getField("household_id"), 1, Integer::sum);
            }
        });
        assertThat(heads).hasSize(HOUSEHOLDS);
    }

    @Test
    void identity_numbers_check_out_are_nobodys_and_agree_with_birthday_and_sex() throws Exception {
        Set<String> seen = new HashSet<>();
        Made.eachRow(register, "person", row -> {
            String id = row.getField("national_id");
            if (!id.isEmpty()) {
                assertThat(seen.add(id)).as("two persons with " + id).isTrue();
                assertThat(id).hasSize(18).startsWith("00");
                assertThat(modulo11(id)).as(id).isEqualTo(1);
                assertThat((id.charAt(16) - '0') % 2)
                        .isEqualTo(row.getField("sex").equals("M") ? 1 : 0);
                String birthday = row.getField("birth_date");
                if (!birthday.isEmpty()) {
                    assertThat(id.substring(6, 14)).isEqualTo(birthday.replace("-", ""));
                }
            }
        });
        assertThat(seen).hasSizeGreaterThan(3 * HOUSEHOLDS);
    }

    /** ISO 7064 MOD 11-2 over the whole number, by Horner's rule: 1 when the check character is right. */
    private static int modulo11(String id) {
        int sum = 0;
        for (char letter : id.toCharArray()) {
            sum = (2 * sum + (letter == 'X' ? 10 : letter - '0')) % 11;
        }
        return sum;
    }

    @Test
    void phones_are_masked_and_every_column_that_may_be_unknown_sometimes_is() throws Exception {
        Map<String, Integer> empty = new HashMap<>();
        for (String table : new String[] {"household", "person", "event"}) {
            Made.eachRow(register, table, row -> {
                for (String column : row.getHeader()) {
                    if (row.getField(column).isEmpty()) {
                        empty.merge(table + "." + column, 1, Integer::sum);
                    }
                }
            });
        }
        Made.eachRow(
                register, "household", row -> assertThat(row.getField("phone")).matches("|199\\*{4}[0-9]{4}"));
        assertThat(empty)
                .containsKeys(
                        "household.dwelling_grade",
                        "household.water_safe",
                        "household.arable_land",
                        "person.birth_date",
                        "person.education",
                        "person.enrolled",
                        "person.health",
                        "person.work_capacity",
                        "person.employment",
                        "person.insured_medical",
                        "person.insured_pension",
                        "event.loss",
                        "event.reported_on");
        assertThat(empty).doesNotContainKeys("household.register_status", "person.household_id", "person.sex");
        assertThat(empty.get("person.health")).isLessThan(HOUSEHOLDS);
    }

    @Test
    void series_reach_back_a_year_before_the_ledger_for_nation_provinces_and_some_counties() throws Exception {
        Map<String, Integer> months = new HashMap<>();
        Map<Integer, Integer> places = new HashMap<>();
        Made.eachRow(register, "series", row -> {
            months.merge(row.getField("place_id") + " " + row.getField("series"), 1, Integer::sum);
            places.merge(row.getField("place_id").length(), 1, Integer::sum);
        });
        assertThat(months).containsEntry("CN cpi", 36).containsEntry("CN gdp", 12);
        assertThat(places).containsKey(6);
        Made.eachRow(
                register,
                "household",
                row -> assertThat(months)
                        .containsEntry(row.getField("household_id").substring(0, 2) + " migrant_wage", 36));
    }
}
