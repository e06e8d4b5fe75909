package org.holdfast.register;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small sound register in a directory, of which tests replace parts. */
public final class SampleRegister {
    public final Path directory;
    public final Path rejected;

    public SampleRegister(Path folder) throws IOException {
        directory = Files.createDirectories(folder.resolve("register"));
        rejected = folder.resolve("rejected.csv");
        put("place.csv", "place_id,parent_id,level,name\nCN,,nation,China\n53,CN,province,Yunnan\n");
        put("household.csv", "household_id,place_id\nH1,53\nH2,53\n");
        put("person.csv", "person_id,household_id\nP1,H1\nP2,H2\n");
    }

    public SampleRegister put(String file, String text) throws IOException {
        return put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public SampleRegister put(String file, byte[] bytes) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
        return this;
    }

    public SampleRegister delete(String file) throws IOException {
        Files.delete(directory.resolve(file));
        return this;
    }

    public RegisterReading read() throws IOException, UnreadableRegister {
        return read(new ReadOptions(null, null, rejected, Progress.SILENT));
    }

    public RegisterReading read(ReadOptions options) throws IOException, UnreadableRegister {
        return RegisterReader.read(directory, options);
    }

    /** The message with which reading fails. */
    String failure() throws IOException {
        try {
            read();
        } catch (UnreadableRegister e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("The register was read");
    }

    /** The lines of rejected.csv after its header. */
    List<String> rejectedLines() throws IOException {
        List<String> lines = Files.readAllLines(rejected, StandardCharsets.UTF_8);
        if (!lines.get(0).equals("table,line,column,value,reason")) {
            throw new AssertionError("rejected.csv starts with " + lines.get(0));
        }
        return lines.subList(1, lines.size());
    }

    /** The text of a cell as the format writes it, or null when it is unknown or its column absent. */
    static @Nullable String cell(RegisterReading reading, String table, String column, int row) {
        var cells = reading.register().get(table).find(column);
        return cells.isEmpty() || !cells.get().isKnown(row) ? null : CellWords.of(cells.get(), row, 2);
    }
}
