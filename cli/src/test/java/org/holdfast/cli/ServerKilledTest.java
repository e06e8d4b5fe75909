package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server under load whose process, or whose database, is killed (SIGKILL) loses nothing that it acknowledged, and its
 * journal stays whole. How often is {@code -Dholdfast.kills=N}.
 */
class ServerKilledTest {
    private static final int ROUNDS = Integer.getInteger("holdfast.kills", 2);
    private static final String PASSWORD = "kelp holds in every storm";
    private static final int WRITERS = 3;
    private static final Pattern SIGNAL = Pattern.compile("name=\"signal\" value=\"(\\d+)\"");
    private static final Pattern CLOSED = Pattern.compile("(\\d+) of (\\d+) signals are closed");

    @TempDir
    private Path directory;

    private Process process;
    private URI server;

    @AfterEach
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor(90, TimeUnit.SECONDS);
        }
    }

    /** Starts the server; gives what it says until it answers. */
    private List<String> start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-Dholdfast.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.holdfast.cli.Holdfast",
                "serve",
                "--data",
                directory.resolve("data").toString(),
                "--port",
                "0",
                "--as-of",
                "2020-12-31"));
        command.addAll(List.of(more));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("errors.txt").toFile()))
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            server = Visitor.address(line);
            if (server != null) {
                return lines;
            }
        }
        throw new AssertionError(
                "the server does not start: " + lines + Files.readString(directory.resolve("errors.txt")));
    }

    private Visitor signedIn() throws IOException, InterruptedException {
        return Visitor.of(server, "officer", PASSWORD);
    }

    /** Closes signals one by one until the server is gone; notes each that was said to be closed. */
    private void close(Visitor browser, int writer, Set<Long> acknowledged, AtomicBoolean stop) {
        Random random = new Random(writer);
        try {
            while (!stop.get()) {
                Matcher signal = SIGNAL.matcher(
                        browser.get("/inbox?sort=" + (writer == 0 ? "-level" : writer == 1 ? "due" : "opened")));
                List<Long> open = new ArrayList<>();
                while (signal.find()) {
                    open.add(Long.valueOf(signal.group(1)));
                }
                if (open.isEmpty()) {
                    return;
                }
                long one = open.get(random.nextInt(open.size()));
                Matcher said = CLOSED.matcher(browser.post(
                        "/inbox",
                        List.of("signal", Long.toString(one), "act", "close", "outcome", "false", "reason", "round")));
                if (said.find() && said.group(1).equals("1")) {
                    acknowledged.add(one);
                }
            }
        } catch (IOException | InterruptedException killed) {
            // what was not answered may have happened or not
        }
    }

    private Set<Long> closed(Visitor browser) throws IOException, InterruptedException {
        Set<Long> closed = new ConcurrentSkipListSet<>();
        browser.get("/inbox?state=closed&format=csv")
                .lines()
                .skip(1)
                .forEach(line -> closed.add(Long.valueOf(line.substring(0, line.indexOf(',')))));
        return closed;
    }

    private void kill(boolean database) throws IOException, InterruptedException {
        if (database) {
            String pid = Files.readAllLines(directory.resolve("data/pg-data/postmaster.pid"))
                    .get(0)
                    .strip();
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
            Thread.sleep(300);
        }
        process.destroyForcibly().waitFor();
    }

    @Test
    void nothing_acknowledged_is_lost_and_the_journal_stays_whole() throws Exception {
        String officer = start("--demo").stream()
                .filter(line -> line.startsWith("officer"))
                .findFirst()
                .orElseThrow();
        String first = officer.substring(officer.lastIndexOf(' ') + 1);
        Visitor browser = Visitor.first(server, "officer", first, PASSWORD);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!SIGNAL.matcher(browser.get("/inbox")).find() && System.nanoTime() < end) {
            Thread.sleep(200);
        }
        Set<Long> acknowledged = new ConcurrentSkipListSet<>();
        long slowest = 0;
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            AtomicBoolean stop = new AtomicBoolean();
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Visitor own = writer == 0 ? browser : signedIn();
                int number = writer;
                Thread thread = new Thread(() -> close(own, number, acknowledged, stop));
                thread.start();
                writers.add(thread);
            }
            Thread.sleep(500 + random.nextInt(1500));
            kill(round % 2 == 1);
            stop.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
            long began = System.nanoTime();
            start();
            slowest = Math.max(slowest, System.nanoTime() - began);
            browser = signedIn();
            assertThat(closed(browser))
                    .describedAs("round %s, seed %s", round, seed)
                    .containsAll(acknowledged);
        }
        System.out.println("kills: " + ROUNDS + " rounds, " + acknowledged.size()
                + " acknowledged, 0 lost, slowest start " + TimeUnit.NANOSECONDS.toMillis(slowest) + " ms");
        assertThat(acknowledged).isNotEmpty();
        loadBeside(browser);
        proveJournal();
        process.destroy();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        proveJournal();
    }

    /** Exports the journal, whether the server runs or not, and verifies it. */
    private void proveJournal() {
        Path journal = directory.resolve("journal.jsonl");
        assertThat(CommandRun.of(
                                "journal",
                                "export",
                                "--data",
                                directory.resolve("data").toString(),
                                "--out",
                                journal.toString())
                        .exitCode())
                .isZero();
        assertThat(CommandRun.of("journal", "verify", journal.toString()).exitCode())
                .isZero();
    }

    /** A register is loaded while the server runs, which assesses it. */
    private void loadBeside(Visitor browser) throws IOException, InterruptedException {
        Path whole = directory.resolve("data/demonstration/register");
        Path part = Files.createDirectories(directory.resolve("part"));
        String household = "HOUSEHOLD-OF-THE-PART";
        String like = Files.readAllLines(whole.resolve("household.csv")).get(1).split(",")[0];
        try (Stream<Path> files = Files.list(whole)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean ofHouseholds =
                        file.getFileName().toString().matches("(household|person|ledger|event|assistance).csv");
                List<String> lines = Files.readAllLines(file);
                Stream<String> own =
                        lines.stream().filter(line -> line.contains(like)).map(line -> line.replace(like, household));
                Files.write(
                        part.resolve(file.getFileName()),
                        ofHouseholds
                                ? Stream.concat(lines.stream().limit(1), own).toList()
                                : lines);
            }
        }
        CommandRun load = CommandRun.of("load", part, "--data", directory.resolve("data"), "--part", "--yes");
        assertThat(load.exitCode()).describedAs(load.err()).isZero();
        assertThat(load.out()).contains("households: 1 new, 0 changed");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (browser.get("/households/" + household).contains("Not assessed") && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(browser.get("/households/" + household)).contains("<h1").doesNotContain("Not assessed");
    }
}
