package org.holdfast.register;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.column.ColumnSchema;
import org.jspecify.annotations.Nullable;

/** Deals out a Parquet file, a row group at a time. */
final class ParquetDealer implements RowDealer {
    private final TableFile file;
    private final Progress progress;
    private final long size;
    private final List<ParquetRows> hands = new ArrayList<>();
    private final long[] portions;
    private int next;
    private int groups;

    ParquetDealer(TableFile file, Progress progress, int hands) throws IOException, UnreadableRegister {
        this.file = file;
        this.progress = progress;
        this.size = Files.size(file.path());
        this.portions = new long[hands];
        try {
            for (int hand = 0; hand < hands; hand++) {
                this.hands.add(ParquetRows.open(file, Progress.SILENT));
            }
        } catch (IOException | UnreadableRegister | RuntimeException e) {
            close();
            throw e;
        }
        this.groups = this.hands.get(0).groups();
    }

    @Override
    public Rows head() {
        return hands.get(0);
    }

    @Override
    public void expect(List<ColumnSchema> columns) throws UnreadableRegister {
        for (ParquetRows hand : hands) {
            hand.expect(columns);
        }
    }

    @Override
    public @Nullable Rows deal(int hand) throws UnreadableRegister {
        int group = take(hand);
        if (group < 0) {
            return null;
        }
        hands.get(hand).take(group);
        return hands.get(hand);
    }

    @Override
    public long portion(int hand) {
        return portions[hand];
    }

    @Override
    public String digest() throws IOException {
        return MeteredFile.digest(file.path());
    }

    @Override
    public synchronized void stop() {
        groups = 0;
    }

    @Override
    public void close() throws IOException {
        for (ParquetRows hand : hands) {
            hand.close();
        }
    }

    private synchronized int take(int hand) {
        portions[hand] = next;
        progress.at(file.table(), groups == 0 ? size : size * next / groups, size);
        return next < groups ? next++ : -1;
    }
}
