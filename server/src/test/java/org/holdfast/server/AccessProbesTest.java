package org.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.server.access.AccessTokens;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.Scope;
import org.holdfast.server.access.SignedIn;
import org.holdfast.server.operation.Demonstration;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Asks everything of everything: each operation that the server has, as each role at several places, with ids, places and
 * words of its own and of others. Whatever lies at a place carries a word that only its readers may meet. Once with all
 * checks, and once with the application's own checks switched off, so that only the database's are left. How many probes is
 * {@code -Dholdfast.probes=N}, with which seed {@code -Dholdfast.seed=N}.
 */
class AccessProbesTest {
    private static final int PROBES = Integer.getInteger("holdfast.probes", 1_500);
    private static final long SEED = Long.getLong("holdfast.seed", 11);
    private static final Pattern CANARY = Pattern.compile("zq(\\d+)qz");
    private static final String PROBE = "X-Probe";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path directory;

    private static HoldfastServer server;
    private static List<Prober> probers;
    private static long lastSignal;
    private static final Map<String, String> TOKENS = new HashMap<>();

    /** Somebody who asks, and what he may see. */
    private record Prober(long accountId, String name, Role role, long from, long to) {
        boolean mayMeet(long place) {
            return role.readsHouseholds() && place >= from && place <= to;
        }
    }

    /** With this, whoever names an account acts as it and passes every check of the application. */
    @Configuration(proxyBeanMethods = false)
    static class NoChecks {
        @Bean
        @Order(0)
        SecurityFilterChain open(HttpSecurity http) throws Exception {
            http.securityMatcher(request -> request.getHeader(PROBE) != null);
            http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
            http.csrf(csrf -> csrf.disable());
            http.addFilterBefore(new Anybody(), AuthorizationFilter.class);
            return http.build();
        }
    }

