package org.holdfast.server.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a server, all derived from one master key in a file that only its owner reads. Without the file, identifiers in
 * the store and in backups cannot be read.
 */
public final class Keys {
    private static final int BYTES = 32;
    private final Path directory;
    private final byte[] master;

    private Keys(Path directory, byte[] master) {
        this.directory = directory;
        this.master = master;
    }

    /** Reads the keys of a directory, or makes them. */
    public static Keys open(Path directory) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path file = directory.resolve("master.key");
        if (!Files.exists(file)) {
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            writeSecret(file, HexFormat.of().formatHex(fresh) + "\n");
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).trim();
        if (!text.matches("[0-9a-f]{64}")) {
            throw new IOException(
                    file + " is no master key: 64 hexadecimal digits are expected; put the right file back");
        }
        return new Keys(directory, HexFormat.of().parseHex(text));
    }

    /** Where the keys are, for those that are kept in files of their own. */
    public Path directory() {
        return directory;
    }

    /** 32 bytes for one purpose (HKDF-Expand of RFC 5869 with SHA-256; the master key is uniformly random). */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            mac.update(("holdfast " + purpose).getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(new byte[] {1});
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Writes a new file that only its owner may read; it is whole or not there. */
    public static void writeSecret(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, text, StandardOpenOption.WRITE);
        Files.move(part, file);
    }
}
