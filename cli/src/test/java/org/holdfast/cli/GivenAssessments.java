package org.holdfast.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.Assessment;

/** Assessments that are there one by one, as a batch. */
final class GivenAssessments implements AssessedBatch {
    private final Decisions decisions;
    private final List<Assessment> all;
    private final int[] places;
    private final int[] causeStarts;
    private final int[] causes;
    private final int[] measureStarts;
    private final int[] measures;

    GivenAssessments(Decisions decisions, List<Assessment> all) {
        this.decisions = decisions;
        this.all = all;
        this.places = all.stream().mapToInt(Assessment::place).toArray();
        this.causeStarts = starts(all.stream().map(Assessment::causes).toList());
        this.causes = all.stream()
                .flatMap(one -> one.causes().stream())
                .mapToInt(decisions.causes()::indexOf)
                .toArray();
        this.measureStarts = starts(all.stream().map(Assessment::measures).toList());
        this.measures = all.stream()
                .flatMap(one -> one.measures().stream())
                .mapToInt(Assessment.SuggestedMeasure::measure)
                .toArray();
    }

    @Override
    public int households() {
        return all.size();
    }

    @Override
    public long first() {
        return 0;
    }

    @Override
    public byte[] householdId(int household) {
        return all.get(household).householdId().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int[] places() {
        return places;
    }

    @Override
    public int level(int household) {
        return decisions.levels().indexOf(all.get(household).level());
    }

    @Override
    public int category(int household) {
        return decisions.categories().indexOf(all.get(household).category());
    }

    @Override
    public long indicators(int word, int household) {
        List<Boolean> results = all.get(household).indicators();
        long bits = 0;
        for (int i = 32 * word; i < Math.min(results.size(), 32 * word + 32); i++) {
            Boolean result = results.get(i);
            bits |= (result == null ? 1L : result ? 3L : 0L) << 2 * (i - 32 * word);
        }
        return bits;
    }

    @Override
    public int persons(int household) {
        return 0;
    }

    @Override
    public long score(int household) {
        return all.get(household).score();
    }

    @Override
    public boolean verify(int household) {
        return all.get(household).verify();
    }

    @Override
    public int[] causeStarts() {
        return causeStarts;
    }

    @Override
    public int[] causes() {
        return causes;
    }

    @Override
    public int[] measureStarts() {
        return measureStarts;
    }

    @Override
    public int[] measures() {
        return measures;
    }

    private static int[] starts(List<? extends List<?>> lists) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        lists.forEach(list -> starts.add(starts.get(starts.size() - 1) + list.size()));
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public boolean isCostKnown(int measure, int household) {
        return false;
    }

    @Override
    public long cost(int measure, int household) {
        throw new IllegalStateException("No cost is known");
    }

    @Override
    public boolean isKnown(int output, int household) {
        return all.get(household).outputs().get(output) != null;
    }

    @Override
    public long number(int output, int household) {
        Object value = all.get(household).outputs().get(output);
        return value instanceof Boolean truth ? (truth ? 1 : 0) : (Long) value;
    }

    @Override
    public double decimal(int output, int household) {
        return (Double) all.get(household).outputs().get(output);
    }

    @Override
    public String text(int output, int household) {
        return (String) all.get(household).outputs().get(output);
    }

    @Override
    public Assessment assessment(int household) {
        return all.get(household);
    }
}
