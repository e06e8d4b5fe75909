package org.holdfast.register;

import org.holdfast.column.Kind;

/** The Parquet types a column may have, in words. */
final class ParquetTypes {
    private ParquetTypes() {}

    static String words(Kind kind) {
        return switch (kind) {
            case STRING -> "BINARY (STRING)";
            case BOOL -> "BOOLEAN or a string";
            case INT -> "INT32 or INT64";
            case DECIMAL -> "DOUBLE, FLOAT, DECIMAL, INT32 or INT64";
            case MONEY -> "DECIMAL, INT32, INT64, DOUBLE, FLOAT or a string";
            case DATE -> "DATE or a string";
            case MONTH -> "a string like 2024-06 or a DATE";
        };
    }
}
