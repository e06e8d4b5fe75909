package org.holdfast.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.column.Register;
import org.holdfast.column.Table;

/**
 * Writes a register as a Data Package: one file a table, and the descriptor. What is read back from it is equal to
 * what was written.
 */
public final class RegisterWriter {
    private final Format format;

    public RegisterWriter(Format format) {
        this.format = format;
    }

    /** Writes into a directory that is there; use {@link StagedDirectory} for all or nothing. */
    public void write(Register register, Provenance provenance, Path directory) throws IOException {
        for (Table table : register.tables().values()) {
            Path file = directory.resolve(table.name() + "." + format.extension());
            switch (format) {
                case CSV -> CsvTableWriter.write(table, register.currency(), file);
                case PARQUET -> ParquetTableWriter.write(table, register.currency(), file);
            }
        }
        Files.write(directory.resolve(DataPackage.FILE), DescriptorWriter.json(register, provenance, format));
    }
}
