package org.holdfast.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.server.RunningServer;
import org.holdfast.server.RunningServer.Visitor;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.Accounts.NewAccount;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.junit.jupiter.api.Test;

/** Who gets through to the interface and how: sessions of the pages, odd requests, the same request at once. */
class ApiSessionsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(RunningServer.at("/api/v1" + path));
    }

    private static HttpRequest.Builder view(String name) {
        return request("/views")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + name + "\",\"query\":\"level=red\"}"));
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void isProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void whoever_is_signed_in_changes_things_with_the_token_of_a_page_only() throws Exception {
        Visitor officer = RunningServer.visitor("officer");
        assertThat(send(officer.browser(), request("/me")).statusCode()).isEqualTo(200);
        isProblem(send(officer.browser(), view("forged")), 403);
        Matcher token = CSRF.matcher(officer.get("/account").body());
        assertThat(token.find()).isTrue();
        HttpResponse<String> done = send(officer.browser(), view("of a page").header("X-CSRF-TOKEN", token.group(1)));
        assertThat(done.statusCode()).describedAs(done.body()).isEqualTo(201);
    }

    @Test
    void whoever_has_a_first_password_chooses_another_before_anything_else() throws Exception {
        var open = RunningServer.SERVER.store();
        String password = Accounts.randomPassword();
        new Accounts(open.store(), open.journal())
                .add(Actor.SYSTEM, new NewAccount("new.auditor", "New", Role.AUDITOR, null, "en"), password);
        Visitor visitor = Visitor.fresh();
        visitor.post("/sign-in", "/sign-in", Map.of("username", "new.auditor", "password", password));
        isProblem(send(visitor.browser(), request("/me")), 403);
    }

    @Test
    void the_same_request_many_times_at_once_is_done_once_and_answered_alike() throws Exception {
        String token = RunningServer.token("officer");
        String name = "at once " + UUID.randomUUID();
        HttpRequest same = view(name).header("Authorization", "Bearer " + token).build();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<HttpResponse<String>> sending = () -> HTTP.send(same, HttpResponse.BodyHandlers.ofString());
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(sending));
            }
            Set<String> bodies = new HashSet<>();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
                bodies.add(answer.get().body());
            }
            assertThat(bodies).hasSize(1);
        } finally {
            threads.shutdown();
        }
        assertThat(RunningServer.count(
                        "select count(*) from idempotency where convert_from(body, 'UTF8') like '%" + name + "%'"))
                .isEqualTo(1);
    }

    @Test
    void a_refused_request_leaves_its_key_free_and_nothing_behind() throws Exception {
        String token = "Bearer " + RunningServer.token("officer");
        String key = UUID.randomUUID().toString();
        for (int status : new int[] {400, 201}) {
            String query = status == 400 ? "" : "level=red";
            HttpResponse<String> answer = send(
                    HTTP,
                    request("/views")
                            .header("Authorization", token)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key)
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"name\":\"key " + key + "\",\"query\":\"" + query + "\"}")));
            assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(status);
        }
    }

    @Test
    void odd_methods_and_addresses_are_problems() throws Exception {
        String token = "Bearer " + RunningServer.token("officer");
        for (String method : List.of("PATCH", "TRACE", "FOO", "PROPFIND")) {
            HttpResponse<String> answer = send(
                    HTTP,
                    request("/me").header("Authorization", token).method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).describedAs(method).isBetween(400, 499);
            isProblem(answer, answer.statusCode());
        }
        for (String path :
                List.of("/api/v1//me", "/api/v1/me;x=1", "/api/v1/%2e%2e/me", "/api/v1/me%2f", "/api/v2/me")) {
            HttpResponse<String> answer = send(
                    HTTP,
                    HttpRequest.newBuilder(URI.create(RunningServer.at("") + path))
                            .header("Authorization", token));
            assertThat(answer.statusCode()).describedAs(path).isBetween(400, 499);
            isProblem(answer, answer.statusCode());
        }
    }

    @Test
    void a_malformed_query_is_refused_before_anybody_reads_it() throws Exception {
        HttpResponse<String> answer = send(
                HTTP, request("/households?=").header("Authorization", "Bearer " + RunningServer.token("officer")));
        isProblem(answer, 400);
        assertThat(answer.body()).contains("query");
        assertThat(RunningServer.visitor("officer").get("/inbox?=").statusCode())
                .isEqualTo(400);
    }
}
