package org.holdfast.report;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import org.holdfast.column.Months;
import org.holdfast.policy.expression.Expression;

/** A constant of a pack as people read it: thousands in groups, dates as dates. */
final class FigureText {
    private FigureText() {}

    static String of(Expression.Literal literal) {
        Object value = literal.value();
        return switch (literal.type()) {
            case MONEY, DOUBLE, INT -> number(new BigDecimal(value.toString()));
            case DATE -> LocalDate.ofEpochDay((Long) value).toString();
            case MONTH -> Months.toString((Long) value);
            case STRING, BOOL -> value.toString();
        };
    }

    private static String number(BigDecimal value) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }
}
