package org.holdfast.report.files;

import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.households.Places;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Measure;
import org.holdfast.policy.pack.Pack;

/** The texts that cells of an assessment consist of, in the order of the numbers that stand for them. */
public record AssessmentWords(
        List<String> places,
        List<String> levels,
        List<String> categories,
        List<String> causes,
        List<String> indicators,
        List<String> measures) {
    public static AssessmentWords of(Pack pack, Places places, AssessedBatch.Decisions decisions) {
        return new AssessmentWords(
                IntStream.range(0, places.count()).mapToObj(places::id).toList(),
                decisions.levels(),
                decisions.categories(),
                decisions.causes(),
                pack.indicators().stream().map(Indicator::id).toList(),
                pack.measures().stream().map(Measure::id).toList());
    }
}
