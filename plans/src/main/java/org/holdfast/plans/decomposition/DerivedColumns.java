package org.holdfast.plans.decomposition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/**
 * Columns that a remark on the data makes from others: {@code tax = max(.15*(labour+self)-900,0); net = gross - tax}. What is not
 * of that form, or needs columns that a table does not have, is passed over.
 */
public final class DerivedColumns {
    private static final Pattern COLUMN = Pattern.compile("\\s*(?:\\w+:)?\\s*([\\p{L}_][\\w.]*)\\s*=(?!=)\\s*(.+)");

    private DerivedColumns() {}

    /** A table with the columns of the case's remark {@code derived}; a derived column takes the place of one in the file. */
    public static DataTable in(PlanCase planned, DataTable table) throws Refused {
        DataTable wider = table;
        for (Map.Entry<String, ColumnExpression> column :
                read(planned.remark("derived")).entrySet()) {
            if (wider.hasAll(column.getValue().columns())) {
                wider = wider.with(column.getKey(), column.getValue().numbers(wider));
            }
        }
        return wider;
    }

    private static Map<String, ColumnExpression> read(String remark) {
        Map<String, ColumnExpression> columns = new LinkedHashMap<>();
        for (String part : remark.split(";", -1)) {
            Matcher written = COLUMN.matcher(part);
            if (written.matches()) {
                expression(written.group(2)).ifPresent(found -> columns.put(written.group(1), found));
            }
        }
        return columns;
    }

    private static Optional<ColumnExpression> expression(String text) {
        try {
            return Optional.of(ColumnExpression.parse(text.strip()));
        } catch (Refused e) {
            return Optional.empty();
        }
    }
}
