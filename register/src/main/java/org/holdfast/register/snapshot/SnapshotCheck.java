package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.holdfast.column.BatchCells;
import org.holdfast.register.Progress;
import org.holdfast.register.UnreadableRegister;

/** Reads every byte of a snapshot and compares it with its checksums. */
public final class SnapshotCheck {
    private static final int PIECE = 1 << 20;
    private final ArrowFile file;
    private final BatchMetadata metadata;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE);

    private SnapshotCheck(ArrowFile file) {
        this.file = file;
        this.metadata = new BatchMetadata(file.path(), file.channel());
    }

    /** Refuses a snapshot in which anything is not as it was written, or whose households are not in order. */
    public static void check(Path directory, Progress progress) throws UnreadableRegister, IOException {
        check(directory, progress, ArrowSnapshot.BATCH);
    }

    /** @param batch how many households a full batch has */
    static void check(Path directory, Progress progress, int batch) throws UnreadableRegister, IOException {
        SnapshotDirectory files = new SnapshotDirectory(directory);
        try (ArrowSnapshot snapshot = files.open(true, batch)) {
            files.digests().check(directory, SnapshotFiles.REJECTED);
            new SnapshotCheck(snapshot.file()).check(snapshot, progress);
        } catch (DamagedSnapshot | NoSuchFileException refused) {
            throw SnapshotDirectory.unreadable(refused);
        }
    }

    private void check(ArrowSnapshot snapshot, Progress progress) throws IOException {
        for (int i = 0; i < file.dictionaries(); i++) {
            checkPadding(file.dictionary(i), 1, 3);
        }
        FileFields fields = file.fields();
        BodyReader body = new BodyReader(file.path(), file.channel(), metadata, fields.buffers(), true);
        body.want(IntStream.range(0, fields.buffers()).boxed().toList());
        FileFields.Column id = snapshot.fields().column("household_id");
        byte[] last = {};
        for (int batch = 0; batch < file.batches(); batch++) {
            progress.at("household", batch, file.batches());
            checkPadding(file.batch(batch), fields.fields(), fields.buffers());
            body.read();
            int households = snapshot.householdsOf(batch);
            BatchCells ids = body.cells(id, households);
            for (int row = 0; row < households; row++) {
                byte[] next = ids.utf8(row);
                if (batch + row > 0 && Arrays.compareUnsigned(last, next) >= 0) {
                    throw metadata.damaged("its households are not in order");
                }
                last = next;
            }
        }
        progress.at("household", file.batches(), file.batches());
    }

    /** What lies between the buffers of a batch is zero, as it was written. */
    private void checkPadding(Blocks.Block block, int fields, int buffers) throws IOException {
        metadata.read(block, fields, buffers);
        long at = block.offset() + block.metadata();
        for (int buffer = 0; buffer < buffers; buffer++) {
            if (metadata.length(buffer) > 0) {
                checkZero(at, metadata.offset(buffer));
                at = metadata.offset(buffer) + metadata.length(buffer);
            }
        }
        checkZero(at, block.end());
    }

    private void checkZero(long from, long to) throws IOException {
        if (to < from || to - from > PIECE) {
            throw metadata.damaged("its buffers do not follow one another");
        }
        piece.clear().limit((int) (to - from));
        BatchMetadata.fill(file.path(), file.channel(), piece, from);
        for (int i = 0; i < piece.limit(); i++) {
            if (piece.get(i) != 0) {
                throw metadata.damaged("there is something between its buffers");
            }
        }
    }
}
