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

/** A register as one file: its directory as a ZIP archive, or the directory's contents. */
final class RegisterArchive {
    private static final int MOST_FILES = 2_000;
    private static final long MOST_BYTES = 32L << 30;

    /** More than this is no register but an attempt to fill the disk. */
    private static final long MOST_TIMES = 400;

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9 ._=-]{0,99}(/[A-Za-z0-9_][A-Za-z0-9 ._=-]{0,99}){0,3}");

    private RegisterArchive() {}

    /** Unpacks an archive; gives the directory of the register in it. */
    static Path unpack(Path archive, Path to) throws IOException {
        long allowed = Math.min(MOST_BYTES, (1 << 20) + Files.size(archive) * MOST_TIMES);
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<? extends ZipEntry> files =
                    zip.stream().filter(entry -> !entry.isDirectory()).toList();
            if (files.isEmpty() || files.size() > MOST_FILES) {
                throw new RefusedChange("The archive has from 1 to " + MOST_FILES + " files");
            }
            for (ZipEntry file : files) {
                if (!NAME.matcher(file.getName()).matches()) {
                    throw new RefusedChange("The archive has a file whose name is not one of a register's");
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
                    throw new RefusedChange("The archive is larger, unpacked, than a register may be");
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
