package org.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.server.ProbedServer.Prober;
import org.holdfast.server.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Asks everything of everything: each operation and page that the server has, as each role at places that touch and that do
 * not, with ids, places and words of its own and of others. Whatever lies at a place carries a word that only its readers may
 * meet, and whatever is written is written down with whose request it was. Once with all checks, and once with the
 * application's own checks switched off, so that only the database's are left. How many probes is {@code
 * -Dholdfast.probes=N}, with which seed {@code -Dholdfast.seed=N}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessProbesTest {
    private static final int PROBES = Integer.getInteger("holdfast.probes", 500);
    private static final long SEED = Long.getLong("holdfast.seed", 11);
    private static final Pattern CANARY = Pattern.compile("zq([a-z])(\\d+)qz");
    private static final Pattern CURSOR = Pattern.compile("\"next\":\"([^\"]+)\"");

    @TempDir
    private static Path directory;

    private static ProbedServer probed;

    @BeforeAll
    static void start() throws Exception {
        probed = ProbedServer.start(directory);
    }

    @AfterAll
    static void stop() {
        probed.close();
    }

    private void probe(boolean checks) throws Exception {
        Random random = new Random(SEED);
        ProbeRequests requests = new ProbeRequests(probed, SEED);
        assertThat(requests.operations()).isGreaterThan(80);
        List<Prober> probers = probed.probers();
        WrittenRows written = new WrittenRows(probed);
        written.watch();
        Map<String, Integer> statuses = new TreeMap<>();
        Map<String, Integer> met = new TreeMap<>();
        List<String> leaks = new ArrayList<>();
        List<ProbeRequests.Probe> first = probers.stream()
                .filter(Prober::isEverywhere)
                .flatMap(prober -> requests.plain(prober, checks).stream())
                .toList();
        assertThat(first).hasSizeGreaterThan(100);
        for (int i = 0; i < first.size() + PROBES; i++) {
            ProbeRequests.Probe probe = i < first.size()
                    ? first.get(i)
                    : requests.next(probers.get(random.nextInt(probers.size())), checks);
            Prober prober = probe.prober();
            HttpResponse<String> answer = prober.browser.send(probe.request(), HttpResponse.BodyHandlers.ofString());
            statuses.merge(Integer.toString(answer.statusCode()), 1, Integer::sum);
            String what = prober.name + " " + probe.request().method() + " " + probe.sent() + " " + answer.statusCode();
            Matcher cursor = CURSOR.matcher(answer.body());
            if (cursor.find()) {
                requests.keepCursor(cursor.group(1));
            }
            Matcher canary = CANARY.matcher(answer.body() + answer.headers().map());
            while (canary.find()) {
                if (probe.sent().contains(canary.group())) {
                    continue;
                }
                met.merge(canary.group(1), 1, Integer::sum);
                if (!probed.mayMeet(prober, canary.group(1).charAt(0), Long.parseLong(canary.group(2)))) {
                    leaks.add(what + ": " + canary.group());
                    break;
                }
            }
            if (checks && answer.statusCode() >= 500) {
                leaks.add(what + ": "
                        + answer.body().substring(0, Math.min(200, answer.body().length())));
            }
            if (checks && prober.enabled && isOut(answer)) {
                // another prober ended his token or his session, as administrators may
                probed.equip(prober);
            }
        }
        leaks.addAll(written.wrong());
        System.out.println("access probes " + (checks ? "with" : "without") + " the application's checks: " + PROBES
                + " and " + first.size() + " plain ones of " + requests.operations() + " operations as "
                + probers.size() + " accounts, seed " + SEED
                + ", words met " + met + ", rows written " + written.count() + ", leaks " + leaks.size() + ", answers "
                + statuses);
        assertThat(leaks).isEmpty();
        assertThat(met.keySet()).contains("h", "p", "t", "v", "l");
        assertThat(written.count()).isPositive();
    }

    private static boolean isOut(HttpResponse<String> answer) {
        return answer.statusCode() == 401
                || answer.statusCode() == 302
                        && answer.headers().firstValue("Location").orElse("").endsWith("/sign-in");
    }

    @Test
    @Order(1)
    void what_is_listed_and_counted_is_what_lies_at_the_place() throws Exception {
        probed.waitForAssessments();
        List<Prober> probers = probed.probers();
        int step = PROBES < 10_000 ? 5 : 1;
        for (int i = (int) (SEED % step); i < probers.size(); i += step) {
            new Recount(probed, probers.get(i)).check();
        }
    }

    @Test
    void nobody_meets_or_changes_what_lies_elsewhere() throws Exception {
        probe(true);
    }

    @Test
    void nobody_meets_or_changes_what_lies_elsewhere_when_only_the_database_looks() throws Exception {
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
        Prober worker = probed.probers().stream()
                .filter(one -> one.role == Role.WORKER && one.enabled && one.from <= one.to)
                .min(Comparator.comparingLong(one -> one.to - one.from))
                .orElseThrow();
        for (String pattern :
                List.of("/api/v1/households/%s", "/api/v1/households/%s/assessment", "/api/v1/households/%s/history")) {
            for (String id : probed.texts("select household_id from household where place_no not between " + worker.from
                    + " and " + worker.to + " order by md5(household_id) limit 40")) {
                HttpResponse<String> answer = get(worker, pattern.replace("%s", id));
                HttpResponse<String> none = get(worker, pattern.replace("%s", "0000000000000000"));
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body()).isEqualTo(none.body());
            }
        }
    }

    private static HttpResponse<String> get(Prober prober, String path) throws Exception {
        return prober.browser.send(
                HttpRequest.newBuilder(probed.at(path))
                        .header("Authorization", "Bearer " + prober.token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
