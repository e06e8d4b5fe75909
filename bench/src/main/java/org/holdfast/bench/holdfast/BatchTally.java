package org.holdfast.bench.holdfast;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.bench.Tally;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.BatchWork;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Pack;

/** Adds batches up to a {@link Tally}, looking at every result of every household. */
final class BatchTally implements BatchWork<BatchTally> {
    private static final String NONE = "none";
    private final Pack pack;
    private final List<String> levels;
    private final List<String> categories;
    private final List<Fact> outputs;
    private final int words;
    private final long[] ofLevel;
    private final long[] ofCategory;
    private final long[] ofOutput;
    private final long[] holding;
    private final long[] unknown;
    private long households;
    private long verify;
    private long score;
    private long causes;
    private long measures;

    BatchTally(Pack pack) {
        this.pack = pack;
        this.levels = pack.levels().stream().map(DecisionRow::value).distinct().toList();
        this.categories =
                pack.categories().stream().map(DecisionRow::value).distinct().toList();
        this.outputs = pack.outputs();
        this.words = (pack.indicators().size() + 31) / 32;
        this.ofLevel = new long[levels.size() + 1];
        this.ofCategory = new long[categories.size() + 1];
        this.ofOutput = new long[outputs.size()];
        this.holding = new long[pack.indicators().size()];
        this.unknown = new long[pack.indicators().size()];
    }

    @Override
    public void work(AssessedBatch batch) {
        int count = batch.households();
        households += count;
        int[] causeStarts = batch.causeStarts();
        int[] causesOf = batch.causes();
        int[] measureStarts = batch.measureStarts();
        int[] measuresOf = batch.measures();
        for (int i = 0; i < count; i++) {
            ofLevel[batch.level(i) + 1]++;
            ofCategory[batch.category(i) + 1]++;
            verify += batch.verify(i) ? 1 : 0;
            score += batch.score(i);
            for (int at = causeStarts[i]; at < causeStarts[i + 1]; at++) {
                causes += (at - causeStarts[i] + 1L) << causesOf[at];
            }
            for (int at = measureStarts[i]; at < measureStarts[i + 1]; at++) {
                measures += (at - measureStarts[i] + 1L) << measuresOf[at];
            }
        }
        for (int word = 0; word < words; word++) {
            for (int i = 0; i < count; i++) {
                countIndicators(word, batch.indicators(word, i));
            }
        }
        for (int output = 0; output < ofOutput.length; output++) {
            Type type = outputs.get(output).type();
            if (type != Type.Scalar.DOUBLE && type != Type.Scalar.STRING && type != Type.Scalar.BOOL) {
                for (int i = 0; i < count; i++) {
                    ofOutput[output] += batch.isKnown(output, i) ? batch.number(output, i) : 0;
                }
            }
        }
    }

    private void countIndicators(int word, long results) {
        for (long left = results; left != 0; ) {
            int at = Long.numberOfTrailingZeros(left) >> 1;
            if ((left >>> (2 * at) & 3) == 3) {
                holding[32 * word + at]++;
            } else {
                unknown[32 * word + at]++;
            }
            left &= ~(3L << (2 * at));
        }
    }

    @Override
    public BatchTally take() {
        BatchTally taken = new BatchTally(pack);
        taken.add(this);
        clear();
        return taken;
    }

    private void clear() {
        Arrays.fill(ofLevel, 0);
        Arrays.fill(ofCategory, 0);
        Arrays.fill(ofOutput, 0);
        Arrays.fill(holding, 0);
        Arrays.fill(unknown, 0);
        households = 0;
        verify = 0;
        score = 0;
        causes = 0;
        measures = 0;
    }

    void add(BatchTally other) {
        add(ofLevel, other.ofLevel);
        add(ofCategory, other.ofCategory);
        add(ofOutput, other.ofOutput);
        add(holding, other.holding);
        add(unknown, other.unknown);
        households += other.households;
        verify += other.verify;
        score += other.score;
        causes += other.causes;
        measures += other.measures;
    }

    private static void add(long[] to, long[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    Tally tally() {
        Map<String, Long> figures = new HashMap<>();
        figures.put("households", households);
        figures.put("verify", verify);
        figures.put("score", score);
        figures.put("causes", causes);
        figures.put("measures", measures);
        figures.put("indicators", weighted(holding));
        figures.put("unknown", weighted(unknown));
        decisions(levels, ofLevel, figures);
        decisions(categories, ofCategory, figures);
        for (int i = 0; i < ofOutput.length; i++) {
            figures.put(outputs.get(i).id(), ofOutput[i]);
        }
        return new Tally(figures);
    }

    private static void decisions(List<String> values, long[] counts, Map<String, Long> figures) {
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).equals(NONE)) {
                figures.merge(values.get(i), counts[i + 1], Long::sum);
            }
        }
    }

    private static long weighted(long[] counts) {
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] << i;
        }
        return sum;
    }
}
