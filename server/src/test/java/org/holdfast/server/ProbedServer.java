package org.holdfast.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.server.access.AccessTokens;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.Scope;
import org.holdfast.server.access.SignedIn;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.Change;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.operation.Demonstration;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A server with the demonstration's places, in which whatever lies somewhere carries a word that only its readers may meet,
 * and accounts of every role at places that do and do not touch.
 */
final class ProbedServer implements AutoCloseable {
    /** Of requests that pass every check of the application: the account they act as. */
    static final String UNCHECKED = "X-Probe";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final long EVERYWHERE = Long.MAX_VALUE;

    private final HoldfastServer server;
    private final Map<Long, Prober> probers = new HashMap<>();
    private final Map<Long, long[]> places = new HashMap<>();

    /** Somebody who asks: what he has in hand, and where he is. */
    static final class Prober {
        final long accountId;
        final String name;
        final Role role;
        final String password;
        final long from;
        final long to;
        final boolean enabled;
        final HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        String token = "";
        String csrf = "";

        private Prober(long accountId, String name, Role role, String password, long from, long to, boolean enabled) {
            this.accountId = accountId;
            this.name = name;
            this.role = role;
            this.password = password;
            this.from = from;
            this.to = to;
            this.enabled = enabled;
        }

        boolean isAt(long placeNo) {
            return enabled && placeNo >= from && placeNo <= to;
        }

        boolean isEverywhere() {
            return enabled && from == 0 && to == EVERYWHERE;
        }

        Actor actor() {
            return new Actor(accountId, name, role);
        }
    }

    /** With this, whoever names an account acts as it and passes every check of the application. */
    @Configuration(proxyBeanMethods = false)
    static class NoChecks {
        @Bean
        @Order(0)
        SecurityFilterChain open(HttpSecurity http) throws Exception {
            http.securityMatcher(request -> request.getHeader(UNCHECKED) != null);
            http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
            http.csrf(csrf -> csrf.disable());
            http.addFilterBefore(new Anybody(), AuthorizationFilter.class);
            return http.build();
        }
    }

