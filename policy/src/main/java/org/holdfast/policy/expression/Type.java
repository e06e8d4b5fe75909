package org.holdfast.policy.expression;

import java.util.Locale;
import org.holdfast.column.Kind;

/** What an expression yields: a single value, a row of a table, or a list. Any value may also be unknown. */
public sealed interface Type {
    /** A single value. {@code MONEY} is exact; {@code DOUBLE} is a finite number. */
    enum Scalar implements Type {
        BOOL,
        INT,
        DOUBLE,
        MONEY,
        DATE,
        MONTH,
        STRING;

        public static Scalar of(Kind kind) {
            return switch (kind) {
                case BOOL -> BOOL;
                case INT -> INT;
                case DECIMAL -> DOUBLE;
                case MONEY -> MONEY;
                case DATE -> DATE;
                case MONTH -> MONTH;
                case STRING -> STRING;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A row of a register table. */
    record Row(String table) implements Type {
        @Override
        public String toString() {
            return table;
        }
    }

    /** Rows, or values mapped from rows. */
    record ListOf(Type element) implements Type {
        @Override
        public String toString() {
            return "list(" + element + ")";
        }
    }
}
