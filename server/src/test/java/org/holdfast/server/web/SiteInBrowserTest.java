package org.holdfast.server.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.holdfast.server.RunningServer;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The site as people see it: a real browser, signed in by keyboard, every page in both languages on a phone and a desk. */
class SiteInBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final List<Integer> WIDTHS = List.of(360, 1280);
    private static final String PASSWORD = "kelp holds in every storm";

    @TempDir
    private static Path directory;

    private static ChromeDriver browser;

    @BeforeAll
    static void open() {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "Skipped: chromium and chromium-driver are not installed");
        browser = driver("browser", Map.of());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private static ChromeDriver driver(String name, Map<String, Object> preferences) {
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
                "--user-data-dir=" + directory.resolve(name));
        options.setExperimentalOption("prefs", preferences);
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        return driver;
    }

    private static void size(int width) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 1400, "deviceScaleFactor", 1, "mobile", false));
    }

    private static String account(String name, Role role, String language) {
        String password = Accounts.randomPassword();
        String place = RunningServer.SERVER
                .store()
                .store()
                .read(
                        Actor.SYSTEM,
                        db -> db.sql(
                                        "select place_id from account where role = 'officer' and place_id is not null limit 1")
                                .query(String.class)
                                .single());
        new Accounts(
                        RunningServer.SERVER.store().store(),
                        RunningServer.SERVER.store().journal())
                .add(
                        Actor.SYSTEM,
                        new Accounts.NewAccount(name, name, role, role == Role.ADMINISTRATOR ? null : place, language),
                        password);
        return password;
    }

    /** Types where the focus is; nothing is clicked. */
    private static void type(ChromeDriver in, CharSequence... keys) {
        new Actions(in).sendKeys(keys).perform();
    }

    /** Signs in and chooses a password by keyboard alone. */
    private static void signIn(ChromeDriver in, String name, Role role, String language) {
        String password = account(name, role, language);
        in.manage().deleteAllCookies();
        in.get(RunningServer.at("/sign-in").toString());
        focus(in, "username");
        type(in, name, Keys.TAB, password, Keys.ENTER);
        arrives(in, "/account");
        focus(in, "present");
        type(in, password, Keys.TAB, PASSWORD, Keys.ENTER);
        arrives(in, role == Role.ADMINISTRATOR ? "/admin/accounts" : "/");
    }

    private static void arrives(ChromeDriver in, String path) {
        new WebDriverWait(in, Duration.ofSeconds(20))
                .until(there -> String.valueOf(there.getCurrentUrl()).endsWith(path));
    }

    private static void says(ChromeDriver in, String text) {
        new WebDriverWait(in, Duration.ofSeconds(20))
                .until(there -> String.valueOf(there.getPageSource()).contains(text));
    }

    private static void focus(ChromeDriver in, String field) {
        for (int i = 0; i < 30; i++) {
            if (field.equals(in.switchTo().activeElement().getDomAttribute("name"))) {
                return;
            }
            type(in, Keys.TAB);
        }
        throw new AssertionError("the field " + field + " is not reached by the tab key");
    }

    private static List<String> pages(Role role) {
        String household = one("select household_id from signal order by signal_id limit 1");
        String pack = one("select digest from pack where pack_id = 'neutral'");
        return switch (role) {
            case OFFICER ->
                List.of(
                        "/",
                        "/inbox",
                        "/households",
                        "/households?place=nowhere",
                        "/households/" + household,
                        "/households/" + household + "?known=2099-01-01",
                        "/households/" + household + "/edit",
                        "/households/" + household + "/edit?table=person",
                        "/policy",
                        "/policy/" + pack,
                        "/runs",
                        "/runs/" + one("select min(run_id) from run where state = 'done'"),
                        "/loads",
                        "/account",
                        "/nothing");
            case AUDITOR -> List.of("/journal", "/journal/" + one("select max(position) from journal_entry"), "/inbox");
            default ->
                List.of(
                        "/admin/accounts",
                        "/admin/accounts/officer",
                        "/admin/packs",
                        "/admin/settings",
                        "/account/factor",
                        "/journal",
                        "/policy",
                        "/runs");
        };
    }

    private static String one(String sql) {
        return RunningServer.SERVER
                .store()
                .store()
                .read(Actor.SYSTEM, db -> db.sql(sql).query(String.class).single());
    }

    /** What is seen. Chromium at times loses a picture asked for right after a page came, so it is asked for again. */
    private static byte[] picture() {
        return new WebDriverWait(browser, Duration.ofSeconds(60))
                .ignoring(WebDriverException.class)
                .until(there -> browser.getScreenshotAs(OutputType.BYTES));
    }

    @Test
    void every_page_is_sound_in_both_languages_on_a_phone_and_a_desk() throws IOException {
        SoftAssertions all = new SoftAssertions();
        Path pictures = Files.createDirectories(Path.of("target/pages"));
        Map<String, Integer> seen = new HashMap<>();
        for (Role role : List.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR)) {
            for (String language : List.of("en", "zh")) {
                size(1280);
                signIn(browser, "browser." + role.id() + "." + language, role, language);
                for (String page : pages(role)) {
                    for (int width : WIDTHS) {
                        size(width);
                        browser.get(RunningServer.at(page).toString());
                        String what = role.id()
                                + page.replaceAll("[^a-z]+", "-").replaceAll("-$", "") + "-" + language + "-" + width;
                        Files.write(pictures.resolve(what + seen.merge(what, 1, Integer::sum) + ".png"), picture());
                        all.assertThat(browser.getPageSource())
                                .describedAs(what)
                                .contains("<h1");
                        all.assertThat(
                                        browser.executeScript(
                                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                                .describedAs(what)
                                .isEqualTo(0L);
                        all.assertThat(violations()).describedAs(what).isEmpty();
                        all.assertThat(complaints(page)).describedAs(what).isEmpty();
                    }
                }
            }
        }
        all.assertAll();
    }

    @Test
    void the_first_key_leads_past_the_navigation() {
        size(1280);
        signIn(browser, "browser.first.key", Role.OFFICER, "en");
        browser.get(RunningServer.at("/inbox").toString());
        // a page that just came may not take the first key
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(there -> {
            type(browser, Keys.TAB);
            return !browser.switchTo().activeElement().getTagName().equals("body");
        });
        focused("class", "skip");
        type(browser, Keys.ENTER);
        focused("id", "content");
    }

    private static void focused(String attribute, String value) {
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(there -> value.equals(browser.switchTo().activeElement().getDomAttribute(attribute)));
    }

    @Test
    void the_site_works_without_scripts_of_its_own() {
        ChromeDriver plain = driver("plain", Map.of("profile.managed_default_content_settings.javascript", 2));
        try {
            signIn(plain, "browser.plain", Role.OFFICER, "en");
            String household = one("select household_id from household h join place p on p.place_no = h.place_no"
                    + " where p.place_no between (select place_no from place where place_id ="
                    + " (select place_id from account where name = 'browser.plain')) and (select last_no from place where"
                    + " place_id = (select place_id from account where name = 'browser.plain')) limit 1 offset 7");
            plain.get(RunningServer.at("/households/" + household + "/edit").toString());
            plain.findElement(org.openqa.selenium.By.name("r0.water_safe")).sendKeys("No");
            plain.findElement(org.openqa.selenium.By.cssSelector("button[value=try]"))
                    .click();
            says(plain, "As supposed");
            plain.findElement(org.openqa.selenium.By.name("reason")).sendKeys("seen at the well");
            plain.findElement(org.openqa.selenium.By.cssSelector("button[value=save]"))
                    .click();
            says(plain, "Saved. It is assessed anew at once.");
            says(plain, "seen at the well");
        } finally {
            plain.quit();
        }
    }

    private static List<?> violations() throws IOException {
        try (InputStream axe = SiteInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            browser.executeScript(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run().then(found => done(found.violations.map(v =>
                    v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join('; '))));""");
    }

    /** What the browser complains of, but for the page that is not there. */
    private static List<String> complaints(String page) {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> !(page.equals("/nothing") && message.contains("404")))
                .toList();
    }
}