    private static final class Anybody extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, jakarta.servlet.ServletException {
            List<GrantedAuthority> all = new ArrayList<>();
            Arrays.stream(Role.values()).forEach(role -> all.add(new SimpleGrantedAuthority("ROLE_" + role.name())));
            Arrays.stream(Scope.values()).forEach(scope -> all.add(new SimpleGrantedAuthority(scope.authority())));
            // pages name the role; the system has no name on them, and an officer passes their checks
            Role role = request.getRequestURI().startsWith("/api/") ? Role.SYSTEM : Role.OFFICER;
            SignedIn who = new SignedIn(
                    Long.parseLong(request.getHeader(PROBE)), "probe", "Probe", role, "en", false, false, false);
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, all));
            SecurityContextHolder.setContext(context);
            request.setAttribute(
                    org.springframework.security.web.csrf.CsrfToken.class.getName(),
                    new org.springframework.security.web.csrf.DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "none"));
            chain.doFilter(request, response);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        ServerSettings settings = new ServerSettings(
                directory.resolve("data"), Path.of("../packs"), "127.0.0.1", 0, null, Demonstration.AS_OF);
        server = HoldfastServer.start(settings, List.of(NoChecks.class));
        Demonstration.prepare(server.store(), directory.resolve("demo"));
        long end = System.nanoTime() + 90_000_000_000L;
        while (count("select count(*) from run where state = 'done'") == 0 && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        plant();
        probers = probers();
        lastSignal = count("select coalesce(max(signal_id), 0) from signal");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static long count(String sql) {
        return server.store()
                .store()
                .read(Actor.SYSTEM, db -> db.sql(sql).query(Long.class).single());
    }

    private static List<String> texts(String sql) {
        return server.store()
                .store()
                .read(Actor.SYSTEM, db -> db.sql(sql).query(String.class).list());
    }

    /** Puts a word of its place into whatever lies there. */
    private static void plant() {
        server.store().store().write(Actor.SYSTEM, db -> {
            String word = "'zq' || h.place_no || 'qz'";
            db.sql("update household h set address = " + word + ", extra = jsonb_build_object('note', " + word + ")")
                    .update();
            for (String column : List.of("person.name", "ledger.programme", "event.source", "assistance.programme")) {
                String table = column.substring(0, column.indexOf('.'));
                db.sql("update " + table + " t set " + column.substring(table.length() + 1) + " = " + word
                                + " from household h where h.household_no = t.household_no")
                        .update();
            }
            db.sql("update signal s set explanation = jsonb_build_object('word', 'zq' || s.place_no || 'qz')")
                    .update();
            return db.sql("update result r set main_cause = 'zq' || r.place_no || 'qz'")
                    .update();
        });
    }

    private static String token(long id, String name, Role role) {
        return new AccessTokens(server.store().store(), server.store().journal())
                .issue(new Actor(id, name, role), "t", EnumSet.allOf(Scope.class), Duration.ofDays(1))
                .secret();
    }

    private static List<Prober> probers() {
        List<String> villages = texts("select place_id from place where place_no = last_no or not exists"
                + " (select 1 from place c where c.parent_id = place.place_id) order by place_no");
        String county = texts("select place_id from account where role = 'officer' and place_id is not null limit 1")
                .get(0);
        String township = texts("select parent_id from place where place_id = '" + villages.get(0) + "'")
                .get(0);
        List<Prober> all = new ArrayList<>();
        Accounts accounts = new Accounts(server.store().store(), server.store().journal());
        for (Role role : Role.values()) {
            if (role == Role.SYSTEM) {
                continue;
            }
            for (String place : List.of(villages.get(0), villages.get(villages.size() - 1), township, county)) {
                String name = "probe." + role.id() + "." + place;
                long id = accounts.add(
                        Actor.SYSTEM,
                        new Accounts.NewAccount(name, name, role, place, "en"),
                        Accounts.randomPassword());
                TOKENS.put(name, token(id, name, role));
                long[] interval = server.store()
                        .store()
                        .read(
                                Actor.SYSTEM,
                                db -> db.sql("select place_no, last_no from place where place_id = :id")
                                        .param("id", place)
                                        .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
                                        .single());
                all.add(new Prober(id, name, role, interval[0], interval[1]));
            }
        }
        return all;
    }

    /** An operation of the server: its method, its address, and the names of what it takes. */
    private record Operation(String method, String pattern, List<String> parameters) {}

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        server.parts()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> {
                    List<String> parameters = Arrays.stream(handler.getMethodParameters())
                            .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
                            .filter(java.util.Objects::nonNull)
                            .map(RequestParam::name)
                            .toList();
                    for (String pattern : patterns(info)) {
                        for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                            operations.add(new Operation(method.name(), pattern, parameters));
                        }
                    }
                });
        operations.sort(java.util.Comparator.comparing(Operation::pattern).thenComparing(Operation::method));
        return operations;
    }

    private static List<String> patterns(RequestMappingInfo info) {
        return info.getPathPatternsCondition() == null
                ? List.of()
                : List.copyOf(info.getPathPatternsCondition().getPatternValues());
    }

    /** Ids and words to ask with. */
    private static Map<String, List<String>> pools() {
        Map<String, List<String>> pools = new HashMap<>();
        pools.put("household", texts("select household_id from household order by md5(household_id) limit 60"));
        pools.put("signal", texts("select signal_id::text from signal order by md5(signal_id::text) limit 60"));
        pools.put("place", texts("select place_id from place"));
        pools.put("run", texts("select run_id::text from run"));
        pools.put("position", texts("select position::text from journal_entry"));
        pools.put("digest", texts("select digest from pack"));
        pools.put("name", texts("select name from account"));
        pools.put("token", texts("select token_id::text from access_token"));
        pools.put("words", texts("select distinct address from household where address is not null limit 40"));
        return pools;
    }

    private String value(Random random, Map<String, List<String>> pools, String pattern, String name) {
        List<String> pool = switch (name) {
            case "place", "under" -> pools.get("place");
            case "q", "subject" -> random.nextBoolean() ? pools.get("words") : pools.get("household");
            case "digest" -> pools.get("digest");
            case "position" -> pools.get("position");
            case "name", "account" -> pools.get("name");
            case "id" ->
                pattern.contains("households")
                        ? pools.get("household")
                        : pattern.contains("signals")
                                ? pools.get("signal")
                                : pattern.contains("runs") ? pools.get("run") : pools.get("token");
            case "state" -> List.of("open", "closed");
            case "sort" -> List.of("-level", "level", "opened", "-due");
            case "format" -> List.of("csv");
            case "limit" -> List.of("500", "20");
            case "known" -> List.of("2099-01-01", "2099-01-01T00:00:00Z");
            case "table" -> List.of("household", "person", "ledger", "event");
            case "act" -> List.of("take", "close", "try", "save");
            case "signal" -> pools.get("signal");
            case "version" -> List.of("1", "2");
            default -> List.of("", "1", "x");
        };
        return pool.isEmpty() ? "x" : pool.get(random.nextInt(pool.size()));
    }

    private HttpRequest request(
            Random random, Map<String, List<String>> pools, Operation operation, Prober prober, boolean checks) {
        String path = operation.pattern();
        Matcher variable = Pattern.compile("\\{(\\w+)}").matcher(operation.pattern());
        while (variable.find()) {
            path = path.replace(
                    variable.group(), encoded(value(random, pools, operation.pattern(), variable.group(1))));
        }
        StringBuilder query = new StringBuilder();
        List<String> names = new ArrayList<>(operation.parameters());
        if (operation.pattern().equals("/inbox")) {
            names.addAll(List.of("place", "state", "sort", "format"));
        }
        for (String name : names) {
            if (random.nextInt(3) > 0) {
                query.append(query.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(encoded(value(random, pools, operation.pattern(), name)));
            }
        }
        boolean form = operation.method().equals("POST") && !path.startsWith("/api/");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + path + (query.isEmpty() || form ? "" : "?" + query)));
        if (checks) {
            request.header("Authorization", "Bearer " + TOKENS.get(prober.name()));
        } else {
            request.header(PROBE, Long.toString(prober.accountId()));
        }
        if (operation.method().equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (operation.method().matches("PUT|DELETE") || path.matches(".*(application|withdrawal)")) {
            request.header("If-Match", "\"" + (1 + random.nextInt(2)) + "\"");
        }
        String body = form ? query.toString() : body(random, pools, operation);
        boolean sends = operation.method().matches("PUT|POST");
        if (sends) {
            request.header("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json");
        }
        return request.method(
                        operation.method(),
                        sends ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private String body(Random random, Map<String, List<String>> pools, Operation operation) {
        String place = value(random, pools, "", "place");
        if (operation.pattern().endsWith("/signals/acts")) {
            return "{\"act\":\"close\",\"outcome\":\"true\",\"reason\":\"r\",\"signals\":["
                    + String.join(
                            ",",
                            pools.get("signal")
                                    .subList(0, Math.min(40, pools.get("signal").size()))) + "]}";
        }
        if (operation.pattern().endsWith("/hazards")) {
            return "{\"rows\":[{\"hazard_id\":\"p" + random.nextInt(1_000_000) + "\",\"place_id\":\"" + place
                    + "\",\"type\":\"flood\",\"severity\":\"severe\",\"onset\":\"2020-12-01\"}]}";
        }
        return "{\"reason\":\"r\",\"tables\":{\"household\":[{\"place_id\":\"" + place + "\"}]}}";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A digest of what somebody may have changed of households outside a place; assessments open signals meanwhile. */
    private static List<String> outside(Prober prober) {
        String where = " where place_no not between " + prober.from() + " and " + prober.to();
        return texts("select coalesce(md5(string_agg(md5(h::text), '' order by household_no)), '') from household h"
                + where
                + " union all select coalesce(md5(string_agg(md5((signal_id, assigned_to, state, outcome)::text), ''"
                + " order by signal_id)), '') from signal s" + where + " and signal_id <= " + lastSignal);
    }

    private void probe(boolean checks) throws Exception {
        Random random = new Random(SEED);
        Map<String, List<String>> pools = pools();
        List<Operation> operations = operations();
        assertThat(operations).hasSizeGreaterThan(50);
        Map<String, Integer> statuses = new TreeMap<>();
        List<String> leaks = new ArrayList<>();
        int canaries = 0;
        for (int i = 0; i < PROBES; i++) {
            Prober prober = probers.get(random.nextInt(probers.size()));
            Operation operation = operations.get(random.nextInt(operations.size()));
            if (checks && !operation.pattern().startsWith("/api/")) {
                operation = api(operations, random);
            }
            boolean changes = !operation.method().equals("GET");
            List<String> before = changes ? outside(prober) : List.of();
            HttpRequest request = request(random, pools, operation, prober, checks);
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            statuses.merge(Integer.toString(answer.statusCode()), 1, Integer::sum);
            if (answer.statusCode() == 401) {
                // some probe ended the token, as its owner may
                TOKENS.put(prober.name(), token(prober.accountId(), prober.name(), prober.role()));
            }
            String what = prober.name() + " " + request.method() + " "
                    + request.uri().getPath() + "?" + request.uri().getQuery() + " " + answer.statusCode();
            Matcher canary = CANARY.matcher(answer.body() + answer.headers().map());
            while (canary.find()) {
                boolean asked = String.valueOf(request.uri().getQuery()).contains(canary.group())
                        || request.method().equals("POST");
                canaries++;
                if (!asked && !prober.mayMeet(Long.parseLong(canary.group(1)))) {
                    leaks.add(what + ": " + canary.group());
                    break;
                }
            }
            if (changes && !outside(prober).equals(before)) {
                leaks.add(what + ": something outside was changed");
            }
            if (checks && answer.statusCode() >= 500) {
                leaks.add(what + ": "
                        + answer.body().substring(0, Math.min(200, answer.body().length())));
            }
        }
        System.out.println("access probes " + (checks ? "with" : "without") + " the application's checks: " + PROBES
                + " of " + operations.size() + " operations as " + probers.size() + " accounts, seed " + SEED + ", "
                + canaries + " words met, " + leaks.size() + " leaks, " + statuses);
        assertThat(leaks).isEmpty();
        assertThat(canaries).isPositive();
    }

    private static Operation api(List<Operation> operations, Random random) {
        List<Operation> api = operations.stream()
                .filter(operation -> operation.pattern().startsWith("/api/"))
                .toList();
        return api.get(random.nextInt(api.size()));
    }

    @Test
    void nobody_meets_what_lies_elsewhere() throws Exception {
        probe(true);
    }

    @Test
    void nobody_meets_what_lies_elsewhere_when_only_the_database_looks() throws Exception {
        // what the database refuses is an error to an application that did not ask before
        List<Logger> loud = List.of((Logger) LoggerFactory.getLogger("org.apache.catalina"), (Logger)
                LoggerFactory.getLogger("org.holdfast.server.api"));
        loud.forEach(logger -> logger.setLevel(Level.OFF));
        try {
            probe(false);
        } finally {
            loud.forEach(logger -> logger.setLevel(null));
        }
    }

    @Test
    void what_lies_elsewhere_answers_like_what_is_not_there() throws Exception {
        Map<String, List<String>> pools = pools();
        Prober worker = probers.stream()
                .filter(p -> p.role() == Role.WORKER)
                .findFirst()
                .orElseThrow();
        for (String pattern :
                List.of("/api/v1/households/%s", "/api/v1/households/%s/assessment", "/api/v1/households/%s/history")) {
            for (String id : pools.get("household")) {
                boolean own = count("select count(*) from household where household_id = '" + id
                                + "' and place_no between " + worker.from() + " and " + worker.to())
                        > 0;
                HttpResponse<String> answer = get(worker, pattern.replace("%s", id));
                HttpResponse<String> none = get(worker, pattern.replace("%s", "0000000000000000"));
                if (!own) {
                    assertThat(answer.statusCode()).isEqualTo(404);
                    assertThat(answer.body()).isEqualTo(none.body());
                }
            }
        }
    }

    private static HttpResponse<String> get(Prober prober, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Authorization", "Bearer " + TOKENS.get(prober.name()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
