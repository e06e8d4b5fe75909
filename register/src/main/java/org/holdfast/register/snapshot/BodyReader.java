package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.holdfast.column.BatchCells;
import org.holdfast.column.ColumnForm.Layout;
import org.jspecify.annotations.Nullable;

/**
 * Reads chosen buffers of batch after batch into one block of memory outside the heap and hands out slices of it.
 *
 * <p>It reads rather than maps the file: mapped pages would count as memory of the process.
 */
final class BodyReader {
    /** Bytes between two buffers that are rather read and thrown away than jumped over. */
    private static final int GAP = 1 << 14;

    private static final int MOST = Integer.MAX_VALUE - 8;

    private final Path path;
    private final FileChannel channel;
    private final BatchMetadata metadata;
    private final boolean checked;
    private final CRC32C crc = new CRC32C();
    private final TreeSet<Integer> wanted = new TreeSet<>();
    private int[] order = {};
    private final int[] positions;
    private final long[] runOffsets;
    private final int[] runPositions;
    private final int[] runEnds;
    private int runs;
    private ByteBuffer block = ByteBuffer.allocateDirect(0).order(ByteOrder.LITTLE_ENDIAN);

    /** @param checked whether the checksum of every buffer that is read is verified */
    BodyReader(Path path, FileChannel channel, BatchMetadata metadata, int buffers, boolean checked) {
        this.path = path;
        this.channel = channel;
        this.metadata = metadata;
        this.checked = checked;
        positions = new int[buffers];
        runOffsets = new long[buffers];
        runPositions = new int[buffers];
        runEnds = new int[buffers];
    }

    /** Chooses buffers to read from now on; whether any of them was not chosen before. */
    boolean want(Collection<Integer> buffers) {
        boolean added = wanted.addAll(buffers);
        order = wanted.stream().mapToInt(Integer::intValue).toArray();
        return added;
    }

    /** Reads the chosen buffers of the batch whose metadata was read last. */
    void read() throws IOException {
        int end = layOut();
        if (end > block.capacity()) {
            block = ByteBuffer.allocateDirect((int) Math.min(MOST, end + end / 4L + 2 * BatchBody.ALIGNMENT))
                    .alignedSlice(BatchBody.ALIGNMENT)
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
        for (int run = 0; run < runs; run++) {
            block.limit(runEnds[run]).position(runPositions[run]);
            BatchMetadata.fill(path, channel, block, runOffsets[run]);
        }
        if (checked) {
            verify();
        }
        block.clear();
    }

    /** The cells of a column that was chosen. */
    BatchCells cells(FileFields.Column column, int rows) throws IOException {
        Layout layout = column.form().layout();
        long unknowns = metadata.unknowns(column.field());
        if (metadata.rows(column.field()) != rows
                || unknowns > 0 && !column.form().mayBeUnknown()) {
            throw metadata.damaged("a column has more or fewer rows than its table");
        }
        int buffer = column.firstBuffer();
        @Nullable ByteBuffer known = unknowns == 0 ? null : buffer(buffer, rows + 7L >> 3);
        return switch (layout) {
            case TEXT -> texts(rows, known, buffer + 1);
            case BIT -> new BatchCells(rows, buffer(buffer + 1, rows + 7L >> 3), known, null);
            default -> new BatchCells(rows, buffer(buffer + 1, (long) rows * layout.bytes()), known, null);
        };
    }

    /** Copies where the rows of each parent begin; one more says where the last ends. */
    void starts(int buffer, int[] to, int parents, int rows) throws IOException {
        buffer(buffer, (parents + 1L) * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(to, 0, parents + 1);
        if (to[0] != 0 || to[parents] != rows) {
            throw metadata.damaged("the rows of a table do not belong to its households");
        }
    }

    private BatchCells texts(int rows, @Nullable ByteBuffer known, int buffer) throws IOException {
        ByteBuffer offsets = buffer(buffer, (rows + 1L) * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int length = metadata.length(buffer + 1);
        if (offsets.getInt(0) != 0 || offsets.getInt(rows * Integer.BYTES) != length) {
            throw metadata.damaged("the texts of a column are longer or shorter than they should be");
        }
        return new BatchCells(rows, buffer(buffer + 1, length), known, offsets);
    }

    private ByteBuffer buffer(int buffer, long length) throws IOException {
        if (metadata.length(buffer) != length) {
            throw metadata.damaged("a buffer is longer or shorter than its rows need");
        }
        return block.slice(positions[buffer], (int) length);
    }

    /** Finds which stretches of the file to read and where in memory they go; how much memory they take. */
    private int layOut() throws IOException {
        runs = 0;
        long fileEnd = -1;
        int end = 0;
        for (int buffer : order) {
            long offset = metadata.offset(buffer);
            int length = metadata.length(buffer);
            if (length == 0) {
                positions[buffer] = 0;
                continue;
            }
            if (offset < fileEnd) {
                throw metadata.damaged("its buffers overlap");
            }
            if (runs == 0 || offset - fileEnd > GAP) {
                runOffsets[runs] = offset;
                runPositions[runs] = Math.toIntExact(BatchBody.aligned(end));
                runs++;
            }
            int run = runs - 1;
            positions[buffer] = Math.toIntExact(runPositions[run] + (offset - runOffsets[run]));
            fileEnd = offset + length;
            end = Math.addExact(positions[buffer], length);
            runEnds[run] = end;
        }
        return end;
    }

    private void verify() throws IOException {
        for (int buffer : order) {
            crc.reset();
            block.limit(positions[buffer] + metadata.length(buffer)).position(positions[buffer]);
            crc.update(block);
            if (!metadata.isChecksum(buffer, (int) crc.getValue())) {
                throw metadata.damaged("a part of it does not have its checksum");
            }
        }
    }
}
