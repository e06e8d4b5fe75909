package org.holdfast.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.holdfast.register.StagedDirectory;
import org.holdfast.synth.Commission;
import org.holdfast.synth.Synthesis;
import org.holdfast.synth.place.TooManyHouseholds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast synth}. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        description = "Makes a synthetic register of Chinese rural households, with the truth about the year to come in"
                + " truth.csv. The same seed gives the same bytes on any machine. Nobody in it is real.",
        footer = {"", "Example:", "  holdfast synth --households 100000 --seed 7 --out register"})
final class SynthCommand implements Callable<Integer> {
    @Option(names = "--households", paramLabel = "N", required = true, description = "How many households.")
    private long households;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Any whole number; another seed, another register. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            defaultValue = "2020-12-31",
            description = "Date of assessment; the 24 months of ledger end in its month. Default: ${DEFAULT-VALUE}.")
    private LocalDate asOf = LocalDate.MIN;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Threads to draw with; the register does not depend on it. Default: one a processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "REGISTER", required = true, description = "Directory to write.")
    private Path out = Path.of("");

    @Mixin
    private Terminal terminal = new Terminal();

    @Override
    public Integer call() throws Exception {
        Commission commission = commission();
        try (StagedDirectory staged = StagedDirectory.open(out)) {
            Synthesis.run(
                    commission,
                    staged.path(),
                    (written, wanted) -> terminal.progress("writing households", written, wanted));
            staged.commit();
        } catch (TooManyHouseholds refused) {
            throw new Failure(Failure.USAGE, "holdfast: synth: " + refused.getMessage());
        } finally {
            terminal.done();
        }
        terminal.say(String.format(
                Locale.ROOT,
                "Register of %,d households written to %s, with the truth about the year to come in truth.csv",
                households,
                out));
        return 0;
    }

    private Commission commission() throws Failure {
        try {
            return new Commission(households, seed, asOf, threads);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(Failure.USAGE, "holdfast: synth: " + wrong.getMessage());
        }
    }
}
