package org.holdfast.server.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A directory that was sent as one file: a ZIP archive of it, or of its contents. */
public final class ZippedDirectory {
    private static final int MOST_FILES = 2_000;
    /** More than this is no archive that people make but an attempt to fill the disk. */
    private static final long MOST_TIMES = 400;

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9 ._=-]{0,99}(/[A-Za-z0-9_][A-Za-z0-9 ._=-]{0,99}){0,3}");

    private ZippedDirectory() {}

    /**
     * Unpacks an archive.
     *
     * @param mostBytes how large it may be, unpacked
     * @return the directory in it
     * @throws RefusedChange when it is damaged, too large or has names that no register and no pack has
     */
    public static Path unpack(Path archive, Path to, long mostBytes) throws IOException {
        long allowed = Math.min(mostBytes, (1 << 20) + Files.size(archive) * MOST_TIMES);
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<? extends ZipEntry> files =
                    zip.stream().filter(entry -> !entry.isDirectory()).toList();
            if (files.isEmpty() || files.size() > MOST_FILES) {
                throw new RefusedChange("The archive has from 1 to " + MOST_FILES + " files");
            }
            for (ZipEntry file : files) {
                if (!NAME.matcher(file.getName()).matches()) {
                    throw new RefusedChange("The archive has a file whose name is not one that such files have");
                }
                Path target = to.resolve(file.getName());
                Files.createDirectories(target.getParent());
                allowed -= copy(zip, file, target, allowed);
            }
        } catch (java.util.zip.ZipException | IllegalArgumentException broken) {
            throw new RefusedChange("The archive is damaged: make it again and send it again");
        }
        return root(to);
    }

    private static long copy(ZipFile zip, ZipEntry file, Path target, long allowed) throws IOException {
        long written = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(file);
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                written += read;
                if (written > allowed) {
                    throw new RefusedChange("The archive is larger, unpacked, than it may be");
                }
                out.write(buffer, 0, read);
            }
        }
        return written;
    }

    /** The directory itself, or the only one in it when there is nothing else. */
    private static Path root(Path directory) throws IOException {
        try (var all = Files.list(directory)) {
            List<Path> within = all.toList();
            return within.size() == 1 && Files.isDirectory(within.get(0)) ? within.get(0) : directory;
        }
    }
}
