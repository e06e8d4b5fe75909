package org.holdfast.register;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file read from first to last byte, its SHA-256 taken and its progress told on the way. */
final class MeteredFile extends FilterInputStream {
    private static final int TELL_EVERY = 1 << 22;
    private final MessageDigest digest = sha256();
    private final String table;
    private final Progress progress;
    private final long total;
    private long read;
    private long told;

    MeteredFile(Path file, String table, Progress progress) throws IOException {
        super(Files.newInputStream(file));
        this.table = table;
        this.progress = progress;
        this.total = Files.size(file);
    }

    /** The SHA-256 of a whole file, in hexadecimal. */
    static String digest(Path file) throws IOException {
        try (MeteredFile in = new MeteredFile(file, "", Progress.SILENT)) {
            byte[] block = new byte[1 << 16];
            while (in.read(block, 0, block.length) >= 0) {
                // reading is what digests
            }
            return in.digest();
        }
    }

    /** How many bytes were read. */
    long position() {
        return read;
    }

    /** The SHA-256 of what was read, in hexadecimal; the file's when it was read to its end. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = in.read(bytes, from, length);
        if (count > 0) {
            digest.update(bytes, from, count);
            read += count;
        }
        if (read - told >= TELL_EVERY || count < 0) {
            told = read;
            progress.at(table, read, total);
        }
        return count;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
