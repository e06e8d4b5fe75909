package org.holdfast.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.engine.Assessment;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/** Adds assessments up to a {@link Tally}, one after the other. */
public final class TallySheet {
    private static final String NONE = "none";
    private final List<String> causes;
    private final List<Fact> outputs;
    private final Map<String, Long> figures = new HashMap<>();

    public TallySheet(Pack pack) {
        causes = pack.causes();
        outputs = pack.outputs();
        for (List<DecisionRow> rows : List.of(pack.levels(), pack.categories())) {
            rows.stream()
                    .map(DecisionRow::value)
                    .filter(value -> !value.equals(NONE))
                    .forEach(value -> add(value, 0));
        }
        for (String sum : List.of("households", "verify", "score", "indicators", "unknown", "causes", "measures")) {
            add(sum, 0);
        }
        outputs.forEach(fact -> add(fact.id(), 0));
    }

    public void add(Assessment assessment) {
        add("households", 1);
        count(assessment.level());
        count(assessment.category());
        add("verify", assessment.verify() ? 1 : 0);
        add("score", assessment.score());
        addIndicators(assessment);
        for (int place = 0; place < assessment.causes().size(); place++) {
            add("causes", (place + 1L) << causes.indexOf(assessment.causes().get(place)));
        }
        for (int place = 0; place < assessment.measures().size(); place++) {
            add("measures", (place + 1L) << assessment.measures().get(place).measure());
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (assessment.outputs().get(i) instanceof Long amount) {
                add(outputs.get(i).id(), amount);
            }
        }
    }

    public Tally tally() {
        return new Tally(figures);
    }

    private void addIndicators(Assessment assessment) {
        for (int i = 0; i < assessment.indicators().size(); i++) {
            Boolean result = assessment.indicators().get(i);
            if (result == null) {
                add("unknown", 1L << i);
            } else if (result) {
                add("indicators", 1L << i);
            }
        }
    }

    private void count(@Nullable String decision) {
        if (decision != null && !decision.equals(NONE)) {
            add(decision, 1);
        }
    }

    private void add(String figure, long amount) {
        figures.merge(figure, amount, Long::sum);
    }
}
