package org.holdfast.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.holdfast.server.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The interface for machines, over HTTP. */
class ApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, String> TOKENS = new HashMap<>();

    private static String token(String role) {
        return TOKENS.computeIfAbsent(role, RunningServer::token);
    }

    private static HttpResponse<String> send(
            String role, String method, String path, @Nullable String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(RunningServer.at("/api/v1" + path))
                .header("Authorization", "Bearer " + token(role))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode get(String role, String path) throws Exception {
        HttpResponse<String> answer = send(role, "GET", path, null);
        assertThat(answer.statusCode()).describedAs(path + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static void isProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("type").stringValue()).startsWith("/problems/");
        assertThat(problem.get("detail").stringValue()).isNotBlank();
    }

    @Test
    void without_a_token_there_is_a_problem_and_nothing_else() throws Exception {
        for (String path : List.of("/api/v1/me", "/api/v1/households", "/api/v1/nothing", "/api/v1/openapi.json")) {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(RunningServer.at(path)).build(), HttpResponse.BodyHandlers.ofString());
            isProblem(answer, 401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        HttpResponse<String> wrong = HTTP.send(
                HttpRequest.newBuilder(RunningServer.at("/api/v1/me"))
                        .header("Authorization", "Bearer hf_wrong")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        isProblem(wrong, 401);
    }

    @Test
    void whoever_asks_is_told_who_he_is() throws Exception {
        assertThat(get("officer", "/me").get("role").stringValue()).isEqualTo("officer");
    }

    @Test
    void lists_go_on_with_cursors_and_end() throws Exception {
        int seen = 0;
        String cursor = "";
        for (int pages = 0; pages < 100; pages++) {
            JsonNode page = get("officer", "/households" + (cursor.isEmpty() ? "" : "?cursor=" + cursor));
            seen += page.get("items").size();
            if (!page.has("next")) {
                break;
            }
            cursor = page.get("next").stringValue();
        }
        assertThat((long) seen)
                .isEqualTo(RunningServer.SERVER
                        .store()
                        .store()
                        .read(
                                RunningServer.actor("officer"),
                                db -> db.sql("select count(*) from household")
                                        .query(Long.class)
                                        .single()));
        assertThat(get("officer", "/households?limit=3").get("items").size()).isEqualTo(3);
        assertThat(get("officer", "/signals?limit=2").get("items").size()).isEqualTo(2);
        for (String list : List.of("/places", "/households", "/signals")) {
            isProblem(send("officer", "GET", list + "?limit=501", null), 400);
            isProblem(send("officer", "GET", list + "?limit=0", null), 400);
        }
        isProblem(send("officer", "GET", "/households?cursor=%21%21", null), 400);
    }

    @Test
    void a_household_is_changed_with_its_version_and_no_update_is_lost() throws Exception {
        String id = get("officer", "/households")
                .get("items")
                .get(3)
                .get("household_id")
                .stringValue();
        HttpResponse<String> read = send("officer", "GET", "/households/" + id, null);
        String etag = read.headers().firstValue("ETag").orElseThrow();
        ObjectNode tables = (ObjectNode) JSON.readTree(read.body()).get("tables");
        assertThat(tables.get("person").get(0).path("national_id").stringValue(""))
                .startsWith("***");
        ((ObjectNode) tables.get("household").get(0)).put("dwelling_grade", "D");
        ObjectNode change = JSON.createObjectNode().put("reason", "seen at home");
        change.set("tables", tables);
        String body = JSON.writeValueAsString(change);
        isProblem(send("officer", "PUT", "/households/" + id, body), 428);
        isProblem(send("officer", "PUT", "/households/" + id, body, "If-Match", "\"987\""), 412);
        isProblem(send("auditor", "PUT", "/households/" + id, body, "If-Match", etag), 403);
        isProblem(send("reviewer", "PUT", "/households/" + id, body, "If-Match", etag), 403);
        HttpResponse<String> done = send("officer", "PUT", "/households/" + id, body, "If-Match", etag);
        assertThat(done.statusCode()).describedAs(done.body()).isEqualTo(200);
        isProblem(send("officer", "PUT", "/households/" + id, body, "If-Match", etag), 412);
        JsonNode now = get("officer", "/households/" + id)
                .get("tables")
                .get("household")
                .get(0);
        assertThat(now.get("dwelling_grade").stringValue()).isEqualTo("D");
        assertThat(RunningServer.count("select count(*) from person where national_id is null and household_no ="
                        + " (select household_no from household where household_id = '" + id + "')"))
                .isEqualTo(tables.get("person")
                        .valueStream()
                        .filter(p -> !p.has("national_id"))
                        .count());
        ((ObjectNode) tables.get("household").get(0)).put("dwelling_grade", "no grade");
        String wrong = JSON.writeValueAsString(change);
        HttpResponse<String> refused = send(
                "officer",
                "PUT",
                "/households/" + id,
                wrong,
                "If-Match",
                done.headers().firstValue("ETag").orElseThrow());
        isProblem(refused, 422);
        assertThat(refused.body()).contains("household[1].dwelling_grade");
        assertThat(get("officer", "/households/" + id + "/history")
                        .get(0)
                        .get("reason")
                        .stringValue())
                .isEqualTo("seen at home");
    }

    @Test
    void a_household_is_explained_supposed_otherwise_and_known_as_of_a_moment() throws Exception {
        String id = get("officer", "/signals")
                .get("items")
                .get(0)
                .get("household_id")
                .stringValue();
        JsonNode found = get("officer", "/households/" + id + "/assessment");
        assertThat(found.get("reasons").size()).isPositive();
        ObjectNode tables = (ObjectNode) get("officer", "/households/" + id).get("tables");
        ObjectNode supposed = JSON.createObjectNode();
        ((ObjectNode) tables.get("household").get(0)).put("water_safe", "false");
        supposed.set("tables", tables);
        HttpResponse<String> other = send(
                "officer",
                "POST",
                "/households/" + id + "/assessment",
                JSON.writeValueAsString(supposed),
                "Idempotency-Key",
                key());
        assertThat(other.statusCode()).describedAs(other.body()).isEqualTo(200);
        assertThat(other.body()).contains("water");
        String moment = java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC).toString();
        assertThat(get("officer", "/households/" + id + "?known=" + moment)
                        .get("version")
                        .intValue())
                .isZero();
        isProblem(send("officer", "GET", "/households/" + id + "?known=2001-01-01T00:00:00Z", null), 404);
    }

    @Test
    void a_household_is_not_put_where_its_place_is_only_named() throws Exception {
        String id = get("officer", "/households")
                .get("items")
                .get(4)
                .get("household_id")
                .stringValue();
        HttpResponse<String> read = send("officer", "GET", "/households/" + id, null);
        ObjectNode tables = (ObjectNode) JSON.readTree(read.body()).get("tables");
        String above = RunningServer.SERVER
                .store()
                .store()
                .read(
                        RunningServer.actor("officer"),
                        db -> db.sql(
                                        "select place_id from place where place_no < place_from() order by place_no limit 1")
                                .query(String.class)
                                .single());
        ((ObjectNode) tables.get("household").get(0)).put("place_id", above);
        ObjectNode change = JSON.createObjectNode().put("reason", "moved away");
        change.set("tables", tables);
        HttpResponse<String> refused = send(
                "officer",
                "PUT",
                "/households/" + id,
                JSON.writeValueAsString(change),
                "If-Match",
                read.headers().firstValue("ETag").orElseThrow());
        isProblem(refused, 422);
    }

    @Test
    void what_is_posted_twice_is_done_once() throws Exception {
        List<Long> ids = get("officer", "/signals")
                .get("items")
                .valueStream()
                .limit(3)
                .map(signal -> signal.get("signal_id").longValue())
                .toList();
        String body = "{\"act\":\"take\",\"signals\":" + ids + "}";
        isProblem(send("officer", "POST", "/signals/acts", body), 400);
        String key = key();
        HttpResponse<String> first = send("officer", "POST", "/signals/acts", body, "Idempotency-Key", key);
        assertThat(first.statusCode()).describedAs(first.body()).isEqualTo(200);
        long entries = RunningServer.count("select position from journal_head");
        HttpResponse<String> again = send("officer", "POST", "/signals/acts", body, "Idempotency-Key", key);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(RunningServer.count(
                        "select count(*) from journal_entry where action = 'signal_assigned' and position > "
                                + entries))
                .isZero();
        isProblem(send("officer", "POST", "/signals/acts", body.replace("take", "close"), "Idempotency-Key", key), 422);
        JsonNode results = JSON.readTree(send(
                        "officer",
                        "POST",
                        "/signals/acts",
                        "{\"act\":\"take\",\"signals\":[" + ids.get(0) + ",99999999]}",
                        "Idempotency-Key",
                        key())
                .body());
        assertThat(results.get(1).get("done").booleanValue()).isFalse();
    }

    @Test
    void an_identifier_is_shown_once_and_the_journal_says_to_whom() throws Exception {
        String id = get("officer", "/households")
                .get("items")
                .get(5)
                .get("household_id")
                .stringValue();
        String person = get("officer", "/households/" + id)
                .get("tables")
                .get("person")
                .valueStream()
                .filter(one -> one.has("national_id"))
                .findFirst()
                .orElseThrow()
                .get("person_id")
                .stringValue();
        String body = "{\"person_id\":\"" + person + "\",\"reason\":\"to compare with the hospital's list\"}";
        String key = key();
        HttpResponse<String> shown =
                send("officer", "POST", "/households/" + id + "/identifiers", body, "Idempotency-Key", key);
        assertThat(JSON.readTree(shown.body()).get("value").stringValue()).hasSize(18);
        isProblem(send("officer", "POST", "/households/" + id + "/identifiers", body, "Idempotency-Key", key), 409);
        isProblem(send("auditor", "POST", "/households/" + id + "/identifiers", body, "Idempotency-Key", key()), 403);
        assertThat(
                        RunningServer.count(
                                "select count(*) from journal_entry where action = 'identifier_unmasked' and reason like 'to compare%'"))
                .isEqualTo(1);
    }

    @Test
    void series_and_hazards_are_put_with_a_result_for_each_row() throws Exception {
        String place = get("officer", "/overview").get("place_id").stringValue();
        String body = "{\"reason\":\"weather service\",\"rows\":[{\"hazard_id\":\"A1\",\"place_id\":\"" + place
                + "\",\"type\":\"flood\",\"severity\":\"severe\",\"onset\":\"2020-12-01\"},"
                + "{\"hazard_id\":\"A2\",\"place_id\":\"elsewhere\",\"type\":\"flood\",\"severity\":\"severe\",\"onset\":\"2020-12-01\"}]}";
        HttpResponse<String> answer = send("officer", "POST", "/hazards", body, "Idempotency-Key", key());
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
        JsonNode results = JSON.readTree(answer.body()).get("results");
        assertThat(results.get(0).get("accepted").booleanValue())
                .describedAs(answer.body())
                .isTrue();
        assertThat(results.get(1).get("accepted").booleanValue()).isFalse();
        assertThat(results.get(1).get("column").stringValue()).isEqualTo("place_id");
        isProblem(send("worker", "POST", "/hazards", body, "Idempotency-Key", key()), 403);
    }

    @Test
    void an_account_is_made_changed_and_disabled() throws Exception {
        HttpResponse<String> made = send(
                "administrator",
                "POST",
                "/accounts",
                "{\"name\":\"wang.wu\",\"full_name\":\"Wang Wu\",\"role\":\"auditor\"}",
                "Idempotency-Key",
                key());
        assertThat(made.statusCode()).describedAs(made.body()).isEqualTo(201);
        HttpResponse<String> read = send("administrator", "GET", "/accounts/wang.wu", null);
        String disabled = "{\"full_name\":\"Wang Wu\",\"role\":\"auditor\",\"enabled\":false}";
        HttpResponse<String> done = send(
                "administrator",
                "PUT",
                "/accounts/wang.wu",
                disabled,
                "If-Match",
                read.headers().firstValue("ETag").orElseThrow());
        assertThat(JSON.readTree(done.body()).get("enabled").booleanValue()).isFalse();
        isProblem(send("administrator", "PUT", "/accounts/admin", disabled, "If-Match", "\"1\""), 422);
        isProblem(send("officer", "GET", "/accounts", null), 403);
    }

    @Test
    void a_token_does_no_more_than_its_scopes_and_ends() throws Exception {
        HttpResponse<String> made = send(
                "officer",
                "POST",
                "/tokens",
                "{\"name\":\"feed\",\"scopes\":[\"read\"],\"days\":30}",
                "Idempotency-Key",
                key());
        assertThat(made.statusCode()).describedAs(made.body()).isEqualTo(201);
        JsonNode issued = JSON.readTree(made.body());
        TOKENS.put("reading", issued.get("secret").stringValue());
        assertThat(get("reading", "/me").get("role").stringValue()).isEqualTo("officer");
        isProblem(send("reading", "POST", "/runs", "", "Idempotency-Key", key()), 403);
        isProblem(
                send(
                        "reading",
                        "POST",
                        "/tokens",
                        "{\"name\":\"more\",\"scopes\":[\"write\"],\"days\":30}",
                        "Idempotency-Key",
                        key()),
                403);
        assertThat(send("officer", "DELETE", "/tokens/" + issued.get("token_id"), null)
                        .statusCode())
                .isEqualTo(204);
        isProblem(send("reading", "GET", "/me", null), 401);
    }

    @Test
    void what_is_not_understood_is_a_problem_that_says_where() throws Exception {
        isProblem(send("officer", "GET", "/nothing", null), 404);
        isProblem(send("officer", "DELETE", "/runs", null), 405);
        isProblem(send("officer", "POST", "/signals/acts", "{\"act\":", "Idempotency-Key", key()), 400);
        isProblem(send("officer", "POST", "/signals/acts", "{\"acts\":1}", "Idempotency-Key", key()), 400);
        isProblem(send("officer", "GET", "/runs/12345678901234567890", null), 400);
        isProblem(
                send("officer", "POST", "/signals/acts", "x=1", "Idempotency-Key", key(), "Content-Type", "text/plain"),
                415);
        isProblem(send("officer", "GET", "/me", null, "Accept", "image/png"), 406);
    }

    @Test
    void the_journal_is_read_by_auditors() throws Exception {
        JsonNode entry = get("auditor", "/journal?limit=1").get("items").get(0);
        assertThat(get("auditor", "/journal/" + entry.get("position") + "/changes")
                        .get("items")
                        .size())
                .isPositive();
        assertThat(get("auditor", "/journal/head").get("position").longValue()).isPositive();
        isProblem(send("worker", "GET", "/journal", null), 403);
    }

    @Test
    void a_pack_is_activated_only_after_the_preview_that_was_looked_at() throws Exception {
        String other = get("officer", "/packs")
                .valueStream()
                .filter(pack -> !pack.get("in_force").booleanValue())
                .findFirst()
                .orElseThrow()
                .get("digest")
                .stringValue();
        String path = "/packs/" + other;
        String why = "{\"reason\": \"the county asked for it\"}";
        isProblem(send("worker", "POST", path + "/preview", null, "Idempotency-Key", key()), 403);
        isProblem(send("officer", "POST", path + "/preview", null, "Idempotency-Key", key()), 403);
        isProblem(send("policy-officer", "POST", path + "/activation", why, "Idempotency-Key", key()), 428);
        isProblem(
                send(
                        "policy-officer",
                        "POST",
                        path + "/activation",
                        why,
                        "Idempotency-Key",
                        key(),
                        "If-Match",
                        "\"0\""),
                412);
        assertThat(send("policy-officer", "POST", path + "/preview", null, "Idempotency-Key", key())
                        .statusCode())
                .isEqualTo(202);
        HttpResponse<String> preview = send("policy-officer", "GET", path + "/preview", null);
        for (int i = 0; i < 600 && !JSON.readTree(preview.body()).has("made_at"); i++) {
            Thread.sleep(100);
            preview = send("policy-officer", "GET", path + "/preview", null);
        }
        JsonNode made = JSON.readTree(preview.body());
        assertThat(made.get("valid").booleanValue()).isTrue();
        assertThat(made.get("moves")
                        .valueStream()
                        .mapToLong(move -> move.get("households").longValue())
                        .sum())
                .isEqualTo(RunningServer.count("select count(*) from result where until_run is null"));
        String etag = preview.headers().firstValue("ETag").orElseThrow();
        send("policy-officer", "POST", path + "/preview", null, "Idempotency-Key", key());
        isProblem(
                send("policy-officer", "POST", path + "/activation", why, "Idempotency-Key", key(), "If-Match", etag),
                412);
    }
}
