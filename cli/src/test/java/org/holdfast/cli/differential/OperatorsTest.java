package org.holdfast.cli.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.holdfast.engine.columnar.ColumnarAssessor.Settings;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Pack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every operator and construct of the language, one at a time, gives what its definition says, however it is carried
 * out. The cases are in {@code operators/*.txt}; what must come out was worked out by hand.
 */
class OperatorsTest {
    @ParameterizedTest
    @ValueSource(strings = {"logic", "comparison", "arithmetic", "dates", "lists", "places"})
    void every_construct_gives_what_its_definition_says(String file) throws Exception {
        List<String> wrong = new ArrayList<>();
        try (SqlExecutor sql = SqlExecutor.open()) {
            for (CaseSection section : CaseSection.read(file)) {
                wrong.addAll(wrong(section, sql));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_construct_of_the_language_has_a_case() throws Exception {
        Set<String> found = new TreeSet<>();
        for (String file : List.of("logic", "comparison", "arithmetic", "dates", "lists", "places")) {
            for (CaseSection section : CaseSection.read(file)) {
                pack(section).facts().forEach(fact -> Constructs.collect(fact.value(), found));
            }
        }
        assertThat(found).isEqualTo(Constructs.ofFacts());
    }

    /** The pack whose output facts are the expressions of a section. */
    private static Pack pack(CaseSection section) {
        CasePack pack = new CasePack(section);
        int number = 0;
        for (var expression : section.expressions().entrySet()) {
            String type = CaseValue.type(expression.getValue()).toString();
            pack.fact("case_" + ++number, type, true, expression.getKey());
        }
        return pack.load();
    }

    private static List<String> wrong(CaseSection section, SqlExecutor sql) {
        Pack pack = pack(section);
        CaseVerdict verdict = new CaseVerdict(section);
        Executors.all(sql).forEach((name, executor) -> judge(name, executor, pack, verdict));
        for (String expression : section.expressions().keySet()) {
            judge("columnar, alone", Executors.columnar(new Settings(1, 7)), alone(pack, expression), verdict);
        }
        return verdict.wrong();
    }

    private static void judge(String name, Executor executor, Pack pack, CaseVerdict verdict) {
        Answers answers = verdict.answers(executor, pack);
        List<Fact> facts = pack.outputs();
        List<CaseSection.Case> cases = verdict.section().cases();
        for (int number = 0; number < cases.size(); number++) {
            CaseSection.Case one = cases.get(number);
            int output = IntStream.range(0, facts.size())
                    .filter(i -> facts.get(i).source().equals(one.expression()))
                    .findFirst()
                    .orElse(-1);
            if (output >= 0) {
                Object actual = answers.assessments().get(number).outputs().get(output);
                Type.Scalar type = (Type.Scalar) facts.get(output).type();
                verdict.add(one, CaseValue.text(actual, type, verdict.currency()), name);
            }
        }
    }

    /** The pack with one expression only, so that it is carried out together with no other. */
    private static Pack alone(Pack pack, String expression) {
        List<Fact> facts = pack.facts().stream()
                .map(fact -> new Fact(
                        fact.id(),
                        fact.type(),
                        fact.unit(),
                        fact.output() && fact.source().equals(expression),
                        fact.value(),
                        fact.source()))
                .toList();
        return new Pack(
                pack.id(),
                pack.version(),
                pack.digest(),
                pack.currency(),
                pack.languages(),
                pack.jurisdiction(),
                pack.extraColumns(),
                pack.parameters(),
                facts,
                pack.population(),
                pack.severities(),
                pack.indicators(),
                pack.levels(),
                pack.categories(),
                pack.verify(),
                pack.verifyWritten(),
                pack.measures(),
                pack.process(),
                pack.texts());
    }
}
