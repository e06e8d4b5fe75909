package org.holdfast.policy.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a pack as they were written. */
public record PackSource(String name, List<SourceFile> files) {
    private static final int MOST_FILES = 500;
    private static final long LARGEST_FILE = 1 << 20;

    /** Reads the YAML files of a directory; an {@link IOException} says which file cannot be read and why. */
    public static PackSource read(Path directory) throws IOException {
        if (!Files.isRegularFile(directory.resolve("pack.yaml"))) {
            throw new NoSuchFileException("No pack at " + directory + ": there is no pack.yaml");
        }
        TreeMap<String, SourceFile> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory, 2)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".yaml") && Files.isRegularFile(p))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList()) {
                String name = directory.relativize(path).toString().replace('\\', '/');
                files.put(name, new SourceFile(name, text(path)));
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        if (files.size() > MOST_FILES) {
            throw new IOException("The pack at " + directory + " has more than " + MOST_FILES + " YAML files");
        }
        return new PackSource(
                directory.getFileName() == null
                        ? "pack"
                        : directory.getFileName().toString(),
                List.copyOf(files.values()));
    }

    public Optional<SourceFile> find(String path) {
        return files.stream().filter(f -> f.path().equals(path)).findFirst();
    }

    /** SHA-256 over the paths and texts of all files, in hexadecimal. */
    public String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (SourceFile file : files) {
                sha.update((file.path() + "\0" + file.text().length() + "\0" + file.text())
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java runtime has SHA-256", missing);
        }
    }

    private static String text(Path path) throws IOException {
        if (Files.size(path) > LARGEST_FILE) {
            throw new IOException(path + " is larger than 1 MiB, which no pack file needs");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException wrong) {
            throw new IOException(path + " is not UTF-8; save it in that encoding", wrong);
        }
    }
}
