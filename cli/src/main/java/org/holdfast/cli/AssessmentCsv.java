package org.holdfast.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.holdfast.column.Currency;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.BatchWork;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Pack;

/** Turns assessments into lines of CSV, for one thread. */
final class AssessmentCsv implements BatchWork<CsvBytes> {
    private final CsvWords places;
    private final CsvWords levels;
    private final CsvWords categories;
    private final CsvWords causes;
    private final CsvWords indicators;
    private final CsvWords measures;
    private final int indicatorWords;
    private final Type.Scalar[] outputs;
    private final CsvFigures figures;
    private final Supplier<CsvBytes> blanks;
    private CsvBytes out;

    /** @param blanks gives what the lines of a stretch are put into */
    AssessmentCsv(Pack pack, AssessmentWords words, Currency currency, Supplier<CsvBytes> blanks) {
        this.places = new CsvWords(words.places());
        this.levels = new CsvWords(words.levels());
        this.categories = new CsvWords(words.categories());
        this.causes = new CsvWords(words.causes());
        this.indicators = new CsvWords(words.indicators());
        this.measures = new CsvWords(words.measures());
        this.indicatorWords = IndicatorBits.words(words.indicators().size());
        this.outputs =
                pack.outputs().stream().map(fact -> (Type.Scalar) fact.type()).toArray(Type.Scalar[]::new);
        this.figures = new CsvFigures(currency);
        this.blanks = blanks;
        this.out = blanks.get();
    }

    /** A line with the names of the columns. */
    static CsvBytes header(List<String> names) {
        CsvBytes header = new CsvBytes();
        String comma = "";
        for (String name : names) {
            header.put(comma);
            int start = header.size();
            header.put(name.getBytes(StandardCharsets.UTF_8));
            header.quote(start);
            comma = ",";
        }
        header.put('\n');
        return header;
    }

    @Override
    public CsvBytes take() {
        CsvBytes taken = out;
        out = blanks.get();
        return taken;
    }

    @Override
    public void work(AssessedBatch batch) {
        int[] rows = batch.places();
        for (int household = 0; household < batch.households(); household++) {
            int start = out.size();
            out.put(batch.householdId(household));
            out.quote(start);
            out.put(',');
            places.cell(rows[household], out);
            out.put(',');
            levels.cell(batch.level(household), out);
            out.put(',');
            categories.cell(batch.category(household), out);
            out.put(',');
            causes(batch, household);
            out.put(',');
            indicators(batch, household);
            out.put(',');
            figures.number(batch.score(household), out);
            out.put(',');
            figures.truth(batch.verify(household), out);
            out.put(',');
            list(measures, batch.measures(), batch.measureStarts(), household);
            outputs(batch, household);
            out.put('\n');
        }
    }

    /** The main cause, and all. */
    private void causes(AssessedBatch batch, int household) {
        int[] starts = batch.causeStarts();
        if (starts[household] < starts[household + 1]) {
            causes.cell(batch.causes()[starts[household]], out);
        }
        out.put(',');
        list(causes, batch.causes(), starts, household);
    }

    private void list(CsvWords words, int[] numbers, int[] starts, int household) {
        int start = out.size();
        for (int at = starts[household]; at < starts[household + 1]; at++) {
            if (at > starts[household]) {
                out.put(';');
            }
            words.part(numbers[at], out);
        }
        words.end(start, out);
    }

    /** Those that are true, and those that are unknown. */
    private void indicators(AssessedBatch batch, int household) {
        int start = out.size();
        for (int word = 0; word < indicatorWords; word++) {
            indicators(word, IndicatorBits.trueOnes(batch, word, household), start);
        }
        indicators.end(start, out);
        out.put(',');
        start = out.size();
        for (int word = 0; word < indicatorWords; word++) {
            indicators(word, IndicatorBits.unknownOnes(batch, word, household), start);
        }
        indicators.end(start, out);
    }

    private void indicators(int word, long ones, int start) {
        for (long left = ones; left != 0; left &= left - 1) {
            if (out.size() > start) {
                out.put(';');
            }
            indicators.part(IndicatorBits.first(word, left), out);
        }
    }

    private void outputs(AssessedBatch batch, int household) {
        for (int output = 0; output < outputs.length; output++) {
            out.put(',');
            if (batch.isKnown(output, household)) {
                output(batch, output, household);
            }
        }
    }

    private void output(AssessedBatch batch, int output, int household) {
        switch (outputs[output]) {
            case DOUBLE -> figures.decimal(batch.decimal(output, household), out);
            case STRING -> {
                int start = out.size();
                out.put(batch.text(output, household).getBytes(StandardCharsets.UTF_8));
                out.quote(start);
            }
            default -> figures.put(outputs[output], batch.number(output, household), out);
        }
    }
}
