package org.holdfast.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.holdfast.column.Currency;
import org.holdfast.register.RegisterTemplate;
import org.holdfast.register.StagedDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast template}. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "Writes an empty register for data owners to fill: every table with its header, and a descriptor"
                + " that says what each column may hold.",
        footer = {"", "Example:", "  holdfast template register --currency CNY"})
final class TemplateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Directory to write.")
    private Path directory = Path.of("");

    @Option(names = "--currency", paramLabel = "CODE", description = "Currency of every amount, like CNY.")
    private @Nullable String currency;

    @Mixin
    private Terminal terminal = new Terminal();

    @Override
    public Integer call() throws Exception {
        try (StagedDirectory staged = StagedDirectory.open(directory)) {
            RegisterTemplate.write(currency(), staged.path());
            staged.commit();
        }
        terminal.say("Empty register written to " + directory + "; fill the tables you have, then run 'holdfast import "
                + directory + " --check'");
        return 0;
    }

    private @Nullable Currency currency() throws Failure {
        try {
            return currency == null ? null : Currency.parse(currency);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(Failure.USAGE, "holdfast: --currency: " + wrong.getMessage());
        }
    }
}
