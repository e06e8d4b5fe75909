package org.holdfast.server.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.holdfast.server.store.Alone;
import org.holdfast.server.store.BatchInsert;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Runs assessments of the store: of every household, or of those that changed. The register goes out to the engine as it
 * is in one moment; what is found is written, compared and signalled in one transaction.
 */
public final class Assessments {
    /** One run at a time, also among several servers of a database; the number means nothing. */
    static final long LOCK = 7_201_002;

    private static final Logger LOG = LoggerFactory.getLogger(Assessments.class);

    /** From as many changed households on, all are assessed. */
    private static final int MOST_PARTIAL = 20_000;

    private final Store store;
    private final Journal journal;
    private final Packs packs;
    private final Path work;
    private final Runs runs;

    /** @param work a directory for the register on its way to the engine */
    public Assessments(Store store, Journal journal, Packs packs, Path work) {
        this.store = store;
        this.journal = journal;
        this.packs = packs;
        this.work = work;
        this.runs = new Runs(store);
    }

    /**
     * What a run did.
     *
     * @param changed households of which something else was found than before
     * @param opened signals
     */
    public record Run(long runId, long households, long changed, long opened) {}

    /** Assesses every household on a date, after what another server of the database is at. */
    public Run all(Actor asker, String cause, LocalDate asOf) throws IOException, Unassessable {
        Alone alone = store.alone(LOCK);
        try {
            return run(asker, cause, asOf, null, null);
        } finally {
            alone.close();
        }
    }

    /**
     * Assesses every household of a store that was assessed before: when that was for an earlier date, or when another pack
     * decides since.
     */
    public Optional<Run> nightly(LocalDate asOf) throws IOException, Unassessable {
        return causeOfFull(asOf).isEmpty()
                ? Optional.empty()
                : unlessBusy(() -> {
                    Optional<String> cause = causeOfFull(asOf);
                    return cause.isEmpty() ? null : run(Actor.SYSTEM, cause.get(), asOf, null, null);
                });
    }

    private Optional<String> causeOfFull(LocalDate asOf) {
        Runs.Full last = runs.lastFull();
        Optional<Pack> pack = packs.inForce();
        if (last == null || pack.isEmpty()) {
            return Optional.empty();
        }
        if (store.read(Actor.SYSTEM, RunOrders::isAsked)) {
            return Optional.of("demand");
        }
        if (!last.by(pack.get().digest())) {
            return Optional.of("pack");
        }
        return asOf.isAfter(last.asOf()) ? Optional.of("nightly") : Optional.empty();
    }

    /**
     * Assesses the households that changed since they were assessed; empty when there are none, no pack decides, or another
     * server is at it.
     */
    public Optional<Run> stale(LocalDate asOf) throws IOException, Unassessable {
        return stale().length == 0 || packs.inForce().isEmpty()
                ? Optional.empty()
                : unlessBusy(() -> {
                    long[] numbers = stale();
                    Pack pack = packs.inForce().orElseThrow();
                    Runs.Full last = runs.lastFull();
                    boolean full = last == null || !last.by(pack.digest()) || numbers.length > MOST_PARTIAL;
                    return numbers.length == 0
                            ? null
                            : run(Actor.SYSTEM, "household", asOf, full ? null : numbers, full ? null : last);
                });
    }

