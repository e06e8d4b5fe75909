package org.holdfast.register;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/** What a Parquet file claims about itself, looked at before it is believed. */
final class ParquetFooter {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int SMALLEST = 12;
    private static final int LARGEST_FOOTER = 64 << 20;
    private static final long LARGEST_CHUNK = 512L << 20;
    private static final long ROWS_OF_ANY_FILE = 100_000;
    private static final long ROWS_PER_BYTE = 16;

    private ParquetFooter() {}

    /** Refuses a file that does not start and end as Parquet does. */
    static void check(TableFile file) throws IOException, UnreadableRegister {
        try (RandomAccessFile bytes = new RandomAccessFile(file.path().toFile(), "r")) {
            byte[] magic = new byte[MAGIC.length];
            if (bytes.length() < SMALLEST || !isMagic(bytes, 0, magic)) {
                throw new UnreadableRegister(
                        file.name() + " is not a Parquet file: write it as Parquet or name it .csv if it is CSV");
            }
            if (!isMagic(bytes, bytes.length() - MAGIC.length, magic)) {
                throw new UnreadableRegister(file.name() + " is cut off: its end is missing; copy or write it again");
            }
            bytes.seek(bytes.length() - MAGIC.length - Integer.BYTES);
            long length = Integer.toUnsignedLong(Integer.reverseBytes(bytes.readInt()));
            if (length > Math.min(LARGEST_FOOTER, bytes.length() - SMALLEST)) {
                throw new UnreadableRegister(file.name() + " is damaged: its footer claims to be " + length
                        + " bytes long; copy or write it again");
            }
        }
    }

    /** Refuses a file that claims to hold more than its size can. */
    static void check(TableFile file, ParquetMetadata footer) throws IOException, UnreadableRegister {
        long size = Files.size(file.path());
        long rows = 0;
        for (BlockMetaData group : footer.getBlocks()) {
            rows = Math.addExact(rows, group.getRowCount());
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                check(file, size, group, chunk);
            }
        }
        if (rows > ROWS_OF_ANY_FILE + ROWS_PER_BYTE * size) {
            throw new UnreadableRegister(file.name() + " claims " + rows + " rows in " + size
                    + " bytes, which no register has: it is damaged or made to harm");
        }
    }

    private static void check(TableFile file, long size, BlockMetaData group, ColumnChunkMetaData chunk)
            throws UnreadableRegister {
        String column = Cells.cut(chunk.getPath().toDotString());
        boolean inside = chunk.getStartingPos() >= 0
                && chunk.getTotalSize() >= 0
                && chunk.getTotalSize() <= size - chunk.getStartingPos();
        if (!inside || group.getRowCount() < 0) {
            throw new UnreadableRegister(file.name() + " is damaged or cut off: its column " + column
                    + " lies outside the file; copy or write it again");
        }
        if (chunk.getTotalUncompressedSize() > LARGEST_CHUNK) {
            throw new UnreadableRegister(file.name() + ": column " + column + " unfolds to "
                    + chunk.getTotalUncompressedSize() + " bytes in one row group, more than the " + LARGEST_CHUNK
                    + " allowed: write smaller row groups");
        }
        boolean flat = chunk.getPath().size() == 1;
        if (flat && chunk.getValueCount() != group.getRowCount()) {
            throw new UnreadableRegister(file.name() + " is damaged: its column " + column + " has "
                    + chunk.getValueCount() + " values in a group of " + group.getRowCount() + " rows");
        }
    }

    static UnreadableRegister damaged(TableFile file, Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String what = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new UnreadableRegister(
                file.name() + " is damaged or is not readable Parquet (" + Cells.cut(what)
                        + "): copy or write it again, with zstd or snappy compression",
                cause);
    }

    private static boolean isMagic(RandomAccessFile bytes, long at, byte[] magic) throws IOException {
        bytes.seek(at);
        bytes.readFully(magic);
        return Arrays.equals(magic, MAGIC);
    }
}
