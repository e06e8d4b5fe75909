package org.holdfast.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.register.Format;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast assess}. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        description =
                "Assesses every household of a register with a policy pack and writes the assessment, a summary by"
                        + " place, the visits to make, the rejected rows and a report.",
        footer = {"", "Example:", "  holdfast assess REGISTER --pack cn --as-of 2024-06-30 --out assessment"})
final class AssessCommand implements Callable<Integer> {
    @Mixin
    private RegisterInput register = new RegisterInput();

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(
            names = "--pack",
            paramLabel = "PACK",
            defaultValue = "cn",
            description = "Policy pack, by id or path. Default: ${DEFAULT-VALUE}.")
    private String pack = "";

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            required = true,
            description = "Date of the assessment, like 2024-06-30.")
    private LocalDate asOf = LocalDate.EPOCH;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Directory to write.")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = "csv",
            description = "csv, parquet or both (csv,parquet). Default: ${DEFAULT-VALUE}.")
    private List<Format> formats = List.of();

    @Option(
            names = "--explain",
            description = "Also write explanations.jsonl: why each household is assessed as it is.")
    private boolean explain;

    @Option(
            names = "--previous",
            paramLabel = "DIR",
            description = "Output of an earlier assessment; the report says what changed since.")
    private @Nullable Path previous;

    @Option(
            names = "--population",
            paramLabel = "FILE",
            description = "run.json of an assessment whose population figures to use instead of this register's own.")
    private @Nullable Path population;

    @Override
    public Integer call() throws Exception {
        AssessmentRun.Options options =
                new AssessmentRun.Options(pack, asOf, out, EnumSet.copyOf(formats), explain, previous, population);
        new AssessmentRun(terminal, register, options).run();
        terminal.say("Assessment written to " + out + "; open " + out.resolve("report.html"));
        return 0;
    }
}
