package org.holdfast.cli.differential;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.IntStream;
import org.holdfast.column.Currency;
import org.holdfast.column.Months;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/**
 * Values as cases write them: {@code true}, {@code -3}, {@code 0.5}, {@code 12.50 CNY}, {@code 2024-02-29},
 * {@code 2024-02}, {@code 'a text'}, {@code unknown}, or {@code unknown (date)} where no other case tells the type.
 */
final class CaseValue {
    private static final String UNKNOWN = "unknown";
    private static final String DECIMAL = "-?\\d+(\\.\\d+)?([eE]-?\\d+)?";

    private CaseValue() {}

    static boolean isUnknown(String written) {
        return written.startsWith(UNKNOWN);
    }

    /** The type that a value is written in. */
    static Type.Scalar type(String written) {
        if (written.startsWith(UNKNOWN + " (")) {
            String type = written.substring(UNKNOWN.length() + 2, written.length() - 1);
            return Type.Scalar.valueOf(type.toUpperCase(Locale.ROOT));
        }
        if (written.equals("true") || written.equals("false")) {
            return Type.Scalar.BOOL;
        }
        if (written.startsWith("'")) {
            return Type.Scalar.STRING;
        }
        if (written.matches(".* [A-Z]{3}")) {
            return Type.Scalar.MONEY;
        }
        if (written.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return Type.Scalar.DATE;
        }
        if (written.matches("\\d{4}-\\d\\d")) {
            return Type.Scalar.MONTH;
        }
        if (written.matches("-?\\d+")) {
            return Type.Scalar.INT;
        }
        if (written.matches(DECIMAL)) {
            return Type.Scalar.DOUBLE;
        }
        throw new IllegalArgumentException("Of which type is '" + written + "'?");
    }

    /** A value of an assessment as cases write it. */
    static String text(@Nullable Object value, Type.Scalar type, Currency currency) {
        if (value == null) {
            return UNKNOWN;
        }
        return switch (type) {
            case BOOL, INT, DOUBLE -> value.toString();
            case MONEY -> currency.format((Long) value) + " " + currency;
            case DATE -> LocalDate.ofEpochDay((Long) value).toString();
            case MONTH -> Months.toString((Long) value);
            case STRING -> "'" + value + "'";
        };
    }

    /** Whether two values are the same, word by word; a double may be written in more ways than one. */
    static boolean isSame(String one, String other) {
        String[] words = one.split(" (?!\\()");
        String[] others = other.split(" (?!\\()");
        return words.length == others.length
                && IntStream.range(0, words.length).allMatch(i -> isSameWord(words[i], others[i]));
    }

    private static boolean isSameWord(String one, String other) {
        if (isUnknown(one) || isUnknown(other)) {
            return isUnknown(one) && isUnknown(other);
        }
        boolean doubles = one.matches(DECIMAL) && other.matches(DECIMAL) && !one.matches("-?\\d+");
        return doubles ? Double.parseDouble(one) == Double.parseDouble(other) : one.equals(other);
    }
}
