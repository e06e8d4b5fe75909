package org.holdfast.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.holdfast.policy.source.PackSource;
import org.holdfast.register.Progress;
import org.holdfast.server.TestDatabase;
import org.holdfast.server.assessment.HouseholdAssessment;
import org.holdfast.server.assessment.Packs;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.registry.Excerpts;
import org.holdfast.server.registry.Loads;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Keys;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Role;
import org.holdfast.synth.Commission;
import org.holdfast.synth.Synthesis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The pages over a synthetic register, in a real browser, under the strict policy that forbids anything inline. */
class PagesInBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final List<Integer> WIDTHS = List.of(360, 1280);

    @TempDir
    private static Path directory;

    private static TestDatabase database;
    private static Actor officer;
    private static String household;
    private static HouseholdSheet sheets;
    private static HttpServer server;
    private static ChromeDriver browser;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "Skipped: chromium and chromium-driver are not installed");
        database = TestDatabase.create();
        fill();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", PagesInBrowserTest::answer);
        server.start();
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
        if (server != null) {
            server.stop(0);
        }
        if (database != null) {
            database.close();
        }
    }

    private static void fill() throws Exception {
        Path register = Files.createDirectories(directory.resolve("register"));
        PersonalCipher cipher = new PersonalCipher(Keys.open(directory.resolve("keys")));
        Journal journal = new Journal(database.store());
        Packs packs = new Packs(database.store(), journal);
        sheets = new HouseholdSheet(
                database.store(),
                new Excerpts(database.store(), cipher),
                new HouseholdAssessment(database.store(), packs, directory.resolve("runs")));
        Synthesis.run(new Commission(300, 5, LocalDate.of(2020, 12, 31), 2), register, (written, wanted) -> {});
        Loads loads = new Loads(
                database.store(),
                new Journal(database.store()),
                new PersonalCipher(Keys.open(directory.resolve("keys"))));
        try (Loads.Checked checked =
                Loads.check(register, 1, directory.resolve("work"), Progress.SILENT, Progress.SILENT)) {
            loads.apply(
                    Actor.SYSTEM,
                    checked,
                    new Loads.Order("synthetic", true, LocalDate.of(2020, 12, 31)),
                    Progress.SILENT);
        }
        officer = database.account("zhang.wei", Role.OFFICER, null);
        assess();
        String digest = packs.add(Actor.SYSTEM, PackSource.read(Path.of("../packs/cn")));
        database.owner()
                .sql("update run set digest = :digest")
                .param("digest", digest)
                .update();
        household = database.owner()
                .sql("select household_id from signal order by signal_id limit 1")
                .query(String.class)
                .single();
    }

    /** Results, tallies and signals that stand for an assessment's. */
    private static void assess() {
        database.owner().sql("""
                insert into pack (digest, pack_id, version, files, added_by) values ('d', 'cn', '1', '', 0);
                insert into run (kind, cause, as_of, digest, state, asked_by)
                    values ('full', 'demand', date '2020-12-31', 'd', 'done', 0);
                insert into result (household_no, household_id, place_no, from_run, level, level_rank, category, main_cause,
                    causes, indicators, unknown, score, verify, measures, costs, outputs)
                select household_no, household_id, place_no, 1,
                    (array['none', 'blue', 'yellow', 'orange', 'red'])[household_no % 5 + 1], household_no % 5, 'none',
                    'illness', '{illness,water}', '{water_gap,serious_illness}', '{housing_gap}', 8, true,
                    '{water_connection,skills_training}', '{4000,null}', '{}' from household;
                insert into tally (place_no, run_id, day, households, persons, levels, categories, indicators, causes)
                select place_no, 1, date '2020-12-31', sum(n), 0, jsonb_object_agg(level, n), '{}', '{}',
                    jsonb_build_object('illness', sum(n))
                from (select place_no, level, count(*) n from result group by place_no, level) counted group by place_no;
                insert into signal (household_no, household_id, place_no, channel, what, run_id, level, level_rank, causes,
                    due_on)
                select household_no, household_id, place_no, 'engine', 'level', 1, level, level_rank, causes,
                    current_date - (household_no % 7)::int + 3 from result where level_rank >= 3""").update();
    }

    private static ChromeOptions options() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + directory.resolve("browser"));
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        return options;
    }

    private static final Map<String, Function<Frame, String>> PAGES = pages(new Views());

    private static Map<String, Function<Frame, String>> pages(Views views) {
        return Map.of(
                "sign-in", frame -> views.page("sign-in", frame, new SignIn("", true, "County login")),
                "problem", frame -> views.page("problem", frame, "not_found"),
                "overview", frame -> views.page("overview", frame, Objects.requireNonNull(overview(""))),
                "inbox", frame -> views.page("inbox", frame, inbox("")),
                "households", frame -> views.page("households", frame, households("")),
                "no-households", frame -> views.page("households", frame, households("nobody")),
                "household", frame -> views.page("household", frame, sheet()),
                "household-edit",
                        frame -> views.page(
                                "household-edit",
                                frame,
                                HouseholdForm.of(sheet().record(), "person", 1, LocalDate.of(2020, 12, 31))));
    }

    private static Overview.Shown overview(String place) {
        return Objects.requireNonNull(new Overview(database.store()).at(officer, place));
    }

    private static Inbox.Page inbox(String after) {
        Sorting sorting = Sorting.of(Link.to("/inbox").with("sort", "-level"), "-level");
        return new Inbox(database.store()).page(officer, new Inbox.Filter("open", "", "", "", "", sorting, after));
    }

    private static HouseholdSearch.Found households(String words) {
        return new HouseholdSearch(database.store()).find(officer, new HouseholdSearch.Wanted(words, "", "", ""));
    }

    private static HouseholdSheet.Sheet sheet() {
        return Objects.requireNonNull(sheets.of(officer, household, null));
    }

    private static Frame frame(String language, boolean signedIn) {
        Texts texts = Texts.of(language);
        Figures figures = new Figures(texts.locale(), Currency.getInstance("CNY"), ZoneOffset.UTC);
        return new Frame(texts, figures, signedIn ? officer : null, null, new Frame.Csrf("_csrf", "token"), null);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body;
        String type = "text/html; charset=utf-8";
        if (path.startsWith("/holdfast.")) {
            type = path.endsWith(".css") ? "text/css" : "image/svg+xml";
            try (InputStream file = Views.class.getResourceAsStream("/static" + path)) {
                body = Objects.requireNonNull(file).readAllBytes();
            }
        } else {
            String[] steps = path.split("/");
            Frame frame = frame(steps[1], !steps[2].equals("sign-in"));
            body = Objects.requireNonNull(PAGES.get(steps[2])).apply(frame).getBytes(StandardCharsets.UTF_8);
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void visit(String page, String language, int width) {
        browser.manage().window().setSize(new Dimension(width, 1400));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 1400, "deviceScaleFactor", 1, "mobile", false));
        browser.get("http://127.0.0.1:" + server.getAddress().getPort() + "/" + language + "/" + page);
    }

    @Test
    void every_page_is_sound_in_both_languages_on_a_phone_and_a_desk() throws IOException {
        Path pictures = Files.createDirectories(Path.of("target/pages"));
        browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        for (String page : PAGES.keySet()) {
            for (String language : List.of("en", "zh")) {
                for (int width : WIDTHS) {
                    assertThat(Objects.requireNonNull(PAGES.get(page)).apply(frame(language, true)))
                            .contains("<h1>");
                    visit(page, language, width);
                    String what = page + " " + language + " " + width;
                    Files.write(
                            pictures.resolve(what.replace(' ', '-') + ".png"),
                            browser.getScreenshotAs(OutputType.BYTES));
                    assertThat(
                                    browser.executeScript(
                                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                            .describedAs(what)
                            .isEqualTo(0L);
                    assertThat(violations()).describedAs(what).isEmpty();
                    assertThat(complaints()).describedAs(what).isEmpty();
                }
            }
        }
    }

    @Test
    void the_first_key_leads_past_the_navigation() {
        visit("inbox", "en", 1280);
        browser.switchTo().activeElement().sendKeys(org.openqa.selenium.Keys.TAB);
        assertThat(browser.switchTo().activeElement().getDomAttribute("class")).isEqualTo("skip");
        browser.switchTo().activeElement().sendKeys(org.openqa.selenium.Keys.ENTER);
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("content");
    }

    @Test
    void pages_of_the_inbox_hold_every_signal_once() {
        Inbox.Page first = inbox("");
        assertThat(first.rows()).hasSize(Inbox.ROWS);
        List<Long> seen = new java.util.ArrayList<>(ids(first));
        Inbox.Page page = first;
        while (page.next() != null) {
            page = inbox(Objects.requireNonNull(page.next().query().get("after")));
            seen.addAll(ids(page));
        }
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen)
                .hasSize(database.owner()
                        .sql("select count(*) from signal where state = 'open'")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void a_supervisor_does_not_see_how_many_when_they_are_few() {
        Actor supervisor = database.account("liu.fang", Role.SUPERVISOR, null);
        database.owner().sql("""
                insert into run (kind, cause, as_of, digest, state, asked_by)
                    values ('partial', 'demand', date '2020-12-31', 'd', 'done', 0);
                insert into tally (place_no, run_id, day, households, persons, levels, categories, indicators, causes)
                    select min(place_no), max(run_id) + 1, max(day), 60, 0, '{"red": 3, "yellow": 17, "none": 40}', '{}', '{}', '{}'
                    from tally""").update();
        String village = database.owner()
                .sql("select place_id from place where place_no = (select min(place_no) from tally)")
                .query(String.class)
                .single();
        Overview.Shown shown = Objects.requireNonNull(new Overview(database.store()).at(supervisor, village));
        assertThat(shown.levels())
                .containsExactly(
                        new Overview.Count("red", null),
                        new Overview.Count("yellow", null),
                        new Overview.Count("none", 40L));
    }

    private static List<Long> ids(Inbox.Page page) {
        return page.rows().stream().map(Inbox.Row::id).toList();
    }

    private static List<?> violations() throws IOException {
        try (InputStream axe = PagesInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            browser.executeScript(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run().then(found => done(found.violations.map(v =>
                    v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join('; '))));""");
    }

    private static List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }
}
