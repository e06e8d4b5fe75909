package org.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in Chromium where that is installed; elsewhere these tests are skipped. */
class ReportBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final Pattern CODE = Pattern.compile("<(script|style|template)\\b[^>]*>.*?</\\1>", Pattern.DOTALL);

    @TempDir
    Path folder;

    @BeforeEach
    void chromium_is_installed() {
        assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not at " + CHROMIUM);
    }

    @Test
    void charts_and_tables_are_drawn_without_a_complaint() throws Exception {
        String page = opened(SampleReport.of(SamplePlaces.of(5, 4, 7), 3000, 7), "lang=en");
        assertThat(page).contains("data-ready=\"en\"").contains("of 3,000 households");
        assertThat(charts(page)).isEqualTo(7);
        assertThat(page).contains(">Medical assistance<", ">Income and expense ledger<", "aria-sort=\"none\"");
        assertThat(count(page, "<tr>")).isGreaterThan(90);
        assertThat(page).contains("Unknown is not no", "moved to a graver level");
    }

    @Test
    void the_address_chooses_language_and_place() throws Exception {
        String page = opened(SampleReport.of(SamplePlaces.of(5, 4, 7), 3000, 7), "lang=zh&place=52");
        assertThat(page)
                .contains("<html lang=\"zh-Hans\">")
                .contains("<h2 id=\"headline-title\">河川省</h2>")
                .contains("需要入户核实", "医疗救助", "未知不等于没有", "aria-current=\"location\">河川省<");
        assertThat(charts(page)).isEqualTo(7);
    }

    @Test
    void without_coordinates_or_a_previous_run_the_page_says_so_and_shows_the_rest() throws Exception {
        ReportData full = SampleReport.of(SamplePlaces.of(2, 2, 7), 300, 7);
        List<Place> bare = full.tree().places().stream()
                .map(p -> new Place(p.id(), p.parent(), p.level(), p.name(), null, Double.NaN, Double.NaN))
                .toList();
        String page = opened(
                new ReportData(
                        full.run(),
                        full.words(),
                        PlaceTree.of(bare),
                        full.counts(),
                        full.flow(),
                        full.quality(),
                        full.method(),
                        null),
                "lang=en");
        assertThat(page).contains("No map: no place in this selection has coordinates");
        assertThat(page).containsPattern("<section id=\"change\"[^>]*hidden");
        assertThat(charts(page)).isEqualTo(5);
    }

    @Test
    void an_empty_register_of_several_tops_opens_with_a_pack_that_has_no_category_or_measure() throws Exception {
        Vocabulary sample = SampleWords.of();
        Vocabulary words = new Vocabulary(
                sample.severities(), sample.levels(), List.of(), sample.causes(), sample.indicators(), List.of());
        ReportData full = SampleReport.of(SamplePlaces.of(1, 1, 7), 10, 7);
        List<Place> tops = new ArrayList<>();
        for (String id : List.of("a", "b")) {
            tops.add(new Place(id, -1, "village", "Village " + id, null, Double.NaN, Double.NaN));
        }
        Flow none = new Flow(List.of(), new long[0][], new long[0][]);
        String page = opened(
                new ReportData(
                        full.run(),
                        words,
                        PlaceTree.of(tops),
                        PlaceCounts.none(words, 2),
                        none,
                        full.quality(),
                        full.method(),
                        null),
                "lang=en");
        assertThat(page).doesNotContain(">Categories<");
        assertThat(page).contains("data-ready=\"en\"", "The register has no household here.", ">All places<");
    }

    @Test
    void hostile_names_are_shown_as_text() throws Exception {
        String page = opened(HostileReport.of(), "lang=en");
        assertThat(page)
                .contains("data-ready=\"en\"")
                .doesNotContain("<img src=x")
                .doesNotContain("<title>broken");
        assertThat(page).contains("&lt;/script&gt;&lt;img src=x onerror=document.title='broken'&gt;{a|b}&amp;lt;");
    }

    private String opened(ReportData data, String address) throws IOException, InterruptedException {
        Path file = folder.resolve("report.html");
        ReportPage.write(data, file);
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");
        Process browser = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--enable-logging=stderr",
                        "--window-size=1200,2000",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        file.toUri() + "#" + address)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            assertThat(browser.waitFor(90, TimeUnit.SECONDS))
                    .as("Chromium ends")
                    .isTrue();
        } finally {
            browser.destroyForcibly().waitFor();
        }
        assertThat(Files.readString(log)).as("what the console says").doesNotContain("CONSOLE");
        return CODE.matcher(Files.readString(dom)).replaceAll("");
    }

    private static int charts(String page) {
        return count(page, "<svg ");
    }

    private static int count(String text, String part) {
        return (int)
                Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}
