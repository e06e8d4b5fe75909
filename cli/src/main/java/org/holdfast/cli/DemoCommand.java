package org.holdfast.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.holdfast.register.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "The main job on shipped real data: converts a Pakistani household survey of 24,238 households,"
                + " assesses it with the pack 'neutral', and writes the report.",
        footer = {"", "Example:", "  holdfast demo"})
final class DemoCommand implements Callable<Integer> {
    /** The day after the last month the survey asked about. */
    private static final LocalDate AS_OF = LocalDate.of(2016, 7, 1);

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out/demo",
            description = "Directory to write into. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("");

    @Mixin
    private Terminal terminal = new Terminal();

    @Override
    public Integer call() throws Exception {
        Path example = Home.directory().resolve("examples/pslm-2015");
        if (!Files.isDirectory(example)) {
            throw new Failure(
                    Failure.INPUT,
                    "holdfast: the demo's data are not at " + example + ": is Holdfast installed whole?");
        }
        Path register = out.resolve("register");
        Path assessment = out.resolve("assessment");
        terminal.say("Converting the Pakistani household survey PSLM 2015-16 ...");
        ConvertCommand.convert(example.resolve("mapping"), example.resolve("data"), register, Format.PARQUET);
        terminal.say("Assessing 24,238 households with the pack 'neutral' as of " + AS_OF + " ...");
        AssessmentRun.Options options =
                new AssessmentRun.Options("neutral", AS_OF, assessment, EnumSet.of(Format.CSV), false, null, null);
        new AssessmentRun(terminal, new RegisterInput(register), options).run();
        terminal.out().println("The report is ready. Open it in a browser:");
        terminal.out()
                .println("  "
                        + assessment.resolve("report.html").toAbsolutePath().normalize());
        return 0;
    }
}
