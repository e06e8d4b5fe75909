package org.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.journal.JournalVerification;
import org.holdfast.server.operation.Demonstration;
import org.holdfast.server.operation.Demonstration.DemoAccount;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server as people use it: over HTTP, each as the role he has. */
class HoldfastServerTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern HOUSEHOLD = Pattern.compile("/households/([0-9]+)\"");
    private static final Pattern SIGNAL = Pattern.compile("name=\"signal\" value=\"([0-9]+)\"");

    @TempDir
    private static Path directory;

    private static HoldfastServer server;
    private static final Map<String, Visitor> VISITORS = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        server = HoldfastServer.start(
                new ServerSettings(directory, Path.of("../packs"), "127.0.0.1", 0, null, Demonstration.AS_OF));
        List<DemoAccount> accounts = Demonstration.prepare(server.store(), directory.resolve("demo"));
        long end = System.nanoTime() + 60_000_000_000L;
        while (count("select count(*) from run where state = 'done'") == 0 && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        for (DemoAccount account : accounts) {
            VISITORS.put(account.role(), Visitor.signedIn(account.name(), account.password()));
        }
        VISITORS.put("administrator", Visitor.signedIn("admin", String.valueOf(server.firstPassword())));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static long count(String sql) {
        return server.store()
                .store()
                .read(Actor.SYSTEM, db -> db.sql(sql).query(Long.class).single());
    }

    /** Somebody with a browser of his own. */
    private record Visitor(HttpClient browser) {
        static Visitor fresh() {
            return new Visitor(
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build());
        }

        /** Signs in and chooses a password, as everybody has to. */
        static Visitor signedIn(String name, String password) throws Exception {
            Visitor visitor = fresh();
            assertThat(visitor.post("/sign-in", "/sign-in", Map.of("username", name, "password", password))
                            .headers()
                            .firstValue("Location"))
                    .get()
                    .asString()
                    .endsWith("/");
            assertThat(visitor.get("/").headers().firstValue("Location"))
                    .get()
                    .asString()
                    .endsWith("/account");
            Map<String, String> form =
                    Map.of("present", password, "wanted", "kelp holds in every storm " + name.length());
            assertThat(visitor.post("/account", "/account", form).headers().firstValue("Location"))
                    .get()
                    .asString()
                    .endsWith("/");
            return visitor;
        }

        HttpResponse<String> get(String path) throws Exception {
            return browser.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
        }

        /** Sends a form with the token of the page it is on. */
        HttpResponse<String> post(String page, String path, Map<String, String> form) throws Exception {
            Matcher token = TOKEN.matcher(get(page).body());
            assertThat(token.find()).describedAs("the page %s has a form", page).isTrue();
            Map<String, String> all = new HashMap<>(form);
            all.put("_csrf", token.group(1));
            return send(path, all);
        }

        HttpResponse<String> send(String path, Map<String, String> form) throws Exception {
            String body = form.entrySet().stream()
                    .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return browser.send(
                    HttpRequest.newBuilder(at(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        private static URI at(String path) {
            return URI.create("http://127.0.0.1:" + server.port() + path);
        }
    }

    private static Visitor visitor(String role) {
        return VISITORS.get(role);
    }

    @Test
    void nobody_sees_anything_without_signing_in() throws Exception {
        for (String path : List.of("/", "/inbox", "/households", "/admin/accounts", "/account")) {
            assertThat(Visitor.fresh().get(path).statusCode()).describedAs(path).isEqualTo(302);
        }
        assertThat(Visitor.fresh().get("/readyz").body()).isEqualTo("ready\n");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_refused_alike() throws Exception {
        for (String name : List.of("officer2", "nobody")) {
            HttpResponse<String> answer = Visitor.fresh()
                    .post("/sign-in", "/sign-in", Map.of("username", name, "password", "not the password at all"));
            assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/sign-in?refused");
        }
    }

    @Test
    void an_officer_sees_how_the_county_stands() throws Exception {
        HttpResponse<String> overview = visitor("officer").get("/");
        assertThat(overview.statusCode()).isEqualTo(200);
        assertThat(overview.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'");
        assertThat(overview.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("no-store");
        assertThat(visitor("officer").get("/inbox").body()).contains("/households/");
    }

    @Test
    void a_worker_sees_the_village_only() throws Exception {
        List<String> all = ids(visitor("officer").get("/households").body());
        List<String> own = ids(visitor("worker").get("/households").body());
        assertThat(own).isNotEmpty();
        for (String id : all) {
            int expected = own.contains(id) ? 200 : 404;
            assertThat(visitor("worker").get("/households/" + id).statusCode())
                    .describedAs(id)
                    .isEqualTo(expected);
        }
    }

    private static List<String> ids(String page) {
        Matcher found = HOUSEHOLD.matcher(page);
        return Stream.generate(() -> found)
                .takeWhile(Matcher::find)
                .map(m -> m.group(1))
                .distinct()
                .toList();
    }

    @Test
    void a_household_is_explained_in_the_words_of_the_pack() throws Exception {
        String id = ids(visitor("officer").get("/inbox").body()).get(0);
        String page = visitor("officer").get("/households/" + id).body();
        assertThat(page).contains(id).containsPattern("<li>[A-Z][^<]{20,}");
        assertThat(page).doesNotContain("enc:");
    }

    @Test
    void signals_are_taken_and_closed_and_the_journal_says_so() throws Exception {
        Matcher signal = SIGNAL.matcher(visitor("officer").get("/inbox").body());
        assertThat(signal.find()).isTrue();
        String id = signal.group(1);
        visitor("officer").post("/inbox", "/inbox", Map.of("signal", id, "act", "take"));
        assertThat(visitor("officer").get("/inbox").body()).contains("1 of 1 signals are yours now");
        visitor("officer").post("/inbox", "/inbox", Map.of("signal", id, "act", "close", "outcome", "true"));
        assertThat(visitor("officer").get("/inbox").body()).contains("give an outcome and a reason");
        visitor("officer")
                .post(
                        "/inbox",
                        "/inbox",
                        Map.of("signal", id, "act", "close", "outcome", "true", "reason", "seen at home"));
        assertThat(visitor("officer").get("/inbox").body()).contains("1 of 1 signals are closed");
        assertThat(count("select count(*) from journal_change where kind = 'signal' and subject = '" + id
                        + "' and after like '%seen at home%'"))
                .isEqualTo(1);
        StringWriter export = new StringWriter();
        server.store().journalExport().write(export);
        assertThat(JournalVerification.verify(new StringReader(export.toString()), null)
                        .entries())
                .isPositive();
    }

    @Test
    void a_form_from_elsewhere_is_refused() throws Exception {
        long closed = count("select count(*) from signal where state = 'closed'");
        assertThat(visitor("officer")
                        .send("/inbox", Map.of("signal", "1", "act", "close", "outcome", "true", "reason", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(count("select count(*) from signal where state = 'closed'")).isGreaterThanOrEqualTo(closed);
    }

    @Test
    void an_auditor_reads_and_changes_nothing() throws Exception {
        Matcher signal = Pattern.compile("name=\"signal\"")
                .matcher(visitor("auditor").get("/inbox").body());
        assertThat(signal.find()).isFalse();
        assertThat(
                        count(
                                "select count(*) from signal where assigned_to = (select account_id from account where name = 'auditor')"))
                .isZero();
    }

    @Test
    void an_administrator_makes_accounts_and_sees_no_household() throws Exception {
        assertThat(visitor("administrator").get("/households").statusCode()).isEqualTo(403);
        Map<String, String> form =
                Map.of("name", "li.na", "full_name", "李娜", "role", "officer", "place", "", "language", "zh");
        String made = visitor("administrator")
                .post("/admin/accounts", "/admin/accounts", form)
                .body();
        Matcher password =
                Pattern.compile("<strong class=\"code\">([^<]+)</strong>").matcher(made);
        assertThat(password.find()).isTrue();
        Visitor officer = Visitor.signedIn("li.na", password.group(1));
        assertThat(officer.get("/").body()).contains("lang=\"zh-CN\"", "因病").doesNotContain("Sign out");
        assertThat(visitor("officer").get("/admin/accounts").statusCode()).isEqualTo(403);
    }

    @Test
    void guessing_a_password_locks_the_account_for_a_while() {
        Accounts accounts = new Accounts(server.store().store(), server.store().journal());
        String password = Accounts.randomPassword();
        accounts.add(Actor.SYSTEM, new Accounts.NewAccount("guessed", "Guessed", Role.AUDITOR, null, "en"), password);
        for (int i = 0; i < 5; i++) {
            assertThat(accounts.signIn("guessed", "wrong guess " + i)).isEmpty();
        }
        assertThat(accounts.signIn("guessed", password)).isEmpty();
    }

    @Test
    void what_does_not_exist_has_a_page_that_says_so() throws Exception {
        HttpResponse<String> answer = visitor("officer").get("/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no such page");
    }
}
