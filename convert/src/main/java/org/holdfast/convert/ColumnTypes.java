package org.holdfast.convert;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;

/**
 * Which SQL types a column of the register accepts.
 *
 * <p>Money must be exact: an integer, or a DECIMAL with no more decimals than the currency has. A
 * floating type is refused whatever it holds, so that the rounding is written in the query. A text is
 * no number, no date and no boolean until the query casts it.
 */
final class ColumnTypes {
    private static final Set<String> INTEGERS =
            Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT");
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

    private ColumnTypes() {}

    static boolean accepts(Kind kind, String type, Currency currency) {
        if (type.equals("\"NULL\"")) {
            return true;
        }
        return switch (kind) {
            case STRING -> isText(type) || type.equals("UUID") || INTEGERS.contains(type);
            case MONTH -> isText(type);
            case BOOL -> type.equals("BOOLEAN");
            case INT -> INTEGERS.contains(type);
            case DATE -> type.equals("DATE");
            case DECIMAL ->
                INTEGERS.contains(type)
                        || Set.of("DOUBLE", "FLOAT").contains(type)
                        || scale(type).isPresent();
            case MONEY ->
                INTEGERS.contains(type)
                        || scale(type).filter(s -> s <= currency.decimals()).isPresent();
        };
    }

    static String wanted(Kind kind, Currency currency) {
        return switch (kind) {
            case STRING -> "text";
            case MONTH -> "a month as text, YYYY-MM";
            case BOOL -> "a BOOLEAN";
            case INT -> "an integer";
            case DATE -> "a DATE";
            case DECIMAL -> "a number";
            case MONEY ->
                "money: an integer or a DECIMAL of at most " + currency.decimals() + " decimals (" + currency + ")";
        };
    }

    static String fix(Kind kind, String column, Currency currency) {
        return switch (kind) {
            case STRING -> cast(column, "varchar");
            case MONTH -> "strftime(" + column + ", '%Y-%m')";
            case DECIMAL -> cast(column, "double");
            case MONEY -> cast(column, "decimal(18," + currency.decimals() + ")");
            case BOOL -> cast(column, "boolean");
            case INT -> cast(column, "bigint");
            case DATE -> cast(column, "date");
        };
    }

    private static String cast(String column, String type) {
        return "cast(" + column + " as " + type + ")";
    }

    private static boolean isText(String type) {
        return type.equals("VARCHAR") || type.toUpperCase(Locale.ROOT).startsWith("ENUM(");
    }

    private static Optional<Integer> scale(String type) {
        Matcher decimal = DECIMAL.matcher(type);
        return decimal.matches() ? Optional.of(Integer.valueOf(decimal.group(2))) : Optional.empty();
    }
}
