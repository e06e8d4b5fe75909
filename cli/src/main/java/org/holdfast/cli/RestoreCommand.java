package org.holdfast.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Makes a store of a backup, whole or not at all, and proves its journal before it says so.",
        footer = {"", "Example:", "  holdfast restore monday.backup --keys /safe/keys --data /var/lib/holdfast"})
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal = new Terminal();

    @Parameters(index = "0", paramLabel = "FILE", description = "A file that 'holdfast backup' wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            required = true,
            description = "The keys of the server that the backup is of.")
    private Path keys = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Directory of the new store; it must be empty or not there.")
    private Path data = Path.of("");

    @Override
    public Integer call() throws Exception {
        if (!RestoredStore.isEmpty(data)) {
            throw new Failure(Failure.USAGE, "holdfast: " + data + " is not empty: a backup makes a new store");
        }
        Path target = data.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path made = Files.createTempDirectory(target.getParent(), ".restore-");
        try {
            String said = RestoredStore.restore(file, keys, made, terminal);
            Files.deleteIfExists(target);
            Files.move(made, target);
            terminal.say(said + ". Start it with: holdfast serve --data " + data);
            return 0;
        } finally {
            if (Files.exists(made)) {
                OpenRegister.delete(made);
            }
        }
    }
}
