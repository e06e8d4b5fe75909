package org.holdfast.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.server.RunningServer;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.junit.jupiter.api.Test;

class SecondFactorTest {
    private static final String PASSWORD = "kelp holds in every storm 8";

    /** RFC 6238, appendix B, the last six of its eight digits. */
    @Test
    void codes_are_those_of_the_standard() {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(Totp.code(secret, 59 / 30)).isEqualTo("287082");
        assertThat(Totp.code(secret, 1111111109L / 30)).isEqualTo("081804");
        assertThat(Totp.code(secret, 1234567890L / 30)).isEqualTo("005924");
        assertThat(Totp.code(secret, 20000000000L / 30)).isEqualTo("353130");
    }

    /** RFC 4648, section 10. */
    @Test
    void secrets_are_written_as_apps_read_them() {
        assertThat(Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Totp.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
    }

    @Test
    void a_code_is_right_for_its_time_and_half_a_minute_around() {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        Instant now = Instant.ofEpochSecond(1_000_000_000);
        String code = Totp.code(secret, 1_000_000_000L / 30);
        assertThat(Totp.step(secret, code, now.plusSeconds(30))).hasValue(1_000_000_000L / 30);
        assertThat(Totp.step(secret, code, now.plusSeconds(90))).isEmpty();
        assertThat(Totp.step(secret, "", now)).isEmpty();
    }

    private static byte[] secret(String base32) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char one : base32.toCharArray()) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(one);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits & 0xff);
            }
        }
        return bytes.toByteArray();
    }

    private static String code(byte[] secret, int ahead) {
        return Totp.code(secret, Instant.now().getEpochSecond() / 30 + ahead);
    }

    @Test
    void an_account_that_turned_it_on_is_asked_for_a_code_and_no_code_counts_twice() throws Exception {
        String first = Accounts.randomPassword();
        new Accounts(
                        RunningServer.SERVER.store().store(),
                        RunningServer.SERVER.store().journal())
                .add(Actor.SYSTEM, new Accounts.NewAccount("zhao.lei", "Zhao Lei", Role.AUDITOR, null, "en"), first);
        RunningServer.Visitor zhao = RunningServer.Visitor.fresh();
        zhao.post("/sign-in", "/sign-in", Map.of("username", "zhao.lei", "password", first));
        zhao.post("/account", "/account", Map.of("present", first, "wanted", PASSWORD));
        Matcher made = Pattern.compile("<strong class=\"code\">([A-Z2-7]{32})</strong>")
                .matcher(zhao.post("/account/factor", "/account/factor", Map.of("act", "begin", "password", PASSWORD))
                        .body());
        assertThat(made.find()).isTrue();
        byte[] secret = secret(made.group(1));
        String used = code(secret, 0);
        assertThat(zhao.post("/account/factor", "/account/factor", Map.of("act", "confirm", "code", used))
                        .body())
                .contains("asks for a code");

        RunningServer.Visitor again = RunningServer.Visitor.fresh();
        again.post("/sign-in", "/sign-in", Map.of("username", "zhao.lei", "password", PASSWORD));
        for (String path : java.util.List.of("/", "/households", "/journal", "/account")) {
            assertThat(again.get(path).headers().firstValue("Location").orElse(""))
                    .describedAs(path)
                    .endsWith("/sign-in/code");
        }
        assertThat(again.get("/api/v1/me").statusCode()).isEqualTo(401);
        HttpResponse<String> twice = again.post("/sign-in/code", "/sign-in/code", Map.of("code", used));
        assertThat(twice.headers().firstValue("Location")).get().asString().endsWith("/sign-in/code");
        assertThat(again.get("/sign-in/code").body()).contains("The code is not right");
        again.post("/sign-in/code", "/sign-in/code", Map.of("code", code(secret, 1)));
        assertThat(again.get("/journal").statusCode()).isEqualTo(200);

        RunningServer.Visitor guesser = RunningServer.Visitor.fresh();
        guesser.post("/sign-in", "/sign-in", Map.of("username", "zhao.lei", "password", PASSWORD));
        for (int i = 0; i < 6; i++) {
            guesser.post("/sign-in/code", "/sign-in/code", Map.of("code", "00000" + i));
        }
        assertThat(RunningServer.count("select count(*) from credential c join account a using (account_id)"
                        + " where a.name = 'zhao.lei' and c.locked_until > now()"))
                .isEqualTo(1);
    }

    @Test
    void where_the_settings_demand_it_nothing_is_to_be_done_before_it_is_turned_on() throws Exception {
        String first = Accounts.randomPassword();
        new Accounts(
                        RunningServer.SERVER.store().store(),
                        RunningServer.SERVER.store().journal())
                .add(Actor.SYSTEM, new Accounts.NewAccount("sun.li", "Sun Li", Role.OFFICER, null, "en"), first);
        RunningServer.Visitor sun = RunningServer.Visitor.fresh();
        sun.post("/sign-in", "/sign-in", Map.of("username", "sun.li", "password", first));
        sun.post("/account", "/account", Map.of("present", first, "wanted", PASSWORD));
        assertThat(sun.get("/inbox").statusCode()).isEqualTo(200);
        demand("0", "deciders");
        try {
            assertThat(sun.get("/inbox").headers().firstValue("Location"))
                    .get()
                    .asString()
                    .endsWith("/account/factor");
            assertThat(sun.get("/api/v1/me").statusCode()).isEqualTo(403);
            assertThat(RunningServer.visitor("worker").get("/inbox").statusCode())
                    .isEqualTo(200);
            String page = sun.post("/account/factor", "/account/factor", Map.of("act", "begin", "password", PASSWORD))
                    .body();
            assertThat(page).contains("demands a second factor");
            Matcher made = Pattern.compile("<strong class=\"code\">([A-Z2-7]{32})</strong>")
                    .matcher(page);
            assertThat(made.find()).isTrue();
            sun.post(
                    "/account/factor",
                    "/account/factor",
                    Map.of("act", "confirm", "code", code(secret(made.group(1)), 0)));
            assertThat(sun.get("/inbox").statusCode()).isEqualTo(200);
        } finally {
            // the administrator owes one now, so that the page no longer takes what he sets
            RunningServer.SERVER
                    .store()
                    .store()
                    .write(
                            Actor.SYSTEM,
                            db -> db.sql("update setting set value = 'nobody' where name = 'second_factor'")
                                    .update());
            Thread.sleep(2_100);
        }
        assertThat(RunningServer.visitor("administrator").get("/admin/settings").statusCode())
                .isEqualTo(200);
    }

    private static void demand(String version, String of) throws Exception {
        RunningServer.visitor("administrator")
                .post(
                        "/admin/settings",
                        "/admin/settings/second_factor",
                        Map.of("value", of, "version", version, "reason", "safer"));
    }
}
