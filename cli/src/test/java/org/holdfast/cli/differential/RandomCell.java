package org.holdfast.cli.differential;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Months;
import org.jspecify.annotations.Nullable;

/** Random cells of a column: ordinary values, values on the edges of rules, and the greatest there are. */
final class RandomCell {
    private final Draw draw;
    private final LocalDate asOf;
    private final double missing;
    private final boolean extreme;

    /**
     * @param missing how often a cell is unknown that may be
     * @param extreme whether numbers are now and then as large as they can be
     */
    RandomCell(Draw draw, LocalDate asOf, double missing, boolean extreme) {
        this.draw = draw;
        this.asOf = asOf;
        this.missing = missing;
        this.extreme = extreme;
    }

    /** A cell as the register holds it: Boolean, Long, Double or String; null is unknown. */
    @Nullable
    Object of(ColumnSchema column) {
        boolean always = column.required() || column.standard() != null;
        return !always && draw.of(missing) ? null : value(column);
    }

    private Object value(ColumnSchema column) {
        return switch (column.kind()) {
            case BOOL -> column.assumed() ? draw.of(0.85) : draw.of(0.5);
            case INT -> whole(column);
            case DECIMAL -> decimal(column);
            case MONEY -> amount();
            case DATE -> Vocabulary.day(draw, asOf).toEpochDay();
            case MONTH -> (long) Months.parse(Vocabulary.month(draw, asOf));
            case STRING -> draw.pick(column.options().isEmpty() ? Vocabulary.TEXTS : column.options());
        };
    }

    private Long whole(ColumnSchema column) {
        Double least = column.least();
        Double greatest = column.greatest();
        if (least != null && greatest != null) {
            return (long) draw.between(least.intValue(), greatest.intValue());
        }
        if (extreme && draw.of(0.15)) {
            long value = draw.pick(Vocabulary.EXTREME_LONGS);
            return least == null ? value : Math.max(0, value);
        }
        return (long) (least == null ? draw.between(-3, 20) : draw.between(0, 3000));
    }

    private Double decimal(ColumnSchema column) {
        Double least = column.least();
        if (Set.of("lat", "lon").contains(column.name())) {
            return draw.between(-90, 90) + draw.pick(Vocabulary.DOUBLES.subList(0, 1));
        }
        if (column.name().equals("weight")) {
            return draw.pick(1.0, 1.0, 0.0, 2.5, 0.125, 3.0, 1000.75, 0.1);
        }
        double value = draw.pick(extreme && draw.of(0.15) ? Vocabulary.EXTREME_DOUBLES : Vocabulary.DOUBLES);
        // the reader makes no negative zero
        return least == null && value != 0 && draw.of(0.2) ? -value : value;
    }

    private Long amount() {
        if (extreme && draw.of(0.15)) {
            return Math.max(0, draw.pick(Vocabulary.EXTREME_LONGS));
        }
        List<Long> usual = List.of(0L, 1L, 5L, 50L, 500_000L, 600_000L, 1_000_000L);
        return draw.of(0.5) ? draw.pick(usual) : Long.valueOf(draw.between(0, 3_000_000));
    }
}
