package org.holdfast.register.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.arrow.flatbuf.Footer;
import org.holdfast.column.BatchCells;
import org.holdfast.column.Dictionary;

/**
 * An Arrow file of a snapshot, opened for reading: its schema, its dictionaries and where its batches lie. The
 * messages must fill the file without a gap, so that no byte of it goes unchecked.
 */
final class ArrowFile implements Closeable {
    private static final int TAIL = Integer.BYTES + ArrowFileWriter.MAGIC.length;
    private static final int END_OF_STREAM = 2 * Integer.BYTES;
    private static final int LARGEST_METADATA = 256 << 20;

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final Blocks dictionaries;
    private final Blocks batches;
    private final FileFields fields;

    private ArrowFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.size = channel.size();
        Footer footer = footer();
        try {
            dictionaries = new Blocks(footer.dictionariesLength(), footer::dictionaries);
            batches = new Blocks(footer.recordBatchesLength(), footer::recordBatches);
            checkNoGaps(size - TAIL - footerLength());
            Map<Long, Dictionary> texts = readDictionaries();
            fields = FileFields.parse(footer.schema(), texts);
        } catch (RuntimeException unreadable) {
            throw new DamagedSnapshot(path, "its schema cannot be read", unreadable);
        }
    }

    static ArrowFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new ArrowFile(path, channel);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            channel.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    FileChannel channel() {
        return channel;
    }

    FileFields fields() {
        return fields;
    }

    int batches() {
        return batches.count();
    }

    Blocks.Block batch(int at) {
        return batches.get(at);
    }

    int dictionaries() {
        return dictionaries.count();
    }

    Blocks.Block dictionary(int at) {
        return dictionaries.get(at);
    }

    /** The CRC-32C of everything in the file that is no body. */
    int metadataChecksum() throws IOException {
        CRC32C crc = new CRC32C();
        long at = 0;
        for (int i = 0; i < dictionaries.count() + batches.count(); i++) {
            Blocks.Block block = i < dictionaries.count() ? dictionaries.get(i) : batches.get(i - dictionaries.count());
            digest(at, block.offset() + block.metadata(), crc);
            at = block.end();
        }
        digest(at, size, crc);
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void digest(long from, long to, CRC32C crc) throws IOException {
        crc.update(bytes(from, Math.toIntExact(to - from)));
    }

    private ByteBuffer bytes(long from, int length) throws IOException {
        if (from < 0 || length < 0 || length > LARGEST_METADATA || from > size - length) {
            throw new DamagedSnapshot(path, "a part of it lies outside of it");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        BatchMetadata.fill(path, channel, bytes, from);
        return bytes.flip();
    }

    private int footerLength() throws IOException {
        return bytes(size - TAIL, Integer.BYTES).getInt(0);
    }

    private Footer footer() throws IOException {
        if (size < ArrowFileWriter.HEAD + TAIL || !isMagic(0) || !isMagic(size - ArrowFileWriter.MAGIC.length)) {
            throw new DamagedSnapshot(path, "it does not begin and end as an Arrow file does");
        }
        try {
            int length = footerLength();
            return Footer.getRootAsFooter(bytes(size - TAIL - length, length));
        } catch (RuntimeException unreadable) {
            throw new DamagedSnapshot(path, "its footer cannot be read", unreadable);
        }
    }

    private boolean isMagic(long at) throws IOException {
        return bytes(at, ArrowFileWriter.MAGIC.length).equals(ByteBuffer.wrap(ArrowFileWriter.MAGIC));
    }

    private void checkNoGaps(long footer) throws IOException {
        int schema = bytes(ArrowFileWriter.HEAD + Integer.BYTES, Integer.BYTES).getInt(0);
        long end = dictionaries.end(ArrowFileWriter.HEAD + ArrowMessage.PREFIX + (long) schema);
        if (end < 0 || batches.end(end) != footer - END_OF_STREAM) {
            throw new DamagedSnapshot(path, "its batches do not follow one another");
        }
    }

    private Map<Long, Dictionary> readDictionaries() throws IOException {
        Map<Long, Dictionary> texts = new HashMap<>();
        FileFields.Column column = new FileFields.Column(Forms.text(true), 0, 0);
        for (int i = 0; i < dictionaries.count(); i++) {
            BatchMetadata metadata = new BatchMetadata(path, channel);
            BodyReader body = new BodyReader(path, channel, metadata, 3, true);
            body.want(List.of(0, 1, 2));
            metadata.read(dictionaries.get(i), 1, 3);
            body.read();
            texts.put(metadata.dictionaryNumber(), dictionary(body.cells(column, metadata.rows(0))));
        }
        return texts;
    }

    private Dictionary dictionary(BatchCells cells) throws IOException {
        Dictionary dictionary = new Dictionary();
        for (int code = 0; code < cells.rows(); code++) {
            byte[] utf8 = cells.utf8(code);
            if (dictionary.code(utf8, 0, utf8.length) != code) {
                throw new DamagedSnapshot(path, "a dictionary has an entry twice");
            }
        }
        return dictionary;
    }
}
