package org.holdfast.server.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once from the archive on the class path. */
final class Binaries {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String VERSION = "18.6.0";

    private Binaries() {}

    /** The directory that holds {@code bin}, {@code lib} and {@code share}; anybody may read and run what is in it. */
    static Path unpacked(Path root) throws IOException {
        Path directory = root.resolve(VERSION);
        Path complete = directory.resolve(".complete");
        if (Files.exists(complete)) {
            return directory;
        }
        Files.createDirectories(root);
        Path part = Files.createTempDirectory(
                root, "unpack", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        unpack(part);
        Files.createFile(part.resolve(".complete"));
        try {
            Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException race) {
            if (!Files.exists(complete)) {
                throw race;
            }
        }
        return directory;
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream archive = Binaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IOException(
                        "Holdfast brings PostgreSQL for Linux on x86-64 only: on this machine name a database"
                                + " with --db");
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, target);
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive of PostgreSQL names a path outside it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            boolean runs = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
