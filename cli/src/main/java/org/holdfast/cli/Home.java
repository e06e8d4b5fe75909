package org.holdfast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.policy.checked.PackLoader;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.source.Issue;
import org.holdfast.policy.source.PackSource;
import org.jspecify.annotations.Nullable;

/** Where Holdfast is installed, with the packs and examples it ships. */
final class Home {
    private Home() {}

    /** The directory that holds {@code packs/} and {@code examples/}; the launcher names it. */
    static Path directory() {
        return Path.of(System.getProperty("holdfast.home", "."));
    }

    /** The directory of a pack named by id (shipped) or by path. */
    static Path pack(String name) throws Failure, IOException {
        Path path = Path.of(name);
        if (Files.isRegularFile(path.resolve("pack.yaml"))) {
            return path;
        }
        Path shipped = directory().resolve("packs").resolve(name).normalize();
        if (name.matches("[a-z0-9_-]+") && Files.isRegularFile(shipped.resolve("pack.yaml"))) {
            return shipped;
        }
        throw new Failure(
                Failure.INPUT,
                "holdfast: there is no pack '" + name
                        + "': no directory of that name has a pack.yaml, and the packs that"
                        + " come with Holdfast are " + String.join(", ", shippedPacks()));
    }

    /** A pack that loads; else the failure lists what is wrong with it. */
    static Pack load(String name) throws Failure, IOException {
        PackLoader.Loaded loaded = check(name, null);
        Pack pack = loaded.pack();
        if (pack == null) {
            throw new Failure(
                    Failure.INPUT, "holdfast: the pack '" + name + "' does not load:\n" + list(name, loaded.issues()));
        }
        return pack;
    }

    static PackLoader.Loaded check(String name, @Nullable LocalDate asOf) throws Failure, IOException {
        return PackLoader.load(PackSource.read(pack(name)), asOf);
    }

    /** Issues one after the other, each with the pack's directory before its file. */
    static String list(String name, List<Issue> issues) {
        String prefix = name.endsWith("/") ? name : name + "/";
        return issues.stream().map(issue -> prefix + issue).collect(Collectors.joining("\n"));
    }

    private static List<String> shippedPacks() throws IOException {
        Path packs = directory().resolve("packs");
        if (!Files.isDirectory(packs)) {
            return List.of("not found (is Holdfast installed whole?)");
        }
        try (Stream<Path> directories = Files.list(packs)) {
            return directories.map(d -> d.getFileName().toString()).sorted().toList();
        }
    }
}
