package org.holdfast.cli.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The registers that one register becomes when a single optional column or a single optional table of it is deleted. */
public final class RegisterVariants {
    private RegisterVariants() {}

    /** One register with one thing deleted; {@code column} is empty when the whole table is. */
    public record Variant(String table, String column, Path base) {
        public void write(Path directory) {
            RegisterDraft draft = RegisterDraft.read(base);
            (column.isEmpty() ? draft.withoutTable(table) : draft.withoutColumn(table, column)).write(directory);
        }

        /** What is deleted: {@code table} or {@code table.column}. */
        public String name() {
            return column.isEmpty() ? table : table + "." + column;
        }

        @Override
        public String toString() {
            return "without " + name();
        }
    }

    /** Every variant of a register directory: each optional table it has, then each optional column it has. */
    public static List<Variant> of(Path base) {
        List<Variant> variants = new ArrayList<>();
        RegisterDraft.read(base).present().forEach((table, columns) -> {
            if (RegisterDraft.OPTIONAL_TABLES.contains(table)) {
                variants.add(new Variant(table, "", base));
            }
            for (String column : RegisterDraft.COLUMNS.get(table)) {
                if (!column.endsWith("*") && columns.contains(column)) {
                    variants.add(new Variant(table, column, base));
                }
            }
        });
        return variants;
    }
}
