package org.holdfast.cli.differential;

import java.io.IOException;
import java.nio.file.Path;
import org.holdfast.policy.pack.Pack;

/** Whole, valid policy packs by seed, which between them use all of the language. */
public final class RandomPack {
    private static final int MOST_ATTEMPTS = 20;

    private RandomPack() {}

    /** The pack of a seed: its first draft that loads. */
    public static Pack of(long seed) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Pack pack = draft(seed, attempt).load().pack();
            if (pack != null) {
                return pack;
            }
        }
        throw new IllegalStateException(
                "No draft of seed " + seed + " loads: " + draft(seed, 0).load().issues());
    }

    /** Writes the pack of a seed into a directory, which is made when it is not there. */
    public static void write(long seed, Path directory) throws IOException {
        loading(seed).write(directory);
    }

    /** The text of the pack of a seed. */
    static PackDraft loading(long seed) {
        int attempt = 0;
        while (draft(seed, attempt).load().pack() == null) {
            attempt++;
        }
        return draft(seed, attempt);
    }

    /** One draft of a seed, which now and then has a decision that can never be reached. */
    static PackDraft draft(long seed, int attempt) {
        return new RandomDeclarations(seed, attempt).pack();
    }
}
