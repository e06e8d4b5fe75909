package org.holdfast.policy.source;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The nearest of the names somebody may have meant. */
public final class Suggestion {
    private static final int LONGEST = 100;

    private Suggestion() {}

    /** {@code did you mean 'x'?} for the nearest name by edit distance, or null when none is near. */
    public static @Nullable String didYouMean(String written, Collection<String> names) {
        int limit = Math.max(1, Math.min(3, written.length() / 2));
        return names.stream()
                .filter(name -> Math.abs(name.length() - written.length()) <= limit && written.length() <= LONGEST)
                .filter(name -> distance(written, name) <= limit)
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(name -> name))
                .map(name -> "did you mean '" + name + "'?")
                .orElse(null);
    }

    /** Levenshtein's edit distance. */
    private static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) above[j] = j;
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[right.length()];
    }
}
