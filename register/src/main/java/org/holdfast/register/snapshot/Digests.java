package org.holdfast.register.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.register.Unwritable;

/** {@code checksums.txt}: the SHA-256 of files, one a line, as {@code sha256sum} writes them. */
record Digests(Map<String, String> byName) {
    private static final int DIGITS = 64;
    private static final String GAP = "  ";

    /** Digests files of a directory. */
    static Digests of(Path directory, List<String> names) throws IOException {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String name : names) {
            byName.put(name, digest(directory.resolve(name)));
        }
        return new Digests(Collections.unmodifiableMap(byName));
    }

    void write(Path file) throws IOException {
        Unwritable.guard(file, () -> Files.writeString(file, toString(), StandardCharsets.ISO_8859_1));
    }

    static Digests read(Path file) throws IOException {
        Map<String, String> byName = new LinkedHashMap<>();
        byte[] bytes = Files.readAllBytes(file);
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\n")) {
            if (line.length() > DIGITS + GAP.length()) {
                byName.put(line.substring(DIGITS + GAP.length()), line.substring(0, DIGITS));
            }
        }
        Digests digests = new Digests(Collections.unmodifiableMap(byName));
        if (!digests.toString().equals(new String(bytes, StandardCharsets.ISO_8859_1))) {
            throw new DamagedSnapshot(file, "it is not a list of checksums");
        }
        return digests;
    }

    /** Refuses a file that is not as it was written. */
    void check(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        if (!digest(file).equals(byName.get(name))) {
            throw new DamagedSnapshot(file, "it does not have its checksum in " + SnapshotFiles.CHECKSUMS);
        }
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            byte[] block = new byte[1 << 16];
            while (digest.read(block) >= 0) {
                // reading is what digests
            }
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        byName.forEach(
                (name, digest) -> text.append(digest).append(GAP).append(name).append('\n'));
        return text.toString();
    }
}
