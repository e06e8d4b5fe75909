package org.holdfast.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.holdfast.server.RunningServer;
import org.holdfast.server.access.AccessTokens;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.Accounts.NewAccount;
import org.holdfast.server.access.Scope;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.holdfast.server.store.Store;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the interface keeps and lists: views, answers, facts of places, and the journal as a whole. */
class KeptApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static HttpResponse<String> send(String token, String method, String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(RunningServer.at("/api/v1" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode get(String token, String path) throws Exception {
        HttpResponse<String> answer = send(token, "GET", path, "");
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void a_view_is_kept_for_its_account_alone_and_forgotten() throws Exception {
        String officer = RunningServer.token("officer");
        String worker = RunningServer.token("worker");
        String view = "{\"name\":\"red ones\",\"query\":\"level=red&assigned=nobody\"}";
        HttpResponse<String> made = send(officer, "POST", "/views", view);
        assertThat(made.statusCode()).describedAs(made.body()).isEqualTo(201);
        long id = JSON.readTree(made.body()).get("view_id").longValue();
        assertThat(send(officer, "POST", "/views", view).statusCode()).isEqualTo(422);
        assertThat(get(officer, "/views").toString()).contains("red ones");
        assertThat(get(worker, "/views").toString()).doesNotContain("red ones");
        assertThat(send(worker, "DELETE", "/views/" + id, "").statusCode()).isEqualTo(404);
        assertThat(send(officer, "DELETE", "/views/" + id, "").statusCode()).isEqualTo(204);
        assertThat(get(officer, "/views").toString()).doesNotContain("red ones");
    }

    @Test
    void series_and_hazards_are_listed_part_by_part_without_gaps() throws Exception {
        String officer = RunningServer.token("officer");
        for (String table : new String[] {"series", "hazards"}) {
            long seen = 0;
            String cursor = "";
            do {
                JsonNode page = get(officer, "/" + table + "?limit=300" + cursor);
                seen += page.get("items").size();
                cursor = page.has("next") ? "&cursor=" + page.get("next").stringValue() : "";
            } while (!cursor.isEmpty());
            long all = RunningServer.SERVER
                    .store()
                    .store()
                    .read(
                            RunningServer.actor("officer"),
                            db -> db.sql("select count(*) from " + (table.equals("series") ? "series" : "hazard"))
                                    .query(Long.class)
                                    .single());
            assertThat(seen).isEqualTo(all);
        }
        assertThat(send(officer, "GET", "/series?cursor=eA", "").statusCode()).isEqualTo(400);
    }

    @Test
    void answers_are_forgotten_after_a_day() {
        Store store = RunningServer.SERVER.store().store();
        Actor officer = RunningServer.actor("officer");
        store.write(
                officer, db -> db.sql("""
                        insert into idempotency (account_id, key, fingerprint, at)
                        values (:account, 'of two days ago', '\\x00', now() - interval '2 days'),
                            (:account, 'of today', '\\x00', now())""").param("account", officer.accountId()).update());
        AnswersKept kept = new AnswersKept(store);
        kept.forget();
        kept.destroy();
        assertThat(RunningServer.count("select count(*) from idempotency where key = 'of two days ago'"))
                .isZero();
        assertThat(RunningServer.count("select count(*) from idempotency where key = 'of today'"))
                .isEqualTo(1);
    }

    @Test
    void the_whole_journal_is_for_auditors_of_every_place() throws Exception {
        assertThat(send(RunningServer.token("auditor"), "GET", "/journal/export", "")
                        .statusCode())
                .isEqualTo(403);
        RunningServer.SERVER.store().checkpoints().sign();
        var open = RunningServer.SERVER.store();
        new Accounts(open.store(), open.journal())
                .add(
                        Actor.SYSTEM,
                        new NewAccount("national.auditor", "National Auditor", Role.AUDITOR, null, "en"),
                        Accounts.randomPassword());
        long id = RunningServer.count("select account_id from account where name = 'national.auditor'");
        String token = new AccessTokens(open.store(), open.journal())
                .issue(
                        new Actor(id, "national.auditor", Role.AUDITOR),
                        "export",
                        EnumSet.of(Scope.JOURNAL, Scope.READ),
                        Duration.ofDays(1))
                .secret();
        HttpResponse<String> export = send(token, "GET", "/journal/export", "");
        assertThat(export.statusCode()).describedAs(export.body()).isEqualTo(200);
        String last = export.body().lines().reduce("", (before, line) -> line);
        assertThat(JSON.readTree(last).toString()).contains("signature");
        JsonNode signed =
                get(token, "/journal/checkpoints?limit=1").get("items").get(0);
        assertThat(export.body()).contains(signed.get("signature").stringValue());
    }

    @Test
    void a_problem_leads_to_a_page_that_explains_it_to_everybody() throws Exception {
        HttpResponse<String> page = HTTP.send(
                HttpRequest.newBuilder(RunningServer.at("/problems/version-needed"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("If-Match");
    }
}
