package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;
import org.holdfast.register.RegisterReading;
import org.holdfast.register.UnreadableRegister;

/** A register read in memory and written as a snapshot, for tests. */
final class WrittenSnapshot {
    final Path directory;
    final RegisterReading reading;

    WrittenSnapshot(Path register, Path directory) throws IOException, UnreadableRegister {
        this.directory = Files.createDirectories(directory);
        reading = RegisterReader.read(
                register, new ReadOptions(null, null, directory.resolve("rejected.csv"), Progress.SILENT));
        SnapshotWriter.write(reading, directory);
    }

    ArrowSnapshot open() throws IOException, UnreadableRegister {
        return ArrowSnapshot.open(directory);
    }
}
