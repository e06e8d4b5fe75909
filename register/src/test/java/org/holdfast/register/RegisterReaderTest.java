package org.holdfast.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Currency;
import org.holdfast.column.LongColumn;
import org.holdfast.column.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterReaderTest {
    private static final String LEDGER = "household_id,person_id,month,flow,item,amount\n";

    @TempDir
    Path folder;

    private SampleRegister register;

    @BeforeEach
    void start() throws Exception {
        register = new SampleRegister(folder);
    }

    @Test
    void a_sound_register_is_read_whole() throws Exception {
        RegisterReading reading = register.read();
        assertThat(reading.rejected()).isZero();
        assertThat(register.rejectedLines()).isEmpty();
        assertThat(reading.tables()).extracting(TableReading::table).containsExactly("place", "household", "person");
        assertThat(reading.tables()).extracting(TableReading::accepted).containsExactly(2L, 2L, 2L);
        assertThat(reading.register().find("ledger")).isEmpty();
        assertThat(reading.findings()).contains(new Finding("ledger", Finding.Subject.TABLE_ABSENT, null, 0, null));
    }

    @Test
    void identifier_columns_share_their_dictionary_and_codes_are_row_numbers() throws Exception {
        register.put("ledger.csv", LEDGER + "H2,P2,2024-01,income,wage,5\n");
        Register read = register.read().register();
        var households = read.get("household").strings("household_id");
        assertThat(read.get("person").strings("household_id").dictionary()).isSameAs(households.dictionary());
        assertThat(read.get("ledger").strings("household_id").code(0)).isEqualTo(households.code(1));
        assertThat(read.get("ledger").strings("person_id").code(0)).isEqualTo(1);
        assertThat(read.get("household").strings("place_id").code(0)).isEqualTo(1);
        assertThat(read.get("place").strings("parent_id").code(1)).isZero();
    }

    @Test
    void rejection_cascades_from_place_to_household_to_person_to_ledger() throws Exception {
        register.put("household.csv", "household_id,place_id\nH1,53\nH2,nowhere\n")
                .put(
                        "ledger.csv",
                        LEDGER + "H1,,2024-01,income,wage,5\nH2,,2024-01,income,wage,5\nH1,P2,2024-01,income,wage,5\n");
        RegisterReading reading = register.read();
        assertThat(register.rejectedLines())
                .containsExactly(
                        "household,3,place_id,nowhere,dangling",
                        "person,3,household_id,H2,dangling",
                        "ledger,3,household_id,H2,dangling",
                        "ledger,4,person_id,P2,dangling");
        assertThat(reading.register()
                        .get("household")
                        .strings("household_id")
                        .dictionary()
                        .find("H2"))
                .isEqualTo(-1);
    }

    @Test
    void the_first_accepted_copy_of_a_key_wins() throws Exception {
        register.put("household.csv", "household_id,place_id,phone\nH1,nowhere,1\nH1,53,2\nH1,53,3\nH2,53,4\nH2,53,5\n")
                .put(
                        "series.csv",
                        "place_id,series,month,value\n53,cpi,2024-01,1\n53,cpi,2024-02,2\n53,cpi,2024-01,3\n");
        RegisterReading reading = register.read();
        assertThat(SampleRegister.cell(reading, "household", "phone", 0)).isEqualTo("2");
        assertThat(register.rejectedLines())
                .containsExactly(
                        "household,2,place_id,nowhere,dangling",
                        "household,4,household_id,H1,duplicate",
                        "household,6,household_id,H2,duplicate",
                        "series,4,place_id+series+month,53+cpi+2024-01,duplicate");
    }

    @Test
    void an_item_belongs_to_its_flow() throws Exception {
        register.put(
                "ledger.csv",
                LEDGER + "H1,,2024-01,income,medical,5\nH1,,2024-01,expense,wage,5\n"
                        + "H1,,2024-01,income,transfer,5\nH1,,2024-01,expense,other,5\nH1,,2024-01,income,other,5\n");
        register.read();
        assertThat(register.rejectedLines())
                .containsExactly("ledger,2,item,medical,enum", "ledger,3,item,wage,enum", "ledger,6,item,other,enum");
    }

    @Test
    void amounts_are_exact_minor_units() throws Exception {
        register.put(
                "ledger.csv",
                LEDGER
                        + ledger(
                                "0",
                                "12",
                                "12.3",
                                "12.34",
                                "1.500",
                                "-0",
                                "-0.00",
                                " 7.1 ",
                                "1000000000000",
                                "0.29",
                                ".5",
                                "5.",
                                "+3",
                                "000001.10"));
        RegisterReading reading = register.read();
        assertThat(register.rejectedLines()).isEmpty();
        LongColumn amounts =
                (LongColumn) reading.register().get("ledger").find("amount").orElseThrow();
        assertThat(java.util.stream.IntStream.range(0, amounts.rows()).mapToLong(amounts::get))
                .containsExactly(
                        0L, 1200L, 1230L, 1234L, 150L, 0L, 0L, 710L, 100_000_000_000_000L, 29L, 50L, 500L, 300L, 110L);
    }

    @Test
    void the_currency_decides_what_precision_is() throws Exception {
        register.put("ledger.csv", LEDGER + ledger("1.5", "1.0", "7"));
        register.put("datapackage.json", "{\"currency\": \"JPY\"}");
        RegisterReading reading = register.read();
        assertThat(reading.register().currency()).isEqualTo(Currency.parse("JPY"));
        assertThat(register.rejectedLines()).containsExactly("ledger,2,amount,1.5,precision");
        register.delete("datapackage.json");
        ReadOptions kuwait = new ReadOptions(null, Currency.parse("KWD"), register.rejected, Progress.SILENT);
        RegisterReading other = register.read(kuwait);
        assertThat(other.register().currency()).isEqualTo(Currency.parse("KWD"));
        assertThat(other.declaredCurrency()).isNull();
        LongColumn amounts =
                (LongColumn) other.register().get("ledger").find("amount").orElseThrow();
        assertThat(amounts.get(0)).isEqualTo(1500);
    }

    @Test
    void truth_values_and_numbers_may_be_padded_and_in_any_case() throws Exception {
        register.put(
                "household.csv",
                "household_id,place_id,water_safe,arable_land,lifted_on\nH1,53, YES ,\t1e1 , 2024-01-31 \nH2,53,False,,\n");
        RegisterReading reading = register.read();
        assertThat(reading.rejected()).isZero();
        assertThat(SampleRegister.cell(reading, "household", "water_safe", 0)).isEqualTo("true");
        assertThat(SampleRegister.cell(reading, "household", "arable_land", 0)).isEqualTo("10");
        assertThat(SampleRegister.cell(reading, "household", "water_safe", 1)).isEqualTo("false");
        assertThat(SampleRegister.cell(reading, "household", "arable_land", 1)).isNull();
    }

    @Test
    void identifiers_of_64_characters_are_fine_whatever_their_bytes() throws Exception {
        String long64 = "户".repeat(64);
        register.put("household.csv", "household_id,place_id\nH1,53\nH2,53\n" + long64 + ",53\n" + long64 + "户,53\n");
        RegisterReading reading = register.read();
        assertThat(reading.register().get("household").rows()).isEqualTo(3);
        assertThat(register.rejectedLines()).containsExactly("household,5,household_id," + long64 + "户,length");
    }

    @Test
    void identifiers_differ_by_case() throws Exception {
        register.put("household.csv", "household_id,place_id\nH1,53\nh1,53\nH2,53\n");
        assertThat(register.read().register().get("household").rows()).isEqualTo(3);
    }

    @Test
    void personal_values_are_masked_and_long_ones_cut() throws Exception {
        register.put(
                "person.csv",
                "person_id,household_id,name,national_id,sex,phone\nP1,H1,Li,530,F,1\nP2,H2," + "n".repeat(2 << 20)
                        + ",531,M,1\nP3,H2,Wang,532," + "s".repeat(300) + ",1\n");
        register.read();
        assertThat(register.rejectedLines())
                .containsExactly("person,3,name,***,length", "person,4,sex," + "s".repeat(200) + ",enum");
    }

    @Test
    void a_row_with_too_few_or_too_many_cells_is_rejected() throws Exception {
        register.put("person.csv", "person_id,household_id\nP1,H1\nP2\nP3,H2,x\nP4,H2\n");
        RegisterReading reading = register.read();
        assertThat(register.rejectedLines())
                .containsExactly(
                        "person,3,,\"1 cells, the header has 2\",columns",
                        "person,4,,\"3 cells, the header has 2\",columns");
        assertThat(reading.tables().get(2).rejectedByReason()).isEqualTo(Map.of("columns", 2L));
    }

    @Test
    void formulas_are_text_like_any_other() throws Exception {
        register.put("household.csv", "household_id,place_id,address\n=cmd()|'/C calc'!A0,53,@x\nH1,53,+1\nH2,53,-1\n");
        RegisterReading reading = register.read();
        assertThat(SampleRegister.cell(reading, "household", "household_id", 0)).isEqualTo("=cmd()|'/C calc'!A0");
        assertThat(SampleRegister.cell(reading, "household", "address", 0)).isEqualTo("@x");
    }

    @Test
    void households_without_a_resident_are_kept_and_counted() throws Exception {
        register.put("person.csv", "person_id,household_id,resident\nP1,H1,\nP2,H2,no\n");
        RegisterReading reading = register.read();
        assertThat(reading.register().get("household").rows()).isEqualTo(2);
        assertThat(reading.findings())
                .contains(new Finding("household", Finding.Subject.NO_RESIDENT_MEMBER, null, 1, null));
        assertThat(reading.tables().get(1).notes()).anyMatch(note -> note.startsWith("1 households have no resident"));
    }

    @Test
    void hazards_that_expire_before_their_onset_are_kept_and_counted() throws Exception {
        register.put(
                "hazard.csv",
                "hazard_id,place_id,type,severity,onset,expires\n"
                        + "Z1,53,flood,minor,2024-06-02,2024-06-01\nZ2,53,flood,minor,2024-06-02,2024-06-02\nZ3,53,flood,minor,2024-06-02,\n");
        RegisterReading reading = register.read();
        assertThat(reading.register().get("hazard").rows()).isEqualTo(3);
        assertThat(reading.findings())
                .contains(new Finding("hazard", Finding.Subject.EXPIRES_BEFORE_ONSET, "expires", 1, null));
    }

    @Test
    void extra_columns_are_typed_by_the_descriptor_else_text() throws Exception {
        register.put(
                        "household.csv",
                        "household_id,place_id,cattle,brick,note,since,arable_lnd\nH1,53,3,yes,7,2024-01,1\nH2,53,x,no,8,2024-02,2\n")
                .put(
                        "datapackage.json",
                        "{\"resources\": [{\"name\": \"household\", \"path\": \"household.csv\", \"schema\": {\"fields\": ["
                                + "{\"name\": \"cattle\", \"type\": \"integer\"}, {\"name\": \"brick\", \"type\": \"boolean\"},"
                                + "{\"name\": \"since\", \"type\": \"yearmonth\"}, {\"name\": \"place_id\", \"type\": \"integer\"}]}}]}");
        RegisterReading reading = register.read();
        var household = reading.register().get("household");
        assertThat(household.columns().get("cattle")).isInstanceOf(LongColumn.class);
        assertThat(SampleRegister.cell(reading, "household", "brick", 0)).isEqualTo("true");
        assertThat(household.strings("note").get(0)).isEqualTo("7");
        assertThat(register.rejectedLines()).contains("household,3,cattle,x,type");
        assertThat(reading.findings())
                .contains(new Finding("household", Finding.Subject.EXTRA_COLUMN, "arable_lnd", 0, "arable_land"));
    }

    @Test
    void the_digest_of_every_file_is_given() throws Exception {
        register.put("datapackage.json", "{}");
        RegisterReading reading = register.read();
        assertThat(reading.digests().keySet())
                .containsExactlyInAnyOrder("place.csv", "household.csv", "person.csv", "datapackage.json");
        byte[] sha = java.security.MessageDigest.getInstance("SHA-256")
                .digest(Files.readAllBytes(register.directory.resolve("person.csv")));
        assertThat(reading.digests()).containsEntry("person.csv", HexFormat.of().formatHex(sha));
    }

    @Test
    void tables_over_the_limit_are_those_of_100_rows_or_more() throws Exception {
        StringBuilder persons = new StringBuilder("person_id,household_id\n");
        for (int i = 0; i < 99; i++) {
            persons.append("P").append(i).append(i < 2 ? ",gone\n" : ",H1\n");
        }
        register.put("person.csv", persons.toString());
        assertThat(register.read().tablesOver(1)).isEmpty();
        register.put("person.csv", persons + "P99,H2\n");
        assertThat(register.read().tablesOver(1)).containsExactly("person");
        assertThat(register.read().tablesOver(2)).isEmpty();
    }

    @Test
    void progress_ends_at_the_file_s_size() throws Exception {
        long[] seen = new long[2];
        Progress progress = (table, read, total) -> {
            if (table.equals("person")) {
                seen[0] = read;
                seen[1] = total;
            }
        };
        register.read(new ReadOptions(null, null, register.rejected, progress));
        assertThat(seen[0]).isEqualTo(seen[1]).isEqualTo(Files.size(register.directory.resolve("person.csv")));
    }

    @Test
    void a_header_is_whole_and_without_doubles() throws Exception {
        register.put("person.csv", "person_id,household_id,sex,sex\n");
        assertThat(register.failure())
                .isEqualTo("person.csv: the header has 'sex' twice: rename or delete one of them");
        register.put("person.csv", "person_id,household_id,\n");
        assertThat(register.failure()).startsWith("person.csv: column 3 of the header has no name");
        register.put("person.csv", "");
        assertThat(register.failure()).startsWith("person.csv is empty");
        register.put("person.csv", "person_id,houshold_id,sex\nP1,H1,F\n");
        assertThat(register.failure())
                .isEqualTo("person.csv: the required column 'household_id' is missing; the header has person_id,"
                        + " houshold_id, sex: did you mean 'houshold_id'? Rename it");
        register.put("person.csv", "person_id;household_id\nP1;H1\n");
        assertThat(register.failure()).endsWith("separate the columns by commas");
    }

    @Test
    void a_register_without_its_required_tables_is_refused() throws Exception {
        register.delete("person.csv");
        assertThat(register.failure()).endsWith("has no table person: add person.csv or person.parquet");
    }

    @Test
    void two_files_for_one_table_are_refused_unless_the_descriptor_chooses() throws Exception {
        register.put("person.parquet", "x");
        assertThat(register.failure()).contains("both person.csv and person.parquet");
        register.put("datapackage.json", "{\"resources\": [{\"name\": \"person\", \"path\": \"person.csv\"}]}");
        assertThat(register.read().rejected()).isZero();
    }

    @Test
    void a_descriptor_names_files_only_inside_the_directory() throws Exception {
        Files.writeString(folder.resolve("outside.csv"), "person_id,household_id\n", StandardCharsets.UTF_8);
        Files.createSymbolicLink(register.directory.resolve("link.csv"), folder.resolve("outside.csv"));
        String outside = folder.resolve("outside.csv").toString();
        for (String path :
                List.of("../outside.csv", "a/../../outside.csv", outside, "link.csv", "https://x.org/p.csv")) {
            register.put("datapackage.json", descriptor(path));
            assertThat(register.failure()).matches(m -> m.contains("leaves the register's directory"), path);
        }
        register.put("data/persons.csv", "person_id,household_id\nP7,H1\n")
                .put("datapackage.json", descriptor("data/persons.csv"));
        assertThat(register.read().register().get("person").strings("person_id").get(0))
                .isEqualTo("P7");
    }

    @Test
    void a_descriptor_that_cannot_be_used_is_refused_with_its_fault() throws Exception {
        Map<String, String> faults = Map.of(
                "{\"currency\": \"CNY\",",
                "datapackage.json is not JSON at line 1",
                "[]",
                "datapackage.json should hold a JSON object",
                "{\"currency\": \"Yuan\"}",
                "datapackage.json: currency: Expected an ISO 4217 currency",
                "{\"currency\": 156}",
                "datapackage.json 'currency' should be a text, it is 156",
                descriptor("missing.csv"),
                "datapackage.json names missing.csv for the table person",
                descriptor("persons.xlsx"),
                "datapackage.json names persons.xlsx",
                "{\"resources\": [{\"name\": \"person\"}]}",
                "datapackage.json resource 'person' needs one path",
                "{\"resources\": [{\"path\": \"person.csv\"}]}",
                "datapackage.json has a resource without a name");
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            register.put("datapackage.json", fault.getKey());
            assertThat(register.failure()).startsWith(fault.getValue());
        }
        register.put("persons.xlsx", "PK").put("datapackage.json", descriptor("persons.xlsx"));
        assertThat(register.failure()).contains("write it as csv or parquet");
    }

    @Test
    void every_failure_is_one_line() throws Exception {
        register.put("datapackage.json", "{\n\"a\": \n\n}");
        assertThat(register.failure()).doesNotContain("\n");
    }

    private static String descriptor(String path) {
        return "{\"resources\": [{\"name\": \"person\", \"path\": \"" + path + "\"}]}";
    }

    private static String ledger(String... amounts) {
        StringBuilder rows = new StringBuilder();
        for (String amount : amounts) {
            rows.append("H1,,2024-01,income,wage,").append(amount).append('\n');
        }
        return rows.toString();
    }
}
