package org.holdfast.server.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.holdfast.column.Snapshot;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.BatchWork;
import org.holdfast.engine.PopulationValue;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.UnreadableRegister;
import org.holdfast.register.snapshot.ArrowSnapshot;
import org.holdfast.register.snapshot.SnapshotImport;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.registry.RegisterExport;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.BatchInsert;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs assessments of the store: of every household, or of those that changed. The register goes out to the engine as it
 * is in one moment; what is found is written, compared and signalled in one transaction.
 */
public final class Assessments {
    /** One run at a time, also among several servers of a database; the number means nothing. */
    private static final long LOCK = 7_201_002;

    /** From as many changed households on, all are assessed. */
    private static final int MOST_PARTIAL = 20_000;

    private final Store store;
    private final Journal journal;
    private final Packs packs;
    private final Path work;

    /** @param work a directory for the register on its way to the engine */
    public Assessments(Store store, Journal journal, Packs packs, Path work) {
        this.store = store;
        this.journal = journal;
        this.packs = packs;
        this.work = work;
    }

    /**
     * What a run did.
     *
     * @param changed households of which something else was found than before
     * @param opened signals
     */
    public record Run(long runId, long households, long changed, long opened) {}

    /** Assesses every household on a date. */
    public Run all(Actor asker, String cause, LocalDate asOf) throws IOException, Unassessable {
        return run(asker, cause, asOf, null);
    }

    /** Assesses every household of a store that was assessed before. */
    public Optional<Run> nightly(LocalDate asOf) throws IOException, Unassessable {
        boolean assessed = store.read(Actor.SYSTEM, db -> lastPopulation(db) > 0);
        return assessed ? Optional.of(run(Actor.SYSTEM, "nightly", asOf, null)) : Optional.empty();
    }

    /** Assesses the households that changed since they were assessed; empty when there are none, or no pack decides. */
    public Optional<Run> stale(LocalDate asOf) throws IOException, Unassessable {
        List<Long> numbers = store.read(
                Actor.SYSTEM,
                db -> db.sql("select household_no from stale limit :most")
                        .param("most", MOST_PARTIAL + 1)
                        .query(Long.class)
                        .list());
        if (numbers.isEmpty() || packs.inForce().isEmpty()) {
            return Optional.empty();
        }
        boolean first = store.read(Actor.SYSTEM, db -> lastPopulation(db) == 0);
        boolean full = first || numbers.size() > MOST_PARTIAL;
        return Optional.of(run(
                Actor.SYSTEM,
                "household",
                asOf,
                full ? null : numbers.stream().mapToLong(Long::longValue).toArray()));
    }

    /** The last full run that was done, or 0. */
    private static long lastPopulation(JdbcClient db) {
        return db.sql("select coalesce(max(run_id), 0) from run where kind = 'full' and state = 'done'")
                .query(Long.class)
                .single();
    }

    private Run run(Actor asker, String cause, LocalDate asOf, long @Nullable [] numbers)
            throws IOException, Unassessable {
        Pack pack = packs.inForce()
                .orElseThrow(() -> new IllegalStateException("No policy pack decides yet: activate one first"));
        long runId = begin(asker, cause, asOf, pack, numbers == null ? "full" : "partial");
        Files.createDirectories(work);
        Path directory = Files.createTempDirectory(work, "run-");
        try {
            Exported exported = export(directory, numbers);
            Path target = Files.createDirectories(directory.resolve("snapshot"));
            RegisterAccount account = SnapshotImport.run(
                    directory,
                    new ReadOptions(null, pack.currency(), target.resolve("rejected.csv"), Progress.SILENT, false),
                    Progress.SILENT,
                    target,
                    0);
            if (account.rejected() > 0) {
                throw new IllegalStateException("The engine does not accept rows of the store: "
                        + account.tables().stream()
                                .filter(table -> table.rejected() > 0)
                                .map(table -> table.table() + " " + table.rejectedByReason())
                                .toList());
            }
            try (ArrowSnapshot snapshot = ArrowSnapshot.openUnchecked(target)) {
                return assess(runId, pack, asOf, numbers, exported, snapshot);
            }
        } catch (UnreadableRegister faulty) {
            fail(runId, String.valueOf(faulty.getMessage()));
            throw new IllegalStateException("The register in the store cannot be read", faulty);
        } catch (IOException | Unassessable | RuntimeException failed) {
            fail(runId, String.valueOf(failed.getMessage()));
            throw failed;
        } finally {
            delete(directory);
        }
    }

