package org.holdfast.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.holdfast.policy.pack.Pack;
import org.holdfast.report.PackPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast pack docs}. */
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        description =
                "Renders a pack as one readable HTML page: every rule in words, its expression, its source, and the"
                        + " parameters with their history.",
        footer = {"", "Example:", "  holdfast pack docs cn --out cn.html"})
final class PackDocsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PACK", description = "Policy pack, by id or path.")
    private String name = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "HTML file to write. Default: the pack's id with .html.")
    private @Nullable Path out;

    @Mixin
    private Terminal terminal = new Terminal();

    @Override
    public Integer call() throws Exception {
        Pack pack = Home.load(name);
        Path file = out == null ? Path.of(pack.id() + ".html") : out;
        PackPage.write(pack, file);
        terminal.say("Pack page written to " + file);
        return 0;
    }
}
