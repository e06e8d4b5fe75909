package org.holdfast.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.holdfast.policy.checked.PackLoader;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.source.Issue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code holdfast pack check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Loads and type-checks a pack; reports every fault at once.",
        footer = {"", "Example:", "  holdfast pack check my-pack --as-of 2024-06-30"})
final class PackCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PACK", description = "Policy pack, by id or path.")
    private String name = "";

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The date on which every parameter needs a value. Default: today.")
    private @Nullable LocalDate asOf;

    @Option(names = "--json", description = "Print the issues as JSON.")
    private boolean json;

    @Mixin
    private Terminal terminal = new Terminal();

    @Override
    public Integer call() throws Exception {
        LocalDate date = asOf == null ? LocalDate.now(ZoneOffset.UTC) : asOf;
        PackLoader.Loaded loaded = Home.check(name, date);
        Pack pack = loaded.pack();
        if (json) {
            printJson(loaded);
        } else if (pack == null) {
            terminal.out().println(Home.list(name, loaded.issues()));
        } else {
            terminal.out()
                    .println(pack.id() + " " + pack.version() + ": "
                            + pack.parameters().size() + " parameters, "
                            + pack.facts().size() + " facts, "
                            + pack.indicators().size() + " indicators, "
                            + pack.measures().size() + " measures; no issues as of " + date);
        }
        terminal.out().flush();
        if (pack == null) {
            throw new Failure(
                    Failure.CHECK,
                    "holdfast: " + loaded.issues().size() + " issue"
                            + (loaded.issues().size() == 1 ? "" : "s") + " in pack '" + name + "'");
        }
        return 0;
    }

    private void printJson(PackLoader.Loaded loaded) {
        ObjectNode node = RunRecord.JSON.createObjectNode();
        ArrayNode issues = node.putArray("issues");
        for (Issue issue : loaded.issues()) {
            issues.addObject()
                    .put("code", issue.code())
                    .put("file", issue.file())
                    .put("line", issue.at().line())
                    .put("column", issue.at().column())
                    .put("message", issue.message())
                    .put("fix", issue.fix());
        }
        terminal.out().println(RunRecord.JSON.writeValueAsString(node));
    }
}
