package org.holdfast.synth;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.holdfast.synth.place.TooManyHouseholds;

/** Registers made for tests, and their rows. */
final class Made {
    static final LocalDate AS_OF = LocalDate.of(2020, 12, 31);
    static final List<String> TABLES =
            List.of("place", "household", "person", "ledger", "event", "assistance", "series", "hazard", "truth");

    private Made() {}

    static Path register(Path directory, long households, long seed, int threads)
            throws IOException, TooManyHouseholds {
        return register(directory, new Commission(households, seed, AS_OF, threads));
    }

    static Path register(Path directory, Commission commission) throws IOException, TooManyHouseholds {
        Files.createDirectories(directory);
        Synthesis.run(commission, directory, SynthesisProgress.SILENT);
        return directory;
    }

    static void eachRow(Path register, String table, Consumer<NamedCsvRecord> action) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(register.resolve(table + ".csv"), StandardCharsets.UTF_8);
                Stream<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader).stream()) {
            rows.forEach(action);
        }
    }
}
