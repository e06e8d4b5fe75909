package org.holdfast.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.holdfast.column.RegisterSnapshot;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.BatchWork;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Format;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;
import org.holdfast.report.files.AssessmentFields;
import org.holdfast.report.files.AssessmentOutput;
import org.holdfast.report.files.AssessmentWords;

/** Measures what encoding assessments costs a thread. */
final class OutputMeasurement {
    private final ColumnarAssessor assessor;
    private final Pack pack;
    private final long households;
    private final Path directory = Files.createTempDirectory("output");

    private OutputMeasurement(Path register) throws Exception {
        Path rejected = directory.resolve("rejected.csv");
        RegisterSnapshot snapshot = new RegisterSnapshot(
                RegisterReader.read(register, new ReadOptions(null, null, rejected, Progress.SILENT))
                        .register());
        this.households = snapshot.households();
        this.pack = Home.load("cn");
        this.assessor = ColumnarAssessor.open(
                snapshot, pack, LocalDate.of(2024, 12, 31), new ColumnarAssessor.Settings(1, 1024));
    }

    /** Arguments: directory of a register; how often to measure. */
    public static void main(String[] arguments) throws Exception {
        OutputMeasurement measurement = new OutputMeasurement(Path.of(arguments[0]));
        for (int pass = 0; pass < Integer.parseInt(arguments[1]); pass++) {
            for (Format format : Format.values()) {
                measurement.measure(format);
            }
        }
    }

    private void measure(Format format) throws IOException {
        long[] encoding = {0, 0};
        long[] writing = {0};
        try (AssessmentOutput output = new AssessmentOutput(
                pack,
                new AssessmentFields(pack, assessor.places(), assessor.currency()),
                AssessmentWords.of(pack, assessor.places(), assessor.decisions()),
                assessor.currency(),
                Set.of(format),
                directory)) {
            assessor.run(() -> new Timed(output.worker(), encoding), stretch -> {
                long start = processorTime();
                try {
                    output.write(stretch);
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
                writing[0] += processorTime() - start;
            });
        }
        Path file = directory.resolve("assessment." + format.name().toLowerCase(Locale.ROOT));
        System.out.printf(
                Locale.ROOT,
                "%s: collecting %.0f and encoding %.0f ns a household, writing %.0f ns, %.1f bytes%n",
                format,
                encoding[0] / (double) households,
                encoding[1] / (double) households,
                writing[0] / (double) households,
                Files.size(file) / (double) households);
        Files.delete(file);
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Work whose time is counted. */
    private record Timed(BatchWork<AssessmentOutput.Stretch> work, long[] time)
            implements BatchWork<AssessmentOutput.Stretch> {
        @Override
        public void work(AssessedBatch batch) throws IOException {
            long start = processorTime();
            work.work(batch);
            time[0] += processorTime() - start;
        }

        @Override
        public AssessmentOutput.Stretch take() throws IOException {
            long start = processorTime();
            AssessmentOutput.Stretch stretch = work.take();
            time[1] += processorTime() - start;
            return stretch;
        }
    }
}
