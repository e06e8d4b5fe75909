package org.holdfast.register.snapshot;

import java.util.function.IntFunction;

/** Where the messages of one sort lie in an Arrow file. */
final class Blocks {
    private final long[] offsets;
    private final int[] metadata;
    private final long[] bodies;

    /** @param body its length in bytes */
    record Block(long offset, int metadata, long body) {
        long end() {
            return offset + metadata + body;
        }
    }

    Blocks(int count, IntFunction<org.apache.arrow.flatbuf.Block> written) {
        offsets = new long[count];
        metadata = new int[count];
        bodies = new long[count];
        for (int i = 0; i < count; i++) {
            org.apache.arrow.flatbuf.Block block = written.apply(i);
            offsets[i] = block.offset();
            metadata[i] = block.metaDataLength();
            bodies[i] = block.bodyLength();
        }
    }

    int count() {
        return offsets.length;
    }

    Block get(int at) {
        return new Block(offsets[at], metadata[at], bodies[at]);
    }

    /** Where the last block ends when they follow one another from a start, each of a sound size; else -1. */
    long end(long start) {
        long at = start;
        for (int i = 0; i < offsets.length; i++) {
            boolean sound = offsets[i] == at
                    && metadata[i] > ArrowMessage.PREFIX
                    && bodies[i] >= 0
                    && bodies[i] <= Integer.MAX_VALUE;
            if (!sound) {
                return -1;
            }
            at += metadata[i] + bodies[i];
        }
        return at;
    }
}
