package org.holdfast.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.server.HoldfastServer;
import org.holdfast.server.ServerSettings;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Signing in by an OpenID provider, over HTTP, with what goes wrong. */
class ProviderSignInTest {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @TempDir
    private static Path directory;

    private static TestProvider provider;
    private static HoldfastServer server;
    private static Accounts accounts;

    @BeforeAll
    static void start() throws Exception {
        provider = new TestProvider();
        server = HoldfastServer.start(new ServerSettings(
                directory.resolve("data"),
                Path.of("../packs"),
                "127.0.0.1",
                0,
                null,
                null,
                new Provider(
                        provider.issuer(), TestProvider.CLIENT, TestProvider.SECRET, "sub", "the county's sign-in"),
                false));
        accounts = new Accounts(server.store().store(), server.store().journal());
        for (String name : List.of("li.na", "gao.feng", "ma.chao")) {
            accounts.add(
                    Actor.SYSTEM,
                    new Accounts.NewAccount(name, name, Role.AUDITOR, null, "en"),
                    Accounts.randomPassword());
            identify(name, "person-" + name);
        }
    }

    private static void identify(String name, String identity) {
        server.store()
                .store()
                .write(
                        Actor.SYSTEM,
                        db -> db.sql("update account set identity = :identity where name = :name")
                                .param("identity", identity)
                                .param("name", name)
                                .update());
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    @BeforeEach
    void asItShouldBe() {
        provider.person = "person-li.na";
        provider.claims = claims -> claims;
        provider.signing = TestProvider.Signing.OWN_KEY;
    }

    /** Somebody with a browser. */
    private static final class Browser {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(cookies).build();

        HttpResponse<String> get(URI address) throws Exception {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> get(String path) throws Exception {
            return get(URI.create("http://127.0.0.1:" + server.port() + path));
        }

        HttpResponse<String> post(String path, String form) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        String session() {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("SESSION"))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }

        /** Goes to the provider; gives the address at which it is asked. */
        URI toProvider() throws Exception {
            assertThat(location(get("/sign-in/provider"))).hasPath("/oauth2/authorization/oidc");
            return location(get("/oauth2/authorization/oidc"));
        }
    }

    private static URI location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String signedInAs(Browser browser) throws Exception {
        HttpResponse<String> me = browser.get("/api/v1/me");
        return me.statusCode() == 200 ? me.body() : "nobody";
    }

    @Test
    void whom_the_provider_vouches_for_is_in_without_a_password_of_ours() throws Exception {
        Browser browser = new Browser();
        assertThat(browser.get("/sign-in").body()).contains("the county").contains("/sign-in/provider");
        URI asked = browser.toProvider();
        Map<String, String> query = TestProvider.form(asked.getRawQuery());
        assertThat(query).containsKeys("state", "nonce", "code_challenge").containsEntry("scope", "openid");
        String before = browser.session();
        HttpResponse<String> back = browser.get(provider.authorize(asked));
        assertThat(location(back)).hasPath("/");
        assertThat(browser.session()).isNotEqualTo(before);
        assertThat(signedInAs(browser)).contains("li.na");
        assertThat(browser.get("/inbox").statusCode()).isEqualTo(200);
        assertThat(browser.get("/account").body()).contains("this one");
    }

    @Test
    void signing_out_ends_the_session_at_the_provider_too() throws Exception {
        Browser browser = new Browser();
        browser.get(provider.authorize(browser.toProvider()));
        HttpResponse<String> page = browser.get("/account");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("form-action 'self' " + provider.issuer());
        Matcher csrf = CSRF.matcher(page.body());
        assertThat(csrf.find()).isTrue();
        URI out = location(browser.post("/sign-out", "_csrf=" + csrf.group(1)));
        assertThat(out.toString()).startsWith(provider.issuer() + "/end?");
        assertThat(TestProvider.form(out.getRawQuery()))
                .containsEntry("post_logout_redirect_uri", "http://127.0.0.1:" + server.port() + "/sign-in")
                .hasEntrySatisfying("id_token_hint", token -> assertThat(token).startsWith("ey"));
        assertThat(signedInAs(browser)).isEqualTo("nobody");
    }

    private static void isRefused(Browser browser, URI callback, String why) throws Exception {
        assertThat(location(browser.get(callback)).toString()).endsWith("/sign-in?refused=" + why);
        assertThat(signedInAs(browser)).isEqualTo("nobody");
    }

    private static void isRefused() throws Exception {
        Browser browser = new Browser();
        int before = provider.tokens();
        isRefused(browser, provider.authorize(browser.toProvider()), "provider");
        assertThat(provider.tokens())
                .describedAs("it was the ID token that was refused")
                .isEqualTo(before + 1);
        assertThat(browser.get("/sign-in?refused=provider").body()).contains("has not vouched for you");
    }

    @Test
    void an_id_token_that_is_not_for_this_sign_in_is_refused() throws Exception {
        provider.claims = claims -> claims.claim("nonce", "another");
        isRefused();
        provider.claims = claims -> claims.audience("another client");
        isRefused();
        provider.claims = claims -> claims.audience(List.of("another client", TestProvider.CLIENT));
        isRefused();
        provider.claims = claims -> claims.issuer("http://127.0.0.1:1");
        isRefused();
        provider.claims =
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(300)));
        isRefused();
        provider.claims = claims -> claims.subject(null);
        isRefused();
    }

    @Test
    void an_id_token_that_the_provider_did_not_sign_is_refused() throws Exception {
        for (TestProvider.Signing signing : TestProvider.Signing.values()) {
            if (signing != TestProvider.Signing.OWN_KEY) {
                provider.signing = signing;
                isRefused();
            }
        }
    }

    @Test
    void a_code_counts_once_and_only_for_who_asked_for_it() throws Exception {
        Browser one = new Browser();
        Browser other = new Browser();
        URI back = provider.authorize(one.toProvider());
        other.toProvider();
        isRefused(other, back, "provider");
        assertThat(location(one.get(back))).hasPath("/");
        one.get(back);
        Browser third = new Browser();
        URI mine = third.toProvider();
        String state = TestProvider.form(mine.getRawQuery()).get("state");
        URI stolen = URI.create(back.toString().replaceAll("state=.*", "state=" + state));
        isRefused(third, stolen, "provider");
        isRefused(new Browser(), back, "provider");
    }

    @Test
    void whom_no_account_has_is_told_what_to_give_the_administrator() throws Exception {
        provider.person = "person-<b>new</b>";
        Browser browser = new Browser();
        isRefused(browser, provider.authorize(browser.toProvider()), "unknown");
        assertThat(browser.get("/sign-in?refused=unknown").body())
                .contains("Give this to an administrator")
                .contains("person-&lt;b&gt;new&lt;/b&gt;");
        provider.person = "li.na";
        Browser named = new Browser();
        isRefused(named, provider.authorize(named.toProvider()), "unknown");
    }

    @Test
    void another_site_does_not_begin_a_sign_in() throws Exception {
        for (String site : List.of("cross-site", "same-site", "none", "same-origin")) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(
                                            "http://127.0.0.1:" + server.port() + "/oauth2/authorization/oidc"))
                                    .header("Sec-Fetch-Site", site)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(location(answer).toString())
                    .describedAs(site)
                    .startsWith(
                            site.equals("same-origin")
                                    ? provider.issuer() + "/authorize"
                                    : "http://127.0.0.1:" + server.port() + "/sign-in");
        }
    }

    @Test
    void a_disabled_account_is_out_at_once_and_comes_not_in_again() throws Exception {
        provider.person = "person-gao.feng";
        Browser browser = new Browser();
        browser.get(provider.authorize(browser.toProvider()));
        assertThat(signedInAs(browser)).contains("gao.feng");
        server.store()
                .store()
                .write(
                        Actor.SYSTEM,
                        db -> db.sql("update account set enabled = false where name = 'gao.feng'")
                                .update());
        assertThat(signedInAs(browser)).isEqualTo("nobody");
        Browser again = new Browser();
        isRefused(again, provider.authorize(again.toProvider()), "unknown");
    }

    @Test
    void nothing_secret_is_in_the_log() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        root.addAppender(events);
        try {
            Browser browser = new Browser();
            browser.get(provider.authorize(browser.toProvider()));
            provider.person = "person-unknown";
            Browser other = new Browser();
            other.get(provider.authorize(other.toProvider()));
            provider.signing = TestProvider.Signing.ANOTHER_KEY;
            Browser third = new Browser();
            third.get(provider.authorize(third.toProvider()));
        } finally {
            root.detachAppender(events);
        }
        assertThat(events.list).isNotEmpty();
        assertThat(events.list.stream().map(ILoggingEvent::getFormattedMessage))
                .anySatisfy(line -> assertThat(line).startsWith("signed in: account"))
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("person-", "secret-access-token", "eyJ", TestProvider.SECRET, "li.na"));
    }

    @Test
    void while_the_provider_is_away_passwords_still_work() throws Exception {
        TestProvider away = new TestProvider();
        URI issuer = away.issuer();
        away.close();
        ProviderRegistration registration =
                new ProviderRegistration(new Provider(issuer, "c", "s", "sub", "the other"));
        assertThat(registration.isReachable()).isFalse();
        try (HoldfastServer alone = HoldfastServer.start(new ServerSettings(
                directory.resolve("alone"),
                Path.of("../packs"),
                "127.0.0.1",
                0,
                null,
                null,
                new Provider(issuer, "c", "s", "sub", "the other"),
                true))) {
            HttpClient http = HttpClient.newHttpClient();
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + alone.port() + "/sign-in/provider"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(location(answer).toString()).endsWith("/sign-in?refused=away");
            HttpResponse<String> page = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + alone.port() + "/sign-in?refused=away"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.body()).contains("cannot be reached now").contains("name=\"password\"");
            // reached by https: cookies go no other way, and browsers are told so
            assertThat(page.headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("__Host-SESSION=")
                            .contains("Secure", "HttpOnly", "Path=/", "SameSite=Lax")
                            .doesNotContain("Domain"));
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    @Test
    void a_provider_is_reached_so_that_nobody_listens() {
        for (String issuer : List.of("http://example.org", "ftp://example.org", "https:nothing", "https://a.org?x=1")) {
            assertThatThrownBy(() -> new Provider(URI.create(issuer), "c", "s", "sub", "l"))
                    .describedAs(issuer)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new Provider(URI.create("https://id.example.org/realms/a"), "c", "s", "sub", "l").toString())
                .doesNotContain("s,");
    }
}
