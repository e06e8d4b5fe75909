package org.holdfast.engine.columnar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.holdfast.column.BatchReader;
import org.holdfast.column.ColumnName;
import org.holdfast.column.Currency;
import org.holdfast.column.Snapshot;
import org.holdfast.column.Table;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.Assessor;
import org.holdfast.engine.BatchWork;
import org.holdfast.engine.PopulationValue;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.households.Hazards;
import org.holdfast.engine.households.ParameterValues;
import org.holdfast.engine.households.Places;
import org.holdfast.engine.households.SeriesOfPlaces;
import org.holdfast.engine.households.Setting;
import org.holdfast.engine.reference.HouseholdInquiries;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/**
 * The fast assessor: streams over a {@link Snapshot} with a pack compiled into column kernels, in memory that does not
 * grow with the register. It gives the same answers as the reference interpreter.
 */
public final class ColumnarAssessor implements Assessor {
    private final Snapshot snapshot;
    private final Pack pack;
    private final LocalDate asOf;
    /** Columns that say when a row was and where it is from. */
    private static final Set<String> EVIDENCE = Set.of("month", "occurred_on", "start_on", "source", "birth_date");

    private final Setting setting;
    private final Settings settings;
    private final Set<ColumnName> evidence;
    private final TextPool pool = new TextPool();
    private final Outputs outputs;
    private final Plan plan;
    private final AssessedBatch.Decisions decisions;
    private final List<PopulationValue> population;

    /**
     * How an assessment runs; it changes nothing of the results.
     *
     * @param threads how many work at once
     * @param households how many households a thread takes at a time, at most {@link Snapshot#BATCH}
     * @param costs whether the costs of measures are worked out; without, none is known
     */
    public record Settings(int threads, int households, boolean costs) {
        public Settings {
            if (threads < 1 || households < 1 || households > Snapshot.BATCH) {
                throw new IllegalArgumentException("Expected at least one thread and 1 to " + Snapshot.BATCH
                        + " households, got " + threads + " and " + households);
            }
        }

        public Settings(int threads, int households) {
            this(threads, households, true);
        }

        /** The same without the costs of measures, for those who only ask which are suggested. */
        public Settings withoutCosts() {
            return new Settings(threads, households, false);
        }

        /** As many threads as the machine has processors, and batches that stay in their caches. */
        public static Settings standard() {
            return new Settings(Runtime.getRuntime().availableProcessors(), 1024);
        }
    }

    private ColumnarAssessor(
            Snapshot snapshot, Pack pack, LocalDate asOf, Settings settings, List<PopulationValue> given)
            throws Unassessable, IOException {
        this.snapshot = snapshot;
        this.pack = pack;
        this.asOf = asOf;
        this.settings = settings;
        Currency currency = Assessability.currency(snapshot, pack);
        Assessability.checkColumns(snapshot, pack);
        Map<String, Table> tables = snapshot.surroundings();
        Places places = new Places(Assessability.table(tables, "place"));
        boolean[] inhabited = inhabited(places.count());
        ParameterValues parameters = new ParameterValues(pack, places, inhabited, asOf, currency);
        SeriesOfPlaces series = new SeriesOfPlaces(tables.get("series"), places, asOf);
        Table hazard = tables.get("hazard");
        Hazards hazards = hazard == null ? null : new Hazards(hazard, places, asOf);
        Graph graph = new Graph(inhabited, pool);
        Surroundings surroundings = new Surroundings(graph, pool, places, parameters, series, hazards);
        Planner planner = new Planner(pack, snapshot, asOf, graph, pool, surroundings);
        this.population = given.isEmpty()
                ? new PopulationPasses(pack, planner, surroundings, (nodes, counting) -> pass(graph, nodes, counting))
                        .run()
                : given;
        if (!given.isEmpty()) {
            planner.add(given);
        }
        this.outputs = Outputs.of(pack, planner, graph, settings.costs());
        this.plan = new Plan(graph, outputs.all(), snapshot, pool);
        this.evidence = ReadColumns.of(pack);
        this.setting = new Setting(pack, asOf, currency, places, parameters, series, hazards, population);
        this.decisions = new AssessedBatch.Decisions(
                pack.levels().stream().map(DecisionRow::value).distinct().toList(),
                pack.categories().stream().map(DecisionRow::value).distinct().toList(),
                pack.causes());
    }

    /** Prepares an assessment, and computes the population figures the pack uses. */
    public static ColumnarAssessor open(Snapshot snapshot, Pack pack, LocalDate asOf, Settings settings)
            throws Unassessable, IOException {
        return new ColumnarAssessor(snapshot, pack, asOf, settings, List.of());
    }

