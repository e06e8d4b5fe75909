package org.holdfast.cli.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.policy.pack.Pack;
import org.junit.jupiter.api.Test;

/**
 * What only decisions see gives what its definition says, however it is carried out. The cases are in
 * {@code operators/decisions.txt}. A condition is looked at by whether it, or its negation, decides.
 */
class DecisionWordsTest {
    private static final String LEVELS = """
            level:
            - {value: red, when: count.high >= 2}
            - {value: orange, when: indicator.a}
            """;

    @Test
    void every_word_of_decisions_gives_what_its_definition_says() throws Exception {
        List<String> wrong = new ArrayList<>();
        try (SqlExecutor sql = SqlExecutor.open()) {
            for (CaseSection section : CaseSection.read("decisions")) {
                CaseVerdict verdict = new CaseVerdict(section);
                for (String condition : section.expressions().keySet()) {
                    Pack pack = byCategory(section, condition);
                    Executors.all(sql)
                            .forEach((name, executor) -> byCategory(condition, name, executor, pack, verdict));
                }
                wrong.addAll(verdict.wrong());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void verification_sees_the_category_and_is_due_only_where_its_condition_is_true() throws Exception {
        CaseSection section = CaseSection.read("verification").get(0);
        CaseVerdict verdict = new CaseVerdict(section);
        try (SqlExecutor sql = SqlExecutor.open()) {
            for (String condition : section.expressions().keySet()) {
                Pack pack = withVerify(section, condition);
                Executors.all(sql).forEach((name, executor) -> byVerify(condition, name, executor, pack, verdict));
            }
        }
        assertThat(verdict.wrong()).isEmpty();
    }

    private static CasePack indicators(CaseSection section) {
        return new CasePack(section)
                .indicator("a", "high", "household.p")
                .indicator("b", "high", "household.q")
                .indicator("c", "low", "household.r");
    }

    private static Pack byCategory(CaseSection section, String condition) {
        String categories = "category:\n" + row("is_true", condition) + row("is_false", "!(" + condition + ")");
        return indicators(section)
                .decisions(LEVELS + categories, List.of("red", "orange"), List.of("is_true", "is_false"))
                .load();
    }

    private static Pack withVerify(CaseSection section, String condition) {
        String categories = "category:\n" + row("poor", "household.s == 'poor'") + row("rich", "household.s == 'rich'");
        return indicators(section)
                .decisions(
                        LEVELS + categories + "verify: " + YamlText.quoted(condition) + "\n",
                        List.of("red", "orange"),
                        List.of("poor", "rich"))
                .load();
    }

    private static String row(String value, String when) {
        return "- {value: " + value + ", when: " + YamlText.quoted(when) + "}\n";
    }

    private static void byCategory(String condition, String name, Executor executor, Pack pack, CaseVerdict verdict) {
        Answers answers = verdict.answers(executor, pack);
        List<CaseSection.Case> cases = verdict.section().cases();
        for (int number = 0; number < cases.size(); number++) {
            if (cases.get(number).expression().equals(condition)) {
                String category = answers.assessments().get(number).category();
                verdict.add(cases.get(number), category == null ? "unknown" : category.replace("is_", ""), name);
            }
        }
    }

    private static void byVerify(String condition, String name, Executor executor, Pack pack, CaseVerdict verdict) {
        Answers answers = verdict.answers(executor, pack);
        List<CaseSection.Case> cases = verdict.section().cases();
        for (int number = 0; number < cases.size(); number++) {
            if (cases.get(number).expression().equals(condition)) {
                verdict.add(
                        cases.get(number),
                        String.valueOf(answers.assessments().get(number).verify()),
                        name);
            }
        }
    }
}
