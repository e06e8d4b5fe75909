package org.holdfast.register.snapshot;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.Dictionary;

/**
 * What an Arrow file of a snapshot holds: a table, and the tables of children whose rows lie beside its own.
 *
 * @param decimals of every amount
 */
record FileForm(TableForm table, List<TableForm> children, int decimals) {
    /** The same with other bounds of some columns, by table. */
    FileForm within(Map<String, Map<String, Bounds>> bounds) {
        return new FileForm(
                table.within(bounds.getOrDefault(table.name(), Map.of())),
                children.stream()
                        .map(child -> child.within(bounds.getOrDefault(child.name(), Map.of())))
                        .toList(),
                decimals);
    }

    /** The file's dictionaries, numbered in the order of its columns; columns that share one share its number. */
    Map<Dictionary, Integer> dictionaries() {
        Map<Dictionary, Integer> numbers = new IdentityHashMap<>();
        Stream.concat(Stream.of(table), children.stream())
                .flatMap(part -> part.columns().values().stream())
                .map(ColumnForm::dictionary)
                .forEach(dictionary -> {
                    if (dictionary != null) {
                        numbers.putIfAbsent(dictionary, numbers.size());
                    }
                });
        return numbers;
    }
}
