package org.holdfast.server;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.server.ProbedServer.Prober;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Requests for every operation that a server has, with ids, places and words of anywhere. */
final class ProbeRequests {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, List<String>> READ_BY_HAND = Map.of(
            "/inbox", List.of("state", "level", "channel", "place", "assigned", "sort", "after", "assignee"),
            "/households/{id}/edit",
                    List.of("r0.place_id", "r0.person_id", "r0.name", "r0.address", "held_on", "reason"));

    private final ProbedServer probed;
    private final Random random;
    private final List<Operation> operations;
    private final Map<String, List<String>> pools = new HashMap<>();

    ProbeRequests(ProbedServer probed, long seed) {
        this.probed = probed;
        this.random = new Random(seed);
        this.operations = operations(probed.server());
        fill();
    }

    /** An operation of the server: its method, its address, and the names of what it takes. */
    record Operation(String method, String pattern, List<String> parameters) {
        boolean isApi() {
            return pattern.startsWith("/api/");
        }
    }

    /** Somebody's request, and the words that it sends itself. */
    record Probe(Prober prober, HttpRequest request, String sent) {}

    private static List<Operation> operations(HoldfastServer server) {
        List<Operation> operations = new ArrayList<>();
        server.parts()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> {
                    List<String> parameters = Arrays.stream(handler.getMethodParameters())
                            .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
                            .filter(Objects::nonNull)
                            .map(parameter -> parameter.name().isEmpty() ? parameter.value() : parameter.name())
                            .toList();
                    for (String pattern : patterns(info)) {
                        List<String> all = new ArrayList<>(parameters);
                        all.addAll(READ_BY_HAND.getOrDefault(pattern, List.of()));
                        for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                            operations.add(new Operation(method.name(), pattern, all));
                        }
                    }
                });
        operations.add(new Operation("GET", "/inbox?format=csv", READ_BY_HAND.get("/inbox")));
        operations.sort(Comparator.comparing(Operation::pattern).thenComparing(Operation::method));
        return operations;
    }

    private static List<String> patterns(RequestMappingInfo info) {
        return info.getPathPatternsCondition() == null
                ? List.of()
                : List.copyOf(info.getPathPatternsCondition().getPatternValues());
    }

    int operations() {
        return operations.size();
    }

    private void fill() {
        pool("household", "select household_id from household order by md5(household_id) limit 80");
        pool("person", "select person_id from person order by md5(person_id) limit 80");
        pool("signal", "select signal_id::text from signal order by md5(signal_id::text) limit 80");
        pool("place", "select place_id from place");
        pool("run", "select run_id::text from run");
        pool("position", "select position::text from journal_entry order by md5(position::text) limit 200");
        pool("digest", "select digest from pack");
        pool("account", "select name from account");
        pool("other", "select name from account where name like 'other.%'");
        pool("token", "select token_id::text from access_token order by md5(token_id::text) limit 80");
        pool("view", "select view_id::text from saved_view");
        pool("load", "select load_id::text from load");
        pool("setting", "select name from setting");
        pool(
                "words",
                "select 'zqh' || place_no || 'qz' from place union all select 'zqp' || place_no || 'qz' from place");
        pools.put("cursor", new ArrayList<>(List.of("")));
    }

    private void pool(String name, String sql) {
        pools.put(name, probed.texts(sql));
    }

    /** Where a list goes on, to be tried by others too. */
    void keepCursor(String cursor) {
        List<String> cursors = Objects.requireNonNull(pools.get("cursor"));
        if (cursors.size() < 200) {
            cursors.add(cursor);
        }
    }

    private String any(String pool) {
        List<String> values = Objects.requireNonNull(pools.get(pool), pool);
        return values.isEmpty() ? "x" : values.get(random.nextInt(values.size()));
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    private String value(String pattern, String name) {
        return switch (name) {
            case "place", "under", "r0.place_id" -> any("place");
            case "q", "subject" -> one(any("words"), any("household"), any("person"));
            case "digest" -> any("digest");
            case "position" -> any("position");
            case "name" ->
                pattern.contains("settings")
                        ? any("setting")
                        : pattern.contains("{name}") ? any("other") : any("account");
            case "account", "assignee" -> any("account");
            case "id" -> id(pattern);
            case "person", "person_id", "r0.person_id" -> any("person");
            case "state" -> one("open", "closed");
            case "sort" -> one("-level", "level", "opened", "-due");
            case "limit" -> one("500", "20");
            case "known" -> one("2099-01-01", "2020-12-31", "2099-01-01T00:00:00Z");
            case "table" -> one("household", "person", "ledger", "event");
            case "act" ->
                one("take", "assign", "close", "try", "save", "apply", "withdraw", "reset", "enable", "disable");
            case "signal" -> any("signal");
            case "version" -> one("0", "1", "2", "3");
            case "cursor" -> any("cursor");
            // what may be kept holds no word of a place: whoever met it later would seem to have seen that place
            case "reason", "title", "full_name", "r0.name", "r0.address" -> "why not";
            case "role" -> one("worker", "officer", "administrator", "auditor");
            case "language" -> one("en", "zh");
            case "outcome" -> one("true", "false");
            case "held_on" -> "2020-12-30";
            default -> one("", "1", "x", "0:1");
        };
    }

    private String id(String pattern) {
        for (String pool : List.of("household", "signal", "run", "load", "token", "view")) {
            if (pattern.contains(pool)) {
                return any(pool);
            }
        }
        return one(any("household"), any("signal"), "1");
    }

    /** A request of somebody: with the checks of the application, or past them. */
    Probe next(Prober prober, boolean checks) {
        return probe(operations.get(random.nextInt(operations.size())), prober, checks, 3);
    }

    /** The requests of somebody for every list and page that names nothing, as they are. */
    List<Probe> plain(Prober prober, boolean checks) {
        return operations.stream()
                .filter(operation -> operation.method().equals("GET")
                        && !VARIABLE.matcher(operation.pattern()).find())
                .map(operation -> probe(operation, prober, checks, 1))
                .toList();
    }

    /** One in so many of what the operation takes is left out. */
    private Probe probe(Operation operation, Prober prober, boolean checks, int leftOut) {
        String pattern = operation.pattern();
        String path = pattern;
        Matcher variable = VARIABLE.matcher(pattern);
        while (variable.find()) {
            path = path.replace(variable.group(), encoded(value(pattern, variable.group(1))));
        }
        StringBuilder query = new StringBuilder();
        for (String name : operation.parameters()) {
            if (random.nextInt(leftOut) > 0) {
                query.append(query.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(encoded(value(pattern, name)));
            }
        }
        boolean sends = operation.method().matches("PUT|POST");
        boolean form = sends && !operation.isApi();
        String body = form ? query + "&_csrf=" + prober.csrf : sends ? body(pattern) : "";
        String asked = path + (query.isEmpty() || form ? "" : (path.contains("?") ? "&" : "?") + query);
        HttpRequest.Builder request = HttpRequest.newBuilder(probed.at(asked));
        if (!checks) {
            request.header(ProbedServer.UNCHECKED, Long.toString(prober.accountId));
        } else if (operation.isApi() && random.nextBoolean()) {
            request.header("Authorization", "Bearer " + prober.token);
        } else if (operation.isApi()) {
            request.header("X-CSRF-TOKEN", prober.csrf);
        }
        if (operation.method().equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        request.header("If-Match", "\"" + random.nextInt(4) + "\"");
        if (sends) {
            request.header("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json");
        }
        request.method(
                operation.method(),
                sends ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
        return new Probe(prober, request.build(), asked + " " + body);
    }

    private String body(String pattern) {
        String reason = "\"reason\":\"why not\"";
        if (pattern.endsWith("/signals/acts")) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                ids.add(any("signal"));
            }
            return "{\"act\":\"" + one("take", "assign", "close") + "\",\"outcome\":\"true\"," + reason
                    + ",\"assignee\":\"" + any("account") + "\",\"signals\":[" + String.join(",", ids) + "]}";
        }
        if (pattern.endsWith("/hazards")) {
            return "{\"rows\":[{\"hazard_id\":\"" + one("z1", "z9", "p" + random.nextInt(1_000_000))
                    + "\",\"place_id\":\"" + any("place")
                    + "\",\"type\":\"flood\",\"severity\":\"severe\",\"onset\":\"2020-12-01\"}]}";
        }
        if (pattern.endsWith("/series")) {
            return "{\"rows\":[{\"place_id\":\"" + any("place")
                    + "\",\"series\":\"rain\",\"month\":\"2020-11\",\"value\":\"1\"}]}";
        }
        if (pattern.endsWith("/accounts")) {
            return "{\"name\":\"n" + random.nextInt(1_000_000) + "\",\"full_name\":\"N\",\"role\":\""
                    + one("worker", "administrator") + "\",\"place_id\":\"" + any("place") + "\"}";
        }
        if (pattern.endsWith("/accounts/{name}")) {
            return "{\"full_name\":\"N\",\"role\":\"" + one("worker", "administrator") + "\",\"place_id\":\""
                    + any("place") + "\",\"enabled\":" + random.nextBoolean() + "}";
        }
        if (pattern.endsWith("/tokens")) {
            return "{\"name\":\"t\",\"scopes\":[\"read\"],\"days\":3}";
        }
        if (pattern.endsWith("/views")) {
            return "{\"name\":\"v" + random.nextInt(1_000_000) + "\",\"query\":\"level=red\"}";
        }
        if (pattern.contains("/settings/")) {
            return "{\"value\":\"9999\"," + reason + "}";
        }
        if (pattern.endsWith("/search")) {
            return "{\"words\":\"" + one(any("words"), any("household")) + "\",\"place\":\"" + any("place") + "\"}";
        }
        if (pattern.endsWith("/identifiers")) {
            return "{" + reason + (random.nextBoolean() ? "" : ",\"person_id\":\"" + any("person") + "\"") + "}";
        }
        return "{" + reason + ",\"tables\":{\"household\":[{\"place_id\":\"" + any("place")
                + "\",\"address\":\"there\"}]}}";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
