package org.holdfast.policy.checked;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.column.Months;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Parameter;
import org.holdfast.policy.source.Fault;
import org.holdfast.policy.source.Issues;
import org.holdfast.policy.source.Text;
import org.holdfast.policy.syntax.PackSyntax;
import org.jspecify.annotations.Nullable;

/** Checks the values of parameters: type, date, grade, and that there is one at the date asked about. */
final class ParameterChecker {
    private final Issues issues;
    private final @Nullable String jurisdiction;
    private final @Nullable LocalDate asOf;
    private final int decimals;

    /** @param decimals how many an amount may have */
    ParameterChecker(Issues issues, @Nullable String jurisdiction, @Nullable LocalDate asOf, int decimals) {
        this.issues = issues;
        this.jurisdiction = jurisdiction;
        this.asOf = asOf;
        this.decimals = decimals;
    }

    Parameter check(PackSyntax.ParameterSyntax parameter, Type.@Nullable Scalar declared) {
        Type.Scalar type = declared == null ? Type.Scalar.DOUBLE : declared;
        List<Parameter.Value> values = new ArrayList<>();
        for (PackSyntax.ValueSyntax value : parameter.values()) {
            LocalDate from = date(value.from());
            if (!Set.of("A", "B", "C").contains(value.grade().value())) {
                issues.add(
                        Fault.UNKNOWN_OPTION,
                        value.grade(),
                        "a grade is A, B or C, found '" + value.grade() + "'",
                        null);
            }
            Optional<Object> read = read(type, value.value());
            if (from != null && read.isPresent()) {
                values.add(new Parameter.Value(
                        new Expression.Literal(type, read.get()),
                        from,
                        optional(value.place()),
                        value.source().value(),
                        value.grade().value(),
                        optional(value.doc())));
            }
        }
        if (values.size() == parameter.values().size()) {
            requireValue(parameter.id(), values);
        }
        return new Parameter(parameter.id().value(), type, parameter.unit().value(), values);
    }

    private void requireValue(Text id, List<Parameter.Value> values) {
        LocalDate date = asOf;
        boolean found = date == null
                || values.stream()
                        .filter(v -> v.place() == null
                                || jurisdiction == null
                                || v.place().equals(jurisdiction))
                        .anyMatch(v -> !v.from().isAfter(date));
        if (values.isEmpty()) {
            issues.add(Fault.MISSING_KEY, id, "parameter '" + id + "' has no value", "add one under 'values:'");
        } else if (!found) {
            issues.add(
                    Fault.NO_VALUE_AT_DATE,
                    id,
                    "parameter '" + id + "' has no value" + (jurisdiction == null ? "" : " in " + jurisdiction) + " on "
                            + date,
                    "add a value that holds from an earlier date");
        }
    }

    private static @Nullable String optional(@Nullable Text text) {
        return text == null ? null : text.value();
    }

    private @Nullable LocalDate date(Text written) {
        try {
            return IsoDate.parse(written.value());
        } catch (DateTimeException wrong) {
            issues.add(Fault.WRONG_VALUE, written, "a date is written like 2024-06-30, found '" + written + "'", null);
            return null;
        }
    }

    private Optional<Object> read(Type.Scalar type, Text written) {
        String text = written.value();
        try {
            return Optional.of(
                    switch (type) {
                        case BOOL -> {
                            if (!text.equals("true") && !text.equals("false")) {
                                throw new IllegalArgumentException(text);
                            }
                            yield Boolean.valueOf(text);
                        }
                        case INT -> Long.valueOf(text);
                        case DOUBLE -> finite(text);
                        case MONEY -> amount(text);
                        case DATE -> IsoDate.parse(text).toEpochDay();
                        case MONTH -> (long) Months.parse(text);
                        case STRING -> text;
                    });
        } catch (IllegalArgumentException | DateTimeException wrong) {
            issues.add(Fault.WRONG_VALUE, written, "'" + text + "' is not a value of type " + type, null);
            return Optional.empty();
        }
    }

    private BigDecimal amount(String text) {
        BigDecimal amount = new BigDecimal(text).stripTrailingZeros();
        if (amount.scale() > decimals || amount.precision() - amount.scale() > Operands.LONGEST_AMOUNT) {
            throw new IllegalArgumentException(text);
        }
        return amount;
    }

    private static Double finite(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