    /** Prepares an assessment with population figures computed before, from this or another register. */
    public static ColumnarAssessor open(
            Snapshot snapshot, Pack pack, LocalDate asOf, Settings settings, List<PopulationValue> population)
            throws Unassessable, IOException {
        return new ColumnarAssessor(snapshot, pack, asOf, settings, population);
    }

    /** The currency amounts are counted in. */
    public Currency currency() {
        return setting.currency();
    }

    public LocalDate asOf() {
        return asOf;
    }

    public Places places() {
        return setting.places();
    }

    /** Whether a column is needed to look closely at a household: the pack reads it, or it dates or sources evidence. */
    public boolean isEvidence(ColumnName column) {
        return evidence.contains(column) || EVIDENCE.contains(column.column());
    }

    /** Looks closely at single households of the same register. */
    public HouseholdInquiries inquiries() {
        return new HouseholdInquiries(setting);
    }

    public long households() {
        return snapshot.households();
    }

    /** What the positions in batches stand for. */
    public AssessedBatch.Decisions decisions() {
        return decisions;
    }

    /** The columns of the register that an assessment reads. */
    public Set<ColumnName> columns() {
        return plan.columns();
    }

    @Override
    public List<PopulationValue> population() {
        return population;
    }

    /**
     * Assesses every household.
     *
     * @param workers makes what each thread does with its batches
     * @param inOrder takes what they make, in the order of household_id, one at a time
     */
    public <T> void run(Supplier<BatchWork<T>> workers, Consumer<T> inOrder) throws IOException {
        Set<ColumnName> columns = new LinkedHashSet<>(plan.columns());
        columns.add(VectorBatch.ID);
        run(columns, workers, inOrder);
    }

    /** As {@link #run(Supplier, Consumer)}, for workers that do not ask for ids. */
    public <T> void runWithoutIds(Supplier<BatchWork<T>> workers, Consumer<T> inOrder) throws IOException {
        run(plan.columns(), workers, inOrder);
    }

    private <T> void run(Set<ColumnName> columns, Supplier<BatchWork<T>> workers, Consumer<T> inOrder)
            throws IOException {
        Crew.run(
                settings.threads(),
                snapshot.batches(),
                () -> new Assessing<>(snapshot.open(columns), workers.get()),
                inOrder);
    }

    /** What one thread makes of two assessments of the same households. */
    public interface PairWork<T> {
        void work(AssessedBatch first, AssessedBatch second);

        T take();
    }

    /** Assesses every household twice, with this assessor and with another of the same register. */
    public <T> void runBeside(ColumnarAssessor other, Supplier<PairWork<T>> workers, Consumer<T> inOrder)
            throws IOException {
        Crew.run(settings.threads(), snapshot.batches(), () -> new Pairing<>(this, other, workers.get()), inOrder);
    }

    private Assessing<Boolean> hand() throws IOException {
        Set<ColumnName> columns = new LinkedHashSet<>(plan.columns());
        columns.add(VectorBatch.ID);
        return new Assessing<>(snapshot.open(columns), NOTHING);
    }

    private static final BatchWork<Boolean> NOTHING = new BatchWork<>() {
        @Override
        public void work(AssessedBatch batch) {
            // the two batches are worked on together
        }

        @Override
        public Boolean take() {
            return true;
        }
    };

    /** One thread that assesses batches with two assessors. */
    private static final class Pairing<T> implements Crew.Hand<T> {
        private final ColumnarAssessor assessor;
        private final ColumnarAssessor.Assessing<Boolean> first;
        private final ColumnarAssessor.Assessing<Boolean> second;
        private final PairWork<T> worker;

        Pairing(ColumnarAssessor one, ColumnarAssessor other, PairWork<T> worker) throws IOException {
            this.assessor = one;
            this.first = one.hand();
            this.second = other.hand();
            this.worker = worker;
        }

        @Override
        public T make(int from, int to) throws IOException {
            for (int batch = from; batch < to; batch++) {
                int all = Snapshots.size(assessor.snapshot, batch);
                for (int at = 0; at < all; at += assessor.settings.households()) {
                    int count = Math.min(assessor.settings.households(), all - at);
                    first.assess(batch, at, count);
                    second.assess(batch, at, count);
                    worker.work(first.assessed, second.assessed);
                }
            }
            return worker.take();
        }

        @Override
        public void close() throws IOException {
            first.close();
            second.close();
        }
    }

