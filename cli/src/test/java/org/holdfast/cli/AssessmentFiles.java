package org.holdfast.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.holdfast.engine.Assessment;
import org.holdfast.register.Format;
import org.holdfast.register.ParquetRowWriter;
import org.holdfast.report.files.AssessmentFields;
import org.jspecify.annotations.Nullable;

/** Writes assessments one after the other, as CSV, Parquet or both. */
final class AssessmentFiles implements Closeable {
    private final AssessmentFields fields;
    private final @Nullable CsvWriter csv;
    private final @Nullable ParquetRowWriter parquet;

    AssessmentFiles(AssessmentFields fields, Set<Format> formats, Path directory, int decimals) throws IOException {
        this.fields = fields;
        this.csv = formats.contains(Format.CSV) ? csv(directory.resolve("assessment.csv")) : null;
        this.parquet = formats.contains(Format.PARQUET)
                ? new ParquetRowWriter(directory.resolve("assessment.parquet"), fields.fields(), decimals)
                : null;
        if (csv != null) {
            csv.writeRecord(
                    fields.fields().stream().map(ParquetRowWriter.Field::name).toList());
        }
    }

    /** A CSV file as Holdfast writes them: UTF-8, commas, line feeds. */
    static CsvWriter csv(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
    }

    void write(Assessment assessment) throws IOException {
        if (csv != null) {
            csv.writeRecord(fields.texts(assessment));
        }
        if (parquet != null) {
            parquet.write(fields.cells(assessment));
        }
    }

    @Override
    public void close() throws IOException {
        if (csv != null) {
            csv.close();
        }
        if (parquet != null) {
            parquet.close();
        }
    }
}
