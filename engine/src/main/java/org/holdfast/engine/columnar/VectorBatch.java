package org.holdfast.engine.columnar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holdfast.column.BatchCells;
import org.holdfast.column.ColumnName;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.Assessment;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/** The assessments that one thread's vectors hold. */
final class VectorBatch implements AssessedBatch {
    static final ColumnName ID = new ColumnName("household", "household_id");

    private final Outputs outputs;
    private final Decisions decisions;
    private final Workspace work;
    private final Ranking ranking;
    private final int[] levelOf;
    private final int[] categoryOf;
    private final List<Vector> conditions;
    private final List<@Nullable Vector> costs = new ArrayList<>();
    private final List<Vector> facts;
    private final List<Type.Scalar> types;
    private long[] packedConditions = {};
    private byte[] scratch = {};
    private @Nullable BatchCells ids;
    private long first;

    VectorBatch(Pack pack, Outputs outputs, Decisions decisions, Workspace work) {
        this.outputs = outputs;
        this.decisions = decisions;
        this.work = work;
        this.ranking = new Ranking(pack);
        this.levelOf = positions(decisions.levels(), work.pool());
        this.categoryOf = positions(decisions.categories(), work.pool());
        this.conditions = outputs.conditions().stream().map(work::vector).toList();
        outputs.costs().forEach(cost -> costs.add(cost == null ? null : work.vector(cost)));
        this.facts = outputs.facts().stream().map(work::vector).toList();
        this.types = pack.outputs().stream()
                .map(Fact::type)
                .map(type -> (Type.Scalar) type)
                .toList();
    }

    /** For the number of a text in the pool its position among some values. */
    private static int[] positions(List<String> values, TextPool pool) {
        int[] numbers = values.stream().mapToInt(pool::keep).toArray();
        int[] positions = new int[Arrays.stream(numbers).max().orElse(-1) + 1];
        Arrays.fill(positions, -1);
        for (int i = 0; i < numbers.length; i++) {
            positions[numbers[i]] = i;
        }
        return positions;
    }

    /** Works out what the vectors do not hold: which causes and measures come first. */
    void finish(long firstHousehold) {
        first = firstHousehold;
        ids = null;
        int households = work.households();
        if (scratch.length < households) {
            scratch = new byte[households];
            packedConditions = new long[Ranking.words(conditions.size()) * households];
        }
        Ranking.pack(conditions, households, packedConditions, scratch);
        ranking.rank(households, work.vector(outputs.packed()).numbers, packedConditions);
    }

    @Override
    public int households() {
        return work.households();
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public byte[] householdId(int household) {
        if (ids == null) {
            ids = work.cells(ID);
        }
        return ids.utf8(work.firstHousehold() + household);
    }

    @Override
    public int[] places() {
        return work.places();
    }

    @Override
    public int level(int household) {
        return position(work.vector(outputs.level()), household, levelOf);
    }

    @Override
    public int category(int household) {
        return position(work.vector(outputs.category()), household, categoryOf);
    }

    private static int position(Vector vector, int household, int[] positions) {
        int text = vector.texts[household & vector.mask];
        return text < 0 ? -1 : positions[text];
    }

    @Override
    public long indicators(int word, int household) {
        return work.vector(outputs.packed()).numbers[word * work.households() + household];
    }

    @Override
    public int persons(int household) {
        Vector persons = work.vector(outputs.persons());
        return persons.isKnown(household) ? (int) persons.numbers[household & persons.mask] : 0;
    }

    @Override
    public long score(int household) {
        Vector score = work.vector(outputs.score());
        return score.numbers[household & score.mask];
    }

    @Override
    public boolean verify(int household) {
        Vector verify = work.vector(outputs.verify());
        return verify.truth[household & verify.mask] == Vector.TRUE;
    }

    @Override
    public int[] causeStarts() {
        return ranking.causeStarts;
    }

    @Override
    public int[] causes() {
        return ranking.causes;
    }

    @Override
    public int[] measureStarts() {
        return ranking.measureStarts;
    }

    @Override
    public int[] measures() {
        return ranking.measures;
    }

    @Override
    public boolean isCostKnown(int measure, int household) {
        Vector cost = costs.get(measure);
        return cost != null && cost.isKnown(household);
    }

    @Override
    public long cost(int measure, int household) {
        Vector cost = costs.get(measure);
        if (cost == null) {
            throw new IllegalStateException("The pack states no cost of measure " + measure);
        }
        return cost.isNarrow ? cost.narrow[household] : cost.numbers[household & cost.mask];
    }

    @Override
    public boolean isKnown(int output, int household) {
        Vector fact = facts.get(output);
        return switch (types.get(output)) {
            case BOOL -> fact.truth[household & fact.mask] != Vector.UNKNOWN;
            case DOUBLE -> !Double.isNaN(fact.doubles[household & fact.mask]);
            case STRING -> fact.texts[household & fact.mask] >= 0;
            case INT, MONEY, DATE, MONTH -> fact.isKnown(household);
        };
    }

    @Override
    public long number(int output, int household) {
        Vector fact = facts.get(output);
        if (types.get(output) == Type.Scalar.BOOL) {
            return fact.truth[household & fact.mask] >> 1;
        }
        return fact.isNarrow ? fact.narrow[household] : fact.numbers[household & fact.mask];
    }

    @Override
    public double decimal(int output, int household) {
        Vector fact = facts.get(output);
        return fact.doubles[household & fact.mask];
    }

    @Override
    public String text(int output, int household) {
        Vector fact = facts.get(output);
        return work.pool().text(fact.texts[household & fact.mask]);
    }

    @Override
    public Assessment assessment(int household) {
        List<@Nullable Boolean> results = new ArrayList<>();
        for (int i = 0; i < outputs.indicators().size(); i++) {
            long result = indicators(i >> 5, household) >> (2 * (i & 31)) & 3;
            results.add(result == 1 ? null : (Boolean) (result == 3));
        }
        List<String> causes = new ArrayList<>();
        for (int at = ranking.causeStarts[household]; at < ranking.causeStarts[household + 1]; at++) {
            causes.add(decisions.causes().get(ranking.causes[at]));
        }
        List<Assessment.SuggestedMeasure> measures = new ArrayList<>();
        for (int at = ranking.measureStarts[household]; at < ranking.measureStarts[household + 1]; at++) {
            int measure = ranking.measures[at];
            measures.add(new Assessment.SuggestedMeasure(
                    measure, isCostKnown(measure, household) ? (Long) cost(measure, household) : null));
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            values.add(Values.get(facts.get(i), types.get(i), household, work.pool()));
        }
        return new Assessment(
                new String(householdId(household), StandardCharsets.UTF_8),
                places()[household],
                AssessedBatch.at(decisions.levels(), level(household)),
                AssessedBatch.at(decisions.categories(), category(household)),
                causes,
                results,
                score(household),
                verify(household),
                measures,
                values);
    }
}
