package org.holdfast.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.holdfast.register.Progress;
import org.holdfast.server.OpenStore;
import org.holdfast.server.registry.Fate;
import org.holdfast.server.registry.Loads;
import org.holdfast.server.registry.Preview;
import org.holdfast.server.registry.RefusedChange;
import org.holdfast.server.store.Actor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast load}. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Loads a register into the store of a server, running or not: checked, previewed, and with --yes"
                + " applied whole or not at all. Loading the same register again changes nothing.",
        footer = {
            "",
            "Example:",
            "  holdfast load REGISTER",
            "  holdfast load REGISTER --yes",
            "  holdfast load CORRECTED --part --held-on 2024-06-30 --yes"
        })
final class LoadCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "REGISTER", description = "Directory of the register.")
    private Path register = Path.of("");

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(
            names = "--part",
            description = "The register holds the households that changed, each whole; others stay as they are."
                    + " Without it, households that it does not have are removed.")
    private boolean part;

    @Option(
            names = "--held-on",
            paramLabel = "DATE",
            description = "When what the register says began to hold. Default: today.")
    private @Nullable LocalDate heldOn;

    @Option(names = "--yes", description = "Apply it; without, only the preview is shown.")
    private boolean yes;

    @Option(
            names = "--max-rejected",
            paramLabel = "PERCENT",
            defaultValue = "1",
            description = "End with exit code 3 when more of a table's rows are rejected. Default: ${DEFAULT-VALUE}.")
    private double maxRejected;

    @Option(names = "--rejected", paramLabel = "FILE", description = "Where to list the rejected rows.")
    private @Nullable Path rejected;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(register)) {
            throw new Failure(
                    Failure.INPUT,
                    "holdfast: " + register + " is not a directory: name the directory that holds household.csv,"
                            + " person.csv and place.csv");
        }
        try (OpenStore store = options.open();
                Loads.Checked checked = Loads.check(
                        register,
                        maxRejected,
                        options.data().resolve("loads"),
                        terminal.reading(),
                        (what, done, total) -> terminal.progress("clustering households", done, total))) {
            terminal.done();
            check(checked);
            Loads.Order order = new Loads.Order(
                    String.valueOf(register.toAbsolutePath().normalize().getFileName()),
                    !part,
                    Objects.requireNonNullElseGet(heldOn, () -> LocalDate.now(ZoneId.systemDefault())));
            Loads loads = store.loads();
            Preview preview = yes
                    ? loads.apply(Actor.SYSTEM, checked, order, progress("applying"))
                    : loads.preview(Actor.SYSTEM, checked, order, progress("comparing"));
            terminal.done();
            print(preview);
            return 0;
        } catch (RefusedChange refused) {
            throw new Failure(Failure.INPUT, "holdfast: " + refused.getMessage());
        }
    }

    private Progress progress(String what) {
        return (table, done, total) -> terminal.progress(what, done, total);
    }

    private void check(Loads.Checked checked) throws Exception {
        if (rejected != null) {
            Files.copy(checked.rejected(), rejected, StandardCopyOption.REPLACE_EXISTING);
        }
        if (checked.account().rejected() > 0) {
            terminal.say(RegisterInput.rejections(checked.account()));
        }
        if (!checked.isUsable()) {
            throw new Failure(
                    Failure.REJECTED,
                    "holdfast: more than " + Words.number(maxRejected) + " % of the rows of "
                            + String.join(", ", checked.account().tablesOver(maxRejected)) + " in " + register
                            + " were rejected; --rejected FILE lists them. Nothing was loaded");
        }
    }

    private void print(Preview preview) {
        PrintWriter to = terminal.out();
        to.printf(
                Locale.ROOT,
                "households: %,d new, %,d changed, %,d unchanged, %,d gone%n",
                preview.count(Fate.NEW),
                preview.count(Fate.CHANGED),
                preview.count(Fate.UNCHANGED),
                preview.count(Fate.GONE));
        preview.rows().forEach((table, rows) -> to.printf(Locale.ROOT, "  %s %,d rows%n", table, rows));
        preview.examples()
                .forEach((fate, ids) ->
                        to.println("  " + fate.name().toLowerCase(Locale.ROOT) + ": " + String.join(", ", ids)));
        if (preview.isNothing()) {
            to.println("The store has all of it already.");
        } else if (yes) {
            to.println("Applied.");
        } else {
            to.println("Nothing was changed; apply it with --yes.");
        }
        to.flush();
    }
}
