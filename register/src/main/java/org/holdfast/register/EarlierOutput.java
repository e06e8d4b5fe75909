package org.holdfast.register;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What lies where an output is to go, and whether it may be replaced: nothing, or an output of Holdfast. */
final class EarlierOutput {
    private static final long LARGEST_MARKED = 64L << 20;

    private EarlierOutput() {}

    static void checkReplaceable(Path target) throws OutputRefused, IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new OutputRefused(target + " is a file: name a directory for the output");
        }
        if (!isEmpty(target)
                && Stream.of("run.json", DataPackage.FILE, "snapshot.json")
                        .noneMatch(marker -> isMarked(target.resolve(marker)))) {
            throw new OutputRefused(target + " holds files that Holdfast did not write and would be lost: name another"
                    + " directory or empty this one");
        }
    }

    /** Removes a directory and what is in it, if it is there; links are removed, not followed. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static boolean isMarked(Path json) {
        try {
            return Files.isRegularFile(json)
                    && Files.size(json) <= LARGEST_MARKED
                    && JsonMapper.shared().readTree(Files.readAllBytes(json)).has(StagedDirectory.MARKER);
        } catch (JacksonException | IOException notOurs) {
            return false;
        }
    }
}
