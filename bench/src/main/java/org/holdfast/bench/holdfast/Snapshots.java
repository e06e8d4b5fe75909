package org.holdfast.bench.holdfast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.bench.Question;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.policy.checked.PackLoader;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.UnreadableRegister;
import org.holdfast.register.snapshot.ArrowSnapshot;
import org.holdfast.register.snapshot.SnapshotImport;

/** The snapshot of the register in question. */
final class Snapshots {
    private static final double ALL = 100;

    private Snapshots() {}

    private static Path directory(Question question) {
        return question.scratch().resolve("snapshot");
    }

    /** Makes it. */
    static void make(Question question) throws IOException, UnreadableRegister {
        Path directory = Files.createDirectories(directory(question));
        ReadOptions options =
                new ReadOptions(null, pack(question).currency(), directory.resolve("rejected.csv"), Progress.SILENT);
        SnapshotImport.run(question.register(), options, Progress.SILENT, directory, ALL);
    }

    /** Opens it, every part of it having been checked once; makes it when nobody has. */
    static ArrowSnapshot open(Question question) throws IOException, UnreadableRegister {
        if (!ArrowSnapshot.isSnapshot(directory(question))) {
            make(question);
        }
        return ArrowSnapshot.openUnchecked(directory(question));
    }

    /** The snapshot and the pack in question, ready to be assessed. */
    record Opened(Question question, ArrowSnapshot snapshot, Pack pack) {
        static Opened of(Question question) throws IOException, UnreadableRegister {
            return new Opened(question, open(question), Snapshots.pack(question));
        }

        /** An assessor that leaves the costs of measures out. */
        ColumnarAssessor assessor() throws IOException, Unassessable {
            return ColumnarAssessor.open(
                    snapshot,
                    pack,
                    question.asOf(),
                    ColumnarAssessor.Settings.standard().withoutCosts());
        }
    }

    static Pack pack(Question question) throws IOException {
        Pack pack = PackLoader.load(question.pack()).pack();
        if (pack == null) {
            throw new IOException(question.pack() + " does not load: holdfast pack check says why");
        }
        return pack;
    }
}