    /** One thread that assesses batches of the snapshot. */
    private final class Assessing<T> implements Crew.Hand<T> {
        private final BatchReader reader;
        private final Workspace work;
        private final VectorBatch assessed;
        private final BatchWork<T> worker;

        Assessing(BatchReader reader, BatchWork<T> worker) {
            this.reader = reader;
            this.work = plan.workspace(reader);
            this.assessed = new VectorBatch(pack, outputs, decisions, work);
            this.worker = worker;
        }

        @Override
        public T make(int from, int to) throws IOException {
            for (int batch = from; batch < to; batch++) {
                int all = Snapshots.size(snapshot, batch);
                for (int first = 0; first < all; first += settings.households()) {
                    assess(batch, first, Math.min(settings.households(), all - first));
                }
            }
            return worker.take();
        }

        T one(long position) throws IOException {
            assess((int) (position / Snapshot.BATCH), (int) (position % Snapshot.BATCH), 1);
            return worker.take();
        }

        private void assess(int batch, int first, int count) throws IOException {
            work.take(batch, first, count, plan.frames());
            plan.run(work);
            assessed.finish((long) batch * Snapshot.BATCH + first);
            worker.work(assessed);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    @Override
    public void assessAll(Consumer<Assessment> each) {
        try {
            run(Assessments::new, all -> all.forEach(each));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Collects assessments as values of their own. */
    private static final class Assessments implements BatchWork<List<Assessment>> {
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

    @Override
    public Optional<Assessment> assess(String householdId) {
        try {
            long at = snapshot.find(householdId);
            if (at < 0) {
                return Optional.empty();
            }
            Set<ColumnName> columns = new LinkedHashSet<>(plan.columns());
            columns.add(VectorBatch.ID);
            try (Assessing<List<Assessment>> hand = new Assessing<>(snapshot.open(columns), new Assessments())) {
                return Optional.of(hand.one(at).get(0));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Runs nodes that are needed before the plan is whole over all households. */
    private void pass(Graph graph, List<Node> needed, Supplier<PopulationPasses.Counting> counting) throws IOException {
        Plan partial = new Plan(graph, needed, snapshot, pool);
        Crew.run(
                settings.threads(),
                snapshot.batches(),
                () -> new Counting(partial, snapshot.open(partial.columns()), counting.get()),
                nothing -> {});
    }

    /** One thread that counts over batches of the snapshot. */
    private final class Counting implements Crew.Hand<Boolean> {
        private final Plan partial;
        private final BatchReader reader;
        private final Workspace work;
        private final PopulationPasses.Counting counter;

        Counting(Plan partial, BatchReader reader, PopulationPasses.Counting counter) {
            this.partial = partial;
            this.reader = reader;
            this.work = partial.workspace(reader);
            this.counter = counter;
        }

        @Override
        public Boolean make(int from, int to) throws IOException {
            for (int batch = from; batch < to; batch++) {
                int all = Snapshots.size(snapshot, batch);
                for (int first = 0; first < all; first += settings.households()) {
                    work.take(batch, first, Math.min(settings.households(), all - first), partial.frames());
                    partial.run(work);
                    counter.count(work, (long) batch * Snapshot.BATCH + first);
                }
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    private boolean[] inhabited(int places) throws IOException {
        boolean[] inhabited = new boolean[places];
        Workspace work;
        try (BatchReader reader = snapshot.open(List.of(Workspace.PLACE))) {
            Graph graph = new Graph(inhabited, pool);
            Plan none = new Plan(graph, List.of(), snapshot, pool);
            work = none.workspace(reader);
            for (int batch = 0; batch < snapshot.batches(); batch++) {
                work.take(batch, 0, Snapshots.size(snapshot, batch), none.frames());
                int[] rows = work.places();
                for (int i = 0; i < work.households(); i++) {
                    inhabited[rows[i]] = true;
                }
            }
        }
        return inhabited;
    }

    /** The newest month or date in the register's ledger, events and assistance, or null when there is none. */
    public @Nullable LocalDate newest() {
        return LaterRows.newest(snapshot);
    }

    /** Rows dated after the date of the assessment, by table; they are set aside. */
    public Map<String, Long> setAside() throws IOException {
        Map<String, Long> aside = new LinkedHashMap<>();
        for (String table : List.of("assistance", "event", "ledger", "person")) {
            long rows = LaterRows.count(snapshot, table, asOf);
            if (rows > 0) {
                aside.put(table, rows);
            }
        }
        return aside;
    }
}
