package org.holdfast.engine.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.holdfast.column.Currency;
import org.holdfast.column.Months;
import org.holdfast.engine.reference.HouseholdInquiry;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Texts;
import org.jspecify.annotations.Nullable;

/** Fills a pack's sentences with a household's figures, written for people. */
public final class Sentences {
    private final Currency currency;

    public Sentences(Currency currency) {
        this.currency = currency;
    }

    /** The sentence in a language. */
    public String fill(List<Texts.Piece> pieces, HouseholdInquiry household, String language) {
        StringBuilder sentence = new StringBuilder();
        for (Texts.Piece piece : pieces) {
            if (piece instanceof Texts.Words words) {
                sentence.append(words.text());
            } else if (piece instanceof Texts.Figure figure) {
                Object value = household.value(figure.value());
                sentence.append(
                        figure.percent()
                                ? percent(value, language)
                                : figure.value().type() instanceof Type.Scalar scalar
                                        ? figure(scalar, value, language)
                                        : "");
            }
        }
        return sentence.toString();
    }

    /** A figure for people: money grouped with its currency, numbers with at most two decimals. */
    public String figure(Type.Scalar type, @Nullable Object value, String language) {
        if (value == null) {
            return unknown(language);
        }
        return switch (type) {
            case MONEY ->
                String.format(
                        Locale.ROOT, "%s %,." + currency.decimals() + "f", currency, currency.decimal((Long) value));
            case DATE -> LocalDate.ofEpochDay((Long) value).toString();
            case MONTH -> Months.toString((Long) value);
            case DOUBLE -> plain(BigDecimal.valueOf((Double) value), 2);
            case BOOL -> language.equals("zh") ? ((Boolean) value ? "是" : "否") : ((Boolean) value ? "yes" : "no");
            case INT, STRING -> value.toString();
        };
    }

    private static String percent(@Nullable Object value, String language) {
        return value instanceof Double share
                ? plain(BigDecimal.valueOf(share).movePointRight(2), 1) + " %"
                : unknown(language);
    }

    private static String plain(BigDecimal number, int decimals) {
        BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }

    private static String unknown(String language) {
        return language.equals("zh") ? "未知" : "unknown";
    }
}
