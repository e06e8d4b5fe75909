package org.holdfast.report.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
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
    private final CsvIndicators indicators;
    private final CsvWords measures;
    private final int indicatorWords;
    private final Type.Scalar[] outputs;
    private final CsvFigures figures;
    private final Queue<byte[]> spare;
    private final int room;
    private CsvBytes out;

    /** @param spare where bytes are got from and given back */
    AssessmentCsv(Pack pack, AssessmentWords words, Currency currency, Queue<byte[]> spare) {
        this.places = new CsvWords(words.places());
        this.levels = new CsvWords(words.levels());
        this.categories = new CsvWords(words.categories());
        this.causes = new CsvWords(words.causes());
        this.indicators = new CsvIndicators(words.indicators());
        this.measures = new CsvWords(words.measures());
        this.indicatorWords = IndicatorBits.words(words.indicators().size());
        this.outputs =
                pack.outputs().stream().map(fact -> (Type.Scalar) fact.type()).toArray(Type.Scalar[]::new);
        this.figures = new CsvFigures(currency);
        this.spare = spare;
        this.out = new CsvBytes(spare);
        this.room = room();
    }

    /** How much room a line needs besides its household_id and the texts of output facts. */
    private int room() {
        int words = places.roomForOne() + levels.roomForOne() + categories.roomForOne() + causes.roomForOne();
        int lists = causes.roomForAll() + 2 * indicators.room() + measures.roomForAll();
        return words + lists + CsvFigures.ROOM * (2 + outputs.length);
    }

    /** A line with the names of the columns. */
    static CsvBytes header(List<String> names) {
        CsvBytes header = new CsvBytes(new ArrayDeque<>());
        header.begin(1);
        for (String name : names) {
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
            header.reserve(CsvBytes.room(utf8.length));
            int start = header.size();
            header.put(utf8);
            header.quote(start);
            header.put(',');
        }
        header.back();
        header.put('\n');
        return header;
    }

    @Override
    public CsvBytes take() {
        CsvBytes taken = out;
        out = new CsvBytes(spare);
        return taken;
    }

    @Override
    public void work(AssessedBatch batch) {
        int[] rows = batch.places();
        for (int household = 0; household < batch.households(); household++) {
            id(batch.householdId(household));
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

    private void id(byte[] utf8) {
        out.begin(room + CsvBytes.room(utf8.length));
        int start = out.size();
        out.put(utf8);
        out.quote(start);
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
            words.part(numbers[at], out);
        }
        words.end(start, out);
    }

    /** Those that are true, and those that are unknown. */
    private void indicators(AssessedBatch batch, int household) {
        int start = out.size();
        for (int word = 0; word < indicatorWords; word++) {
            indicators.put(word, IndicatorBits.trueOnes(batch, word, household), out);
        }
        indicators.end(start, out);
        out.put(',');
        start = out.size();
        for (int word = 0; word < indicatorWords; word++) {
            indicators.put(word, IndicatorBits.unknownOnes(batch, word, household), out);
        }
        indicators.end(start, out);
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
            case STRING -> text(batch.text(output, household).getBytes(StandardCharsets.UTF_8));
            default -> figures.put(outputs[output], batch.number(output, household), out);
        }
    }

    private void text(byte[] utf8) {
        out.reserve(room + CsvBytes.room(utf8.length));
        int start = out.size();
        out.put(utf8);
        out.quote(start);
    }
}