    private long begin(Actor asker, String cause, LocalDate asOf, Pack pack, String kind) {
        return store.write(
                asker,
                db -> db.sql("""
                        insert into run (kind, cause, as_of, digest, state, asked_by, started_at)
                        values (:kind, :cause, :asOf, :digest, 'running', :by, clock_timestamp()) returning run_id""")
                        .param("kind", kind)
                        .param("cause", cause)
                        .param("asOf", asOf)
                        .param("digest", pack.digest())
                        .param("by", asker.accountId())
                        .query(Long.class)
                        .single());
    }

    private void fail(long runId, String problem) {
        store.write(
                Actor.SYSTEM,
                db -> db.sql("""
                        update run set state = 'failed', ended_at = clock_timestamp(), problem = :problem
                        where run_id = :run""").param("problem", problem).param("run", runId).update());
    }

    /** Marks runs that a stop of the server cut off. */
    public int markInterrupted() {
        return store.write(
                Actor.SYSTEM,
                db -> db.sql("update run set state = 'interrupted', ended_at = now() where state = 'running'")
                        .update());
    }

    /** A version of the register that went to the engine, and the stamps of what was stale in it. */
    record Exported(long version, Long[] stamps) {}

    /** Writes the register out as it is in one moment. */
    private Exported export(Path directory, long @Nullable [] numbers) throws IOException {
        try {
            return store.snapshot(Actor.SYSTEM, db -> {
                try {
                    RegisterExport.write(db, store.connection(), directory, numbers);
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
                return new Exported(
                        db.sql("select version from register_state")
                                .query(Long.class)
                                .single(),
                        db.sql("select stamp from stale")
                                .query(Long.class)
                                .list()
                                .toArray(new Long[0]));
            });
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }

    private Run assess(
            long runId, Pack pack, LocalDate asOf, long @Nullable [] numbers, Exported exported, Snapshot snapshot)
            throws IOException, Unassessable {
        List<PopulationValue> population = numbers == null
                ? List.of()
                : store.read(Actor.SYSTEM, db -> PopulationFigures.of(db, lastPopulation(db)));
        ColumnarAssessor assessor =
                ColumnarAssessor.open(snapshot, pack, asOf, ColumnarAssessor.Settings.standard(), population);
        Entry entry = new Entry(Action.SIGNALS_OPENED, asOf, "run " + runId, null);
        return journal.change(Actor.SYSTEM, entry, (db, changes) -> {
            lock(db);
            Findings findings = new Findings(db, runId, asOf, numbers);
            findings.prepare();
            find(assessor, pack);
            long changed = findings.write();
            long opened = new OpenedSignals(db, runId, asOf, pack, assessor, snapshot).open(changes);
            findings.tally();
            findings.finish(
                    exported, assessor.households(), changed, opened, PopulationFigures.json(assessor.population()));
            return new Run(runId, assessor.households(), changed, opened);
        });
    }

    private static void lock(JdbcClient db) {
        db.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, n) -> 0)
                .list();
    }

    private void find(ColumnarAssessor assessor, Pack pack) {
        FoundRow rows = new FoundRow(pack, assessor.places(), assessor.currency());
        BatchInsert found = new BatchInsert(store.connection(), "found", FoundRow.COLUMNS);
        try {
            assessor.run(Collected::new, stretch -> stretch.forEach(one -> found.add(rows.cells(one))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        found.flush();
    }

    /** Assessments as values, stretch by stretch. */
    private static final class Collected implements BatchWork<List<Assessment>> {
        private List<Assessment> all = new ArrayList<>();

        @Override
        public void work(AssessedBatch batch) {
            for (int i = 0; i < batch.households(); i++) {
                all.add(batch.assessment(i));
            }
        }

        @Override
        public List<Assessment> take() {
            List<Assessment> taken = all;
            all = new ArrayList<>();
            return taken;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
