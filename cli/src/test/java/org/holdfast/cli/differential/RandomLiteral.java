package org.holdfast.cli.differential;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.policy.expression.Type;

/** Random constants as they are written in expressions. */
final class RandomLiteral {
    private final Draw draw;
    private final LocalDate asOf;

    RandomLiteral(Draw draw, LocalDate asOf) {
        this.draw = draw;
        this.asOf = asOf;
    }

    /** A constant of a type; an amount of money is written as a plain number. */
    String of(Type.Scalar type, int decimals) {
        return switch (type) {
            case BOOL -> draw.pick("true", "false");
            case INT -> whole();
            case DOUBLE -> decimal();
            case MONEY -> amount(decimals);
            case DATE -> "date('" + Vocabulary.day(draw, asOf) + "')";
            case MONTH -> "month('" + Vocabulary.month(draw, asOf) + "')";
            case STRING -> quoted(draw.pick(Vocabulary.TEXTS));
        };
    }

    /** Some constants to be a member of: now and then none. */
    List<String> options(Type.Scalar type, int decimals) {
        List<String> options = new ArrayList<>();
        int count = draw.of(0.05) ? 0 : draw.between(1, 4);
        for (int i = 0; i < count; i++) {
            options.add(of(type, decimals));
        }
        return options;
    }

    /** A small whole number that is more than 0. */
    String count() {
        return String.valueOf(draw.pick(1, 2, 3, 6, 12, 12, 13, 24, 36));
    }

    private String whole() {
        if (draw.of(0.06)) {
            return String.valueOf(draw.pick(Vocabulary.EXTREME_LONGS));
        }
        Integer other = draw.pick(-1, -7, 5, 12, 16, 18, 59, 60, 100, 2023);
        return String.valueOf(draw.of(0.6) ? draw.between(0, 4) : other.intValue());
    }

    private String decimal() {
        double value = draw.of(0.06) ? draw.pick(Vocabulary.EXTREME_DOUBLES) : draw.pick(Vocabulary.DOUBLES);
        return String.valueOf(draw.of(0.15) ? -value : value);
    }

    /** At most 14 digits before the point, and no more decimals than the currency has. */
    String amount(int decimals) {
        if (draw.of(0.04)) {
            return draw.pick("99999999999999", "-99999999999999");
        }
        BigDecimal amount = BigDecimal.valueOf(
                draw.pick(0L, 1L, 5L, 500L, 500_000L, 600_000L, 1_000_000L, (long) draw.between(-1000, 2_000_000)),
                draw.between(0, decimals));
        return amount.toPlainString();
    }

    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
