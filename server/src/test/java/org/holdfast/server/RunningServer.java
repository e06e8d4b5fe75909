package org.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.holdfast.server.access.AccessTokens;
import org.holdfast.server.access.Scope;
import org.holdfast.server.operation.Demonstration;
import org.holdfast.server.operation.Demonstration.DemoAccount;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;

/** A server with the demonstration's county that all tests of a run share, and those who use it. */
public final class RunningServer {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Map<String, Visitor> VISITORS = new HashMap<>();
    private static List<DemoAccount> accounts = List.of();
    private static Path register = Path.of("");

    public static final HoldfastServer SERVER = start();

    private RunningServer() {}

    private static HoldfastServer start() {
        try {
            Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target/running")), "server-");
            HoldfastServer server = HoldfastServer.start(new ServerSettings(
                    directory.toAbsolutePath(), Path.of("../packs"), "127.0.0.1", 0, null, Demonstration.AS_OF));
            server.store()
                    .store()
                    .write(
                            Actor.SYSTEM,
                            db -> db.sql("insert into setting (name, value) values ('requests_per_second', '9999')")
                                    .update());
            accounts = Demonstration.prepare(server.store(), directory.resolve("demo"));
            register = directory.resolve("demo/register");
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            long end = System.nanoTime() + 60_000_000_000L;
            while (count(server, "select count(*) from run where state = 'done'") == 0 && System.nanoTime() < end) {
                Thread.sleep(100);
            }
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long count(HoldfastServer server, String sql) {
        return server.store()
                .store()
                .read(Actor.SYSTEM, db -> db.sql(sql).query(Long.class).single());
    }

    public static long count(String sql) {
        return count(SERVER, sql);
    }

    /** The one who is signed in with a role, the same for all tests. */
    public static synchronized Visitor visitor(String role) {
        return VISITORS.computeIfAbsent(role, wanted -> {
            try {
                if (wanted.equals("administrator")) {
                    return Visitor.signedIn("admin", String.valueOf(SERVER.firstPassword()));
                }
                DemoAccount account = accounts.stream()
                        .filter(one -> one.role().equals(wanted))
                        .findFirst()
                        .orElseThrow();
                return Visitor.signedIn(account.name(), account.password());
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    /** An account of a role or of that name, as the store knows it. */
    public static Actor actor(String who) {
        return SERVER.store()
                .store()
                .read(
                        Actor.SYSTEM,
                        db -> db.sql(
                                        "select account_id, name, role from account where :who in (name, role) and enabled order by account_id limit 1")
                                .param("who", who)
                                .query((row, n) ->
                                        new Actor(row.getLong(1), row.getString(2), Role.of(row.getString(3))))
                                .single());
    }

    /** A token with every scope, of an account of a role or of that name. */
    public static String token(String who) {
        return new AccessTokens(SERVER.store().store(), SERVER.store().journal())
                .issue(actor(who), "tests", EnumSet.allOf(Scope.class), Duration.ofDays(1))
                .secret();
    }

    /** The register that the county was filled with, as files. */
    public static Path register() {
        return register;
    }

    public static URI at(String path) {
        return URI.create("http://127.0.0.1:" + SERVER.port() + path);
    }

    /** Somebody with a browser of his own. */
    public record Visitor(HttpClient browser) {
        public static Visitor fresh() {
            return new Visitor(
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build());
        }

        /** Signs in and chooses a password, as everybody has to. */
        public static Visitor signedIn(String name, String password) throws Exception {
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

        public HttpResponse<String> get(String path) throws Exception {
            return browser.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
        }

        /** Sends a form with the token of the page it is on. */
        public HttpResponse<String> post(String page, String path, Map<String, String> form) throws Exception {
            Matcher token = TOKEN.matcher(get(page).body());
            assertThat(token.find()).describedAs("the page %s has a form", page).isTrue();
            Map<String, String> all = new HashMap<>(form);
            all.put("_csrf", token.group(1));
            return send(path, all);
        }

        public HttpResponse<String> send(String path, Map<String, String> form) throws Exception {
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
    }
}
