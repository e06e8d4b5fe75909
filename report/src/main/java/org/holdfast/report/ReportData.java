package org.holdfast.report;

import org.jspecify.annotations.Nullable;

/**
 * Everything the assessment report tells.
 *
 * <p>Up to {@link PlaceTree#LIMIT} places are shown each by itself. Of a larger tree the page keeps as many whole levels from the
 * top as stay within it, counts deeper places in those that enclose them, and says so.
 */
public record ReportData(
        RunFacts run,
        Vocabulary words,
        PlaceTree tree,
        PlaceCounts counts,
        Flow flow,
        DataQuality quality,
        Method method,
        @Nullable Change change) {
    public ReportData {
        counts.check(words, tree.size());
    }

    ReportData folded(int limit) {
        if (tree.size() <= limit) {
            return this;
        }
        Folding folding = tree.fold(limit);
        return new ReportData(run, words, folding.tree(), counts.at(folding.kept()), flow, quality, method, change);
    }
}
