package org.holdfast.register.snapshot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Dictionary;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.Kind;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Months;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.StringColumn;

/** Finds the form in which a column in memory goes into a snapshot. */
final class FormOfColumn {
    private final String table;
    private final Dictionary places;

    /** @param places the place identifiers in the order of the place table */
    FormOfColumn(String table, Dictionary places) {
        this.table = table;
        this.places = places;
    }

    ColumnForm of(String name, Column column) {
        boolean mayBeUnknown = IntStream.range(0, column.rows()).anyMatch(row -> !column.isKnown(row));
        if (column instanceof DoubleColumn) {
            return Forms.decimal(mayBeUnknown);
        }
        if (column instanceof LongColumn whole) {
            return whole(whole, mayBeUnknown);
        }
        StringColumn texts = (StringColumn) column;
        return switch (TextRole.of(table, name)) {
            case PLACE -> Forms.coded(places, mayBeUnknown);
            case IDENTIFIER -> Forms.text(mayBeUnknown);
            case OPTION -> Forms.coded(options(table, name), mayBeUnknown);
            case FREE -> free(texts, mayBeUnknown);
        };
    }

    static Dictionary options(String table, String column) {
        Dictionary dictionary = new Dictionary();
        RegisterSchema.get(table)
                .find(column)
                .map(ColumnSchema::options)
                .orElse(List.of())
                .forEach(dictionary::code);
        return dictionary;
    }

    private static ColumnForm free(StringColumn texts, boolean mayBeUnknown) {
        Dictionary all = texts.dictionary();
        boolean[] used = new boolean[all.size()];
        for (int row = 0; row < texts.rows(); row++) {
            if (texts.isKnown(row)) {
                used[texts.code(row)] = true;
            }
        }
        int[] codes = IntStream.range(0, used.length).filter(code -> used[code]).toArray();
        return codes.length > Forms.MOST_TEXTS
                ? Forms.text(mayBeUnknown)
                : Forms.coded(sorted(all, codes), mayBeUnknown);
    }

    /** The entries of some codes in the order of their UTF-8 bytes. */
    private static Dictionary sorted(Dictionary all, int[] codes) {
        Dictionary sorted = new Dictionary();
        Arrays.stream(codes)
                .boxed()
                .sorted((left, right) -> all.compare(left, right))
                .forEach(code -> sorted.code(all.text(code)));
        return sorted;
    }

    private static ColumnForm whole(LongColumn column, boolean mayBeUnknown) {
        if (column.kind() == Kind.BOOL) {
            return Forms.truth(mayBeUnknown);
        }
        LongStream known =
                IntStream.range(0, column.rows()).filter(column::isKnown).mapToLong(column::get);
        if (column.kind() == Kind.MONTH) {
            Dictionary ascending = new Dictionary();
            known.sorted().distinct().forEach(month -> ascending.code(Months.toString(month)));
            return Forms.months(ascending, mayBeUnknown);
        }
        var bounds = known.summaryStatistics();
        boolean any = bounds.getCount() > 0;
        return Forms.whole(column.kind(), mayBeUnknown, any ? bounds.getMin() : 0, any ? bounds.getMax() : 0);
    }
}
