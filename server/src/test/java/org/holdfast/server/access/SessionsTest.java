package org.holdfast.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.server.RunningServer;
import org.holdfast.server.RunningServer.Visitor;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.junit.jupiter.api.Test;

/** Sessions and first passwords, over HTTP. */
class SessionsTest {
    private static final String PASSWORD = "kelp holds in every storm 7";

    private static String made(String name) {
        String first = Accounts.randomPassword();
        new Accounts(
                        RunningServer.SERVER.store().store(),
                        RunningServer.SERVER.store().journal())
                .add(Actor.SYSTEM, new Accounts.NewAccount(name, name, Role.AUDITOR, null, "en"), first);
        return first;
    }

    private static Visitor again(String name) throws Exception {
        Visitor visitor = Visitor.fresh();
        visitor.post("/sign-in", "/sign-in", Map.of("username", name, "password", PASSWORD));
        return visitor;
    }

    @Test
    void whoever_is_signed_in_elsewhere_sees_it_and_ends_it_with_his_password() throws Exception {
        String first = made("wu.min");
        Visitor here = Visitor.fresh();
        here.post("/sign-in", "/sign-in", Map.of("username", "wu.min", "password", first));
        here.post("/account", "/account", Map.of("present", first, "wanted", PASSWORD));
        Visitor elsewhere = again("wu.min");
        assertThat(elsewhere.get("/inbox").statusCode()).isEqualTo(200);
        assertThat(here.get("/account").body()).containsPattern("(?s)Last used.*Last used.*End all others");

        here.post("/account", "/account/sessions", Map.of("password", "not mine at all"));
        assertThat(elsewhere.get("/inbox").statusCode()).isEqualTo(200);
        here.post("/account", "/account/sessions", Map.of("password", PASSWORD));
        assertThat(elsewhere.get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(elsewhere.get("/inbox").statusCode()).isEqualTo(302);
        assertThat(here.get("/account").body())
                .contains("Your other sessions are ended")
                .doesNotContain("End all others");
    }

    @Test
    void a_first_password_that_nobody_used_for_two_weeks_is_worth_nothing() throws Exception {
        String first = made("he.ping");
        RunningServer.SERVER
                .store()
                .store()
                .write(Actor.SYSTEM, db -> db.sql("""
                        update credential set password_changed_at = now() - interval '15 days'
                        where account_id = (select account_id from account where name = 'he.ping')""").update());
        HttpResponse<String> answer =
                Visitor.fresh().post("/sign-in", "/sign-in", Map.of("username", "he.ping", "password", first));
        assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/sign-in?refused");
    }

    @Test
    void signing_out_over_tls_clears_what_the_browser_kept() throws Exception {
        String first = made("xu.jun");
        Visitor visitor = Visitor.fresh();
        visitor.post("/sign-in", "/sign-in", Map.of("username", "xu.jun", "password", first));
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(visitor.get("/account").body());
        assertThat(csrf.find()).isTrue();
        HttpResponse<String> out = visitor.browser()
                .send(
                        HttpRequest.newBuilder(RunningServer.at("/sign-out"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("X-Forwarded-Proto", "https")
                                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + csrf.group(1)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(out.headers().firstValue("Clear-Site-Data")).get().asString().contains("cache");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void refusals_are_counted() throws Exception {
        double before = counted("holdfast_signins_refused_total");
        double denied = counted("holdfast_requests_denied_total");
        Visitor.fresh().post("/sign-in", "/sign-in", Map.of("username", "nobody", "password", "nothing"));
        RunningServer.visitor("worker").get("/admin/accounts");
        assertThat(counted("holdfast_signins_refused_total")).isEqualTo(before + 1);
        assertThat(counted("holdfast_requests_denied_total")).isGreaterThan(denied);
    }

    private static double counted(String name) throws Exception {
        Matcher value = Pattern.compile("(?m)^" + name + " ([0-9.E]+)$")
                .matcher(Visitor.fresh().get("/metrics").body());
        assertThat(value.find()).describedAs(name).isTrue();
        return Double.parseDouble(value.group(1));
    }
}
