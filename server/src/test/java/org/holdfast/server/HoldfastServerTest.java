package org.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.journal.JournalVerification;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.junit.jupiter.api.Test;

/** A server as people use it: over HTTP, each as the role he has. */
class HoldfastServerTest {
    private static final Pattern HOUSEHOLD = Pattern.compile("/households/([0-9]+)\"");
    private static final Pattern SIGNAL = Pattern.compile("name=\"signal\" value=\"([0-9]+)\"");

    private static final HoldfastServer server = RunningServer.SERVER;

    @Test
    void nobody_sees_anything_without_signing_in() throws Exception {
        for (String path : List.of("/", "/inbox", "/households", "/admin/accounts", "/account")) {
            assertThat(RunningServer.Visitor.fresh().get(path).statusCode())
                    .describedAs(path)
                    .isEqualTo(302);
        }
        assertThat(RunningServer.Visitor.fresh().get("/readyz").body()).isEqualTo("ready\n");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_refused_alike() throws Exception {
        for (String name : List.of("officer2", "nobody")) {
            HttpResponse<String> answer = RunningServer.Visitor.fresh()
                    .post("/sign-in", "/sign-in", Map.of("username", name, "password", "not the password at all"));
            assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/sign-in?refused");
        }
    }

    @Test
    void an_officer_sees_how_the_county_stands() throws Exception {
        HttpResponse<String> overview = RunningServer.visitor("officer").get("/");
        assertThat(overview.statusCode()).isEqualTo(200);
        assertThat(overview.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'");
        assertThat(overview.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("no-store");
        assertThat(RunningServer.visitor("officer").get("/inbox").body()).contains("/households/");
    }

    @Test
    void a_worker_sees_the_village_only() throws Exception {
        List<String> all =
                ids(RunningServer.visitor("officer").get("/households").body());
        List<String> own =
                ids(RunningServer.visitor("worker").get("/households").body());
        assertThat(own).isNotEmpty();
        for (String id : all) {
            int expected = own.contains(id) ? 200 : 404;
            assertThat(RunningServer.visitor("worker").get("/households/" + id).statusCode())
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
        String id = ids(RunningServer.visitor("officer").get("/inbox").body()).get(0);
        String page = RunningServer.visitor("officer").get("/households/" + id).body();
        assertThat(page).contains(id).containsPattern("</strong>: [A-Z0-9][^<]{20,}");
        assertThat(page).doesNotContain("enc:");
    }

    @Test
    void signals_are_taken_and_closed_and_the_journal_says_so() throws Exception {
        Matcher signal =
                SIGNAL.matcher(RunningServer.visitor("officer").get("/inbox").body());
        assertThat(signal.find()).isTrue();
        String id = signal.group(1);
        RunningServer.visitor("officer").post("/inbox", "/inbox", Map.of("signal", id, "act", "take"));
        assertThat(RunningServer.visitor("officer").get("/inbox").body()).contains("1 of 1 signals are yours now");
        RunningServer.visitor("officer")
                .post("/inbox", "/inbox", Map.of("signal", id, "act", "close", "outcome", "true"));
        assertThat(RunningServer.visitor("officer").get("/inbox").body()).contains("give an outcome and a reason");
        RunningServer.visitor("officer")
                .post(
                        "/inbox",
                        "/inbox",
                        Map.of("signal", id, "act", "close", "outcome", "true", "reason", "seen at home"));
        assertThat(RunningServer.visitor("officer").get("/inbox").body()).contains("1 of 1 signals are closed");
        assertThat(RunningServer.count("select count(*) from journal_change where kind = 'signal' and subject = '" + id
                        + "' and after like '%seen at home%'"))
                .isEqualTo(1);
        StringWriter export = new StringWriter();
        server.store().journalExport().write(export);
        assertThat(JournalVerification.verify(new StringReader(export.toString()), null)
                        .entries())
                .isPositive();
    }

    @Test
    void the_list_stays_as_it_was_asked_for_when_something_is_done_with_it() throws Exception {
        HttpResponse<String> answer = RunningServer.visitor("officer")
                .post("/inbox", "/inbox?state=open&sort=-due&assigned=nobody&place=%2F%2Fevil", Map.of("act", "take"));
        assertThat(answer.headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/inbox?assigned=nobody&place=%2F%2Fevil&sort=-due&state=open");
    }

    @Test
    void the_journal_is_looked_through_by_what_who_and_when() throws Exception {
        String today = java.time.LocalDate.now(java.time.ZoneId.systemDefault()).toString();
        RunningServer.Visitor administrator = RunningServer.visitor("administrator");
        assertThat(administrator
                        .get("/journal?action=pack_added&from=" + today + "&until=" + today)
                        .body())
                .contains("pack added</td>")
                .doesNotContain("account added</td>");
        assertThat(administrator
                        .get("/journal?from=2001-01-01&until=2001-12-31")
                        .body())
                .contains("No entry");
        assertThat(administrator.get("/journal?from=2001-99-01&until=x").statusCode())
                .isEqualTo(200);
        assertThat(administrator.get("/journal/1?after=x").statusCode()).isEqualTo(200);
    }

    @Test
    void a_form_from_elsewhere_is_refused() throws Exception {
        long closed = RunningServer.count("select count(*) from signal where state = 'closed'");
        assertThat(RunningServer.visitor("officer")
                        .send("/inbox", Map.of("signal", "1", "act", "close", "outcome", "true", "reason", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(RunningServer.count("select count(*) from signal where state = 'closed'"))
                .isGreaterThanOrEqualTo(closed);
    }

    @Test
    void an_auditor_reads_and_changes_nothing() throws Exception {
        Matcher signal = Pattern.compile("name=\"signal\"")
                .matcher(RunningServer.visitor("auditor").get("/inbox").body());
        assertThat(signal.find()).isFalse();
        assertThat(
                        RunningServer.count(
                                "select count(*) from signal where assigned_to = (select account_id from account where name = 'auditor')"))
                .isZero();
    }

    @Test
    void an_administrator_makes_accounts_and_sees_no_household() throws Exception {
        assertThat(RunningServer.visitor("administrator").get("/households").statusCode())
                .isEqualTo(403);
        Map<String, String> form =
                Map.of("name", "li.na", "full_name", "李娜", "role", "officer", "place", "", "language", "zh");
        String made = RunningServer.visitor("administrator")
                .post("/admin/accounts", "/admin/accounts", form)
                .body();
        Matcher password =
                Pattern.compile("<strong class=\"code\">([^<]+)</strong>").matcher(made);
        assertThat(password.find()).isTrue();
        assertThat(RunningServer.count("select count(*) from account where full_name = '李娜'"))
                .isEqualTo(1);
        RunningServer.Visitor officer = RunningServer.Visitor.signedIn("li.na", password.group(1));
        assertThat(officer.get("/").body()).contains("lang=\"zh-CN\"", "因病").doesNotContain("Sign out");
        assertThat(RunningServer.visitor("officer").get("/admin/accounts").statusCode())
                .isEqualTo(403);
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
    void an_administrator_takes_an_account_out_of_use_and_a_token_is_made_and_ended_on_the_page() throws Exception {
        Accounts accounts = new Accounts(server.store().store(), server.store().journal());
        String password = Accounts.randomPassword();
        accounts.add(Actor.SYSTEM, new Accounts.NewAccount("chen.jun", "Chen Jun", Role.AUDITOR, null, "en"), password);
        RunningServer.Visitor chen = RunningServer.Visitor.signedIn("chen.jun", password);
        String made = chen.post("/account", "/account/tokens", Map.of("name", "feed", "scope", "read", "days", "3"))
                .body();
        assertThat(made).contains("<strong class=\"code\">hf_");
        assertThat(chen.post("/account", "/account/tokens", Map.of("name", "feed", "days", "3"))
                        .body())
                .contains("Give a name, what it may do");
        RunningServer.visitor("administrator")
                .post("/admin/accounts", "/admin/accounts/chen.jun", Map.of("act", "disable", "version", "1"));
        assertThat(accounts.find(Actor.SYSTEM, "chen.jun").orElseThrow().enabled())
                .isFalse();
        assertThat(chen.get("/journal").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/sign-in");
        String reset = RunningServer.visitor("administrator")
                .post("/admin/accounts", "/admin/accounts/chen.jun", Map.of("act", "reset", "version", "2"))
                .body();
        assertThat(reset).contains("chen.jun", "<strong class=\"code\">");
    }

    @Test
    void every_answer_tells_the_browser_to_be_careful() throws Exception {
        HttpResponse<String> page = RunningServer.Visitor.fresh().get("/sign-in");
        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
        for (HttpResponse<String> answer : List.of(
                page,
                RunningServer.visitor("officer").get("/nothing"),
                RunningServer.Visitor.fresh().get("/healthz"))) {
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void what_does_not_exist_has_a_page_that_says_so() throws Exception {
        HttpResponse<String> answer = RunningServer.visitor("officer").get("/nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no such page");
    }
}
