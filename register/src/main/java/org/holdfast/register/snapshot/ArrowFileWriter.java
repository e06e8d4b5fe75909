package org.holdfast.register.snapshot;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.holdfast.column.Dictionary;
import org.holdfast.register.Unwritable;

/** Writes an Arrow file: its schema and dictionaries at once, then batch after batch. */
final class ArrowFileWriter implements Closeable {
    static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    /** The magic at the start, filled up. */
    static final int HEAD = 8;

    /** What is written at once; a larger heap array would be copied whole to memory outside the heap. */
    private static final int PIECE = 1 << 19;

    private final Path file;
    private final FileChannel channel;
    private final CRC32C metadata = new CRC32C();
    private final List<Placed> dictionaries = new ArrayList<>();
    private final List<Placed> batches = new ArrayList<>();
    private long position;

    /** Where a message was written. */
    private record Placed(long offset, int metadata, long body) {}

    ArrowFileWriter(Path file, FileForm form) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            byte[] head = new byte[HEAD];
            System.arraycopy(MAGIC, 0, head, 0, MAGIC.length);
            writeMetadata(head);
            writeMetadata(ArrowMessage.schema(form, HEAD).bytes());
            List<Map.Entry<Dictionary, Integer>> numbered =
                    new ArrayList<>(form.dictionaries().entrySet());
            numbered.sort(Comparator.comparing(Map.Entry::getValue));
            for (Map.Entry<Dictionary, Integer> entry : numbered) {
                write(ArrowMessage.dictionary(entry.getValue(), entry.getKey()), dictionaries);
            }
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            channel.close();
            throw e;
        }
    }

    void write(ArrowMessage batch) throws IOException {
        write(batch, batches);
    }

    /**
     * Writes what ends the file; the CRC-32C of everything that is no body.
     *
     * @param bounded the form of the file again, which may have narrower bounds now that all values are known
     */
    int finish(FileForm bounded) throws IOException {
        FlatBufferBuilder builder = new FlatBufferBuilder(8192);
        int schema = new ArrowSchema(bounded, builder).write();
        Footer.startDictionariesVector(builder, dictionaries.size());
        int dictionaryBlocks = blocks(builder, dictionaries);
        Footer.startRecordBatchesVector(builder, batches.size());
        int batchBlocks = blocks(builder, batches);
        Footer.finishFooterBuffer(
                builder, Footer.createFooter(builder, MetadataVersion.V5, schema, dictionaryBlocks, batchBlocks, 0));
        ByteBuffer footer = builder.dataBuffer();
        int length = footer.remaining();
        ByteBuffer end = ByteBuffer.allocate(2 * Integer.BYTES + length + Integer.BYTES + MAGIC.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(ArrowMessage.CONTINUATION)
                .putInt(0)
                .put(footer)
                .putInt(length)
                .put(MAGIC);
        writeMetadata(end.array());
        return (int) metadata.getValue();
    }

    /** The bytes written so far. */
    long bytes() {
        return position;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static int blocks(FlatBufferBuilder builder, List<Placed> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            Placed at = messages.get(i);
            Block.createBlock(builder, at.offset, at.metadata, at.body);
        }
        return builder.endVector();
    }

    private void write(ArrowMessage message, List<Placed> among) throws IOException {
        among.add(new Placed(position, message.metadata(), message.body()));
        metadata.update(message.bytes(), 0, message.metadata());
        write(message.bytes());
    }

    private void writeMetadata(byte[] bytes) throws IOException {
        metadata.update(bytes, 0, bytes.length);
        write(bytes);
    }

    private void write(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += PIECE) {
            ByteBuffer piece = ByteBuffer.wrap(bytes, at, Math.min(PIECE, bytes.length - at));
            Unwritable.guard(file, () -> {
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
            });
        }
        position += bytes.length;
    }
}
