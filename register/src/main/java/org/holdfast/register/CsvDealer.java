package org.holdfast.register;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.holdfast.column.ColumnSchema;
import org.jspecify.annotations.Nullable;

/**
 * Deals out a CSV file in blocks of whole rows. One hand at a time reads and finds where the last row of its block
 * ends; the rows themselves are taken apart by all hands at once.
 */
final class CsvDealer implements RowDealer {
    /** A row longer than this is no longer looked for in a block: the rest of the file is read by one hand. */
    private static final int LARGEST_BLOCK = 1 << 23;

    private final TableFile file;
    private final MeteredFile metered;
    private final InputStream source;
    private final boolean utf8;
    private final CsvRows head;
    private final RowBorders borders = new RowBorders();
    private final Hand[] hands;
    private final int blockSize;
    private byte[] carry = {};
    private long offset;
    private long line;
    private boolean afterReturn;
    private boolean ended;
    private long portions;

    /** What one hand holds. */
    private static final class Hand {
        private final CsvRows rows;
        private byte[] block;
        private int length;
        private long offset;
        private long portion;
        private @Nullable Rows rest;

        Hand(CsvRows rows, int blockSize) {
            this.rows = rows;
            this.block = new byte[blockSize];
        }
    }

    static CsvDealer open(TableFile file, Progress progress, int hands, int blockSize)
            throws IOException, UnreadableRegister {
        MeteredFile metered = new MeteredFile(file.path(), file.table(), progress);
        try {
            return new CsvDealer(file, metered, hands, blockSize);
        } catch (IOException | UnreadableRegister | RuntimeException e) {
            metered.close();
            throw e;
        }
    }

    private CsvDealer(TableFile file, MeteredFile metered, int hands, int blockSize)
            throws IOException, UnreadableRegister {
        this.file = file;
        this.metered = metered;
        this.blockSize = blockSize;
        this.utf8 = file.charset().equals(StandardCharsets.UTF_8);
        InputStream text = utf8 ? metered : new Transcoding(metered, file.charset());
        this.head = new CsvRows(file.name(), utf8 ? new Utf8Check(text) : text);
        byte[] rest = head.rest();
        this.source = new SequenceInputStream(new ByteArrayInputStream(rest), text);
        this.offset = metered.position() - rest.length;
        this.line = head.line();
        this.afterReturn = head.isAfterReturn();
        this.hands = new Hand[hands];
        for (int hand = 0; hand < hands; hand++) {
            CsvRows rows = new CsvRows(file.name(), InputStream.nullInputStream(), head.header(), 1, false);
            this.hands[hand] = new Hand(rows, blockSize);
        }
    }

    @Override
    public Rows head() {
        return head;
    }

    @Override
    public void expect(List<ColumnSchema> columns) {
        // text can hold anything
    }

    @Override
    public @Nullable Rows deal(int number) throws IOException, UnreadableRegister {
        Hand hand = hands[number];
        if (!cut(hand)) {
            return null;
        }
        if (hand.rest != null) {
            return hand.rest;
        }
        if (utf8) {
            Utf8Check.check(hand.block, hand.length, hand.offset);
        }
        return hand.rows;
    }

    @Override
    public long portion(int hand) {
        return hands[hand].portion;
    }

    @Override
    public String digest() {
        return metered.digest();
    }

    @Override
    public synchronized void stop() {
        ended = true;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** Takes the next block off the file; false when there is none. */
    private synchronized boolean cut(Hand hand) throws IOException {
        hand.portion = portions++;
        hand.rest = null;
        if (ended) {
            return false;
        }
        int filled = fill(hand);
        while (!ended && borders.border() == 0) {
            if (hand.block.length >= Math.max(blockSize, LARGEST_BLOCK)) {
                hand.rest = rest(hand, filled);
                return true;
            }
            hand.block = Arrays.copyOf(hand.block, hand.block.length * 2);
            filled = fill(hand, filled);
        }
        hand.length = ended ? filled : borders.border();
        hand.offset = offset;
        hand.rows.take(hand.block, hand.length, line, afterReturn);
        carry = Arrays.copyOfRange(hand.block, hand.length, filled);
        offset += hand.length;
        line += borders.linesToBorder();
        afterReturn = false;
        return hand.length > 0;
    }

    private int fill(Hand hand) throws IOException {
        if (carry.length > hand.block.length) {
            hand.block = new byte[Math.max(carry.length, blockSize)];
        }
        System.arraycopy(carry, 0, hand.block, 0, carry.length);
        return fill(hand, carry.length);
    }

    /** Fills the block from the file and finds the border; what it then holds. */
    private int fill(Hand hand, int from) throws IOException {
        int filled = from + source.readNBytes(hand.block, from, hand.block.length - from);
        ended = filled < hand.block.length;
        borders.find(hand.block, filled, afterReturn);
        return filled;
    }

    /** All that follows, for one hand: a row of it is too long for a block. */
    private Rows rest(Hand hand, int filled) {
        ended = true;
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(hand.block.clone(), 0, filled), source);
        return new CsvRows(file.name(), utf8 ? new Utf8Check(all, offset) : all, head.header(), line, afterReturn);
    }
}
