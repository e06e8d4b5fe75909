package org.holdfast.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.engine.diff.Comparison;
import org.holdfast.engine.diff.Move;
import org.holdfast.policy.pack.Pack;
import org.holdfast.report.files.AssessmentFields;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code holdfast diff}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description =
                "Whom a change of policy, or of date, would move, from where to where. Name two packs, two dates, or"
                        + " both.",
        footer = {
            "",
            "Example:",
            "  holdfast diff REGISTER --pack cn --pack my-pack --as-of 2024-06-30",
            "  holdfast diff REGISTER --pack cn --as-of 2023-06-30 --as-of 2024-06-30 --out moved.csv"
        })
final class DiffCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Mixin
    private RegisterInput input = new RegisterInput();

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(names = "--pack", paramLabel = "PACK", required = true, description = "Policy pack before, and after.")
    private List<String> packs = List.of();

    @Option(names = "--as-of", paramLabel = "DATE", required = true, description = "Date before, and after.")
    private List<LocalDate> dates = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "CSV file to write with every household that moves.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print the counts as JSON.")
    private boolean json;

    private final List<String> examples = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        if (packs.size() > 2 || dates.size() > 2 || packs.size() + dates.size() < 3) {
            throw new Failure(
                    Failure.USAGE, "holdfast: diff compares two packs or two dates: give --pack or --as-of twice");
        }
        Pack before = Home.load(packs.get(0));
        Pack after = packs.size() == 1 ? before : Home.load(packs.get(1));
        Comparison comparison;
        try (OpenRegister register = input.openStrictly(terminal, before.currency())) {
            ColumnarAssessor first = AssessmentRun.open(register, before, dates.get(0), null);
            ColumnarAssessor second = AssessmentRun.open(register, after, dates.get(dates.size() - 1), null);
            comparison = compare(before, first, after, second);
        }
        terminal.done();
        if (json) {
            terminal.out().println(RunRecord.JSON.writeValueAsString(json(comparison)));
        } else {
            print(comparison);
        }
        terminal.out().flush();
        return 0;
    }

    private Comparison compare(Pack before, ColumnarAssessor first, Pack after, ColumnarAssessor second)
            throws IOException {
        Path file = out;
        if (file == null) {
            return Comparison.of(before, first, after, second, move -> example(move, first));
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Comparison comparison;
            try (CsvWriter csv = CsvFile.open(unfinished)) {
                csv.writeRecord(
                        "household_id",
                        "place_id",
                        "level_before",
                        "level_after",
                        "category_before",
                        "category_after",
                        "gained",
                        "lost");
                comparison = Comparison.of(before, first, after, second, move -> {
                    example(move, first);
                    write(csv, move, first);
                });
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return comparison;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void example(Move move, ColumnarAssessor assessor) {
        if (move.isMoved() && examples.size() < SHOWN) {
            examples.add(move.before().householdId() + " ("
                    + assessor.places().id(move.before().place()) + "): "
                    + AssessmentFields.text(move.before().level()) + " → "
                    + AssessmentFields.text(move.after().level()) + gainsAndLosses(move));
        }
    }

    private static String gainsAndLosses(Move move) {
        return (move.gained().isEmpty() ? "" : " +" + String.join(" +", move.gained()))
                + (move.lost().isEmpty() ? "" : " -" + String.join(" -", move.lost()));
    }

    private static void write(CsvWriter csv, Move move, ColumnarAssessor assessor) {
        if (move.isMoved() || !move.gained().isEmpty() || !move.lost().isEmpty()) {
            csv.writeRecord(
                    move.before().householdId(),
                    assessor.places().id(move.before().place()),
                    AssessmentFields.text(move.before().level()),
                    AssessmentFields.text(move.after().level()),
                    AssessmentFields.text(move.before().category()),
                    AssessmentFields.text(move.after().category()),
                    String.join(";", move.gained()),
                    String.join(";", move.lost()));
        }
    }

    private void print(Comparison comparison) {
        PrintWriter to = terminal.out();
        to.printf(
                Locale.ROOT,
                "%,d of %,d households would move (%.1f %%)%n",
                comparison.moved(),
                comparison.households(),
                comparison.households() == 0 ? 0.0 : 100.0 * comparison.moved() / comparison.households());
        steps(to, "Level", comparison.levels());
        steps(to, "Category", comparison.categories());
        counts(to, "Indicators that become true", comparison.gained());
        counts(to, "Indicators that stop being true", comparison.lost());
        if (!examples.isEmpty()) {
            to.println("Households that move" + (comparison.moved() > SHOWN ? " (the first " + SHOWN + ")" : "") + ":");
            examples.forEach(example -> to.println("  " + example));
        }
    }

    private static void steps(PrintWriter to, String title, Map<Comparison.Step, Long> steps) {
        if (steps.keySet().stream().allMatch(s -> s.from().equals(s.to()))) {
            return;
        }
        to.println(title + ":");
        steps.forEach((step, households) -> {
            if (!step.from().equals(step.to())) {
                to.printf(Locale.ROOT, "  %s → %s: %,d%n", named(step.from()), named(step.to()), households);
            }
        });
    }

    private static String named(String value) {
        return value.isEmpty() ? "(none)" : value;
    }

    private static void counts(PrintWriter to, String title, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            to.println(title + ":");
            counts.forEach((id, households) -> to.printf(Locale.ROOT, "  %s: %,d%n", id, households));
        }
    }

    private static ObjectNode json(Comparison comparison) {
        ObjectNode node = RunRecord.JSON.createObjectNode();
        node.put("households", comparison.households()).put("moved", comparison.moved());
        comparison
                .levels()
                .forEach((step, households) -> node.withArray("levels")
                        .addObject()
                        .put("before", step.from())
                        .put("after", step.to())
                        .put("households", households));
        comparison
                .categories()
                .forEach((step, households) -> node.withArray("categories")
                        .addObject()
                        .put("before", step.from())
                        .put("after", step.to())
                        .put("households", households));
        ObjectNode gained = node.putObject("gained");
        comparison.gained().forEach(gained::put);
        ObjectNode lost = node.putObject("lost");
        comparison.lost().forEach(lost::put);
        return node;
    }
}
