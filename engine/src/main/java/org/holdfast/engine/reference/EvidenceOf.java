package org.holdfast.engine.reference;

import java.time.LocalDate;
import org.holdfast.column.Column;
import org.holdfast.column.Kind;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Months;
import org.holdfast.column.StringColumn;
import org.jspecify.annotations.Nullable;

/** Reads the date and the source of a row, for whoever wants to check a figure. */
final class EvidenceOf {
    private static final String[] DATES = {"month", "occurred_on", "start_on", "onset"};

    private EvidenceOf() {}

    static HouseholdInquiry.EvidenceRow row(Element.Row row) {
        return new HouseholdInquiry.EvidenceRow(row.table().name(), row.row(), date(row), source(row));
    }

    private static @Nullable String date(Element.Row row) {
        for (String name : DATES) {
            Column column = row.table().columns().get(name);
            if (column instanceof LongColumn dates && dates.isKnown(row.row())) {
                long value = dates.get(row.row());
                return dates.kind() == Kind.MONTH
                        ? Months.toString(value)
                        : LocalDate.ofEpochDay(value).toString();
            }
        }
        return null;
    }

    private static @Nullable String source(Element.Row row) {
        Column column = row.table().columns().get("source");
        return column instanceof StringColumn sources && sources.isKnown(row.row()) ? sources.get(row.row()) : null;
    }
}
