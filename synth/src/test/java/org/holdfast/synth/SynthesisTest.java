package org.holdfast.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;
import org.holdfast.register.RegisterReading;
import org.holdfast.synth.place.TooManyHouseholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisTest {
    /** Digests of every table of a small register: equal on every machine and Java. {@code -Dgolden=write} anew. */
    private static final Path GOLDEN = Path.of("src/test/resources/org/holdfast/synth/digests.txt");

    @TempDir
    private Path directory;

    @Test
    void the_same_seed_gives_the_same_bytes_on_every_machine() throws Exception {
        Path register = Made.register(directory.resolve("a"), 700, 42, 2);

        StringBuilder digests = new StringBuilder();
        for (String table : Made.TABLES) {
            digests.append(digest(register.resolve(table + ".csv")))
                    .append("  ")
                    .append(table)
                    .append(".csv\n");
        }
        digests.append(digest(register.resolve("datapackage.json"))).append("  datapackage.json\n");
        if ("write".equals(System.getProperty("golden"))) {
            assertThat(System.getenv("CI")).as("CI writes no golden files").isNull();
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, digests, StandardCharsets.UTF_8);
        }
        assertThat(digests.toString()).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    }

    @Test
    void the_number_of_threads_changes_no_byte() throws Exception {
        Path one = Made.register(directory.resolve("one"), 3000, 7, 1);
        for (int threads : new int[] {2, 5}) {
            Path more = Made.register(directory.resolve("threads-" + threads), 3000, 7, threads);
            for (String table : Made.TABLES) {
                assertThat(Files.mismatch(one.resolve(table + ".csv"), more.resolve(table + ".csv")))
                        .as(table + " with " + threads + " threads")
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void another_seed_gives_another_register() throws Exception {
        Path one = Made.register(directory.resolve("one"), 300, 1, 1);
        Path other = Made.register(directory.resolve("other"), 300, 2, 1);
        for (String table : List.of("household", "person", "ledger", "truth")) {
            assertThat(Files.mismatch(one.resolve(table + ".csv"), other.resolve(table + ".csv")))
                    .as(table)
                    .isNotEqualTo(-1);
        }
    }

    @Test
    void a_household_is_the_same_in_a_register_of_another_size() throws Exception {
        Path small = Made.register(directory.resolve("small"), 20_000, 5, 2);
        Path large = Made.register(directory.resolve("large"), 60_000, 5, 2);

        TreeSet<String> truthOfLarge = new TreeSet<>(Files.readAllLines(large.resolve("truth.csv")));
        List<String> truthOfSmall = Files.readAllLines(small.resolve("truth.csv"));
        TreeSet<String> idsOfLarge = new TreeSet<>();
        truthOfLarge.forEach(row -> idsOfLarge.add(id(row)));
        List<String> shared = truthOfSmall.stream()
                .filter(row -> idsOfLarge.contains(id(row)))
                .toList();

        assertThat(shared).hasSizeGreaterThan(500);
        assertThat(truthOfLarge).containsAll(shared);
    }

    private static String id(String row) {
        return row.substring(0, row.indexOf(','));
    }

    @Test
    void not_a_row_is_rejected_and_households_come_in_order_of_their_ids() throws Exception {
        Path register = Made.register(directory.resolve("r"), 3000, 11, 2);

        RegisterReading reading = RegisterReader.read(
                register, new ReadOptions(null, null, directory.resolve("rejected.csv"), Progress.SILENT));

        assertThat(Files.readAllLines(directory.resolve("rejected.csv"))).hasSize(1);
        assertThat(reading.rejected()).isZero();
        assertThat(reading.register().get("household").rows()).isEqualTo(3000);
        assertThat(reading.register().currency()).hasToString("CNY");
        assertThat(reading.provenance().sources()).hasSize(3);
        List<String> ids = Files.readAllLines(register.resolve("household.csv")).stream()
                .skip(1)
                .map(SynthesisTest::id)
                .toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void the_ledger_ends_in_the_month_of_the_date_of_assessment_and_nothing_is_later_than_it() throws Exception {
        LocalDate asOf = LocalDate.of(2024, 2, 29);
        Path register = Made.register(directory.resolve("r"), new Commission(1500, 3, asOf, 2));

        TreeSet<String> months = new TreeSet<>();
        Made.eachRow(register, "ledger", row -> months.add(row.getField("month")));
        assertThat(months.first()).isEqualTo("2022-03");
        assertThat(months.last()).isLessThanOrEqualTo("2024-02");
        Made.eachRow(
                register,
                "event",
                row -> assertThat(row.getField("occurred_on")).isBetween("2022-03-01", asOf.toString()));
        Made.eachRow(
                register,
                "event",
                row -> assertThat(row.getField("reported_on")).isLessThanOrEqualTo(asOf.toString()));
        Made.eachRow(
                register, "hazard", row -> assertThat(row.getField("onset")).isLessThanOrEqualTo(asOf.toString()));
        Made.eachRow(
                register,
                "person",
                row -> assertThat(row.getField("birth_date")).isLessThanOrEqualTo(asOf.toString()));
    }

    @Test
    void progress_counts_up_to_all_households() throws Exception {
        TreeSet<Long> heard = new TreeSet<>();
        Files.createDirectories(directory.resolve("r"));
        Synthesis.run(new Commission(2000, 1, Made.AS_OF, 2), directory.resolve("r"), (written, wanted) -> {
            assertThat(wanted).isEqualTo(2000);
            heard.add(written);
        });
        assertThat(heard).hasSizeGreaterThan(1);
        assertThat(heard.last()).isEqualTo(2000);
    }

    private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void more_households_than_the_villages_hold_are_refused() {
        Commission commission = new Commission(2_000_000_000L, 1, Made.AS_OF, 1);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> Synthesis.run(commission, directory, SynthesisProgress.SILENT)))
                .isInstanceOf(TooManyHouseholds.class)
                .hasMessageContaining("have room for 1")
                .hasMessageEndingWith("not for 2,000,000,000: ask for fewer");
        assertThat(directory).isEmptyDirectory();
    }
}
