package org.holdfast.engine.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.column.Currency;
import org.holdfast.column.Register;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.Assessor;
import org.holdfast.engine.PopulationValue;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.households.RegisterOnDate;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Measure;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/** The reference interpreter: assesses households one at a time, exactly as the pack reads. */
public final class ReferenceAssessor implements Assessor {
    private final World world;

    ReferenceAssessor(World world) {
        this.world = world;
    }

    /** Prepares an assessment, and computes the population figures the pack uses. */
    public static ReferenceAssessor open(Register register, Pack pack, LocalDate asOf) throws Unassessable {
        World world = world(register, pack, asOf);
        PopulationPass.run(world);
        return new ReferenceAssessor(world);
    }

    /** Prepares an assessment with population figures computed before, from this or another register. */
    public static ReferenceAssessor open(Register register, Pack pack, LocalDate asOf, List<PopulationValue> population)
            throws Unassessable {
        World world = world(register, pack, asOf);
        world.add(population);
        return new ReferenceAssessor(world);
    }

    private static World world(Register register, Pack pack, LocalDate asOf) throws Unassessable {
        Currency currency = Unassessable.currency(register.currency(), pack);
        RegisterOnDate onDate = new RegisterOnDate(register, asOf);
        Unassessable.checkTypes(World.mistyped(pack, onDate));
        return World.of(pack, onDate, currency);
    }

    /** The currency amounts are counted in. */
    public Currency currency() {
        return world.currency();
    }

    /** The register on the date of the assessment. */
    public RegisterOnDate register() {
        return world.register();
    }

    @Override
    public List<PopulationValue> population() {
        return world.population();
    }

    @Override
    public void assessAll(Consumer<Assessment> each) {
        for (int household : world.register().inOrderOfId()) {
            each.accept(assess(household, Map.of(), null));
        }
    }

    @Override
    public Optional<Assessment> assess(String householdId) {
        return world.register().findHousehold(householdId).map(row -> assess(row, Map.of(), null));
    }

    /** An evaluator of a household whose indicators and decisions have been worked out. */
    Evaluated evaluate(int household, Map<String, @Nullable Object> given, @Nullable EvaluationListener listener) {
        HouseholdEvaluator evaluator = new HouseholdEvaluator(world, household, given, listener);
        Pack pack = world.pack();
        List<@Nullable Boolean> indicators = new ArrayList<>();
        for (Indicator indicator : pack.indicators()) {
            Boolean result = evaluator.truth(indicator.when());
            indicators.add(result);
            evaluator.results().add(pack, indicator, result);
        }
        return new Evaluated(evaluator, decide(household, evaluator, indicators));
    }

    /** A household's evaluator with its assessment. */
    record Evaluated(HouseholdEvaluator evaluator, Assessment assessment) {}

    /** Assesses a household of the register by its row, with facts set by hand and somebody listening. */
    public Assessment assess(
            int household, Map<String, @Nullable Object> given, @Nullable EvaluationListener listener) {
        return evaluate(household, given, listener).assessment();
    }

    /** Looks closely at one household: its figures, the rows behind them, and what is missing. */
    public HouseholdInquiry inquire(int household) {
        return new HouseholdInquiry(world, household);
    }

    /** The value of one fact of a household, as {@link Assessment#outputs()} holds them. */
    public @Nullable Object fact(int household, Map<String, @Nullable Object> given, String id) {
        return new HouseholdEvaluator(world, household, given, null).fact(id);
    }

    private Assessment decide(int household, HouseholdEvaluator evaluator, List<@Nullable Boolean> indicators) {
        Pack pack = world.pack();
        Results results = evaluator.results();
        results.decideLevel(first(pack.levels(), evaluator));
        results.decideCategory(first(pack.categories(), evaluator));
        Expression verify = pack.verify();
        Map<String, Long> causes = causes(indicators);
        List<@Nullable Object> outputs = new ArrayList<>();
        for (Fact fact : pack.outputs()) outputs.add(evaluator.fact(fact.id()));
        return new Assessment(
                world.register().householdId(household),
                world.register().place(household),
                results.level(),
                results.category(),
                List.copyOf(causes.keySet()),
                indicators,
                results.score(),
                verify != null && Boolean.TRUE.equals(evaluator.truth(verify)),
                measures(evaluator, causes),
                outputs);
    }

    static @Nullable String first(List<DecisionRow> rows, HouseholdEvaluator evaluator) {
        for (DecisionRow row : rows) {
            Expression when = row.when();
            if (when == null || Boolean.TRUE.equals(evaluator.truth(when))) {
                return row.value();
            }
        }
        return null;
    }

    /** The causes of the true indicators with their summed weights, gravest first, ties as in the indicator table. */
    private Map<String, Long> causes(List<@Nullable Boolean> results) {
        Pack pack = world.pack();
        Map<String, Long> weights = new LinkedHashMap<>();
        for (String cause : pack.causes()) {
            long weight = 0;
            boolean present = false;
            for (int i = 0; i < results.size(); i++) {
                Indicator indicator = pack.indicators().get(i);
                if (Boolean.TRUE.equals(results.get(i)) && indicator.cause().equals(cause)) {
                    weight += pack.weight(indicator);
                    present = true;
                }
            }
            if (present) {
                weights.put(cause, weight);
            }
        }
        Map<String, Long> ordered = new LinkedHashMap<>();
        weights.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(e -> ordered.put(e.getKey(), e.getValue()));
        return ordered;
    }

    private List<Assessment.SuggestedMeasure> measures(HouseholdEvaluator evaluator, Map<String, Long> causes) {
        record Ranked(long weight, Assessment.SuggestedMeasure measure) {}
        List<Ranked> suggested = new ArrayList<>();
        List<Measure> measures = world.pack().measures();
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
            long weight = measure.causes().stream()
                    .mapToLong(cause -> causes.getOrDefault(cause, -1L))
                    .max()
                    .orElse(-1);
            Expression when = measure.when();
            boolean holds = when == null || Boolean.TRUE.equals(evaluator.truth(when));
            if (weight >= 0 && holds) {
                Expression cost = measure.cost();
                Long amount = cost == null ? null : (Long) evaluator.evaluate(cost);
                suggested.add(new Ranked(weight, new Assessment.SuggestedMeasure(i, amount)));
            }
        }
        return suggested.stream()
                .sorted(Comparator.comparingLong(Ranked::weight).reversed())
                .map(Ranked::measure)
                .toList();
    }
}