    private long[] stale() {
        return store.read(
                Actor.SYSTEM,
                db -> db
                        .sql("select household_no from stale limit :most")
                        .param("most", MOST_PARTIAL + 1)
                        .query(Long.class)
                        .stream()
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    /** Marks runs that a stop of the server cut off, unless another server is at one. */
    public int markInterrupted() {
        Alone alone = store.findAlone(LOCK);
        if (alone == null) {
            return 0;
        }
        try {
            return runs.markInterrupted();
        } finally {
            alone.close();
        }
    }

    @FunctionalInterface
    private interface Running {
        @Nullable
        Run run() throws IOException, Unassessable;
    }

    private Optional<Run> unlessBusy(Running running) throws IOException, Unassessable {
        Alone alone = store.findAlone(LOCK);
        if (alone == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(running.run());
        } finally {
            alone.close();
        }
    }

    /** @param numbers of the households and the last assessment of everybody; null for everybody */
    private Run run(Actor asker, String cause, LocalDate asOf, long @Nullable [] numbers, Runs.@Nullable Full last)
            throws IOException, Unassessable {
        Pack pack = packs.inForce()
                .orElseThrow(() -> new IllegalStateException("No policy pack decides yet: activate one first"));
        if (numbers == null) {
            store.write(Actor.SYSTEM, db -> {
                RunOrders.take(db);
                return 0;
            });
        }
        long runId = runs.begin(asker, numbers == null ? "full" : "partial", cause, asOf, pack.digest());
        Files.createDirectories(work);
        Path directory = Files.createTempDirectory(work, "run-");
        try {
            Exported exported = export(directory, numbers);
            Path target = Files.createDirectories(directory.resolve("snapshot"));
            take(directory, target, pack);
            try (ArrowSnapshot snapshot = ArrowSnapshot.openUnchecked(target)) {
                return assess(runId, pack, asOf, numbers, last, exported, snapshot);
            }
        } catch (UnreadableRegister faulty) {
            runs.fail(runId, WhyNot.of(faulty));
            throw new IllegalStateException("The register in the store cannot be read", faulty);
        } catch (IOException | Unassessable | RuntimeException failed) {
            runs.fail(runId, WhyNot.of(failed));
            throw failed;
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    /**
     * Works out what a pack would decide, of every household, if it were in force; nothing of it is decided. False when none
     * is asked for, or another server is at an assessment.
     */
    public boolean preview(LocalDate asOf) throws IOException {
        PackPreviews.Asked asked = PackPreviews.next(store);
        Alone alone = asked == null ? null : store.findAlone(LOCK);
        if (asked == null || alone == null) {
            return false;
        }
        try {
            Files.createDirectories(work);
            Path directory = Files.createTempDirectory(work, "preview-");
            try {
                preview(asked, asOf, directory);
            } catch (IOException | UnreadableRegister | Unassessable | RuntimeException failed) {
                LOG.error("The preview of pack {} failed", asked.digest(), failed);
                PackPreviews.fail(store, asked, WhyNot.of(failed));
            } finally {
                FileSystemUtils.deleteRecursively(directory);
            }
            return true;
        } finally {
            alone.close();
        }
    }

    private void preview(PackPreviews.Asked asked, LocalDate asOf, Path directory)
            throws IOException, Unassessable, UnreadableRegister {
        Pack pack = packs.get(asked.digest());
        Exported exported = export(directory, null);
        Path target = Files.createDirectories(directory.resolve("snapshot"));
        take(directory, target, pack);
        try (ArrowSnapshot snapshot = ArrowSnapshot.openUnchecked(target)) {
            ColumnarAssessor assessor =
                    ColumnarAssessor.open(snapshot, pack, asOf, ColumnarAssessor.Settings.standard(), List.of());
            store.write(Actor.SYSTEM, db -> {
                new Findings(db, 0, asOf, null).prepare();
                find(assessor, pack);
                PackPreviews.keep(db, asked, asOf, exported.version());
                return 0;
            });
        }
    }

    private static void take(Path directory, Path target, Pack pack) throws IOException, UnreadableRegister {
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
    }

    /** The register's version when it went out, and the households that were marked as changed then. */
    private record Exported(long version, StaleMarks marks) {}

    /** Writes the register out as it is in one moment. */
    private Exported export(Path directory, long @Nullable [] numbers) throws IOException {
        try {
            return store.snapshot(Actor.SYSTEM, db -> {
                try {
                    RegisterExport.write(db, store.connection(), directory, numbers);
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
                long version = db.sql("select version from register_state")
                        .query(Long.class)
                        .single();
                return new Exported(version, StaleMarks.of(db, numbers));
            });
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        }
    }

    private Run assess(
            long runId,
            Pack pack,
            LocalDate asOf,
            long @Nullable [] numbers,
            Runs.@Nullable Full last,
            Exported exported,
            Snapshot snapshot)
            throws IOException, Unassessable {
        List<PopulationValue> population =
                last == null ? List.of() : store.read(Actor.SYSTEM, db -> PopulationFigures.of(db, last.runId()));
        ColumnarAssessor assessor =
                ColumnarAssessor.open(snapshot, pack, asOf, ColumnarAssessor.Settings.standard(), population);
        Entry entry = new Entry(Action.SIGNALS_OPENED, asOf, "run " + runId, null);
        Run made = journal.change(Actor.SYSTEM, entry, (db, changes) -> {
            Findings findings = new Findings(db, runId, asOf, numbers);
            findings.prepare();
            find(assessor, pack);
            long changed = findings.write();
            findings.tally();
            long opened = new OpenedSignals(db, runId, asOf, pack, assessor, snapshot).open(changes);
            exported.marks().takeAway(db);
            Run run = new Run(runId, assessor.households(), changed, opened);
            Runs.finish(db, run, exported.version(), PopulationFigures.json(assessor.population()));
            return run;
        });
        if (numbers == null) {
            store.renewStatistics();
        }
        return made;
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
}