    private static final class Anybody extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            List<GrantedAuthority> all = new ArrayList<>();
            Arrays.stream(Role.values()).forEach(role -> all.add(new SimpleGrantedAuthority("ROLE_" + role.name())));
            Arrays.stream(Scope.values()).forEach(scope -> all.add(new SimpleGrantedAuthority(scope.authority())));
            // pages name the role; the system has no name on them, and an officer passes their checks
            Role role = request.getRequestURI().startsWith("/api/") ? Role.SYSTEM : Role.OFFICER;
            SignedIn who = new SignedIn(
                    Long.parseLong(request.getHeader(UNCHECKED)), "probe", "Probe", role, "en", false, false, false);
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, all));
            SecurityContextHolder.setContext(context);
            request.setAttribute(CsrfToken.class.getName(), new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "none"));
            chain.doFilter(request, response);
        }
    }

    static ProbedServer start(Path directory) throws Exception {
        ServerSettings settings = new ServerSettings(
                directory.resolve("data"), Path.of("../packs"), "127.0.0.1", 0, null, Demonstration.AS_OF);
        HoldfastServer server = HoldfastServer.start(settings, List.of(NoChecks.class), Duration.ZERO);
        ProbedServer probed = new ProbedServer(server);
        probed.owner()
                .sql("insert into setting (name, value) values ('requests_per_second', '9999')")
                .update();
        Demonstration.prepare(server.store(), directory.resolve("demo"));
        probed.waitForAssessments();
        probed.makeProbers();
        probed.plant();
        return probed;
    }

    private ProbedServer(HoldfastServer server) {
        this.server = server;
    }

    /** Waits until nothing waits to be assessed. */
    void waitForAssessments() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        String busy = "select exists (select 1 from stale) or exists (select 1 from run_order)"
                + " or exists (select 1 from run where state = 'running')"
                + " or not exists (select 1 from run where state = 'done')";
        while (owner().sql(busy).query(Boolean.class).single() && System.nanoTime() < end) {
            Thread.sleep(100);
        }
    }

    HoldfastServer server() {
        return server;
    }

    List<Prober> probers() {
        return probers.values().stream()
                .sorted((a, b) -> Long.compare(a.accountId, b.accountId))
                .toList();
    }

    @Nullable
    Prober prober(long accountId) {
        return probers.get(accountId);
    }

    /** Asks as the owner of the tables, whom no policy confines. */
    JdbcClient owner() {
        return JdbcClient.create(server.store().database().owner());
    }

    List<String> texts(String sql) {
        return owner().sql(sql).query(String.class).list();
    }

    long count(String sql) {
        return owner().sql(sql).query(Long.class).single();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private void makeProbers() {
        owner().sql("select place_no, last_no from place").query(row -> {
            places.put(row.getLong(1), new long[] {row.getLong(1), row.getLong(2)});
        });
        List<String> villages = texts("select place_id from place where level = 'village' order by place_no");
        List<String> counties = texts("select place_id from place where level = 'county' order by place_no");
        String township = texts("select parent_id from place where place_id = '" + villages.get(0) + "'")
                .get(0);
        List<String> where = List.of(
                villages.get(0),
                villages.get(villages.size() - 1),
                township,
                counties.get(0),
                counties.get(counties.size() - 1),
                "CN",
                "");
        // those whom administrators among the probers may change, so that the probers stay who they are
        where.forEach(place -> new Accounts(
                        server.store().store(), server.store().journal())
                .add(
                        Actor.SYSTEM,
                        new Accounts.NewAccount(
                                "other." + place, "other", Role.WORKER, place.isEmpty() ? null : place, "en"),
                        Accounts.randomPassword()));
        for (Role role : Role.values()) {
            if (role != Role.SYSTEM) {
                where.forEach(place -> add(role, place.isEmpty() ? null : place, true));
                add(role, villages.get(0), false);
                add(role, "a place that is gone", true);
            }
        }
    }

    private void add(Role role, @Nullable String place, boolean enabled) {
        String name = "probe." + role.id() + "." + (place == null ? "all" : place.replace(' ', '-'))
                + (enabled ? "" : ".disabled");
        String password = Accounts.randomPassword();
        long id = new Accounts(server.store().store(), server.store().journal())
                .add(Actor.SYSTEM, new Accounts.NewAccount(name, name, role, place, "en"), password);
        owner().sql("update credential set must_change_password = false where account_id = :id")
                .param("id", id)
                .update();
        long[] interval = place == null
                ? new long[] {0, EVERYWHERE}
                : owner().sql("select place_no, last_no from place where place_id = :id")
                        .param("id", place)
                        .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
                        .optional()
                        .orElse(new long[] {1, 0});
        Prober prober = new Prober(id, name, role, password, interval[0], interval[1], enabled);
        probers.put(id, prober);
        equip(prober);
        if (!enabled) {
            set(id, role, false);
        }
    }

    /** Past the triggers, which would not let the owner. */
    private void set(long accountId, Role role, boolean enabled) {
        owner().sql("set local session_replication_role = replica; update account set enabled = " + enabled
                        + ", role = '" + role.id() + "' where account_id = " + accountId)
                .update();
    }

    /** Gives somebody a token and a session, after another prober has taken them from him. */
    void equip(Prober prober) {
        if (prober.enabled) {
            set(prober.accountId, prober.role, true);
        }
        prober.token = new AccessTokens(server.store().store(), server.store().journal())
                .issue(prober.actor(), "zqt" + prober.accountId + "qz", EnumSet.allOf(Scope.class), Duration.ofDays(1))
                .secret();
        try {
            Matcher first = CSRF.matcher(get(prober, "/sign-in").body());
            if (first.find()) {
                prober.browser.send(
                        HttpRequest.newBuilder(at("/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header(
                                        "X-Forwarded-For",
                                        "10.0." + prober.accountId / 250 + "." + prober.accountId % 250)
                                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + first.group(1) + "&username="
                                        + prober.name + "&password=" + prober.password))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
            }
            Matcher own = CSRF.matcher(get(prober, "/account").body());
            prober.csrf = own.find() ? own.group(1) : "none";
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private HttpResponse<String> get(Prober prober, String path) throws IOException, InterruptedException {
        return prober.browser.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Puts a word of its place, or of its account, into whatever lies there. */
    private void plant() {
        String word = "'zqh' || h.place_no || 'qz'";
        owner().sql("update household h set address = " + word + ", extra = jsonb_build_object('note', " + word + ")")
                .update();
        for (String column : List.of("person.name", "ledger.programme", "event.source", "assistance.programme")) {
            String table = column.substring(0, column.indexOf('.'));
            owner().sql("update " + table + " t set " + column.substring(table.length() + 1) + " = " + word
                            + " from household h where h.household_no = t.household_no")
                    .update();
        }
        owner().sql("update signal s set explanation = jsonb_build_object('word', 'zqh' || s.place_no || 'qz')")
                .update();
        owner().sql("update result r set main_cause = 'zqh' || r.place_no || 'qz'")
                .update();
        owner().sql("update tally t set causes = jsonb_build_object('zqh' || t.place_no || 'qz', households)")
                .update();
        owner().sql("update place p set name = 'zqp' || place_no || 'qz', name_local = 'zqp' || place_no || 'qz'")
                .update();
        owner().sql("""
                update series s set extra = jsonb_build_object('note', 'zqp' || p.place_no || 'qz')
                from place p where p.place_id = s.place_id""").update();
        owner().sql("""
                insert into hazard (hazard_id, place_id, type, severity, onset, headline)
                select 'z' || place_no, place_id, 'flood', 'severe', date '2020-12-01', 'zqp' || place_no || 'qz'
                from place""").update();
        owner().sql("update account set full_name = 'zqa' || account_id || 'qz' where account_id > 0")
                .update();
        owner().sql("""
                insert into saved_view (account_id, name, query)
                select account_id, 'zqv' || account_id || 'qz', 'level=red' from account where account_id > 0""").update();
        owner().sql("""
                insert into load (account_id, place_no, title, whole, held_on, state, digest)
                select a.account_id, case when a.place_id is null then 0 else p.place_no end, 'zql' || a.account_id || 'qz',
                    false, date '2020-12-01', 'withdrawn', '' from account a left join place p using (place_id)
                where a.role = 'officer'""").update();
        identifiers();
        reasons();
    }

    private void identifiers() {
        for (long[] place : places.values()) {
            byte[] sealed = server.store().cipher().encrypt("zqh" + place[0] + "qz");
            owner().sql("update household set phone = :sealed where place_no = :no")
                    .param("sealed", sealed)
                    .param("no", place[0])
                    .update();
            owner().sql("""
                    update person p set national_id = :sealed from household h
                    where h.household_no = p.household_no and h.place_no = :no""").param("sealed", sealed).param("no", place[0]).update();
        }
    }

    /** What the journal says of a household at each village. */
    private void reasons() {
        for (String household : texts("select min(household_id) from household group by place_no order by place_no")) {
            long place = count("select place_no from household where household_id = '" + household + "'");
            String word = "zqh" + place + "qz";
            String rows = "{\"event\":[{\"event_id\":\"E" + word + "\",\"occurred_on\":\"2020-06-01\",\"source\":\""
                    + word + "\",\"type\":\"illness\"}]}";
            server.store()
                    .journal()
                    .change(
                            Actor.SYSTEM,
                            new Entry(Action.HOUSEHOLD_CHANGED, LocalDate.of(2020, 12, 1), word, word),
                            (db, changes) -> {
                                changes.add(new Change("household", household, place, rows, rows));
                                return true;
                            });
        }
    }

    /** Whether somebody may meet a word. */
    boolean mayMeet(Prober who, char kind, long number) {
        return switch (kind) {
            case 'h' -> who.role.readsHouseholds() && who.isAt(number);
            case 'p' -> who.isAt(number) || who.enabled && who.from <= who.to && encloses(number, who);
            case 'a' -> who.enabled && number == who.accountId || sees(who, number);
            case 't' ->
                who.enabled && number == who.accountId
                        || (who.role == Role.ADMINISTRATOR || who.role == Role.AUDITOR)
                                && (who.isEverywhere() || sees(who, number));
            case 'v' -> who.enabled && number == who.accountId;
            case 'l' ->
                who.enabled && number == who.accountId
                        || (who.role == Role.OFFICER || who.role == Role.AUDITOR) && sees(who, number);
            default -> false;
        };
    }

    private boolean encloses(long placeNo, Prober who) {
        long[] place = places.get(placeNo);
        return place != null && place[0] <= who.from && place[1] >= who.to;
    }

    /** Whether an account is at the place of somebody. */
    boolean sees(Prober who, long accountId) {
        Prober other = probers.get(accountId);
        long[] of = other != null
                ? new long[] {other.from, other.to}
                : owner().sql("""
                        select case when a.place_id is null then 0 else coalesce(p.place_no, 1) end, coalesce(p.last_no, 0)
                        from account a left join place p using (place_id) where a.account_id = :id""")
                        .param("id", accountId)
                        .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
                        .single();
        return of[0] == 0 ? who.isEverywhere() : of[0] <= of[1] && who.isAt(of[0]);
    }

    @Override
    public void close() {
        server.close();
    }
}
