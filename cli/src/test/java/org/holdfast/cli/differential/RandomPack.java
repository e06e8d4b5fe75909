package org.holdfast.cli.differential;

import java.io.IOException;
import java.nio.file.Path;
import org.holdfast.policy.pack.Pack;

/** Whole, valid policy packs by seed, which between them use all of the language. */
public final class RandomPack {
    private static final int MOST_ATTEMPTS = 20;

    private RandomPack() {}

    /** The pack of a seed. */
    public static Pack of(long seed) {
        Pack pack = loading(seed).load().pack();
        if (pack == null) {
            throw new IllegalStateException("The pack of seed " + seed + " loaded only once");
        }
        return pack;
    }

    /** Writes the pack of a seed into a directory, which is made when it is not there. */
    public static void write(long seed, Path directory) throws IOException {
        loading(seed).write(directory);
    }

    /** The text of the pack of a seed: the first draft that loads. */
    static PackDraft loading(long seed) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            PackDraft draft = draft(seed, attempt);
            if (draft.load().pack() != null) {
                return draft;
            }
        }
        throw new IllegalStateException(
                "No draft of seed " + seed + " loads: " + draft(seed, 0).load().issues());
    }

    /** One draft of a seed, which now and then has a decision that can never be reached. */
    static PackDraft draft(long seed, int attempt) {
        return new RandomDeclarations(seed, attempt).pack();
    }
}
