package org.holdfast.policy.checked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactOrderTest {
    private static List<String> issuesWith(String... conditions) {
        StringBuilder facts = new StringBuilder("facts:\n");
        for (int i = 0; i < conditions.length; i++) {
            facts.append("  - {id: f").append(i + 1).append(", type: bool, value: \"");
            facts.append(conditions[i].replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"}\n");
        }
        facts.append("  - {id: size, type: int, value: members.count()}\n");
        facts.append("  - {id: income, type: money, value: \"ledger.map(l, l.amount).sum()\"}\n");
        return new SmallPack()
                .with("facts.yaml", facts.toString())
                .replacing("i18n/en.yaml", "fact: {", "fact: {f1: One, f2: Two, ")
                .issues();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f2 && true",
                "events.exists(f2, f2.type == 'fire') || f2",
                "household.site_id == '\\'' && f2 && household.site_id == '\\''",
                "household.site_id == \"\\\"\" && f2 && household.site_id == \"\\\"\""
            })
    void facts_that_rest_on_each_other_are_found(String first) {
        assertThat(issuesWith(first, "f1"))
                .hasSize(1)
                .first()
                .asString()
                .contains("facts rest on themselves: f1 -> f2 -> f1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events.exists(f1, f1.type == 'fire')",
                "events.exists(f2, f2.type == 'fire')",
                "events.map(e, e.type).exists( f2 , f2 == 'fire')",
                "household.site_id == 'f2' || household.site_id == '''f2''' || household.site_id == r'f2'",
                "household.site_id == 'it\\'s f2'",
                "household.relocated // f2"
            })
    void a_variable_or_a_text_of_the_same_name_is_no_use_of_a_fact(String first) {
        assertThat(issuesWith(first, "f1")).isEmpty();
    }

    @Test
    void a_fact_is_declared_before_it_is_used() {
        assertThat(issuesWith("f2", "household.relocated"))
                .hasSize(1)
                .first()
                .asString()
                .contains("fact 'f2' is used before it is declared");
    }
}
