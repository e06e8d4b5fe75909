package org.holdfast.server.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.server.journal.Sha256;
import org.springframework.util.FileSystemUtils;

/** The files of registers that were sent, until they are applied or given up, and how far the work on each has come. */
public final class IntakeFiles {
    /** How large a register may be that is sent, packed. */
    public static final long MOST_BYTES = 4L << 30;

    private static final Pattern OF_LOAD = Pattern.compile("([0-9]{1,18})(\\.zip|\\.rejected\\.csv)?");
    private static final byte[] ARCHIVE = {'P', 'K', 3, 4};

    private final Path directory;
    private final Map<Long, Reached> reached = new ConcurrentHashMap<>();

    public IntakeFiles(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** How far the work on a load has come. */
    public record Reached(String phase, long done, long total) {}

    /** A body that was sent, in a file that is deleted unless a load takes it. */
    public record Sent(Path file, byte[] digest, boolean isArchive) implements AutoCloseable {
        String hex() {
            return HexFormat.of().formatHex(digest);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** Writes what is sent to a file and to the disk; empty when it is longer than it may be. */
    public Optional<Sent> take(InputStream body, long mostBytes) throws IOException {
        Path file = Files.createTempFile(directory, "sent-", ".tmp");
        MessageDigest digest = Sha256.start();
        try (FileChannel to = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(to);
                InputStream in = new DigestInputStream(body, digest)) {
            byte[] first = in.readNBytes(ARCHIVE.length);
            out.write(first);
            long left = mostBytes - first.length;
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    Files.delete(file);
                    return Optional.empty();
                }
                out.write(buffer, 0, read);
            }
            to.force(true);
            return Optional.of(new Sent(file, digest.digest(), MessageDigest.isEqual(first, ARCHIVE)));
        } catch (IOException broken) {
            Files.deleteIfExists(file);
            throw broken;
        }
    }

    void reached(long load, String phase, long done, long total) {
        reached.put(load, new Reached(phase, done, total));
    }

    Optional<Reached> reached(long load) {
        return Optional.ofNullable(reached.get(load));
    }

    Path archive(long load) {
        return directory.resolve(load + ".zip");
    }

    Path rejected(long load) {
        return directory.resolve(load + ".rejected.csv");
    }

    /** Where the checked snapshot of a load is. */
    Path snapshot(long load) {
        return work(load).resolve("snapshot");
    }

    Path work(long load) {
        return directory.resolve(Long.toString(load));
    }

    boolean has(long load) {
        return Files.exists(archive(load));
    }

    /** The loads that have files here. */
    long[] loads() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> OF_LOAD.matcher(path.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToLong(name -> Long.parseLong(name.group(1)))
                    .distinct()
                    .toArray();
        }
    }

    /** Deletes what a server that was cut off had begun to receive. */
    void sweep() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            for (Path path : all.toList()) {
                if (path.getFileName().toString().startsWith("sent-")) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    /** Deletes the register of a load; its list of rejected rows stays. */
    void drop(long load) throws IOException {
        Files.deleteIfExists(archive(load));
        FileSystemUtils.deleteRecursively(work(load));
        reached.remove(load);
    }
}
