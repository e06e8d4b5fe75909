package org.holdfast.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.holdfast.server.HoldfastServer;
import org.holdfast.server.ServerSettings;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The way over a provider on another site in a real browser: its cookies, policies and redirects. */
class ProviderInBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    @TempDir
    private Path directory;

    private static void arrives(ChromeDriver browser, String at) {
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(there -> String.valueOf(there.getCurrentUrl()).endsWith(at));
    }

    @Test
    void the_session_is_there_after_the_way_over_another_site_and_gone_after_the_way_out() throws Exception {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "Skipped: chromium and chromium-driver are not installed");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--lang=en",
                "--user-data-dir=" + directory.resolve("browser"));
        try (TestProvider provider = new TestProvider("localhost");
                HoldfastServer server = HoldfastServer.start(new ServerSettings(
                        directory.resolve("data"),
                        Path.of("../packs"),
                        "127.0.0.1",
                        0,
                        null,
                        null,
                        new Provider(provider.issuer(), TestProvider.CLIENT, TestProvider.SECRET, "sub", "the county"),
                        false))) {
            provider.person = "person-1";
            new Accounts(server.store().store(), server.store().journal())
                    .add(
                            Actor.SYSTEM,
                            new Accounts.NewAccount("li.na", "Li Na", Role.ADMINISTRATOR, null, "en"),
                            Accounts.randomPassword());
            server.store()
                    .store()
                    .write(
                            Actor.SYSTEM,
                            db -> db.sql("update account set identity = 'person-1' where name = 'li.na'")
                                    .update());
            ChromeDriver browser = new ChromeDriver(
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(DRIVER.toFile())
                            .build(),
                    options);
            try {
                browser.get("http://127.0.0.1:" + server.port() + "/sign-in");
                browser.findElement(By.cssSelector("a[href='/sign-in/provider']"))
                        .click();
                arrives(browser, "/admin/accounts");
                assertThat(browser.getPageSource()).contains("li.na");
                browser.findElement(By.cssSelector(".who button")).click();
                arrives(browser, "/sign-in");
                assertThat(provider.ended()).isEqualTo(1);
                browser.get("http://127.0.0.1:" + server.port() + "/admin/accounts");
                arrives(browser, "/sign-in");
            } finally {
                browser.quit();
            }
        }
    }
}
