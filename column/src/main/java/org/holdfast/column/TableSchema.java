package org.holdfast.column;

import java.util.List;
import java.util.Optional;

/**
 * One table of the register.
 *
 * @param required a register without it cannot be read
 * @param key the columns that together are unique; empty = none
 */
public record TableSchema(String name, boolean required, List<String> key, List<ColumnSchema> columns) {
    public Optional<ColumnSchema> find(String column) {
        for (ColumnSchema one : columns) {
            if (one.name().equals(column)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
