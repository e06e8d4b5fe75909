package org.holdfast.register.spill;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.register.Unwritable;
import org.jspecify.annotations.Nullable;

/** Where chunks of records lie: in memory while they are few, in a file when they are many. For several threads. */
public final class Spill implements Closeable {
    private final Path file;
    private final long mostInMemory;
    private final AtomicLong inMemory = new AtomicLong();
    private final AtomicLong end = new AtomicLong();
    private @Nullable FileChannel channel;

    /**
     * @param file is made when it is needed, and deleted on closing
     * @param mostInMemory the bytes that are kept in memory
     */
    public Spill(Path file, long mostInMemory) {
        this.file = file;
        this.mostInMemory = mostInMemory;
    }

    /** The bytes that were written to the file. */
    public long written() {
        return end.get();
    }

    /** Stores a copy of bytes. */
    Chunk store(byte[] bytes, int length) throws IOException {
        if (inMemory.addAndGet(length) <= mostInMemory) {
            return new Chunk(Arrays.copyOf(bytes, length), 0, length);
        }
        inMemory.addAndGet(-length);
        long at = end.getAndAdd(length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        long position = at;
        try {
            while (buffer.hasRemaining()) {
                position += channel().write(buffer, position);
            }
        } catch (IOException failed) {
            throw Unwritable.of(file, failed);
        }
        return new Chunk(null, at, length);
    }

    /** Copies a part of a chunk. */
    void read(Chunk chunk, int from, byte[] into, int at, int length) throws IOException {
        byte[] held = chunk.held;
        if (held != null) {
            System.arraycopy(held, from, into, at, length);
            return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(into, at, length);
        long position = chunk.at + from;
        while (buffer.hasRemaining()) {
            int read = channel().read(buffer, position);
            if (read < 0) {
                throw new EOFException(file + " was cut off while the import worked on it: run the import again");
            }
            position += read;
        }
    }

    /** Gives back the memory of a chunk that nobody reads again. */
    void release(Chunk chunk) {
        if (chunk.held != null) {
            inMemory.addAndGet(-chunk.length);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
            Files.deleteIfExists(file);
        }
    }

    private synchronized FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }

    /** @param held the bytes, if they are in memory; else they lie in the file */
    record Chunk(byte @Nullable [] held, long at, int length) {}
}
