package org.holdfast.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random registers reach every outcome of the pack, and their variants lack exactly one thing. */
class RandomRegisterTest {
    private static final int REGISTERS = 30;

    @TempDir
    private Path directory;

    @Test
    void the_same_seed_is_the_same_register() throws IOException {
        RandomRegister.of(7).write(directory.resolve("one"));
        RandomRegister.of(7).write(directory.resolve("other"));
        for (String table : RegisterDraft.COLUMNS.keySet()) {
            Path one = directory.resolve("one/" + table + ".csv");
            Path other = directory.resolve("other/" + table + ".csv");
            assertThat(Files.exists(other)).isEqualTo(Files.exists(one));
            if (Files.exists(one)) {
                assertThat(other).hasSameBinaryContentAs(one);
            }
        }
    }

    @Test
    void together_they_reach_every_outcome() throws Exception {
        Map<String, Integer> reached = new TreeMap<>();
        Set<LocalDate> dates = new HashSet<>();
        try (CnOracle oracle = CnOracle.open()) {
            for (int seed = 1; seed <= REGISTERS; seed++) {
                RandomRegister register = RandomRegister.of(seed);
                Path place = directory.resolve("register" + seed);
                register.write(place);
                dates.add(register.asOf());
                for (Map<String, String> row : oracle.assess(place, register.asOf())) {
                    count(reached, row);
                }
            }
        }
        assertThat(reached.keySet()).containsAll(outcomes());
        assertThat(dates).hasSizeGreaterThan(7);
    }

    private static void count(Map<String, Integer> reached, Map<String, String> row) {
        for (String column : List.of("level", "category", "verify")) {
            reached.merge(column + " " + row.get(column), 1, Integer::sum);
        }
        for (String column : List.of("causes", "indicators", "unknown", "measures")) {
            for (String id : row.getOrDefault(column, "").split(";")) {
                reached.merge(column + " " + id, 1, Integer::sum);
            }
        }
    }

    private static Set<String> outcomes() {
        Set<String> all = new TreeSet<>();
        List.of("red", "orange", "yellow", "blue", "none").forEach(level -> all.add("level " + level));
        List.of("relapse_risk", "poverty_risk", "sudden_hardship", "none").forEach(it -> all.add("category " + it));
        List.of("true", "false").forEach(it -> all.add("verify " + it));
        Policy.INDICATORS.forEach((indicator, cause) -> {
            all.add("indicators " + indicator);
            all.add("unknown " + indicator);
            all.add("causes " + cause);
        });
        Policy.MEASURES.forEach(measure -> all.add("measures " + measure));
        return all;
    }

    @Test
    void a_variant_lacks_one_column_or_one_table() throws IOException {
        Path base = directory.resolve("base");
        Hamlet.of().adult("P1").write(base);
        List<RegisterVariants.Variant> variants = RegisterVariants.of(base);
        // 5 optional tables; optional columns: place 6, household 11, person 14, ledger 3, event 4, assistance 4,
        // hazard 3
        assertThat(variants).hasSize(5 + 6 + 11 + 14 + 3 + 4 + 4 + 3);
        List<String> names = new ArrayList<>();
        for (RegisterVariants.Variant variant : variants) {
            Path place = directory.resolve("variant" + names.size());
            variant.write(place);
            names.add(variant.toString());
            Path file = place.resolve(variant.table() + ".csv");
            if (variant.column().isEmpty()) {
                assertThat(file).doesNotExist();
            } else {
                List<String> header = CsvText.header(file);
                assertThat(header)
                        .doesNotContain(variant.column())
                        .hasSize(RegisterDraft.COLUMNS.get(variant.table()).size() - 1);
                assertThat(CsvText.read(file))
                        .hasSameSizeAs(CsvText.read(base.resolve(file.getFileName())))
                        .allSatisfy(record -> assertThat(record).hasSameSizeAs(header));
            }
        }
        assertThat(names)
                .contains("without ledger", "without person.insured_pension")
                .doesNotHaveDuplicates();
    }
}
