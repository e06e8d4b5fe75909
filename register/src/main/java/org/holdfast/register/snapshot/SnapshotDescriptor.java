package org.holdfast.register.snapshot;

import java.nio.charset.StandardCharsets;
import org.holdfast.register.RegisterAccount;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code snapshot.json}: what a snapshot holds and where it comes from.
 *
 * @param bytes the length of {@code households.arrow}
 * @param metadataChecksum the CRC-32C of everything in {@code households.arrow} that is no body
 */
record SnapshotDescriptor(RegisterAccount account, long households, long bytes, int metadataChecksum) {
    /** The version of the form on disk; a reader refuses a later one. */
    static final int VERSION = 1;

    private static final String MARKER = "holdfast";
    private static final String FORMAT = "snapshot";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    byte[] json() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put(MARKER, FORMAT);
        root.put("version", VERSION);
        root.putObject("households")
                .put("rows", households)
                .put("bytes", bytes)
                .put("metadata_crc32c", Checksum.text(metadataChecksum));
        AccountJson.write(account, root);
        return (MAPPER.writeValueAsString(root).replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Whether JSON is of a snapshot, of this version or another. */
    static boolean isDescriptor(JsonNode root) {
        return root.path(MARKER).asString("").equals(FORMAT);
    }

    static int version(JsonNode root) {
        return root.path("version").asInt(0);
    }

    /** Reads what {@link #json()} wrote; anything else is refused by an exception. */
    static SnapshotDescriptor parse(JsonNode root) {
        JsonNode households = root.path("households");
        return new SnapshotDescriptor(
                AccountJson.parse(root),
                households.path("rows").longValue(),
                households.path("bytes").longValue(),
                Integer.parseUnsignedInt(households.path("metadata_crc32c").stringValue(), 16));
    }
}
