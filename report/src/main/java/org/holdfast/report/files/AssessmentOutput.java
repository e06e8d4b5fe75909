package org.holdfast.report.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.holdfast.column.Currency;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.BatchWork;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Format;
import org.holdfast.register.ParquetGroup;
import org.holdfast.register.ParquetGroups;
import org.holdfast.register.ParquetRowWriter;
import org.jspecify.annotations.Nullable;

/**
 * The files of an assessment, as CSV, Parquet or both. Threads encode stretches of households with {@link #worker}, and
 * the stretches are written in order.
 */
public final class AssessmentOutput implements Closeable {
    private final Pack pack;
    private final AssessmentWords words;
    private final Currency currency;
    private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();
    private final @Nullable OutputStream csv;
    private final @Nullable ParquetGroups parquet;

    /** What is to be written of a stretch. */
    public record Stretch(@Nullable CsvBytes csv, @Nullable ParquetGroup parquet) {}

    public AssessmentOutput(
            Pack pack,
            AssessmentFields fields,
            AssessmentWords words,
            Currency currency,
            Set<Format> formats,
            Path directory)
            throws IOException {
        this.pack = pack;
        this.words = words;
        this.currency = currency;
        this.csv = formats.contains(Format.CSV) ? Files.newOutputStream(directory.resolve("assessment.csv")) : null;
        this.parquet = formats.contains(Format.PARQUET)
                ? new ParquetGroups(directory.resolve("assessment.parquet"), fields.fields(), currency.decimals())
                : null;
        if (csv != null) {
            AssessmentCsv.header(fields.fields().stream()
                            .map(ParquetRowWriter.Field::name)
                            .toList())
                    .moveTo(csv);
        }
    }

    /** Encodes stretches, for one thread. */
    public BatchWork<Stretch> worker() {
        AssessmentCsv lines = csv == null ? null : new AssessmentCsv(pack, words, currency, spare);
        AssessmentParquet groups = parquet == null ? null : new AssessmentParquet(pack, words, parquet.encoder());
        return new Worker(lines, groups);
    }

    /** Writes the stretch that comes next. */
    public void write(Stretch stretch) throws IOException {
        if (csv != null && stretch.csv() != null) {
            stretch.csv().moveTo(csv);
        }
        if (parquet != null && stretch.parquet() != null) {
            parquet.append(stretch.parquet());
        }
    }

    @Override
    public void close() throws IOException {
        try (csv;
                parquet) {
            spare.clear();
        }
    }

    /** One thread's work on both files. */
    private record Worker(
            @Nullable AssessmentCsv csv, @Nullable AssessmentParquet parquet) implements BatchWork<Stretch> {
        @Override
        public void work(AssessedBatch batch) {
            if (csv != null) {
                csv.work(batch);
            }
            if (parquet != null) {
                parquet.work(batch);
            }
        }

        @Override
        public Stretch take() throws IOException {
            return new Stretch(csv == null ? null : csv.take(), parquet == null ? null : parquet.take());
        }
    }
}
