package org.holdfast.cli;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.engine.households.Places;

/**
 * {@code visits.csv}: the households somebody should visit, by place. Lines come by household and wait in a file until all
 * are there; only where each begins is kept in memory.
 */
final class Visits implements Closeable {
    private static final String HEADER = "place_id,place_name,household_id,level,undecided,ask_for\n";
    private final int[] rank;
    private final Path file;
    private final Path waiting;
    private final OutputStream out;
    /** Rank of the place and number of the visit, so that sorting them sorts the visits. */
    private long[] order = new long[1024];

    private long[] starts = new long[1025];
    private int count;

    Visits(Places places, Path file) throws IOException {
        this.rank = new int[places.count()];
        Integer[] byId = IntStream.range(0, rank.length).boxed().toArray(Integer[]::new);
        Arrays.sort(byId, Comparator.comparing(places::id));
        for (int i = 0; i < byId.length; i++) {
            rank[byId[i]] = i;
        }
        this.file = file;
        this.waiting = file.resolveSibling(file.getFileName() + ".work");
        this.out = new BufferedOutputStream(Files.newOutputStream(waiting), 1 << 18);
    }

    void add(List<VisitLines.Visit> visits) throws IOException {
        for (VisitLines.Visit visit : visits) {
            if (count == order.length) {
                order = Arrays.copyOf(order, 2 * count);
                starts = Arrays.copyOf(starts, 2 * count + 1);
            }
            order[count] = (long) rank[visit.place()] << Integer.SIZE | count;
            starts[count + 1] = starts[count] + visit.line().length;
            out.write(visit.line());
            count++;
        }
    }

    /** Writes the list when all visits were added. */
    void write() throws IOException {
        out.close();
        Arrays.sort(order, 0, count);
        try (RandomAccessFile lines = new RandomAccessFile(waiting.toFile(), "r");
                OutputStream to = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18)) {
            to.write(HEADER.getBytes(StandardCharsets.UTF_8));
            int from = 0;
            while (from < count) {
                int next = from + 1;
                while (next < count && (int) order[next] == (int) order[next - 1] + 1 && next - from < 1 << 12) {
                    next++;
                }
                long start = starts[(int) order[from]];
                byte[] together = new byte[Math.toIntExact(starts[(int) order[next - 1] + 1] - start)];
                lines.seek(start);
                lines.readFully(together);
                to.write(together);
                from = next;
            }
        }
        Files.delete(waiting);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(waiting);
    }
}
