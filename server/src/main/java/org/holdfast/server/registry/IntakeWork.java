package org.holdfast.server.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.holdfast.register.Progress;
import org.holdfast.register.TableReading;
import org.holdfast.register.UnreadableRegister;
import org.holdfast.server.registry.ReceivedLoad.State;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Works on the registers that were sent, one after the other. What a crash cut off goes on: checking begins anew, and what
 * was being applied was rolled back and is applied again.
 */
public final class IntakeWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeWork.class);
    private static final long MOST_UNPACKED = 32L << 30;
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    /** How long the list of rejected rows is kept. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** Percent of a table's rows. */
    private static final double MOST_REJECTED = 1;

    /** What the database says when rows are not at the account's place. */
    private static final Set<String> ELSEWHERE = Set.of("42501", "23505", "23503");

    private final Store store;
    private final Loads loads;
    private final IntakeFiles files;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "loads"));
    private volatile boolean stopping;

    public IntakeWork(Store store, Loads loads, IntakeFiles files) {
        this.store = store;
        this.loads = loads;
        this.files = files;
    }

    /** A load that something is to be done with. */
    private record Job(long id, Actor actor, Loads.Order order, State state, long registerVersion) {}

    /** Begins to work. */
    public void start() throws IOException {
        files.sweep();
        thread.execute(this::watch);
    }

    private void watch() {
        while (!stopping) {
            Duration pause = PAUSE;
            try {
                for (Job job : jobs()) {
                    if (!stopping && files.has(job.id())) {
                        work(job);
                    }
                }
                tidy();
            } catch (Exception failed) {
                LOG.error("Looking after loads failed: {}", failed.getClass().getName());
                pause = AFTER_FAILURE;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private List<Job> jobs() {
        return store.read(
                Actor.SYSTEM,
                db -> db.sql("""
                        select l.load_id, l.account_id, a.name, a.role, l.title, l.whole, l.held_on, l.state,
                            coalesce(l.register_version, -1) register_version
                        from load l join account a using (account_id)
                        where l.state in ('received', 'checking', 'applying') order by l.load_id""")
                        .query((row, n) -> new Job(
                                row.getLong("load_id"),
                                new Actor(
                                        row.getLong("account_id"),
                                        row.getString("name"),
                                        Role.of(row.getString("role"))),
                                new Loads.Order(
                                        row.getString("title"),
                                        row.getBoolean("whole"),
                                        row.getObject("held_on", java.time.LocalDate.class)),
                                State.of(row.getString("state")),
                                row.getLong("register_version")))
                        .list());
    }

    private void work(Job job) {
        try {
            if (job.state() == State.APPLYING) {
                apply(job);
            } else if (turn(job, job.state(), State.CHECKING, Map.of())) {
                checkAndPreview(job);
            }
        } catch (RefusedChange refused) {
            end(job, State.REFUSED, String.valueOf(refused.getMessage()));
        } catch (UnreadableRegister unreadable) {
            end(job, State.REFUSED, String.valueOf(unreadable.getMessage()));
        } catch (Exception failed) {
            if (ELSEWHERE.contains(sqlState(failed))) {
                end(job, State.REFUSED, "The register has places or households that are not the account's to change");
            } else {
                // messages of the database quote rows: they stay out of the log
                LOG.error(
                        "Load {} failed: {} at {}",
                        job.id(),
                        failed.getClass().getName(),
                        failed.getStackTrace().length == 0 ? "" : failed.getStackTrace()[0]);
                end(job, State.FAILED, "The server failed on it; nothing was changed. Send it again");
            }
        }
    }

    private static String sqlState(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private void checkAndPreview(Job job) throws IOException, UnreadableRegister {
        if (!Files.exists(files.snapshot(job.id())) && !check(job)) {
            return;
        }
        long version = store.read(Actor.SYSTEM, IntakeWork::registerVersion);
        Preview preview = loads.preview(job.actor(), files.snapshot(job.id()), job.order(), progress(job, "comparing"));
        turn(
                job,
                State.CHECKING,
                State.READY,
                Map.of("preview", ReceivedLoad.json(preview), "version", Long.toString(version)));
    }

    /** Checks the rows as everywhere; ends the load when too many are rejected. */
    private boolean check(Job job) throws IOException, UnreadableRegister {
        Path work = files.work(job.id());
        FileSystemUtils.deleteRecursively(work);
        files.reached(job.id(), "unpacking", 0, 0);
        Path register = ZippedDirectory.unpack(
                files.archive(job.id()), Files.createDirectories(work.resolve("register")), MOST_UNPACKED);
        Loads.Checked checked =
                Loads.check(register, MOST_REJECTED, work, progress(job, "reading"), progress(job, "sorting"));
        Files.move(checked.rejected(), files.rejected(job.id()), StandardCopyOption.REPLACE_EXISTING);
        FileSystemUtils.deleteRecursively(work.resolve("register"));
        List<TableReading> tables = checked.account().tables();
        remember(job, tables);
        if (!checked.isUsable()) {
            end(
                    job,
                    State.REFUSED,
                    "More than 1 % of the rows of "
                            + String.join(", ", checked.account().tablesOver(MOST_REJECTED)) + " were rejected");
            return false;
        }
        Files.move(checked.directory(), files.snapshot(job.id()));
        return true;
    }

    private void remember(Job job, List<TableReading> tables) {
        store.write(
                Actor.SYSTEM,
                db -> db.sql("update load set account_of = :tables::jsonb where load_id = :id")
                        .param("tables", ReceivedLoad.json(tables))
                        .param("id", job.id())
                        .update());
    }

    /** What is applied and that it was are one transaction; a register that changed since is previewed again. */
    private void apply(Job job) {
        boolean applied = store.write(job.actor(), db -> {
            Loads.lock(db);
            if (registerVersion(db) != job.registerVersion()) {
                return false;
            }
            Preview done = loads.apply(job.actor(), files.snapshot(job.id()), job.order(), progress(job, "applying"));
            return turn(job, State.APPLYING, State.APPLIED, Map.of("preview", ReceivedLoad.json(done)));
        });
        if (!applied) {
            turn(
                    job,
                    State.APPLYING,
                    State.CHECKING,
                    Map.of("problem", "The register was changed after the preview: look at the new one"));
        }
    }

    private static long registerVersion(org.springframework.jdbc.core.simple.JdbcClient db) {
        return db.sql("select version from register_state").query(Long.class).single();
    }

    private Progress progress(Job job, String phase) {
        return (what, done, total) -> files.reached(job.id(), phase, done, total);
    }

    private void end(Job job, State state, String problem) {
        if (!stopping) {
            turn(job, null, state, Map.of("problem", problem));
        }
    }

    /** Sets what is known of a load, unless it was withdrawn meanwhile. */
    private boolean turn(Job job, @Nullable State from, State to, Map<String, String> known) {
        Map<String, @Nullable String> values = new TreeMap<>(known);
        return store.write(
                job.state() == State.APPLYING ? job.actor() : Actor.SYSTEM,
                db -> db.sql("""
                        update load set state = :to, changed_at = now(),
                            version = version + case when state = :to then 0 else 1 end,
                            preview = coalesce(:preview::jsonb, preview),
                            register_version = coalesce(:version::bigint, register_version),
                            problem = coalesce(:problem, problem), phase = ''
                        where load_id = :id and (:from::text is null or state = :from)
                            and state in ('received', 'checking', 'applying')""")
                                .param("to", to.id())
                                .param("preview", values.get("preview"))
                                .param("version", values.get("version"))
                                .param("problem", values.get("problem"))
                                .param("id", job.id())
                                .param("from", from == null ? null : from.id())
                                .update()
                        == 1);
    }

    /** Deletes the files of loads that ended, and lists of rejected rows that are old or were given up. */
    private void tidy() throws IOException {
        for (long load : files.loads()) {
            State state = store.read(
                            Actor.SYSTEM,
                            db -> db.sql("select state from load where load_id = :id")
                                    .param("id", load)
                                    .query(String.class)
                                    .optional())
                    .map(State::of)
                    .orElse(null);
            if (state != null && state.isEnd()) {
                files.drop(load);
                Path rejected = files.rejected(load);
                if (state == State.WITHDRAWN || isOld(rejected)) {
                    Files.deleteIfExists(rejected);
                }
            }
        }
    }

    private static boolean isOld(Path file) throws IOException {
        return Files.exists(file)
                && Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(Instant.now().minus(KEPT));
    }

    /** Stops when the load that is worked on is done, at the latest after a minute; what is cut off goes on at the next start. */
    @Override
    public void close() {
        stopping = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(60, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
