package org.holdfast.server.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server in a directory of ours, on a free port of the loopback address. What was committed survives a kill of
 * this process and of the server; the server ends with this process, and one that was left behind is stopped at the next
 * start.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String SUPERUSER = "holdfast";
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("work_mem", "32MB"),
            Map.entry("maintenance_work_mem", "256MB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    private final Path home;
    private final Path data;
    private final Runner runner;
    private final FileChannel lock;
    private final String password;
    private final int port;
    private @Nullable Process process;

    private EmbeddedPostgres(Path home, Path data, Runner runner, FileChannel lock, String password, int port) {
        this.home = home;
        this.data = data;
        this.runner = runner;
        this.lock = lock;
        this.password = password;
        this.port = port;
    }

    /** Starts the server of a directory, which is made when it is not there. */
    public static EmbeddedPostgres start(Path directory) throws IOException {
        return start(directory, directory, Map.of());
    }

    /**
     * Starts the server of a directory.
     *
     * @param programs where PostgreSQL is unpacked; several servers may share it
     * @param settings of PostgreSQL, before ours
     */
    public static EmbeddedPostgres start(Path directory, Path programs, Map<String, String> settings)
            throws IOException {
        Path home = directory.toAbsolutePath().normalize();
        Path data = home.resolve("pg-data");
        Files.createDirectories(data);
        Path installed = Binaries.unpacked(programs.toAbsolutePath().normalize().resolve("pg-bin"));
        FileChannel lock = lock(home);
        try {
            Runner runner = Runner.choose(installed, data);
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            EmbeddedPostgres server = new EmbeddedPostgres(home, data, runner, lock, password(home), freePort());
            server.stopOrphan();
            server.initialise(installed);
            server.launch(installed, settings);
            return server;
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** The address of a database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String superuser() {
        return SUPERUSER;
    }

    public String password() {
        return password;
    }

    /** The directory belongs to another process. */
    public static final class InUse extends IOException {
        private static final long serialVersionUID = 1;

        InUse(Path home) {
            super("Another Holdfast is using " + home + ": stop it first, or name another directory");
        }
    }

    /** A server that some process of this machine runs. */
    public record Running(int port, String user, String password) {
        public String url(String database) {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        }
    }

    /** The server of a directory that another process has started; empty when there is none. */
    public static Optional<Running> findRunning(Path directory) throws IOException {
        Path home = directory.toAbsolutePath().normalize();
        Path file = home.resolve("pg-data/postmaster.pid");
        Path secret = home.resolve("pg-secret");
        if (!Files.exists(file) || !Files.exists(secret)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        boolean alive =
                lines.size() > 3 && Files.exists(Path.of("/proc/" + lines.get(0).strip()));
        return alive
                ? Optional.of(new Running(
                        Integer.parseInt(lines.get(3).strip()),
                        SUPERUSER,
                        Files.readString(secret, StandardCharsets.US_ASCII).trim()))
                : Optional.empty();
    }

    /** The process number of the server, as its own file tells. */
    public long pid() throws IOException {
        return pid(data.resolve("postmaster.pid"));
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("pg.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock taken = null;
        try {
            taken = channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            // said below
        }
        if (taken == null) {
            channel.close();
            throw new InUse(home);
        }
        return channel;
    }

    private static String password(Path home) throws IOException {
        Path file = home.resolve("pg-secret");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path part = home.resolve("pg-secret.part");
            Files.deleteIfExists(part);
            secret(part, HexFormat.of().formatHex(random));
            Files.move(part, file);
        }
        return Files.readString(file, StandardCharsets.US_ASCII).trim();
    }

    private static void secret(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Stops a server that outlived the process that started it; we hold the lock, so it can be nobody else's. */
    private void stopOrphan() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        long pid = pid(file);
        Path commandLine = Path.of("/proc/" + pid + "/cmdline");
        if (!Files.exists(commandLine)
                || !Files.readString(commandLine, StandardCharsets.UTF_8).contains(data.toString())) {
            return; // a stale file, which PostgreSQL clears itself
        }
        Runner.signal("INT", pid);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (Files.exists(Path.of("/proc/" + pid)) && System.nanoTime() < end) {
            pause();
        }
    }

    private static long pid(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty() || !lines.get(0).strip().matches("[0-9]+")) {
            throw new IOException(file + " does not say which process the server is");
        }
        return Long.parseLong(lines.get(0).strip());
    }

    private void initialise(Path installed) throws IOException {
        if (Files.exists(data.resolve("PG_VERSION")) && Files.exists(data.resolve("global/pg_control"))) {
            return;
        }
        Path passwordFile = Files.createTempDirectory(
                        "holdfast-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")))
                .resolve("password");
        try {
            secret(passwordFile, password);
            runner.hand(passwordFile);
            int result = runner.run(
                    List.of(
                            installed.resolve("bin/initdb").toString(),
                            "-D",
                            data.toString(),
                            "-U",
                            SUPERUSER,
                            "-A",
                            "scram-sha-256",
                            "--pwfile=" + passwordFile,
                            "-E",
                            "UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C"),
                    180);
            if (result != 0) {
                throw new IOException("initdb could not make a database in " + data + " (exit code " + result
                        + "): is the disk full, or does the user have no entry in /etc/passwd?");
            }
        } finally {
            Files.deleteIfExists(passwordFile);
            Files.deleteIfExists(passwordFile.getParent());
        }
    }

    private void launch(Path installed, Map<String, String> settings) throws IOException {
        List<String> program = new ArrayList<>(List.of(
                installed.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port)));
        Map<String, String> all = new TreeMap<>(SETTINGS);
        all.putAll(settings);
        all.forEach((name, value) -> program.addAll(List.of("-c", name + "=" + value)));
        ProcessBuilder builder = new ProcessBuilder(runner.command(program))
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        Process started = startedByLongLivedThread(builder);
        process = started;
        awaitReady(started);
    }

    /** The server is interrupted when the thread that started it ends: so it lives as long as this process. */
    private static Process startedByLongLivedThread(ProcessBuilder builder) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        Process process = builder.start();
                        started.complete(process);
                        process.waitFor();
                    } catch (IOException | InterruptedException failed) {
                        started.completeExceptionally(failed);
                    }
                },
                "postgres");
        thread.setDaemon(true);
        thread.start();
        try {
            return started.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL started", interrupted);
        } catch (ExecutionException failed) {
            throw new IOException("PostgreSQL cannot be run: " + failed.getCause(), failed);
        }
    }

    private void awaitReady(Process started) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (true) {
            try (Connection ready = DriverManager.getConnection(url("postgres"), SUPERUSER, password)) {
                if (ready.isValid(5)) {
                    return;
                }
            } catch (SQLException notYet) {
                if (!started.isAlive() || System.nanoTime() > end) {
                    throw new IOException("PostgreSQL does not start in " + data + ":\n" + lastLines(), notYet);
                }
            }
            pause();
        }
    }

    private Path log() {
        return home.resolve("pg.log");
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the server: running statements are cancelled, what is committed is kept. */
    @Override
    public synchronized void close() {
        Process running = process;
        process = null;
        try {
            if (running != null && running.isAlive()) {
                Runner.signal("INT", pid());
                if (!running.waitFor(60, TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
            }
            lock.close();
        } catch (IOException failed) {
            if (running != null) {
                running.destroy();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
