package org.holdfast.cli;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.Quantile;
import org.holdfast.measures.poverty.RelativeLine;
import org.holdfast.measures.survey.LonelyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is to be measured: which measures, over which lines, for which groups.
 *
 * @param lines amounts
 * @param relative shares of the median of all, as lines
 * @param groupings what groups are told apart by, each on its own
 * @param level of intervals, such as 0.95
 * @param leastCell groups of fewer rows are held back
 */
record MeasureQuestion(
        List<NamedMeasure> measures,
        List<Double> lines,
        List<Double> relative,
        List<String> groupings,
        LonelyUnit lonely,
        double level,
        int leastCell) {
    /** One measure over one line, or over none. */
    record Item(
            NamedMeasure measure,
            @Nullable Double line,
            @Nullable Double relative) {
        /** The line of a relative item, as an estimate of its own. */
        @Nullable
        RelativeLine relativeLine() {
            return relative == null ? null : new RelativeLine(relative, Quantile.median());
        }

        /** The measure; the line of a relative one was found from everybody. */
        IncomeMeasure over(double foundLine) {
            return measure.over().apply(line != null ? line : foundLine);
        }
    }

    /** Every measure over every line it needs. */
    List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (NamedMeasure measure : measures) {
            if (!measure.needsLine()) {
                items.add(new Item(measure, null, null));
                continue;
            }
            lines.forEach(line -> items.add(new Item(measure, line, null)));
            relative.forEach(share -> items.add(new Item(measure, null, share)));
        }
        return items;
    }
}
