package org.holdfast.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;
import org.holdfast.register.RegisterReading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Pakistani survey as a register: what is counted in the source is found in the register, to the paisa. */
class PslmExampleTest {
    private static final Path EXAMPLE = Path.of("../examples/pslm-2015");

    @TempDir
    static Path out;

    private static Conversion conversion = new Conversion(Map.of());
    private static Connection database;

    @BeforeAll
    static void convert() throws Exception {
        assumeTrue(Files.isDirectory(EXAMPLE), "the examples are not beside the module");
        conversion = Conversion.run(Mapping.read(EXAMPLE.resolve("mapping")), EXAMPLE.resolve("data"), out);
        database = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = database.createStatement()) {
            statement.execute("set threads = 2");
            for (String table : new String[] {"place", "household", "person", "ledger"}) {
                statement.execute("create view " + table + " as from read_csv('" + out.resolve(table + ".csv")
                        + "', all_varchar = true, header = true)");
            }
            statement.execute("create table money as select household_id, month, flow, item, detail,"
                    + " cast(amount as decimal(18,2)) as amount from ledger");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void every_household_and_person_of_the_survey_is_there() {
        assertThat(conversion.rows())
                .containsExactly(
                        entry("place", 1618L),
                        entry("household", 24_238L),
                        entry("person", 157_775L),
                        entry("ledger", 2_257_565L));
    }

    @Test
    void the_register_reads_without_a_rejected_row_and_every_extra_column_has_its_type(@TempDir Path report)
            throws Exception {
        RegisterReading reading =
                RegisterReader.read(out, new ReadOptions(null, null, report.resolve("rejected.csv"), Progress.SILENT));
        assertThat(reading.rejected()).isZero();
        assertThat(reading.findings())
                .allSatisfy(finding -> assertThat(finding.toString()).containsAnyOf(" is absent: ", " is kept"));
        assertThat(String.valueOf(reading.declaredCurrency())).isEqualTo("PKR");
        assertThat(reading.register().get("person").find("age_stated").map(Column::kind))
                .contains(Kind.INT);
        assertThat(reading.register().get("household").find("electricity").map(Column::kind))
                .contains(Kind.BOOL);
    }

    @Test
    void every_table_and_column_the_register_lacks_has_its_reason_in_the_mapping() throws Exception {
        Mapping mapping = Mapping.read(EXAMPLE.resolve("mapping"));
        for (TableSchema table : RegisterSchema.TABLES) {
            Path file = out.resolve(table.name() + ".csv");
            if (!Files.exists(file)) {
                assertThat(mapping.unmapped()).containsKey(table.name());
                continue;
            }
            List<String> header = CsvHeader.read(file).columns();
            table.columns().stream()
                    .map(ColumnSchema::name)
                    .filter(column -> !header.contains(column))
                    .forEach(column -> assertThat(mapping.unmapped()).containsKey(table.name() + "." + column));
        }
    }

    /** The totals are sums over the columns of the source, taken apart from the mapping. */
    @Test
    void expenses_sum_to_the_survey_s_groups() throws Exception {
        String expenditure = source("Expenditure");
        assertThat(ledger("flow = 'expense' and item <> 'business_cost'"))
                .containsExactly(
                        entry("durable_goods", sum("DurableGoods", expenditure)),
                        entry("education", sum("Education", expenditure)),
                        entry("food", sum("Food", expenditure)),
                        entry("health", sum("Health", expenditure)),
                        entry("housing_water_and_fuels", sum("Housing", expenditure)),
                        entry(
                                "other_consumption",
                                sum("NonDurable", expenditure)
                                        .subtract(sum("Education", expenditure))
                                        .subtract(sum("Food", expenditure))
                                        .subtract(sum("Health", expenditure))
                                        .subtract(sum("Housing", expenditure))));
    }

    @Test
    void farm_values_and_costs_sum_to_the_sheets() throws Exception {
        assertThat(ledger("detail in ('crops', 'crop_costs', 'animal_products', 'animals_sold', 'animal_costs')"))
                .containsExactly(
                        entry("animal_costs", sum("\"S7bc1.195\"", source("LiveStock"))),
                        entry("animal_products", sum("\"S7bc3.180\"", source("LiveStock"))),
                        entry("animals_sold", sum("\"S7bc3.165\"", source("LiveStock"))),
                        entry("crop_costs", sum("a150", source("Agriculture"))),
                        entry("crops", sum("a135g", source("Agriculture"))));
    }

    @Test
    void wages_and_pensions_sum_to_what_was_stated() throws Exception {
        String employment = source("Employment");
        BigDecimal monthly =
                sum("cast(s1bq08 as bigint) * cast(s1bq09 as bigint)", employment + " where s1bq06 = 'Paid employee'");
        BigDecimal yearly = sum("s1bq10", employment + " where s1bq06 = 'Paid employee' and s1bq07 = 'Annually'");
        assertThat(ledger("item in ('wage', 'transfer')"))
                .containsEntry("main_work", monthly.add(yearly))
                .containsEntry("part_time_work", sum("s1bq15", employment + " where s1bq14 = 'Paid employee'"))
                .containsEntry("other_work", sum("s1bq17", employment))
                .containsEntry("in_kind_wages_sold", sum("s1bq19", employment))
                .containsEntry("pension_and_benefits", sum("s1bq21", employment));
    }

    @Test
    void a_farm_household_s_earnings_are_not_counted_twice() throws Exception {
        String twice = "select count(*) from ledger l join " + source("Employment")
                + " e on l.person_id = e.hhcode || '-' || lpad(e.idc, 2, '0') and l.household_id = e.hhcode"
                + " where l.detail = 'main_work' and e.s1bq06 in ('Own cultivator', 'Share cropper', 'Contract cultivator')"
                + " and exists (select 1 from ledger c where c.household_id = l.household_id and c.detail = 'crops')";
        assertThat(query(twice)).isEqualTo("0");
    }

    @Test
    void the_year_is_the_twelve_months_before_july_2016() throws Exception {
        assertThat(query("select min(month) || ' ' || max(month) || ' ' || count(distinct month) from ledger"))
                .isEqualTo("2015-07 2016-06 12");
    }

    @Test
    void every_birth_date_agrees_with_the_age_stated_and_none_lies_after_the_reference_date() throws Exception {
        assertThat(query("select count(*) from person where birth_date > '2016-07-01' or datesub('year',"
                        + " cast(birth_date as date), date '2016-07-01') - cast(age_stated as int) not in (0, 1)"))
                .isEqualTo("0");
        assertThat(query("select count(*) from person where birth_date_estimated = 'false'"))
                .isEqualTo("29152");
    }

    @Test
    void unclear_water_sources_and_land_that_was_not_surveyed_stay_unknown() throws Exception {
        assertThat(query("select string_agg(distinct water_source, ', ' order by water_source) from household"
                        + " where water_safe is null"))
                .isEqualTo("others, spring");
        assertThat(query("select count(*) from household where arable_land is null"))
                .isEqualTo("20914");
    }

    @Test
    void every_code_of_the_survey_is_mapped_or_known_to_be_unknown() throws Exception {
        assertThat(query("select count(*) from person where sex is null or relation is null"))
                .isEqualTo("0");
        assertThat(query("select count(*) from person p join " + source("Education")
                        + " e on p.person_id = e.hhcode || '-' || lpad(e.idc, 2, '0')"
                        + " where p.education is null and e.s2ac05 is distinct from 'Others'"))
                .isEqualTo("0");
        assertThat(query("select count(*) from person p join " + source("Employment")
                        + " e on p.person_id = e.hhcode || '-' || lpad(e.idc, 2, '0') where p.employment is null"))
                .isEqualTo("0");
    }

    private static String source(String table) {
        return "read_csv('" + EXAMPLE.resolve("data").resolve(table + ".csv.gz")
                + "', all_varchar = true, header = true)";
    }

    private static BigDecimal sum(String column, String from) throws SQLException {
        return new BigDecimal(query("select cast(sum(cast(" + column + " as double)) as decimal(18,2)) from " + from));
    }

    private static Map<String, BigDecimal> ledger(String where) throws SQLException {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select detail, sum(amount) from money where " + where + " group by detail order by detail")) {
            while (rows.next()) {
                sums.put(rows.getString(1), rows.getBigDecimal(2));
            }
        }
        return sums;
    }

    private static String query(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
