package org.holdfast.server.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers, money and dates as the reader's language writes them; what is unknown is a dash. */
public record Figures(Locale locale, @Nullable Currency currency, ZoneId zone) {
    private static final String UNKNOWN = "–";

    public String number(@Nullable Number number) {
        return number == null ? UNKNOWN : NumberFormat.getNumberInstance(locale).format(number);
    }

    public String percent(long part, long whole) {
        if (whole == 0) {
            return UNKNOWN;
        }
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format((double) part / whole);
    }

    /** An amount in the register's currency; without the currency's sign when the register does not name one. */
    public String money(@Nullable BigDecimal amount) {
        if (amount == null) {
            return UNKNOWN;
        }
        if (currency == null) {
            return NumberFormat.getNumberInstance(locale).format(amount);
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        int digits = amount.stripTrailingZeros().scale() > 0 ? Math.max(0, currency.getDefaultFractionDigits()) : 0;
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(amount);
    }

    public String date(@Nullable LocalDate date) {
        return date == null ? UNKNOWN : localized(null).format(date);
    }

    public String moment(@Nullable Instant moment) {
        return moment == null ? UNKNOWN : localized(FormatStyle.SHORT).format(moment.atZone(zone));
    }

    private DateTimeFormatter localized(@Nullable FormatStyle time) {
        return new DateTimeFormatterBuilder()
                .appendLocalized(FormatStyle.MEDIUM, time)
                .toFormatter(locale);
    }
}
