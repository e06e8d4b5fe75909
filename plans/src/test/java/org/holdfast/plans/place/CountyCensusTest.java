package org.holdfast.plans.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.holdfast.plans.WrittenPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Ten deprivations of the 2010 census tell the 832 counties once designated poor from others. The folder that the system
 * property {@code holdfast.census} names has {@code census_county_2010.csv.gz} (github.com/leiii/census) and
 * {@code designated_counties.csv}, whose lines begin with the six-digit code of a designated county; that file may be named
 * apart by {@code holdfast.designated}.
 */
class CountyCensusTest {
    private static final String CODE = "区划代码";
    private static final String WITHOUT = "`住房内有无%s-无` / (`住房内有无%s-有` + `住房内有无%s-无`)";
    private static final String DEPRIVATIONS = String.join(
            ", ",
            "'`平均受教育年限（年）-合计`': -1",
            "'`文盲人口占15岁及以上人口比重（%）-合计`': 1",
            share("管道自来水"),
            share("厨房"),
            share("厕所"),
            share("洗澡设施"),
            "'`第一产业（%）`': 1",
            "'1 - 城镇人口 / 合计': 1",
            "'`户规模（人/户）`': 1",
            "'`死亡率（‰）`': 1");

    @TempDir
    private Path folder;

    private static String share(String facility) {
        return "'" + String.format(Locale.ROOT, WITHOUT, facility, facility, facility) + "': 1";
    }

    @BeforeEach
    void counties() throws IOException {
        Path census = Path.of(System.getProperty("holdfast.census", ""), "census_county_2010.csv.gz");
        Path list = Path.of(System.getProperty(
                "holdfast.designated",
                Path.of(System.getProperty("holdfast.census", ""), "designated_counties.csv")
                        .toString()));
        assumeTrue(Files.isRegularFile(census) && Files.isRegularFile(list), "the census and the list of counties");
        Set<String> designated = new HashSet<>();
        try (Stream<String> lines = Files.lines(list)) {
            lines.filter(line -> line.matches("\\d{6}.*")).forEach(line -> designated.add(line.substring(0, 6)));
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                        .ofCsvRecord(new BufferedReader(new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(census)), StandardCharsets.UTF_8)));
                CsvWriter writer = CsvWriter.builder().build(folder.resolve("counties.csv"))) {
            int code = -1;
            for (CsvRecord line : reader) {
                List<String> cells = new ArrayList<>(line.getFields());
                if (code < 0) {
                    code = cells.indexOf(CODE);
                    cells.add("designated");
                    writer.writeRecord(cells);
                } else if (cells.get(code).matches("\\d{4}(?!00)\\d{2}.*")) {
                    cells.add(designated.contains(cells.get(code).substring(0, 6)) ? "1" : "0");
                    writer.writeRecord(cells);
                }
            }
        }
    }

    @Test
    void an_equal_weight_index_of_ten_deprivations_tells_the_designated_counties() throws Exception {
        String index = "'key': '" + CODE + "', 'weights': 'equal', 'indicators': {" + DEPRIVATIONS + "}";
        JsonNode results = new WrittenPlan(folder)
                .run(
                        "{'id': 'index', 'method': 'county_index', 'data': {'file': 'counties.csv'}, 'options': {"
                                + index + "}}",
                        "{'id': 'auc', 'method': 'auc', 'data': {'file': 'counties.csv'}, 'design': {'poor': 'designated == 1',"
                                + " 'score': 'index'}, 'options': {'index': {" + index + "}}}",
                        "{'id': 'se', 'method': 'auc_se', 'data': {'file': 'counties.csv'}, 'design': {'poor':"
                                + " 'designated == 1', 'score': 'index'}, 'options': {'index': {" + index + "}}}");
        assertThat(results.get(0).path("n").asInt()).isEqualTo(2805);
        // 0.8654 by a computation of our own in numpy over the same rows
        assertThat(results.get(1).path("value").asDouble()).isCloseTo(0.8654, within(0.005));
        assertThat(results.get(1).path("n").asInt()).isEqualTo(2805);
        assertThat(results.get(2).path("value").asDouble()).isBetween(0.005, 0.01);
    }
}
