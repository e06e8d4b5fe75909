package org.holdfast.report.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.column.Months;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.BatchWork;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.DecimalColumn;
import org.holdfast.register.KeyColumn;
import org.holdfast.register.NumberColumn;
import org.holdfast.register.ParquetGroup;
import org.holdfast.register.ParquetGroupEncoder;
import org.holdfast.register.ParquetWords;
import org.holdfast.register.TextColumn;
import org.holdfast.register.TruthColumn;
import org.holdfast.register.WordColumn;
import org.holdfast.register.WordListColumn;

/** Turns assessments into groups of rows of a Parquet file, for one thread. */
final class AssessmentParquet implements BatchWork<ParquetGroup> {
    private final ParquetGroupEncoder encoder;
    private final KeyColumn householdIds;
    private final WordColumn places;
    private final WordColumn levels;
    private final WordColumn categories;
    private final WordColumn mainCauses;
    private final WordListColumn causes;
    private final WordListColumn indicators;
    private final WordListColumn unknown;
    private final NumberColumn scores;
    private final TruthColumn verify;
    private final WordListColumn measures;
    private final List<OutputColumn> outputs = new ArrayList<>();
    private final int indicatorWords;

    /** Adds the output facts of a batch to a column. */
    private interface OutputColumn {
        void add(AssessedBatch batch, int household);
    }

    AssessmentParquet(Pack pack, AssessmentWords words, ParquetGroupEncoder encoder) {
        this.encoder = encoder;
        this.householdIds = encoder.keys();
        this.places = encoder.words(ParquetWords.of(words.places()));
        this.levels = encoder.words(ParquetWords.of(words.levels()));
        this.categories = encoder.words(ParquetWords.of(words.categories()));
        this.mainCauses = encoder.words(ParquetWords.of(words.causes()));
        this.causes = encoder.wordLists(ParquetWords.of(words.causes()));
        this.indicators = encoder.wordLists(ParquetWords.of(words.indicators()));
        this.unknown = encoder.wordLists(ParquetWords.of(words.indicators()));
        this.scores = encoder.numbers();
        this.verify = encoder.truths();
        this.measures = encoder.wordLists(ParquetWords.of(words.measures()));
        this.indicatorWords = IndicatorBits.words(words.indicators().size());
        List<Fact> facts = pack.outputs();
        for (int output = 0; output < facts.size(); output++) {
            outputs.add(column((Type.Scalar) facts.get(output).type(), output));
        }
    }

    private OutputColumn column(Type.Scalar type, int output) {
        return switch (type) {
            case BOOL -> truths(encoder.truths(), output);
            case INT, MONEY, DATE -> numbers(encoder.numbers(), output);
            case DOUBLE -> decimals(encoder.decimals(), output);
            case MONTH -> months(encoder.texts(), output);
            case STRING -> texts(encoder.texts(), output);
        };
    }

    private static OutputColumn truths(TruthColumn column, int output) {
        return (batch, household) -> {
            if (batch.isKnown(output, household)) {
                column.add(batch.number(output, household) != 0);
            } else {
                column.addUnknown();
            }
        };
    }

    private static OutputColumn numbers(NumberColumn column, int output) {
        return (batch, household) -> {
            if (batch.isKnown(output, household)) {
                column.add(batch.number(output, household));
            } else {
                column.addUnknown();
            }
        };
    }

    private static OutputColumn decimals(DecimalColumn column, int output) {
        return (batch, household) -> {
            if (batch.isKnown(output, household)) {
                column.add(batch.decimal(output, household));
            } else {
                column.addUnknown();
            }
        };
    }

    private static OutputColumn months(TextColumn column, int output) {
        return (batch, household) -> {
            if (batch.isKnown(output, household)) {
                column.add(Months.toString(batch.number(output, household)));
            } else {
                column.addUnknown();
            }
        };
    }

    private static OutputColumn texts(TextColumn column, int output) {
        return (batch, household) -> {
            if (batch.isKnown(output, household)) {
                column.add(batch.text(output, household));
            } else {
                column.addUnknown();
            }
        };
    }

    @Override
    public ParquetGroup take() throws IOException {
        return encoder.take();
    }

    @Override
    public void work(AssessedBatch batch) {
        int[] rows = batch.places();
        for (int household = 0; household < batch.households(); household++) {
            householdIds.add(batch.householdId(household));
            places.add(rows[household]);
            levels.add(batch.level(household));
            categories.add(batch.category(household));
            scores.add(batch.score(household));
            verify.add(batch.verify(household));
        }
        causes(batch);
        lists(measures, batch.measures(), batch.measureStarts(), batch.households());
        indicators(batch);
        for (OutputColumn output : outputs) {
            for (int household = 0; household < batch.households(); household++) {
                output.add(batch, household);
            }
        }
    }

    private void causes(AssessedBatch batch) {
        int[] starts = batch.causeStarts();
        int[] numbers = batch.causes();
        for (int household = 0; household < batch.households(); household++) {
            boolean none = starts[household] == starts[household + 1];
            mainCauses.add(none ? -1 : numbers[starts[household]]);
        }
        lists(causes, numbers, starts, batch.households());
    }

    private static void lists(WordListColumn column, int[] numbers, int[] starts, int households) {
        for (int household = 0; household < households; household++) {
            for (int at = starts[household]; at < starts[household + 1]; at++) {
                column.add(numbers[at]);
            }
            column.end();
        }
    }

    private void indicators(AssessedBatch batch) {
        for (int household = 0; household < batch.households(); household++) {
            for (int word = 0; word < indicatorWords; word++) {
                add(indicators, word, IndicatorBits.trueOnes(batch, word, household));
                add(unknown, word, IndicatorBits.unknownOnes(batch, word, household));
            }
            indicators.end();
            unknown.end();
        }
    }

    private static void add(WordListColumn column, int word, long ones) {
        for (long left = ones; left != 0; left &= left - 1) {
            column.add(IndicatorBits.first(word, left));
        }
    }
}
