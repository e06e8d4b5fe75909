package org.holdfast.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.holdfast.server.RunningServer;
import org.holdfast.server.store.Actor;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What people and machines send, right and wrong, is nowhere in the log, nor in the figures of the server. */
class LogCanaryTest {
    private static final String NAME = "Kanarienvogel";
    private static final String NATIONAL_ID = "110101199003070097";
    private static final String PASSWORD = "canary password of mine";
    private static final List<String> CANARIES = List.of(NAME, NATIONAL_ID, "13800138999", PASSWORD);

    private static HttpResponse<String> send(String method, String path, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(RunningServer.at(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return HttpClient.newHttpClient().send(request.headers(headers).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void nothing_personal_is_in_the_log() throws Exception {
        // the server sets its log up when it starts
        String token = RunningServer.token("officer");
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        root.addAppender(events);
        String bearer = "Bearer " + token;
        try {
            LoggerFactory.getLogger(LogCanaryTest.class).error("the log is read");
            RunningServer.Visitor.fresh().post("/sign-in", "/sign-in", Map.of("username", NAME, "password", PASSWORD));
            RunningServer.visitor("officer").post("/households", "/households", Map.of("q", NAME));
            RunningServer.visitor("officer").post("/households", "/households", Map.of("q", NATIONAL_ID));
            RunningServer.visitor("officer").get("/nothing/" + NAME + "?phone=13800138999");
            for (String id : List.of("H-" + NAME, "%00" + NAME)) {
                send("GET", "/api/v1/households/" + id, "", "Authorization", bearer);
            }
            String person = "{\"person_id\":\"P1\",\"name\":\"" + NAME + "\",\"national_id\":\"" + NATIONAL_ID + "\"}";
            String place = RunningServer.SERVER
                    .store()
                    .store()
                    .read(
                            Actor.SYSTEM,
                            db -> db.sql("select place_id from household limit 1")
                                    .query(String.class)
                                    .single());
            String household = "{\"reason\":\"r\",\"tables\":{\"household\":[{\"place_id\":\"" + place
                    + "\",\"phone\":\"13800138999\"}],\"person\":[" + person + "," + person + "]}}";
            send("PUT", "/api/v1/households/canary", household, "Authorization", bearer, "If-Match", "\"0\"");
            send("PUT", "/api/v1/households/canary", "{\"" + NAME, "Authorization", bearer, "If-Match", "\"0\"");
            send(
                    "POST",
                    "/api/v1/signals/acts",
                    "{\"act\":\"" + NAME + "\"}",
                    "Authorization",
                    bearer,
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            send("GET", "/api/v1/me", "", "Authorization", "Bearer hf_" + PASSWORD.replace(' ', '_'));
        } finally {
            root.detachAppender(events);
        }
        String log = List.copyOf(events.list).stream()
                .map(event -> event.getFormattedMessage()
                        + event.getMDCPropertyMap()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
        assertThat(log).contains("the log is read");
        String figures = RunningServer.Visitor.fresh().get("/metrics").body();
        assertThat(figures).contains("holdfast_journal_position", "http_server_requests");
        for (String canary : CANARIES) {
            assertThat(log).doesNotContain(canary);
            assertThat(figures).doesNotContain(canary);
        }
        assertThat(log).doesNotContain(token);
    }
}
