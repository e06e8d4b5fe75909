package org.holdfast.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code holdfast pack new}. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Starts a pack: a small one that loads and passes its own golden households.",
        footer = {"", "Example:", "  holdfast pack new my-pack"})
final class PackNewCommand implements Callable<Integer> {
    static final List<String> FILES = List.of(
            "pack.yaml",
            "parameters.yaml",
            "facts.yaml",
            "indicators.yaml",
            "decisions.yaml",
            "measures.yaml",
            "process.yaml",
            "i18n/en.yaml",
            "i18n/zh.yaml",
            "tests/households.yaml");

    @Parameters(paramLabel = "DIR", description = "Directory to make.")
    private Path directory = Path.of("");

    @Mixin
    private Terminal terminal = new Terminal();

    @Override
    public Integer call() throws Exception {
        if (Files.exists(directory) && !isEmptyDirectory()) {
            throw new Failure(Failure.INPUT, "holdfast: " + directory + " is there already; name a new directory");
        }
        for (String file : FILES) {
            Path target = directory.resolve(file);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            try (InputStream in = PackNewCommand.class.getResourceAsStream("new-pack/" + file)) {
                Files.copy(Objects.requireNonNull(in, file), target);
            }
        }
        terminal.say("Pack written to " + directory + "; change it, then run 'holdfast pack check " + directory
                + "' and 'holdfast pack test " + directory + "'");
        return 0;
    }

    private boolean isEmptyDirectory() throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
