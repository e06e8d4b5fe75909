package org.holdfast.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.holdfast.server.RunningServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registers that are sent to a running server. */
class LoadsApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, String> TOKENS = new HashMap<>();
    private static final Set<String> UNDER_WAY = Set.of("received", "checking", "applying");
    private static final List<String> TABLES =
            List.of("place", "household", "person", "ledger", "event", "assistance", "series", "hazard");

    private static HttpResponse<String> send(String role, String method, String path, byte[] body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(RunningServer.at("/api/v1" + path))
                .header("Authorization", "Bearer " + TOKENS.computeIfAbsent(role, RunningServer::token))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> upload(String role, String query, byte[] body, String key) throws Exception {
        return send(role, "POST", "/loads?" + query, body, "Content-Type", "application/zip", "Idempotency-Key", key);
    }

    private static HttpResponse<String> get(long load) throws Exception {
        return send("officer", "GET", "/loads/" + load, new byte[0]);
    }

    private static HttpResponse<String> act(String role, long load, String what, String etag) throws Exception {
        return send(
                role, "POST", "/loads/" + load + "/" + what, new byte[0], "Idempotency-Key", key(), "If-Match", etag);
    }

    private static HttpResponse<String> waitFor(long load, String state) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        HttpResponse<String> answer = get(load);
        while (UNDER_WAY.contains(JSON.readTree(answer.body()).get("state").stringValue()) && System.nanoTime() < end) {
            Thread.sleep(100);
            answer = get(load);
        }
        assertThat(JSON.readTree(answer.body()).get("state").stringValue())
                .describedAs(answer.body())
                .isEqualTo(state);
        return answer;
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static void isProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    /** The places that the officer sees. */
    private static Set<String> places() throws Exception {
        return JSON.readTree(
                        send("officer", "GET", "/places?limit=500", new byte[0]).body())
                .get("items")
                .valueStream()
                .map(place -> place.get("place_id").stringValue())
                .collect(Collectors.toSet());
    }

    private static List<String[]> lines(String table) throws IOException {
        return Files.readAllLines(RunningServer.register().resolve(table + ".csv")).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    /** The rows of a table whose cell of a column is one of those. */
    private static List<String[]> rows(String table, String column, Set<String> wanted) throws IOException {
        List<String[]> all = lines(table);
        int at = List.of(all.get(0)).indexOf(column);
        return all.stream()
                .filter(row -> row == all.get(0) || wanted.contains(row[at]))
                .toList();
    }

    /** Some households of the officer's county, as an archive, with their rows of the household table edited. */
    private static byte[] archive(int from, int households, UnaryOperator<String> edit) throws Exception {
        Set<String> places = places();
        Set<String> ids = rows("household", "place_id", places).stream()
                .skip(1L + from)
                .limit(households)
                .map(row -> row[0])
                .collect(Collectors.toSet());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String table : TABLES) {
                boolean ofPlaces = List.of("place", "series", "hazard").contains(table);
                zip.putNextEntry(new ZipEntry("register/" + table + ".csv"));
                zip.write(rows(table, ofPlaces ? "place_id" : "household_id", ofPlaces ? places : ids).stream()
                        .map(row -> String.join(",", row))
                        .map(line -> table.equals("household") ? edit.apply(line) : line)
                        .collect(Collectors.joining("\n", "", "\n"))
                        .getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("register/datapackage.json"));
            zip.write(Files.readAllBytes(RunningServer.register().resolve("datapackage.json")));
        }
        return bytes.toByteArray();
    }

    private static String unsafeWater(String line) {
        return line.replaceFirst(",true", ",false");
    }

    @Test
    void a_register_is_sent_previewed_and_applied_once() throws Exception {
        byte[] archive = archive(200, 12, LoadsApiTest::unsafeWater);
        String key = key();
        HttpResponse<String> sent = upload("officer", "title=corrections&whole=false", archive, key);
        assertThat(sent.statusCode()).describedAs(sent.body()).isEqualTo(202);
        long load = JSON.readTree(sent.body()).get("load_id").longValue();
        assertThat(sent.headers().firstValue("Location")).contains("/api/v1/loads/" + load);
        assertThat(upload("officer", "title=corrections&whole=false", archive, key)
                        .body())
                .isEqualTo(sent.body());
        isProblem(upload("officer", "title=others&whole=false", archive, key), 422);

        HttpResponse<String> ready = waitFor(load, "ready");
        JsonNode preview = JSON.readTree(ready.body()).get("preview");
        assertThat(preview.at("/households/changed").longValue())
                .describedAs(ready.body())
                .isEqualTo(12);
        assertThat(preview.at("/households/gone").longValue()).isZero();
        assertThat(JSON.readTree(ready.body()).get("tables").size()).isGreaterThan(3);

        isProblem(act("officer", load, "application", "\"99\""), 412);
        isProblem(act("auditor", load, "application", etag(ready)), 403);
        long entries = RunningServer.count("select count(*) from journal_entry where action = 'register_loaded'");
        HttpResponse<String> asked = act("officer", load, "application", etag(ready));
        assertThat(asked.statusCode()).describedAs(asked.body()).isEqualTo(202);
        HttpResponse<String> applied = waitFor(load, "applied");
        assertThat(RunningServer.count("select count(*) from journal_entry where action = 'register_loaded'"))
                .isEqualTo(entries + 1);
        isProblem(act("officer", load, "withdrawal", etag(applied)), 409);
        isProblem(act("officer", load, "application", etag(ready)), 412);
        assertThat(RunningServer.count("select count(*) from load where load_id = " + load + " and state = 'applied'"))
                .isEqualTo(1);
    }

    @Test
    void a_load_whose_register_changed_meanwhile_is_previewed_again() throws Exception {
        HttpResponse<String> first =
                upload("officer", "title=first&whole=false", archive(300, 5, LoadsApiTest::unsafeWater), key());
        HttpResponse<String> second =
                upload("officer", "title=second&whole=false", archive(303, 5, LoadsApiTest::unsafeWater), key());
        long one = JSON.readTree(first.body()).get("load_id").longValue();
        long other = JSON.readTree(second.body()).get("load_id").longValue();
        String readyOne = etag(waitFor(one, "ready"));
        String readyOther = etag(waitFor(other, "ready"));
        act("officer", one, "application", readyOne);
        waitFor(one, "applied");
        act("officer", other, "application", readyOther);
        HttpResponse<String> again = get(other);
        long end = System.nanoTime() + 60_000_000_000L;
        while (!JSON.readTree(again.body()).path("state").stringValue("").equals("ready") && System.nanoTime() < end) {
            Thread.sleep(100);
            again = get(other);
        }
        assertThat(JSON.readTree(again.body()).path("problem").stringValue("")).contains("look at the new one");
        assertThat(JSON.readTree(again.body())
                        .at("/preview/households/unchanged")
                        .longValue())
                .isEqualTo(2);
        assertThat(act("officer", other, "application", etag(again)).statusCode())
                .isEqualTo(202);
        waitFor(other, "applied");
    }

    @Test
    void what_is_no_register_is_refused_and_says_why() throws Exception {
        isProblem(upload("officer", "title=x&whole=true", "nonsense".getBytes(StandardCharsets.UTF_8), key()), 422);
        isProblem(upload("worker", "title=x&whole=true", archive(0, 1, line -> line), key()), 403);
        isProblem(upload("officer", "whole=true", archive(0, 1, line -> line), key()), 400);
        isProblem(upload("officer", "title=x&whole=true&held_on=2999-01-01", archive(0, 1, line -> line), key()), 400);
        isProblem(
                send("officer", "POST", "/loads?title=x&whole=true", new byte[0], "Content-Type", "application/zip"),
                400);
        byte[] cut = java.util.Arrays.copyOf(archive(0, 5, line -> line), 900);
        long load = JSON.readTree(
                        upload("officer", "title=cut&whole=false", cut, key()).body())
                .get("load_id")
                .longValue();
        assertThat(waitFor(load, "refused").body()).contains("damaged");
    }

    @Test
    void rejected_rows_are_listed_for_whoever_sent_them() throws Exception {
        byte[] archive = archive(0, 200, line -> line.replaceFirst("^([^,]*),[0-9]+", "$1,nowhere"));
        long load = JSON.readTree(upload("officer", "title=wrong&whole=false", archive, key())
                        .body())
                .get("load_id")
                .longValue();
        JsonNode refused = JSON.readTree(waitFor(load, "refused").body());
        assertThat(refused.get("problem").stringValue()).contains("rejected");
        HttpResponse<String> rows = send("officer", "GET", "/loads/" + load + "/rejected", new byte[0]);
        assertThat(rows.statusCode()).isEqualTo(200);
        assertThat(rows.body().lines().count()).isGreaterThan(100);
        isProblem(send("auditor", "GET", "/loads/" + load + "/rejected", new byte[0]), 404);
    }

    @Test
    void a_load_is_withdrawn_and_its_files_are_gone() throws Exception {
        long load = JSON.readTree(upload("officer", "title=no&whole=false", archive(0, 3, line -> line), key())
                        .body())
                .get("load_id")
                .longValue();
        HttpResponse<String> ready = waitFor(load, "ready");
        isProblem(
                send("officer", "POST", "/loads/" + load + "/withdrawal", new byte[0], "Idempotency-Key", key()), 428);
        assertThat(act("officer", load, "withdrawal", etag(ready)).statusCode()).isEqualTo(200);
        Path archive = RunningServer.register().resolve("../../loads/" + load + ".zip");
        long end = System.nanoTime() + 20_000_000_000L;
        while (Files.exists(archive) && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(archive).doesNotExist();
        isProblem(act("officer", load, "application", "\"9\""), 412);
    }
}
