package org.holdfast.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the pages of a server, with a session of his own. */
final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String ANSWERS = "Holdfast answers at ";
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI server;
    private String token = "";

    private Visitor(URI server) {
        this.server = server;
    }

    /** Where the server is, if that line says so; otherwise null. */
    static URI address(String line) {
        return line.startsWith(ANSWERS)
                ? URI.create(line.substring(ANSWERS.length()).strip())
                : null;
    }

    static Visitor of(URI server, String name, String password) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(server);
        visitor.post("/sign-in", List.of("username", name, "password", password));
        return visitor;
    }

    /** Signs in for the first time, and chooses a password. */
    static Visitor first(URI server, String name, String password, String wanted)
            throws IOException, InterruptedException {
        Visitor visitor = of(server, name, password);
        visitor.post("/account", List.of("present", password, "wanted", wanted));
        return visitor;
    }

    String get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    CompletableFuture<HttpResponse<String>> ask(String path) {
        return browser.sendAsync(
                HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Fills in the form of a page: names and values in turn. */
    String post(String path, List<String> form) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("_csrf=" + token(path));
        for (int i = 0; i < form.size(); i += 2) {
            body.append('&')
                    .append(form.get(i))
                    .append('=')
                    .append(URLEncoder.encode(form.get(i + 1), StandardCharsets.UTF_8));
        }
        return send(
                        HttpRequest.newBuilder(server.resolve(path))
                                .header("Content-Type", "application/x-www-form-urlencoded"),
                        "POST",
                        body.toString())
                .body();
    }

    /** What guards the requests of the session; looked up once. */
    String token() throws IOException, InterruptedException {
        if (token.isEmpty()) {
            token = token("/account");
        }
        return token;
    }

    private String token(String path) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(path));
        if (!token.find()) {
            throw new IOException("no form at " + path);
        }
        return token.group(1);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String method, String body)
            throws IOException, InterruptedException {
        return browser.send(
                request.method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path));
    }
}
