package org.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportPageTest {
    private static final Pattern BLOCK = Pattern.compile("<(script|style)([^>]*)>(.*?)</\\1>", Pattern.DOTALL);
    private static final Pattern POLICY = Pattern.compile("Content-Security-Policy\" content=\"([^\"]+)\"");

    private static String page(ReportData data) throws IOException {
        StringWriter out = new StringWriter();
        ReportPage.write(data, out);
        return out.toString();
    }

    private static String sample() throws IOException {
        return page(SampleReport.of(SamplePlaces.of(5, 4, 7), 3000, 7));
    }

    private static List<MatchResult> blocks(String page) {
        return BLOCK.matcher(page).results().toList();
    }

    private static JsonNode data(String page) {
        return blocks(page).stream()
                .filter(block -> block.group(2).contains("id=\"data\""))
                .map(block -> new JsonMapper().readTree(block.group(3)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_policy_allows_the_scripts_and_styles_of_the_page_and_nothing_else() throws IOException {
        String page = sample();
        Matcher policy = POLICY.matcher(page);
        assertThat(policy.find()).isTrue();
        String allowed = policy.group(1);
        assertThat(allowed).startsWith("default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'sha256-");
        assertThat(allowed.split("style-src-attr")[0]).doesNotContain("unsafe", "http", "*", "data:", "'self'");
        long digests = Pattern.compile("'sha256-").matcher(allowed).results().count();
        List<MatchResult> code =
                blocks(page).stream().filter(b -> !b.group(2).contains("json")).toList();
        assertThat(digests).isEqualTo(code.size()).isGreaterThan(15);
        for (MatchResult block : code) {
            assertThat(allowed).contains(new Asset("", block.group(3)).integrity());
        }
    }

    @Test
    void nothing_is_loaded_from_anywhere() throws IOException {
        String page = sample();
        String ours = BLOCK.matcher(page).replaceAll("");
        assertThat(ours)
                .doesNotContainPattern(
                        "(?i)\\s(src|srcset|action|background|poster)\\s*=|<(link|iframe|object|embed|img|base)\\b");
        assertThat(ours).doesNotContainPattern("href=\"(?!#)");
        for (MatchResult block : blocks(page)) {
            if (!block.group(3).contains("Apache Software Foundation")) {
                assertThat(block.group(3))
                        .doesNotContain("http://", "https://", "fetch(", "XMLHttpRequest", "import(", "@import", "url(")
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
            }
        }
    }

    @Test
    void the_chart_library_comes_with_its_licences() throws IOException {
        String page = sample();
        assertThat(List.of(
                        "t.version=\"6.1.0\"",
                        "Apache ECharts\nCopyright 2017-2026 The Apache Software Foundation",
                        "Apache License\n                           Version 2.0, January 2004",
                        "Copyright 2010-2016 Mike Bostock"))
                .allMatch(page::contains);
        assertThat(Asset.of("echarts/README.md").content()).contains(hex(Asset.of("echarts/echarts.min.js")));
    }

    private static String hex(Asset asset) {
        byte[] digest = java.util.Base64.getDecoder()
                .decode(asset.integrity().replace("'sha256-", "").replace("'", ""));
        return java.util.HexFormat.of().formatHex(digest);
    }

    @Test
    void a_reader_who_sees_or_hears_finds_the_parts_of_the_page() throws IOException {
        String page = sample();
        assertThat(page)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains(
                        "<main>",
                        "</main>",
                        "<header",
                        "<footer>",
                        "<nav",
                        "class=\"skip\"",
                        "<noscript>",
                        "name=\"viewport\"");
        for (String section : List.of(
                "headline",
                "places",
                "measures",
                "causes",
                "indicators",
                "map",
                "flow",
                "change",
                "quality",
                "method")) {
            assertThat(page).containsPattern("<section id=\"" + section + "\"[^>]*aria-labelledby=\"" + section + "-");
        }
    }

    @Test
    void the_data_says_what_the_records_say() throws IOException {
        ReportData report = SampleReport.of(SamplePlaces.of(5, 4, 7), 3000, 7);
        JsonNode data = data(page(report));
        assertThat(data.at("/run/asOf").asString()).isEqualTo("2024-06-30");
        assertThat(data.at("/run/pack/digest").asString()).isEqualTo("sha256:4c1f0e5a9b");
        assertThat(data.at("/run/currency/decimals").intValue()).isEqualTo(2);
        assertThat(data.at("/words/levels/0/severity").intValue()).isEqualTo(4);
        assertThat(data.at("/words/causes/0/title/byLanguage/zh").asString()).isEqualTo("收入偏低");
        assertThat(data.at("/places/parent/0").intValue()).isEqualTo(-1);
        assertThat(data.at("/places/lat/0").isNull()).isTrue();
        assertThat(data.at("/places/lat/1").doubleValue()).isEqualTo(27);
        assertThat(data.at("/counts/households/0").intValue()).isEqualTo(3000);
        assertThat(data.at("/counts/measureCosts/0/0").longValue())
                .isEqualTo(report.counts().measureCosts()[0][0]);
        assertThat(data.at("/flow/evidence/2").asString()).isEqualTo("ledger");
        assertThat(data.at("/quality/tables/4/present").booleanValue()).isFalse();
        assertThat(data.at("/method/parameters/0/validFrom").asString()).isEqualTo("2020-01-01");
        assertThat(data.at("/change/previousAsOf").asString()).isEqualTo("2024-03-31");
        assertThat(data.at("/folded").intValue()).isZero();
    }

    @Test
    void hostile_names_stay_in_the_data_block_and_mean_the_same() throws IOException {
        String page = page(HostileReport.of());
        assertThat(page.contains("<img src=x")).isFalse();
        assertThat(blocks(page)).hasSameSizeAs(blocks(sample()));
        assertThat(data(page).at("/places/nameLocal/0").asString()).isEqualTo(HostileReport.NAME);
    }

    @Test
    void the_same_data_gives_the_same_bytes() throws IOException {
        assertThat(sample().equals(sample())).isTrue();
    }

    @Test
    void the_file_replaces_an_older_one_and_leaves_nothing_beside_it(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        Files.writeString(file, "old");
        ReportPage.write(SampleReport.of(SamplePlaces.of(30, 13, 7), 24_238, 7), file);
        assertThat(Files.size(file)).isBetween(1_200_000L, 2_000_000L);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void twenty_thousand_places_make_a_page_of_few_megabytes() throws IOException {
        ReportData large = SampleReport.of(SamplePlaces.of(50, 98, 7), 800_000, 7);
        assertThat(large.tree().size()).isBetween(19_000, PlaceTree.LIMIT);
        long start = System.nanoTime();
        String page = page(large);
        assertThat(System.nanoTime() - start).as("nanoseconds to write").isLessThan(10_000_000_000L);
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(8_000_000);
        assertThat(data(page).at("/places/id").size()).isEqualTo(large.tree().size());
    }

    @Test
    void a_larger_tree_is_folded_with_a_note() throws IOException {
        ReportData large = SampleReport.of(SamplePlaces.of(50, 120, 7), 30_000, 7);
        assertThat(large.tree().size()).isGreaterThan(PlaceTree.LIMIT);
        JsonNode data = data(page(large));
        assertThat(data.at("/places/id").size()).isEqualTo(1 + 4 + 200);
        assertThat(data.at("/folded").intValue()).isEqualTo(24_000);
        assertThat(data.at("/counts/households/0").intValue()).isEqualTo(30_000);
    }
}
