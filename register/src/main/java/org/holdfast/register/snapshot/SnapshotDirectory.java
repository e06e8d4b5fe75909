package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.column.ColumnForm.Layout;
import org.holdfast.column.Dictionary;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.holdfast.register.UnreadableRegister;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of a snapshot, checked as they are opened. */
final class SnapshotDirectory {
    private static final long LARGEST_DESCRIPTOR = 64L << 20;
    private final Path directory;

    SnapshotDirectory(Path directory) {
        this.directory = directory;
    }

    /** Whether it is a snapshot, whole or damaged: one that lost its descriptor still has its households. */
    boolean isSnapshot() {
        try {
            return Files.isRegularFile(directory.resolve(SnapshotFiles.HOUSEHOLDS))
                    || SnapshotDescriptor.isDescriptor(json());
        } catch (IOException | JacksonException none) {
            return false;
        }
    }

    /** @param batch how many households a full batch has */
    ArrowSnapshot open(boolean checked, int batch) throws UnreadableRegister, IOException {
        try {
            Digests digests = digests();
            SnapshotDescriptor descriptor = descriptor(digests);
            return open(descriptor, surroundings(digests), checked, batch);
        } catch (DamagedSnapshot | NoSuchFileException refused) {
            throw unreadable(refused);
        } catch (ArithmeticException | OutOfMemoryError tooLarge) {
            throw new UnreadableRegister(
                    directory + " does not fit into memory: give Java more of it (-Xmx)", tooLarge);
        }
    }

    static UnreadableRegister unreadable(IOException refused) {
        String what = refused instanceof NoSuchFileException missing
                ? missing.getFile() + " is missing: copy the whole snapshot, or import the register again"
                : String.valueOf(refused.getMessage());
        return new UnreadableRegister(what, refused);
    }

    /** The SHA-256 of the snapshot's files; refused when it names others. */
    Digests digests() throws IOException {
        Path file = directory.resolve(SnapshotFiles.CHECKSUMS);
        if (Files.size(file) > LARGEST_DESCRIPTOR) {
            throw new DamagedSnapshot(file, "it is too large");
        }
        Digests digests = Digests.read(file);
        for (String name : digests.byName().keySet()) {
            if (!SnapshotFiles.DIGESTED.contains(name)) {
                throw new DamagedSnapshot(file, "it names a file that no snapshot has");
            }
        }
        return digests;
    }

    private SnapshotDescriptor descriptor(Digests digests) throws IOException, UnreadableRegister {
        Path file = directory.resolve(SnapshotFiles.DESCRIPTOR);
        try {
            JsonNode json = json();
            if (!SnapshotDescriptor.isDescriptor(json)) {
                throw new DamagedSnapshot(file, "it does not say that it is of a snapshot");
            }
            if (SnapshotDescriptor.version(json) != SnapshotDescriptor.VERSION) {
                throw new UnreadableRegister(directory + " is a snapshot of version "
                        + SnapshotDescriptor.version(json) + ", this Holdfast reads version "
                        + SnapshotDescriptor.VERSION + ": import the register again");
            }
            digests.check(directory, SnapshotFiles.DESCRIPTOR);
            return SnapshotDescriptor.parse(json);
        } catch (RuntimeException unreadable) {
            throw new DamagedSnapshot(file, "it cannot be read", unreadable);
        }
    }

    private JsonNode json() throws IOException {
        Path file = directory.resolve(SnapshotFiles.DESCRIPTOR);
        if (Files.size(file) > LARGEST_DESCRIPTOR) {
            throw new DamagedSnapshot(file, "it is too large");
        }
        return JsonMapper.shared().readTree(Files.readAllBytes(file));
    }

    private Map<String, Table> surroundings(Digests digests) throws IOException {
        Map<String, Table> tables = new LinkedHashMap<>();
        @Nullable Dictionary places = null;
        for (String name : SnapshotWriter.SURROUNDINGS) {
            String file = SnapshotFiles.of(name);
            boolean listed = digests.byName().containsKey(file);
            if (listed || name.equals("place")) {
                digests.check(directory, file);
                Table table = FlatTable.read(name, directory.resolve(file), places);
                if (name.equals("place")) {
                    places = codesOf(table, file);
                }
                tables.put(name, table);
            } else if (Files.exists(directory.resolve(file))) {
                throw new DamagedSnapshot(directory.resolve(file), "it has no checksum in " + SnapshotFiles.CHECKSUMS);
            }
        }
        return Collections.unmodifiableMap(tables);
    }

    private Dictionary codesOf(Table place, String file) throws DamagedSnapshot {
        StringColumn ids = place.strings("place_id");
        for (int row = 0; row < place.rows(); row++) {
            if (ids.code(row) != row) {
                throw new DamagedSnapshot(directory.resolve(file), "its codes are not its rows");
            }
        }
        return ids.dictionary();
    }

    private ArrowSnapshot open(
            SnapshotDescriptor descriptor, Map<String, Table> surroundings, boolean checked, int batch)
            throws IOException {
        Path path = directory.resolve(SnapshotFiles.HOUSEHOLDS);
        if (Files.size(path) != descriptor.bytes()) {
            throw new DamagedSnapshot(path, "it has " + Files.size(path) + " bytes in place of " + descriptor.bytes());
        }
        ArrowFile file = ArrowFile.open(path);
        try {
            boolean sound = file.metadataChecksum() == descriptor.metadataChecksum()
                    && file.batches() == (descriptor.households() + batch - 1) / batch;
            if (!sound) {
                throw new DamagedSnapshot(path, "its metadata do not have their checksum");
            }
            FileFields fields = sharingPlaces(file, surroundings);
            checkRequired(path, fields);
            return new ArrowSnapshot(descriptor, surroundings, file, fields, checked, batch);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            file.close();
            throw e;
        }
    }

    private static FileFields sharingPlaces(ArrowFile file, Map<String, Table> surroundings) throws IOException {
        Dictionary places = Objects.requireNonNull(surroundings.get("place"))
                .strings("place_id")
                .dictionary();
        Map<String, FileFields.Column> columns = new LinkedHashMap<>();
        for (Map.Entry<String, FileFields.Column> entry :
                file.fields().columns().entrySet()) {
            columns.put(
                    entry.getKey(),
                    PlaceCodes.shared("household", entry.getKey(), entry.getValue(), places, file.path()));
        }
        return file.fields().withColumns(columns);
    }

    private static void checkRequired(Path path, FileFields fields) throws IOException {
        FileFields.Column id = fields.columns().get("household_id");
        boolean whole = id != null
                && id.form().layout() == Layout.TEXT
                && fields.columns().containsKey("place_id")
                && fields.children().containsKey("person")
                && SnapshotWriter.CHILDREN.containsAll(
                        List.copyOf(fields.children().keySet()));
        if (!whole) {
            throw new DamagedSnapshot(path, "it does not have the columns of households");
        }
    }
}
