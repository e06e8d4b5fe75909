package org.holdfast.report.explain;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.holdfast.column.Months;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Parameter;

/** A parameter's value as its pack writes it. */
public final class ParameterText {
    private ParameterText() {}

    public static String of(Parameter.Value value) {
        Object literal = value.value().value();
        if (literal instanceof BigDecimal amount) {
            return amount.toPlainString();
        }
        if (value.value().type() == Type.Scalar.DATE) {
            return LocalDate.ofEpochDay((Long) literal).toString();
        }
        return value.value().type() == Type.Scalar.MONTH ? Months.toString((Long) literal) : literal.toString();
    }
}
