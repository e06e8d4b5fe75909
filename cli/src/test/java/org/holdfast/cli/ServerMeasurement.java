package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server with a synthetic register, measured as its users meet it, beside the bars that were set for a million households.
 * {@code -Dholdfast.households=N} says how many, {@code -Dholdfast.directory=DIR} where everything is kept: a {@code register}
 * that is there already is used, a store must not be. It runs the command {@code ./holdfast}, which has to be built before.
 */
class ServerMeasurement {
    private static final int HOUSEHOLDS = Integer.getInteger("holdfast.households", 20_000);
    private static final String PASSWORD = "kelp holds in every storm";
    private static final int A_SECOND = 50;
    private static final int SECONDS = 30;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path directory = Path.of(System.getProperty("holdfast.directory", "target/measured-server"))
            .toAbsolutePath();
    private final Path register = directory.resolve("register");
    private final Path data = directory.resolve("data");
    private final Random random = new Random(11);
    private final SoftAssertions bars = new SoftAssertions();
    private Process process;
    private URI server;
    private String firstPassword = "";

    private static void say(String what, Object figure) {
        System.out.println("measured: " + what + ": " + figure);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    private List<String> holdfast(Object... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Path.of("../holdfast").toAbsolutePath().toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return command;
    }

    /** Runs a command to its end; its time is said. */
    private void run(String what, Object... arguments) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process run = new ProcessBuilder(holdfast(arguments))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said.txt").toFile())
                .start();
        long most = 0;
        while (!run.waitFor(500, TimeUnit.MILLISECONDS)) {
            most = Math.max(most, resident(run.pid()));
        }
        if (run.exitValue() != 0) {
            throw new AssertionError(what + ": " + Files.readString(directory.resolve("said.txt")));
        }
        say(what, seconds(System.nanoTime() - began) + ", " + most / 1024 + " MB resident");
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.destroy();
        }
    }

    /** Kilobytes that a process had in memory at most; 0 when that is not known here. */
    private static long resident(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (BufferedReader lines = Files.newBufferedReader(status)) {
            return lines.lines()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    private void start(String what, Duration bar, String asOf) throws IOException, InterruptedException {
        long began = System.nanoTime();
        process = new ProcessBuilder(holdfast("serve", "--data", data, "--port", 0, "--as-of", asOf))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("errors.txt").toFile()))
                .redirectOutput(directory.resolve("log.txt").toFile())
                .start();
        server = null;
        while (server == null && process.isAlive()) {
            Thread.sleep(20);
            for (String line : Files.readAllLines(directory.resolve("log.txt"))) {
                if (line.startsWith("administrator: admin")) {
                    firstPassword = line.substring(line.lastIndexOf(' ') + 1);
                }
                server = server == null ? Visitor.address(line) : server;
            }
        }
        long took = System.nanoTime() - began;
        say("start until it answers, " + what, seconds(took));
        bars.assertThat(Duration.ofNanos(took)).describedAs("start " + what).isLessThan(bar);
    }

    private void stop() throws InterruptedException, IOException {
        say("memory of the server's Java", resident(process.pid()) / 1024 + " MB resident");
        long began = System.nanoTime();
        process.destroy();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            throw new AssertionError("the server does not stop");
        }
        say("stop", seconds(System.nanoTime() - began));
    }

    private JsonNode send(Visitor visitor, String method, String path, String match, String body)
            throws IOException, InterruptedException {
        var request = visitor.request("/api/v1" + path)
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", visitor.token());
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (!match.isEmpty()) {
            request.header("If-Match", match);
        }
        HttpResponse<String> answer = visitor.send(request, method, body);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + path + " " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private JsonNode read(Visitor visitor, String path) throws IOException, InterruptedException {
        return JSON.readTree(visitor.get("/api/v1" + path));
    }

    private Visitor officer(Visitor administrator, String name, String place) throws IOException, InterruptedException {
        Map<String, String> account =
                new HashMap<>(Map.of("name", name, "full_name", name, "role", "officer", "language", "en"));
        if (!place.isEmpty()) {
            account.put("place_id", place);
        }
        String password = send(administrator, "POST", "/accounts", "", JSON.writeValueAsString(account))
                .get("password")
                .stringValue();
        return Visitor.first(server, name, password, PASSWORD);
    }

    /** Waits for an assessment younger than that one to end; gives it. */
    private JsonNode assessed(Visitor reader, long after) throws IOException, InterruptedException {
        while (true) {
            JsonNode newest = newest(reader);
            if (number(newest) > after) {
                String state = newest.get("state").stringValue();
                if (state.equals("failed")) {
                    throw new AssertionError(newest);
                }
                if (state.equals("done")) {
                    return newest;
                }
            }
            Thread.sleep(20);
        }
    }

    private static String told(JsonNode run) {
        Duration took = Duration.between(
                OffsetDateTime.parse(run.get("started_at").stringValue()),
                OffsetDateTime.parse(run.get("ended_at").stringValue()));
        return seconds(took.toNanos()) + ", " + run.get("households") + " households, " + run.get("changed")
                + " changed, " + run.get("opened") + " signals";
    }

    /** Asks for pages at a steady pace, each when its time has come, whether those before were answered or not. */
    private void pages(String what, Duration bar, Visitor reader, IntFunction<String> path) throws Exception {
        long[] took = new long[A_SECOND * SECONDS];
        List<CompletableFuture<?>> answers = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < took.length; i++) {
            int number = i;
            long due = began + i * 1_000_000_000L / A_SECOND;
            while (System.nanoTime() < due) {
                Thread.sleep(1);
            }
            answers.add(reader.ask(path.apply(i)).thenAccept(answer -> {
                took[number] = System.nanoTime() - due;
                if (answer.statusCode() != 200 || !answer.body().contains("<h1")) {
                    throw new AssertionError(answer.uri() + " " + answer.statusCode());
                }
            }));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);
        Arrays.sort(took);
        Duration most = Duration.ofNanos(took[took.length * 95 / 100]);
        say(
                what + " at " + A_SECOND + " requests a second",
                "half within " + took[took.length / 2] / 1_000_000 + " ms, 95 % within " + most.toMillis()
                        + " ms, the slowest " + took[took.length - 1] / 1_000_000 + " ms");
        bars.assertThat(most).describedAs(what).isLessThan(bar);
    }

    private void alone(String what, Visitor reader, String path) throws IOException, InterruptedException {
        long[] took = new long[20];
        for (int i = 0; i < took.length; i++) {
            long began = System.nanoTime();
            if (!reader.get(path).contains("<h1")) {
                throw new AssertionError(path);
            }
            took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        say(
                what + ", alone",
                "half within " + took[10] / 1_000_000 + " ms, the slowest " + took[19] / 1_000_000 + " ms");
    }

    private List<String[]> cells(String table, List<String> columns) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(register.resolve(table + ".csv"))) {
            List<String> header = List.of(lines.readLine().split(","));
            int[] at = columns.stream().mapToInt(header::indexOf).toArray();
            return lines.lines()
                    .map(line -> {
                        String[] cells = line.split(",", -1);
                        return Arrays.stream(at).mapToObj(i -> cells[i]).toArray(String[]::new);
                    })
                    .toList();
        }
    }

    private void bulk(Visitor reader, String act) throws IOException, InterruptedException {
        List<String> open = new ArrayList<>();
        JsonNode next = null;
        do {
            String cursor = next == null ? "" : "&cursor=" + next.stringValue();
            JsonNode page = read(reader, "/signals?state=open" + cursor);
            page.get("items").forEach(signal -> open.add(signal.get("signal_id").toString()));
            next = page.path("next");
        } while (next.isString() && open.size() < 10_000);
        long took = 0;
        int rows = 0;
        for (int from = 0; from < open.size(); from += 500) {
            List<String> ids = open.subList(from, Math.min(open.size(), from + 500));
            String body = "{\"signals\":[" + String.join(",", ids) + "]," + act + "}";
            long began = System.nanoTime();
            JsonNode done = send(reader, "POST", "/signals/acts", "", body);
            took += System.nanoTime() - began;
            for (JsonNode one : done) {
                rows += one.get("done").booleanValue() ? 1 : 0;
            }
        }
        double pace = rows / (took / 1e9);
        say(rows + " signals, 500 at once: " + act, String.format(Locale.ROOT, "%.0f rows a second, journalled", pace));
        bars.assertThat(pace).describedAs(act).isGreaterThan(2_000);
    }

    private void changed(Visitor reader, List<String> households) throws IOException, InterruptedException {
        for (int i = 0; i < 5; i++) {
            String id = households.get(random.nextInt(households.size()));
            long before = number(newest(reader));
            JsonNode household = read(reader, "/households/" + id);
            var row = (ObjectNode) household.at("/tables/household/0");
            row.put("address", "moved " + i + " " + random.nextInt());
            String body = "{\"reason\":\"measured\",\"tables\":" + household.get("tables") + "}";
            String match = "\"" + household.get("version") + "\"";
            long began = System.nanoTime();
            send(reader, "PUT", "/households/" + id, match, body);
            long answered = System.nanoTime() - began;
            assessed(reader, before);
            long found = System.nanoTime() - began;
            say("a household changed", "answered after " + seconds(answered) + ", found anew after " + seconds(found));
            bars.assertThat(Duration.ofNanos(found))
                    .describedAs("changed household")
                    .isLessThan(Duration.ofSeconds(2));
        }
    }

    /** The assessment that was asked for last. */
    private JsonNode newest(Visitor reader) throws IOException, InterruptedException {
        return read(reader, "/runs?limit=1").get("items").path(0);
    }

    /** The number of an assessment; 0 for none. */
    private static long number(JsonNode run) {
        return run.path("run_id").asLong(0);
    }

    @Test
    void a_server_with_many_households() throws Exception {
        Files.createDirectories(directory);
        assertThat(data).doesNotExist();
        if (!Files.exists(register)) {
            run("synth", "synth", "--households", HOUSEHOLDS, "--seed", 3, "--out", register, "--quiet");
        }
        Map<String, String> parents = new HashMap<>();
        cells("place", List.of("place_id", "parent_id")).forEach(place -> parents.put(place[0], place[1]));
        List<String> households = new ArrayList<>();
        Map<String, List<String>> byCounty = new HashMap<>();
        for (String[] cell : cells("household", List.of("household_id", "place_id"))) {
            households.add(cell[0]);
            String county = Objects.toString(parents.get(Objects.toString(parents.get(cell[1]), "")), "");
            byCounty.computeIfAbsent(county, none -> new ArrayList<>()).add(cell[0]);
        }
        var county = byCounty.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .orElseThrow();
        say(
                "households",
                households.size() + ", of the largest county "
                        + county.getValue().size());

        start("the first time", Duration.ofSeconds(20), "2020-11-30");
        Visitor administrator = Visitor.first(server, "admin", firstPassword, PASSWORD);
        stop();
        run("load, preview and application", "load", register, "--data", data, "--yes");
        start("with all loaded", Duration.ofSeconds(8), "2020-11-30");
        administrator = Visitor.of(server, "admin", PASSWORD);
        Visitor everywhere = officer(administrator, "everywhere", "");
        Visitor local = officer(administrator, "local", county.getKey());
        JsonNode first = assessed(everywhere, 0);
        say("first assessment", told(first));
        stop();

        start("again", Duration.ofSeconds(8), "2020-12-31");
        everywhere = Visitor.of(server, "everywhere", PASSWORD);
        local = Visitor.of(server, "local", PASSWORD);
        pages(
                "household page of a reader of everything",
                Duration.ofMillis(200),
                everywhere,
                i -> "/households/" + households.get(random.nextInt(households.size())));
        pages(
                "household page of a county's reader",
                Duration.ofMillis(200),
                local,
                i -> "/households/"
                        + county.getValue().get(random.nextInt(county.getValue().size())));
        List<String> questions = List.of("", "?level=red", "?sort=-opened", "?sort=due", "?state=closed");
        pages(
                "inbox of a reader of everything",
                Duration.ofMillis(300),
                everywhere,
                i -> "/inbox" + questions.get(i % 5));
        pages("inbox of a county's reader", Duration.ofMillis(300), local, i -> "/inbox" + questions.get(i % 5));
        for (String page :
                List.of("/", "/households", "/runs", "/journal", "/policy", "/loads", "/runs/" + number(first))) {
            alone("page " + page + " of a reader of everything", everywhere, page);
            alone("page " + page + " of a county's reader", local, page);
        }
        bulk(everywhere, "\"act\":\"take\"");
        bulk(everywhere, "\"act\":\"close\",\"outcome\":\"true\",\"reason\":\"measured\"");
        changed(everywhere, households);

        long before = number(newest(everywhere));
        send(everywhere, "POST", "/runs", "", "");
        JsonNode again = assessed(everywhere, before);
        say("assessment of all again", told(again));
        bars.assertThat(OffsetDateTime.parse(again.get("ended_at").stringValue()))
                .isBefore(OffsetDateTime.parse(again.get("started_at").stringValue())
                        .plusMinutes(5));
        Path backup = directory.resolve("backup");
        Files.deleteIfExists(backup);
        run("backup while it runs", "backup", backup, "--data", data);
        say("the backup", Files.size(backup) / 1_000_000 + " MB");
        stop();
        run(
                "restore",
                "restore",
                backup,
                "--keys",
                data.resolve("keys"),
                "--data",
                directory.resolve("restored-" + UUID.randomUUID()));
        Path journal = directory.resolve("journal.jsonl");
        Files.deleteIfExists(journal);
        run("journal export", "journal", "export", "--data", data, "--out", journal);
        say("the journal", Files.size(journal) / 1_000_000 + " MB");
        run("journal verify", "journal", "verify", journal);
        bars.assertAll();
    }
}
