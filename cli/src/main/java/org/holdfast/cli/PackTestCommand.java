package org.holdfast.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.holdfast.engine.golden.Coverage;
import org.holdfast.engine.golden.PackTest;
import org.holdfast.policy.checked.PackLoader;
import org.holdfast.policy.pack.Pack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code holdfast pack test}. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description =
                "Runs a pack's golden households, and reports which of its clauses they have shown true, false and"
                        + " unknown.",
        footer = {"", "Example:", "  holdfast pack test my-pack"})
final class PackTestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PACK", description = "Policy pack, by id or path.")
    private String name = "";

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Mixin
    private Terminal terminal = new Terminal();

    @Override
    public Integer call() throws Exception {
        PackLoader.Loaded loaded = Home.check(name, null);
        Pack pack = loaded.pack();
        if (pack == null) {
            throw new Failure(
                    Failure.CHECK,
                    "holdfast: the pack '" + name + "' does not load:\n" + Home.list(name, loaded.issues()));
        }
        PackTest.Result result = PackTest.run(pack, loaded.tests());
        if (json) {
            terminal.out().println(RunRecord.JSON.writeValueAsString(json(result)));
        } else {
            print(result);
        }
        terminal.out().flush();
        if (!result.passed()) {
            long failed = result.cases().stream().filter(c -> !c.passed()).count();
            throw new Failure(
                    Failure.CHECK,
                    "holdfast: " + failed + " of " + result.cases().size() + " golden households of '" + name
                            + "' do not come out as they should");
        }
        return 0;
    }

    private void print(PackTest.Result result) {
        PrintWriter out = terminal.out();
        for (PackTest.CaseResult one : result.cases()) {
            if (!one.passed()) {
                out.println(one.golden().where() + ": " + one.golden().name());
                one.differences().forEach(difference -> out.println("    " + difference));
            }
        }
        Coverage.Summary coverage = result.coverage();
        if (!coverage.missing().isEmpty()) {
            out.println("Not shown by any golden household:");
            coverage.missing().forEach((owner, missing) -> {
                out.println("  " + owner);
                missing.forEach(line -> out.println("    " + line));
            });
        }
        long passed =
                result.cases().stream().filter(PackTest.CaseResult::passed).count();
        out.println(passed + " of " + result.cases().size() + " golden households pass; " + coverage.shown() + " of "
                + coverage.wanted() + " outcomes of clauses shown");
    }

    private static ObjectNode json(PackTest.Result result) {
        ObjectNode node = RunRecord.JSON.createObjectNode();
        node.put("passed", result.passed());
        for (PackTest.CaseResult one : result.cases()) {
            ObjectNode golden = node.withArray("cases").addObject();
            golden.put("name", one.golden().name())
                    .put("where", one.golden().where())
                    .put("passed", one.passed());
            one.differences().forEach(d -> golden.withArray("differences").add(d));
        }
        ObjectNode coverage = node.putObject("coverage");
        coverage.put("wanted", result.coverage().wanted());
        coverage.put("shown", result.coverage().shown());
        ObjectNode missing = coverage.putObject("missing");
        result.coverage()
                .missing()
                .forEach((owner, lines) ->
                        lines.forEach(line -> missing.withArray(owner).add(line)));
        return node;
    }
}
