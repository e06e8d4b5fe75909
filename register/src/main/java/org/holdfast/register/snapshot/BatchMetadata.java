package org.holdfast.register.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * What an Arrow file says of one batch: how many rows its fields have, and where its buffers lie. One instance serves
 * batch after batch.
 */
final class BatchMetadata {
    private final Path file;
    private final FileChannel channel;
    private ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 14).order(ByteOrder.LITTLE_ENDIAN);
    private final Message message = new Message();
    private final RecordBatch batch = new RecordBatch();
    private final DictionaryBatch dictionary = new DictionaryBatch();
    private final FieldNode field = new FieldNode();
    private final Buffer buffer = new Buffer();
    private final KeyValue custom = new KeyValue();
    private ByteBuffer checksums = bytes;
    private long body;
    private long bodyLength;

    BatchMetadata(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Reads the metadata of a record batch or of a dictionary with that many fields and buffers. */
    void read(Blocks.Block block, int fields, int buffers) throws IOException {
        read(channel, bytes = roomFor(block.metadata()), block.offset(), block.metadata());
        try {
            bytes.position(ArrowMessage.PREFIX);
            Message.getRootAsMessage(bytes, message);
            if (message.headerType() == MessageHeader.DictionaryBatch) {
                message.header(dictionary);
                dictionary.data(batch);
            } else if (message.headerType() == MessageHeader.RecordBatch) {
                message.header(batch);
            } else {
                throw damaged("a batch is none");
            }
            body = block.offset() + block.metadata();
            bodyLength = block.body();
            message.customMetadata(custom, 0);
            checksums = custom.valueAsByteBuffer();
            boolean fits = message.bodyLength() == bodyLength
                    && batch.compression() == null
                    && batch.nodesLength() == fields
                    && batch.buffersLength() == buffers
                    && checksums.remaining() == buffers * Checksum.DIGITS;
            if (!fits) {
                throw damaged("a batch does not have the fields of the schema");
            }
        } catch (RuntimeException unreadable) {
            throw new DamagedSnapshot(file, "a batch cannot be read", unreadable);
        }
    }

    long rows() {
        return batch.length();
    }

    long dictionaryNumber() {
        return dictionary.id();
    }

    int rows(int at) throws IOException {
        long rows = batch.nodes(field, at).length();
        if (rows < 0 || rows > Integer.MAX_VALUE) {
            throw damaged("a batch claims " + rows + " rows");
        }
        return (int) rows;
    }

    /** How many cells of a field are unknown. */
    long unknowns(int at) {
        return batch.nodes(field, at).nullCount();
    }

    /** Where in the file a buffer begins. */
    long offset(int at) throws IOException {
        Buffer found = batch.buffers(buffer, at);
        long offset = found.offset();
        long length = found.length();
        if (offset < 0 || length < 0 || length > Integer.MAX_VALUE || offset > bodyLength - length) {
            throw damaged("a buffer lies outside its batch");
        }
        return body + offset;
    }

    int length(int at) {
        return (int) batch.buffers(buffer, at).length();
    }

    /** Whether a buffer has the checksum that was written with it. */
    boolean isChecksum(int at, int crc) {
        return Checksum.isAt(checksums, checksums.position() + at * Checksum.DIGITS, crc);
    }

    DamagedSnapshot damaged(String what) {
        return new DamagedSnapshot(file, what);
    }

    /** Fills a buffer from a place of the file, from its position to its limit. */
    static void fill(Path file, FileChannel channel, ByteBuffer bytes, long from) throws IOException {
        long position = from;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, position);
            if (read < 0) {
                throw new DamagedSnapshot(file, "it ends too early", new EOFException());
            }
            position += read;
        }
    }

    private void read(FileChannel from, ByteBuffer into, long offset, int length) throws IOException {
        into.clear().limit(length);
        fill(file, from, into, offset);
        into.flip();
    }

    private ByteBuffer roomFor(int length) {
        return length <= bytes.capacity()
                ? bytes
                : ByteBuffer.allocateDirect(length + (length >> 1)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
