package org.holdfast.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetRowsTest {
    private static final String IDS = "required binary household_id (STRING); required binary place_id (STRING); ";
    private static final String LEDGER = "required binary household_id (STRING); required binary month (STRING);"
            + " required binary flow (STRING); required binary item (STRING); ";

    @TempDir
    Path folder;

    private SampleRegister register;

    @BeforeEach
    void start() throws Exception {
        register = new SampleRegister(folder);
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionCodecName.class,
            names = {"UNCOMPRESSED", "ZSTD", "SNAPPY"})
    void tables_may_be_compressed_in_the_usual_ways(CompressionCodecName codec) throws Exception {
        household(codec, "optional boolean water_safe;", group -> group.add("water_safe", true));
        RegisterReading reading = register.read();
        assertThat(SampleRegister.cell(reading, "household", "water_safe", 0)).isEqualTo("true");
        assertThat(reading.digests()).containsKey("household.parquet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int64 amount (DECIMAL(18,2))|12345|123.45",
                "int32 amount (DECIMAL(9,4))|1234500|123.45",
                "int64 amount|7|7.00",
                "int32 amount|7|7.00",
                "double amount|0.29|0.29",
                "float amount|0.29|0.29",
                "binary amount (STRING)|1.50|1.50"
            })
    void money_may_be_decimal_whole_floating_or_text(String type, String value, String amount) throws Exception {
        ledger("required " + type + ";", value);
        assertThat(SampleRegister.cell(register.read(), "ledger", "amount", 0)).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int32 amount (DECIMAL(9,4))|1234501|123.4501|precision",
                "double amount|0.295|0.295|precision",
                "double amount|-1|-1|negative",
                "double amount|NaN|NaN|type",
                "double amount|1e13|10000000000000|range",
                "int64 amount|9223372036854775807|9223372036854775807|range"
            })
    void money_of_any_type_is_checked_alike(String type, String value, String shown, String reason) throws Exception {
        ledger("required " + type + ";", value);
        register.read();
        assertThat(register.rejectedLines()).containsExactly("ledger,1,amount," + shown + "," + reason);
    }

    @Test
    void decimals_may_be_kept_as_bytes() throws Exception {
        ParquetFixture.write(
                register.directory.resolve("ledger.parquet"),
                CompressionCodecName.SNAPPY,
                LEDGER + "required fixed_len_byte_array(16) amount (DECIMAL(38,3));",
                List.of(group -> {
                    fillLedger(group);
                    byte[] unscaled = new byte[16];
                    ByteBuffer.wrap(unscaled).putLong(8, 1_500);
                    group.add("amount", Binary.fromConstantByteArray(unscaled));
                }));
        assertThat(SampleRegister.cell(register.read(), "ledger", "amount", 0)).isEqualTo("1.50");
    }

    @Test
    void days_and_months_may_be_dates_or_text() throws Exception {
        household(
                CompressionCodecName.ZSTD,
                "optional int32 lifted_on (DATE); optional binary resettled_on (STRING);",
                group -> group.append("lifted_on", 19_782).append("resettled_on", "2024-02-29"));
        ParquetFixture.write(
                register.directory.resolve("series.parquet"),
                CompressionCodecName.ZSTD,
                "required binary place_id (STRING); required binary series (STRING); required int32 month (DATE);"
                        + " required float value;",
                List.of(
                        g -> g.append("place_id", "53")
                                .append("series", "cpi")
                                .append("month", 19_754)
                                .append("value", 0.1f),
                        g -> g.append("place_id", "53")
                                .append("series", "cpi")
                                .append("month", 19_755)
                                .append("value", 1f)));
        RegisterReading reading = register.read();
        assertThat(SampleRegister.cell(reading, "household", "lifted_on", 0)).isEqualTo("2024-02-29");
        assertThat(SampleRegister.cell(reading, "household", "resettled_on", 0)).isEqualTo("2024-02-29");
        assertThat(SampleRegister.cell(reading, "series", "month", 0)).isEqualTo("2024-02");
        assertThat(SampleRegister.cell(reading, "series", "value", 0)).isEqualTo("0.1");
        assertThat(register.rejectedLines()).containsExactly("series,2,month,2024-02-02,type");
    }

    @Test
    void nulls_empty_texts_and_columns_of_nulls_are_unknown_or_the_standard() throws Exception {
        household(
                CompressionCodecName.SNAPPY,
                "optional binary register_status (STRING); optional binary address (STRING); optional int32 arable_land (UNKNOWN);",
                group -> group.append("address", ""));
        RegisterReading reading = register.read();
        assertThat(SampleRegister.cell(reading, "household", "register_status", 0))
                .isEqualTo("general");
        assertThat(SampleRegister.cell(reading, "household", "address", 0)).isNull();
        assertThat(SampleRegister.cell(reading, "household", "arable_land", 0)).isNull();
    }

    @Test
    void extra_columns_keep_the_type_they_have() throws Exception {
        household(
                CompressionCodecName.SNAPPY,
                "optional int32 cattle; optional double rent; optional binary note;",
                group -> group.append("cattle", 3).append("rent", 0.5).append("note", "x"));
        var household = register.read().register().get("household");
        assertThat(household.find("cattle").orElseThrow().kind()).isEqualTo(org.holdfast.column.Kind.INT);
        assertThat(household.find("rent").orElseThrow().kind()).isEqualTo(org.holdfast.column.Kind.DECIMAL);
        assertThat(household.find("note").orElseThrow().kind()).isEqualTo(org.holdfast.column.Kind.STRING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optional int64 water_safe",
                "optional double lifted_on",
                "optional int64 lifted_on (TIMESTAMP(MILLIS,true))",
                "optional int96 phone",
                "optional int32 register_status",
                "optional group phone { optional binary x; }",
                "repeated binary phone (STRING)",
                "optional int32 arable_land (DATE)"
            })
    void a_column_of_an_impossible_type_is_refused_by_name(String field) throws Exception {
        household(CompressionCodecName.SNAPPY, field.endsWith("}") ? field : field + ";", group -> {});
        String name = Arrays.asList(field.split(" ")).contains("group") ? "phone" : field.split(" ")[2];
        assertThat(register.failure())
                .startsWith("household.parquet: column '" + name + "' is of type ")
                .contains(", expected ");
    }

    @Test
    void text_that_is_not_utf_8_or_too_long_rejects_its_row() throws Exception {
        ParquetFixture.write(
                register.directory.resolve("event.parquet"),
                CompressionCodecName.ZSTD,
                "required binary event_id; required binary household_id; required binary type;"
                        + " required binary occurred_on; optional binary source;",
                List.of(
                        g -> event(g, "E1", Binary.fromConstantByteArray(new byte[] {(byte) 0xff})),
                        g -> event(g, "E2", Binary.fromString("x".repeat(10 << 20))),
                        g -> event(g, "E3", Binary.fromString("户"))));
        RegisterReading reading = register.read();
        assertThat(SampleRegister.cell(reading, "event", "source", 0)).isEqualTo("户");
        assertThat(register.rejectedLines())
                .containsExactly("event,1,source,\ufffd,type", "event,2,source," + "x".repeat(200) + ",length");
    }

    @Test
    void a_file_that_is_no_parquet_is_refused() throws Exception {
        register.delete("household.csv");
        register.put("household.parquet", "household_id,place_id\nH1,53\n");
        assertThat(register.failure()).startsWith("household.parquet is not a Parquet file");
        register.put("household.parquet", "");
        assertThat(register.failure()).startsWith("household.parquet is not a Parquet file");
        register.put("household.parquet", "PAR1\0\0\0\0\u007f\0\0\0PAR1");
        assertThat(register.failure()).startsWith("household.parquet is damaged: its footer claims");
        register.put("household.parquet", zip());
        assertThat(register.failure()).startsWith("household.parquet is not a Parquet file");
    }

    @Test
    void a_truncated_file_is_refused_wherever_it_was_cut() throws Exception {
        household(CompressionCodecName.SNAPPY, "optional boolean water_safe;", group -> group.add("water_safe", true));
        byte[] whole = Files.readAllBytes(register.directory.resolve("household.parquet"));
        for (int length = 0; length < whole.length; length += 7) {
            register.put("household.parquet", Arrays.copyOf(whole, length));
            assertThat(register.failure()).startsWith("household.parquet is ");
        }
    }

    @Test
    @Timeout(120)
    void a_damaged_file_is_read_or_refused_but_never_worse() throws Exception {
        household(
                CompressionCodecName.ZSTD,
                "optional boolean water_safe; optional double arable_land; optional int64 cattle;",
                group -> group.append("water_safe", true)
                        .append("arable_land", 0.3)
                        .append("cattle", 5L));
        byte[] whole = Files.readAllBytes(register.directory.resolve("household.parquet"));
        int refused = 0;
        for (int seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            byte[] damaged = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                damaged[4 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt(256);
            }
            register.put("household.parquet", damaged);
            refused += isRefused() ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(500);
    }

    @Test
    @Timeout(60)
    void a_small_file_of_endless_rows_is_refused() throws Exception {
        ParquetFixture.Row same = ParquetRowsTest::fillLedgerWithAmount;
        ParquetFixture.write(
                register.directory.resolve("ledger.parquet"),
                CompressionCodecName.ZSTD,
                LEDGER + "required int32 amount;",
                Collections.nCopies(1_000_000, same));
        assertThat(Files.size(register.directory.resolve("ledger.parquet"))).isLessThan(20_000);
        assertThat(register.failure()).contains("claims 1000000 rows in ").contains("made to harm");
    }

    @Test
    void a_page_that_unfolds_to_too_much_is_refused() throws Exception {
        Binary zeros = Binary.fromConstantByteArray(new byte[ParquetCodecs.LARGEST_PAGE + 1]);
        ParquetFixture.write(
                register.directory.resolve("event.parquet"),
                CompressionCodecName.ZSTD,
                "required binary event_id; required binary household_id; required binary type;"
                        + " required binary occurred_on; optional binary source;",
                List.of(g -> event(g, "E1", zeros)));
        assertThat(Files.size(register.directory.resolve("event.parquet"))).isLessThan(100_000);
        assertThat(register.failure()).contains("event.parquet").contains("more than the 67108864 allowed");
    }

    private boolean isRefused() throws IOException {
        try {
            register.read();
            return false;
        } catch (UnreadableRegister e) {
            assertThat(e).hasMessageContaining("household.parquet");
            return true;
        }
    }

    private void household(CompressionCodecName codec, String fields, ParquetFixture.Row more) throws IOException {
        Files.deleteIfExists(register.directory.resolve("household.csv"));
        List<ParquetFixture.Row> rows = new ArrayList<>();
        for (String id : List.of("H1", "H2")) {
            rows.add(group -> {
                group.append("household_id", id).append("place_id", "53");
                more.fill(group);
            });
        }
        ParquetFixture.write(register.directory.resolve("household.parquet"), codec, IDS + fields, rows);
    }

    private void ledger(String amountField, String value) throws IOException {
        ParquetFixture.write(
                register.directory.resolve("ledger.parquet"),
                CompressionCodecName.SNAPPY,
                LEDGER + amountField,
                List.of(group -> {
                    fillLedger(group);
                    switch (group.getType().getType("amount").asPrimitiveType().getPrimitiveTypeName()) {
                        case INT32 -> group.add("amount", Integer.parseInt(value));
                        case INT64 -> group.add("amount", Long.parseLong(value));
                        case DOUBLE -> group.add("amount", Double.parseDouble(value));
                        case FLOAT -> group.add("amount", Float.parseFloat(value));
                        default -> group.add("amount", value);
                    }
                }));
    }

    private static void fillLedgerWithAmount(org.apache.parquet.example.data.Group group) {
        fillLedger(group);
        group.add("amount", 1);
    }

    private static void fillLedger(org.apache.parquet.example.data.Group group) {
        group.append("household_id", "H1")
                .append("month", "2024-01")
                .append("flow", "income")
                .append("item", "wage");
    }

    private static void event(org.apache.parquet.example.data.Group group, String id, Binary source) {
        group.append("event_id", id)
                .append("household_id", "H1")
                .append("type", "fire")
                .append("occurred_on", "2024-01-01")
                .add("source", source);
    }

    private static byte[] zip() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("bomb"));
            zip.write(new byte[50 << 20]);
        }
        return bytes.toByteArray();
    }
}
