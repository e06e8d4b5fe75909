package org.holdfast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages and forms are for which role. */
class PagesByRoleTest {
    private static final List<String> ROLES =
            List.of("worker", "reviewer", "officer", "supervisor", "department", "auditor", "administrator");

    @ParameterizedTest
    @CsvSource({
        "/account, worker reviewer officer supervisor department auditor administrator",
        "/policy, worker reviewer officer supervisor department auditor administrator",
        "/inbox, worker reviewer officer supervisor auditor",
        "/inbox?format=csv, worker reviewer officer supervisor auditor",
        "/households, worker reviewer officer supervisor auditor",
        "/runs, worker reviewer officer supervisor auditor administrator",
        "/runs/1, worker reviewer officer supervisor auditor administrator",
        "/loads, officer auditor",
        "/journal, auditor administrator",
        "/admin/accounts, administrator",
        "/admin/accounts/officer, administrator",
        "/admin/packs, administrator",
        "/admin/settings, administrator"
    })
    void a_page_is_for_some_roles(String path, String roles) throws Exception {
        for (String role : ROLES) {
            assertThat(RunningServer.visitor(role).get(path).statusCode())
                    .describedAs("%s as %s", path, role)
                    .isEqualTo(List.of(roles.split(" ")).contains(role) ? 200 : 403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/inbox, worker reviewer officer",
        "/households/none/edit, worker reviewer officer",
        "/households/none/identifiers, worker reviewer officer",
        "/inbox/views, worker reviewer officer supervisor auditor",
        "/households, worker reviewer officer supervisor auditor",
        "/runs, officer",
        "/loads/0, officer",
        "/policy/none/preview, officer",
        "/policy/none/activation, officer",
        "/admin/accounts/none/person, administrator",
        "/admin/settings/none, administrator"
    })
    void a_form_is_for_some_roles(String path, String roles) throws Exception {
        for (String role : ROLES) {
            int status = RunningServer.visitor(role)
                    .post("/account", path, Map.of("act", "none"))
                    .statusCode();
            if (List.of(roles.split(" ")).contains(role)) {
                assertThat(status).describedAs("%s as %s", path, role).isIn(200, 302, 404);
            } else {
                assertThat(status).describedAs("%s as %s", path, role).isEqualTo(403);
            }
        }
    }

    @Test
    void a_reviewer_supposes_changes_and_makes_none() throws Exception {
        RunningServer.Visitor reviewer = RunningServer.visitor("reviewer");
        Matcher one = Pattern.compile("href=\"(/households/[^\"?]+)\"")
                .matcher(reviewer.get("/households").body());
        assertThat(one.find()).isTrue();
        String edit = one.group(1) + "/edit";
        assertThat(reviewer.get(edit).body()).contains("value=\"try\"").doesNotContain("value=\"save\"");
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"")
                .matcher(reviewer.get(edit).body());
        assertThat(version.find()).isTrue();
        Matcher place = Pattern.compile("name=\"r0.place_id\"[^>]* value=\"([^\"]+)\"")
                .matcher(reviewer.get(edit).body());
        assertThat(place.find()).isTrue();
        Map<String, String> form = new HashMap<>(
                Map.of("table", "household", "version", version.group(1), "r0.place_id", place.group(1), "act", "try"));
        form.put("r0.address", "behind the mill");
        assertThat(reviewer.post(edit, edit, form).body()).contains("behind the mill");
        form.putAll(Map.of("act", "save", "held_on", "2020-12-30", "reason", "seen"));
        assertThat(reviewer.post(edit, edit, form).body()).contains("The role reviewer changes no households");
        assertThat(reviewer.get(edit).body()).doesNotContain("behind the mill");
    }

    @Test
    void who_sees_no_households_is_led_elsewhere_and_sees_no_counts_of_them() throws Exception {
        for (String role : List.of("department", "administrator")) {
            assertThat(RunningServer.visitor(role).get("/").statusCode()).isEqualTo(302);
        }
        assertThat(RunningServer.visitor("administrator").get("/runs/1").body())
                .doesNotContain("/households/")
                .doesNotContain("Who moved");
        assertThat(RunningServer.visitor("worker").get("/runs").body()).doesNotContain(">3,000<");
    }
}
