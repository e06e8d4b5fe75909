package org.holdfast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.holdfast.server.RunningServer;
import org.holdfast.server.RunningServer.Visitor;
import org.holdfast.server.settings.Setting;
import org.junit.jupiter.api.Test;

/** Settings, packs and registers that are sent with forms, over HTTP. */
class AdministrationTest {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String EDGE = "holdfast-test-boundary";

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> files(Path directory, String suffix) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(
                            path -> Files.isRegularFile(path) && path.toString().endsWith(suffix))
                    .toList()) {
                files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static HttpResponse<String> upload(
            Visitor visitor, String path, String csrf, Map<String, String> fields, byte[] file) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", csrf);
        for (Map.Entry<String, String> field : all.entrySet()) {
            body.write(("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                            + field.getValue() + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n"
                        + "Content-Type: application/zip\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write(("\r\n--" + EDGE + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return visitor.browser()
                .send(
                        HttpRequest.newBuilder(RunningServer.at(path))
                                .header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String csrf(Visitor visitor, String page) throws Exception {
        Matcher token = CSRF.matcher(visitor.get(page).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    @Test
    void a_register_is_sent_with_a_form_previewed_and_withdrawn() throws Exception {
        Visitor officer = RunningServer.visitor("officer");
        String csrf = csrf(officer, "/loads");
        byte[] archive = zip(files(RunningServer.register(), ""));
        Map<String, String> fields = Map.of("title", "sent by a form", "extent", "part");

        assertThat(upload(officer, "/loads", csrf, Map.of("title", "", "extent", "part"), archive)
                        .statusCode())
                .isEqualTo(302);
        assertThat(officer.get("/loads").body()).contains("Say in a few words what the register is");
        upload(officer, "/loads", csrf, fields, "no archive".getBytes(StandardCharsets.UTF_8));
        assertThat(officer.get("/loads").body()).contains("The file is not a ZIP archive");
        assertThat(RunningServer.count("select count(*) from load where title = 'sent by a form'"))
                .isZero();

        assertThat(upload(officer, "/loads", csrf, fields, archive).headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/loads");
        assertThat(officer.get("/loads").body())
                .contains("The register was received")
                .contains("sent by a form");
        String waiting =
                "select count(*) from load where title = 'sent by a form' and state in ('received', 'checking')";
        for (int i = 0; i < 300 && RunningServer.count(waiting) > 0; i++) {
            Thread.sleep(100);
        }
        long id = RunningServer.count("select load_id from load where title = 'sent by a form'");
        assertThat(RunningServer.count("select count(*) from load where load_id = " + id + " and state = 'ready'"))
                .isEqualTo(1);
        long version = RunningServer.count("select version from load where title = 'sent by a form'");
        Map<String, String> nothing = Map.of("version", Long.toString(version), "act", "");
        officer.post("/loads", "/loads/" + id, nothing);
        assertThat(RunningServer.count("select count(*) from load where load_id = " + id + " and state = 'withdrawn'"))
                .isZero();
        officer.post("/loads", "/loads/" + id, Map.of("version", Long.toString(version), "act", "withdraw"));
        assertThat(RunningServer.count("select count(*) from load where load_id = " + id + " and state = 'withdrawn'"))
                .isEqualTo(1);
    }

    @Test
    void files_are_taken_from_nobody_else() throws Exception {
        byte[] archive = zip(Map.of("a.csv", new byte[10]));
        for (String path : List.of("/loads", "/admin/packs", "/inbox", "/api/v1/loads", "/api/v1/packs", "/sign-in")) {
            assertThat(upload(Visitor.fresh(), path, "x", Map.of(), archive).statusCode())
                    .describedAs(path)
                    .isEqualTo(403);
            assertThat(upload(RunningServer.visitor("worker"), path, "x", Map.of(), archive)
                            .statusCode())
                    .describedAs(path)
                    .isEqualTo(403);
        }
        String csrf = csrf(RunningServer.visitor("officer"), "/loads");
        assertThat(upload(RunningServer.visitor("officer"), "/loads", "x" + csrf, Map.of(), archive)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_pack_is_added_with_a_form_and_a_broken_one_is_refused_with_what_is_wrong() throws Exception {
        Visitor administrator = RunningServer.visitor("administrator");
        String csrf = csrf(administrator, "/admin/packs");
        Map<String, byte[]> pack = files(Path.of("../packs/neutral"), ".yaml");
        String yaml = new String(pack.get("pack.yaml"), StandardCharsets.UTF_8);
        assertThat(yaml).startsWith("id: neutral\n");
        pack.put("pack.yaml", yaml.replace("id: neutral\n", "id: neutral_two\n").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> added = upload(administrator, "/admin/packs", csrf, Map.of(), zip(pack));
        assertThat(added.body()).contains("The pack is added").contains("neutral_two");
        assertThat(RunningServer.count("select count(*) from pack where pack_id = 'neutral_two'"))
                .isEqualTo(1);

        pack.put("indicators.yaml", "- nonsense: [".getBytes(StandardCharsets.UTF_8));
        assertThat(upload(administrator, "/admin/packs", csrf, Map.of(), zip(pack))
                        .body())
                .contains("does not load")
                .contains("indicators.yaml");
        assertThat(upload(administrator, "/admin/packs", csrf, Map.of(), zip(Map.of("a.txt", new byte[3])))
                        .body())
                .contains("pack.yaml is not in it");
        assertThat(upload(administrator, "/admin/packs", csrf, Map.of(), new byte[100])
                        .body())
                .contains("damaged");
    }

    @Test
    void settings_are_set_with_a_reason_and_journalled_and_no_update_is_lost() throws Exception {
        Visitor administrator = RunningServer.visitor("administrator");
        assertThat(administrator.get("/admin/settings").body()).contains("Second factor");
        String path = "/admin/settings/" + Setting.ORGANISATION.id();
        Map<String, String> office = Map.of("value", "Office of <b>Jing</b>", "version", "0", "reason", "our name");
        administrator.post("/admin/settings", path, Map.of("value", "A", "version", "0", "reason", ""));
        assertThat(administrator.get("/admin/settings").body()).contains("Give a reason");
        administrator.post("/admin/settings", path, office);
        assertThat(administrator.get("/admin/settings").body())
                .contains("It is set")
                .contains("Office of &lt;b>Jing&lt;/b>");
        administrator.post("/admin/settings", path, office);
        assertThat(administrator.get("/admin/settings").body()).contains("Somebody else set it meanwhile");
        administrator.post(
                "/admin/settings",
                "/admin/settings/" + Setting.SESSION_HOURS.id(),
                Map.of("value", "25", "version", "0", "reason", "longer"));
        assertThat(administrator.get("/admin/settings").body()).contains("not a value it takes");
        assertThat(RunningServer.count("select count(*) from journal_change where kind = 'setting'"
                        + " and subject = 'organisation' and after like '%Jing%'"))
                .isEqualTo(1);
        administrator.post("/admin/settings", path, Map.of("value", "", "version", "1", "reason", "no name after all"));
        assertThat(RunningServer.visitor("officer").get("/admin/settings").statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_answer_carries_the_id_of_its_request() throws Exception {
        for (String path : List.of("/sign-in", "/nothing", "/api/v1/me", "/healthz")) {
            assertThat(Visitor.fresh().get(path).headers().firstValue("X-Request-Id"))
                    .describedAs(path)
                    .get()
                    .asString()
                    .matches("[0-9a-f-]{36}");
        }
    }
}
