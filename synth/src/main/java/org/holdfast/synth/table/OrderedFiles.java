package org.holdfast.synth.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of the tables, to which several threads add rows, each when its turn comes. */
public final class OrderedFiles implements Closeable {
    private final Map<Tables.Name, FileChannel> channels = new EnumMap<>(Tables.Name.class);
    private long turn;
    private boolean stopped;

    /** Opens the files, which must be there with their header. */
    public OrderedFiles(Path directory) throws IOException {
        try {
            for (Tables.Name name : Tables.Name.values()) {
                channels.put(name, FileChannel.open(directory.resolve(file(name)), StandardOpenOption.APPEND));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** The name of a table's file. */
    public static String file(Tables.Name name) {
        return name.name().toLowerCase(Locale.ROOT) + ".csv";
    }

    /**
     * Waits for its turn, counted from 0, adds rows to each table and says so; does nothing any more once stopped.
     */
    public synchronized void write(long number, Tables tables, Runnable written)
            throws IOException, InterruptedException {
        while (turn != number && !stopped) {
            wait();
        }
        if (stopped) {
            return;
        }
        for (Map.Entry<Tables.Name, FileChannel> entry : channels.entrySet()) {
            CsvBuffer rows = tables.get(entry.getKey());
            append(ByteBuffer.wrap(rows.bytes(), 0, rows.length()), entry.getValue(), file(entry.getKey()));
        }
        turn++;
        written.run();
        notifyAll();
    }

    /** Adds rows to a file that one thread writes at once. */
    public static void append(Path file, CsvBuffer rows) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            append(ByteBuffer.wrap(rows.bytes(), 0, rows.length()), channel, String.valueOf(file.getFileName()));
        }
    }

    private static void append(ByteBuffer bytes, FileChannel channel, String file) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new IOException(
                    "Writing " + file + " failed (" + e.getMessage() + ") and nothing was kept: free space on the"
                            + " disk, ask for fewer households, or name a directory on another disk",
                    e);
        }
    }

    /** Lets everybody who waits go on without writing. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    public synchronized boolean isStopped() {
        return stopped;
    }

    /** Checks that there is room for so many bytes where a directory is. */
    public static void checkRoom(Path directory, long bytes) throws IOException {
        long room = Files.getFileStore(directory).getUsableSpace();
        if (room < bytes) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "The register needs about %,d MB and there are %,d MB where %s is to be: free space on the disk,"
                            + " ask for fewer households, or name a directory on another disk",
                    bytes >> 20,
                    room >> 20,
                    directory.toAbsolutePath().getParent()));
        }
    }

    @Override
    public void close() throws IOException {
        @Nullable IOException failure = null;
        for (FileChannel channel : channels.values()) {
            try {
                channel.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
