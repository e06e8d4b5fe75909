package org.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.holdfast.server.ProbedServer.Prober;
import org.holdfast.server.store.Disclosure;
import org.holdfast.server.store.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists and counts that somebody is shown, beside what the owner of the tables counts at his place. */
final class Recount {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ProbedServer probed;
    private final Prober who;
    private final String here;

    Recount(ProbedServer probed, Prober who) {
        this.probed = probed;
        this.who = who;
        this.here = " place_no between " + who.from + " and " + who.to;
    }

    void check() throws Exception {
        if (!who.enabled) {
            assertThat(get("/api/v1/me").statusCode()).isEqualTo(401);
            HttpRequest session = HttpRequest.newBuilder(probed.at("/account")).build();
            assertThat(who.browser
                            .send(session, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(302);
            return;
        }
        if (who.role.readsHouseholds()) {
            overview();
            assertThat(listed("/api/v1/households?level=", "household_id"))
                    .describedAs(who.name)
                    .isEqualTo(set("select household_id from household where" + here));
            assertThat(listed("/api/v1/signals?state=open", "signal_id"))
                    .describedAs(who.name)
                    .isEqualTo(set("select signal_id::text from signal where state = 'open' and" + here));
            HttpResponse<String> csv = who.browser.send(
                    HttpRequest.newBuilder(probed.at("/inbox?format=csv")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(csv.body().lines().count() - 1)
                    .describedAs("%s: inbox as CSV", who.name)
                    .isEqualTo(probed.count("select count(*) from signal where state = 'open' and" + here));
            run();
        } else {
            assertThat(get("/api/v1/households").statusCode()).isEqualTo(403);
        }
        assertThat(listed("/api/v1/places?limit=500", "place_id"))
                .describedAs(who.name)
                .isEqualTo(
                        who.from > who.to
                                ? Set.of()
                                : set("select place_id from place where" + here + " or place_no <= " + who.from
                                        + " and last_no >= " + who.to));
        if (who.role == Role.ADMINISTRATOR) {
            accounts();
        }
        if (who.role == Role.ADMINISTRATOR || who.role == Role.AUDITOR) {
            journal();
        }
        if (who.role == Role.OFFICER || who.role == Role.AUDITOR) {
            assertThat(listed("/api/v1/loads?limit=500", "load_id"))
                    .describedAs(who.name)
                    .isEqualTo(
                            set("select load_id::text from load where account_id = " + who.accountId + " or" + here));
        }
    }

    private void overview() throws Exception {
        Disclosure disclosure = Disclosure.to(who.actor());
        HttpResponse<String> answer = get("/api/v1/overview");
        if (who.from > who.to) {
            assertThat(answer.statusCode()).describedAs(who.name).isEqualTo(404);
            return;
        }
        JsonNode shown = JSON.readTree(answer.body());
        String results = " from result where until_run is null and";
        assertThat(number(shown.path("households")))
                .describedAs(who.name)
                .isEqualTo(disclosure.count(probed.count("select count(*)" + results + here)));
        assertThat(number(shown.path("open_signals")))
                .describedAs(who.name)
                .isEqualTo(
                        disclosure.count(probed.count("select count(*) from signal where state = 'open' and" + here)));
        assertThat(counts(shown.path("levels"))).describedAs(who.name).isEqualTo(levels(here));
        for (JsonNode part : shown.path("parts")) {
            String within = " place_no between (select place_no from place where place_id = 'HERE')"
                    + " and (select last_no from place where place_id = 'HERE')";
            assertThat(counts(part.path("levels")))
                    .describedAs("%s: %s", who.name, part)
                    .isEqualTo(
                            levels(within.replace("HERE", part.path("place_id").stringValue())));
        }
    }

    private Map<String, @Nullable Long> levels(String where) {
        Disclosure disclosure = Disclosure.to(who.actor());
        Map<String, @Nullable Long> levels = new HashMap<>();
        probed.owner()
                .sql("select coalesce(level, ''), count(*) from result where until_run is null and" + where
                        + " group by 1")
                .query(row -> {
                    levels.put(row.getString(1), disclosure.count(row.getLong(2)));
                });
        return levels;
    }

    private static Map<String, @Nullable Long> counts(JsonNode object) {
        Map<String, @Nullable Long> counts = new HashMap<>();
        object.propertyStream().forEach(one -> counts.put(one.getKey(), number(one.getValue())));
        return counts;
    }

    private static @Nullable Long number(JsonNode node) {
        return node.isNumber() ? node.longValue() : null;
    }

    private void run() throws Exception {
        long run = probed.count("select max(run_id) from run where kind = 'full' and state = 'done'");
        JsonNode shown = JSON.readTree(get("/api/v1/runs/" + run + "/changes").body());
        assertThat(number(shown.path("changed")))
                .describedAs(who.name)
                .isEqualTo(Disclosure.to(who.actor())
                        .count(probed.count("select count(*) from result where from_run = " + run + " and" + here)));
    }

    private void accounts() throws Exception {
        Set<String> names = new HashSet<>();
        probed.owner()
                .sql("select account_id, name from account where role <> 'system'")
                .query(row -> {
                    if (row.getLong(1) == who.accountId || probed.sees(who, row.getLong(1))) {
                        names.add(row.getString(2));
                    }
                });
        JsonNode shown = JSON.readTree(get("/api/v1/accounts").body());
        Set<String> listed = new HashSet<>();
        shown.forEach(one -> listed.add(one.path("name").stringValue()));
        assertThat(listed).describedAs(who.name).containsExactlyInAnyOrderElementsOf(names);
    }

    /** Auditors read what happened at their place, administrators what is about accounts there; both what has no place. */
    private void journal() throws Exception {
        String aboutAccounts = " e.action in ('account_added', 'account_changed', 'credential_changed')";
        String noPlace = " e.place_no is null and (" + who.isEverywhere() + " or not" + aboutAccounts + ")";
        String atPlace = " exists (select 1 from journal_change c where c.entry_id = e.entry_id and c." + here.strip()
                + ") and" + (who.role == Role.AUDITOR ? " true" : aboutAccounts);
        String expected = "select e.position::text from journal_entry e where e.account_id = " + who.accountId + " or"
                + noPlace + " or" + atPlace;
        assertThat(listed("/api/v1/journal?limit=500", "position"))
                .describedAs(who.name)
                .isEqualTo(set(expected));
    }

    private Set<String> set(String sql) {
        return new HashSet<>(probed.texts(sql));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return who.browser.send(
                HttpRequest.newBuilder(probed.at(path))
                        .header("Authorization", "Bearer " + who.token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Set<String> listed(String path, String key) throws Exception {
        Set<String> all = new HashSet<>();
        Function<String, String> next = cursor -> path + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
        String cursor = "";
        do {
            HttpResponse<String> answer = get(next.apply(cursor));
            assertThat(answer.statusCode())
                    .describedAs(who.name + path + answer.body())
                    .isEqualTo(200);
            JsonNode page = JSON.readTree(answer.body());
            for (JsonNode one : page.path("items")) {
                assertThat(all.add(one.path(key).asString())).isTrue();
            }
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return all;
    }
}
