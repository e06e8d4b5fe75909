package org.holdfast.engine.golden;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;
import org.holdfast.column.Register;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.PopulationValue;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.reference.ReferenceAssessor;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.GoldenCase;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.PopulationFigure;
import org.jspecify.annotations.Nullable;

/** Runs the golden households of a pack and measures which of its clauses they cover. */
public final class PackTest {
    private final Pack pack;
    private final Currency currency;
    private final Coverage coverage;

    private PackTest(Pack pack) {
        this.pack = pack;
        this.currency = pack.currencyOr(Currency.UNSTATED);
        this.coverage = new Coverage(pack);
    }

    /** What came of one case; it passed when there is no difference. */
    public record CaseResult(GoldenCase golden, List<String> differences) {
        public boolean passed() {
            return differences.isEmpty();
        }
    }

    /** What came of all cases. */
    public record Result(List<CaseResult> cases, Coverage.Summary coverage) {
        public boolean passed() {
            return cases.stream().allMatch(CaseResult::passed);
        }
    }

    public static Result run(Pack pack, List<GoldenCase> cases) {
        PackTest test = new PackTest(pack);
        List<CaseResult> results = new ArrayList<>();
        for (GoldenCase golden : cases) {
            results.add(new CaseResult(golden, test.differences(golden)));
        }
        return new Result(results, test.coverage.summary());
    }

    private List<String> differences(GoldenCase golden) {
        try {
            Register register = GoldenRegister.of(pack, currency, golden);
            LocalDate asOf = LocalDate.parse(golden.asOf());
            List<PopulationValue> population = new ArrayList<>();
            Map<String, @Nullable Object> given = given(golden, population);
            ReferenceAssessor assessor = population.isEmpty()
                    ? ReferenceAssessor.open(register, pack, asOf)
                    : ReferenceAssessor.open(register, pack, asOf, population);
            Assessment assessment = assessor.assess(0, given, coverage);
            coverage.assessed(assessment);
            return new Expectation(pack, currency, assessor, given, assessment).differences(golden.expect());
        } catch (IllegalArgumentException | DateTimeException | Unassessable wrong) {
            return List.of("cannot be run: " + wrong.getMessage());
        }
    }

    private Map<String, @Nullable Object> given(GoldenCase golden, List<PopulationValue> population) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        golden.given().forEach((id, text) -> {
            if (id.startsWith("population.")) {
                PopulationFigure figure = pack.population().stream()
                        .filter(f -> id.equals("population." + f.id()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("given: the pack has no '" + id + "'"));
                Object value = text == null ? null : value(figure.type(), text);
                population.add(new PopulationValue(figure.id(), null, value, 1, 0));
            } else {
                Fact fact = pack.findFact(id)
                        .orElseThrow(() -> new IllegalArgumentException("given: the pack has no fact '" + id + "'"));
                if (!(fact.type() instanceof Type.Scalar scalar)) {
                    throw new IllegalArgumentException("given: '" + id + "' is a list and cannot be set by hand");
                }
                given.put(id, text == null ? null : value(scalar, text));
            }
        });
        return given;
    }

    private Object value(Type.Scalar type, String text) {
        return switch (type) {
            case STRING -> text;
            case DOUBLE -> Double.valueOf(text);
            case BOOL -> GoldenRegister.parse(Kind.BOOL, text, currency) == 1;
            case INT -> GoldenRegister.parse(Kind.INT, text, currency);
            case MONEY -> GoldenRegister.parse(Kind.MONEY, text, currency);
            case DATE -> GoldenRegister.parse(Kind.DATE, text, currency);
            case MONTH -> GoldenRegister.parse(Kind.MONTH, text, currency);
        };
    }
}
