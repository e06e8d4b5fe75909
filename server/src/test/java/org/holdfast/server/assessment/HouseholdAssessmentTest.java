package org.holdfast.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.policy.source.PackSource;
import org.holdfast.register.Progress;
import org.holdfast.server.TestDatabase;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.registry.Excerpts;
import org.holdfast.server.registry.HouseholdRecord;
import org.holdfast.server.registry.Households;
import org.holdfast.server.registry.Households.Changed;
import org.holdfast.server.registry.Households.Done;
import org.holdfast.server.registry.Households.Refused;
import org.holdfast.server.registry.Households.Stale;
import org.holdfast.server.registry.Households.Unknown;
import org.holdfast.server.registry.Loads;
import org.holdfast.server.registry.RegisterExcerpt;
import org.holdfast.server.registry.Row;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Keys;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.synth.Commission;
import org.holdfast.synth.Synthesis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Single households, changed and assessed at once, against what runs over the store find and what the journal says. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HouseholdAssessmentTest {
    private static final LocalDate AS_OF = LocalDate.of(2020, 12, 31);
    private static final long SEED = 20261126;

    @TempDir
    private static Path directory;

    private static TestDatabase database;
    private static Packs packs;
    private static Assessments assessments;
    private static HouseholdAssessment single;
    private static Households households;
    private static Excerpts excerpts;
    private static List<String> ids;

    @BeforeAll
    static void open() throws Exception {
        database = TestDatabase.create();
        Journal journal = new Journal(database.store());
        packs = new Packs(database.store(), journal);
        Path work = directory.resolve("runs");
        assessments = new Assessments(database.store(), journal, packs, work);
        single = new HouseholdAssessment(database.store(), packs);
        PersonalCipher cipher = new PersonalCipher(Keys.open(directory.resolve("keys")));
        households = new Households(database.store(), journal, cipher);
        excerpts = new Excerpts(database.store(), cipher);
        String digest = packs.add(Actor.SYSTEM, PackSource.read(Path.of("../packs/cn")));
        packs.begin(digest, "the first");
        Path register = Files.createDirectories(directory.resolve("register"));
        Synthesis.run(new Commission(400, 9, AS_OF, 2), register, (written, wanted) -> {});
        try (Loads.Checked checked =
                Loads.check(register, 1, directory.resolve("work"), Progress.SILENT, Progress.SILENT)) {
            new Loads(database.store(), journal, cipher)
                    .apply(Actor.SYSTEM, checked, new Loads.Order("synthetic", true, AS_OF), Progress.SILENT);
        }
        assessments.all(Actor.SYSTEM, "demand", AS_OF);
        ids = database.owner()
                .sql("select household_id from household order by 1")
                .query(String.class)
                .list();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** What is found now of a household as it is or was, in the form in which runs keep it. */
    private static List<String> found(RegisterExcerpt excerpt, HouseholdAssessment.Basis basis) throws Exception {
        HouseholdAssessment.Found found = single.of(excerpt, basis);
        FoundRow rows = new FoundRow(
                basis.pack(), found.setting().places(), found.setting().currency());
        return rows.cells(found.explanation().assessment()).stream()
                .map(String::valueOf)
                .toList();
    }

    /** What the last run found, likewise. */
    private static Map<String, List<String>> kept() {
        Map<String, List<String>> kept = new HashMap<>();
        database.owner().sql("select * from result where until_run is null").query(row -> {
            List<String> cells = new ArrayList<>();
            for (var column : FoundRow.COLUMNS) {
                String text = row.getString(column.column());
                cells.add(column.type().equals("boolean") ? ("t".equals(text) ? "true" : "false") : "" + text);
            }
            kept.put(row.getString("household_id"), cells);
        });
        return kept;
    }

    private static List<String> comparable(List<String> cells) {
        // PostgreSQL orders the members of JSON by their length
        return cells.stream()
                .map(cell -> cell.startsWith("{\"") ? CanonicalJson.write(CanonicalJson.read(cell)) : cell)
                .toList();
    }

    private static HouseholdRecord changed(Random random, HouseholdRecord before, int step) {
        Map<String, List<SortedMap<String, String>>> tables = new LinkedHashMap<>();
        before.tables()
                .forEach((table, rows) -> tables.put(
                        table,
                        new ArrayList<>(rows.stream().map(row -> cells(row)).toList())));
        SortedMap<String, String> own = tables.get("household").get(0);
        List<SortedMap<String, String>> ledger = tables.computeIfAbsent("ledger", t -> new ArrayList<>());
        switch (random.nextInt(5)) {
            case 0 -> own.put("water_safe", random.nextBoolean() ? "true" : "false");
            case 1 -> own.put("dwelling_grade", random.nextBoolean() ? "D" : "A");
            case 2 -> ledger.removeIf(row -> random.nextInt(3) == 0);
            case 3 -> ledger.forEach(row -> row.put("amount", random.nextInt(90_000) + ".25"));
            default ->
                tables.computeIfAbsent("event", t -> new ArrayList<>())
                        .add(new TreeMap<>(Map.of(
                                "event_id",
                                "X" + step,
                                "type",
                                "illness",
                                "occurred_on",
                                "2020-11-03",
                                "loss",
                                "41234.50")));
        }
        return Households.record(before.householdId(), tables);
    }

    private static SortedMap<String, String> cells(Row row) {
        return new TreeMap<>(row.cells());
    }

    private static Map<String, java.util.Set<Row>> asSets(HouseholdRecord record) {
        Map<String, java.util.Set<Row>> sets = new TreeMap<>();
        record.tables().forEach((table, rows) -> {
            if (!rows.isEmpty()) {
                sets.put(table, new java.util.HashSet<>(rows));
            }
        });
        return sets;
    }

    private static final Entry VISIT =
            new Entry(Action.HOUSEHOLD_CHANGED, LocalDate.of(2020, 12, 1), "visit", "seen at the house");

    @Test
    @Order(1)
    void one_household_is_found_to_be_what_a_run_over_all_found() throws Exception {
        Map<String, List<String>> kept = kept();
        HouseholdAssessment.Basis basis = single.basis(null).orElseThrow();
        for (String id : ids) {
            RegisterExcerpt excerpt =
                    excerpts.find(Actor.SYSTEM, id).orElseThrow().excerpt();
            assertThat(comparable(found(excerpt, basis))).isEqualTo(comparable(kept.get(id)));
        }
    }

    @Test
    @Order(2)
    void any_earlier_state_is_known_and_gives_what_was_decided_then() throws Exception {
        Random random = new Random(SEED);
        List<Instant> moments = new ArrayList<>();
        List<Map<String, List<String>>> decided = new ArrayList<>();
        List<Map<String, Map<String, java.util.Set<Row>>>> states = new ArrayList<>();
        List<String> some = ids.subList(0, 25);
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < 15; i++) {
                String id = some.get(random.nextInt(some.size()));
                Excerpts.Now now = excerpts.find(Actor.SYSTEM, id).orElseThrow();
                Changed done = households.put(
                        Actor.SYSTEM,
                        changed(random, now.excerpt().household(), round * 100 + i),
                        now.version(),
                        VISIT);
                assertThat(done).describedAs("seed %s", SEED).isInstanceOf(Done.class);
            }
            assessments.stale(AS_OF);
            Map<String, Map<String, java.util.Set<Row>>> state = new HashMap<>();
            for (String id : some) {
                state.put(
                        id,
                        asSets(excerpts.find(Actor.SYSTEM, id)
                                .orElseThrow()
                                .excerpt()
                                .household()));
            }
            moments.add(database.owner()
                    .sql("select clock_timestamp()")
                    .query(java.time.OffsetDateTime.class)
                    .single()
                    .toInstant());
            decided.add(kept());
            states.add(state);
        }
        for (int round = 0; round < moments.size(); round++) {
            HouseholdAssessment.Basis basis = single.basis(moments.get(round)).orElseThrow();
            for (String id : some) {
                RegisterExcerpt then =
                        excerpts.findKnown(Actor.SYSTEM, id, moments.get(round)).orElseThrow();
                assertThat(asSets(then.household()))
                        .describedAs("%s in round %s, seed %s", id, round, SEED)
                        .isEqualTo(states.get(round).get(id));
                assertThat(comparable(found(then, basis)))
                        .isEqualTo(comparable(decided.get(round).get(id)));
            }
        }
    }

    @Test
    @Order(3)
    void a_household_is_not_known_before_it_was_learned() {
        assertThat(excerpts.findKnown(Actor.SYSTEM, ids.get(0), Instant.EPOCH)).isEmpty();
        assertThat(excerpts.findKnown(Actor.SYSTEM, "nobody", Instant.now())).isEmpty();
    }

    @Test
    @Order(4)
    void a_lost_update_is_refused_and_so_is_what_a_register_would_not_accept() {
        Excerpts.Now now = excerpts.find(Actor.SYSTEM, ids.get(30)).orElseThrow();
        HouseholdRecord same = now.excerpt().household();
        assertThat(households.put(Actor.SYSTEM, same, now.version(), VISIT)).isEqualTo(new Done(now.version()));
        assertThat(households.put(Actor.SYSTEM, same, now.version() + 1, VISIT)).isEqualTo(new Stale(now.version()));
        assertThat(households.put(
                        Actor.SYSTEM,
                        Households.record("new", same.tables().isEmpty() ? Map.of() : Map.of()),
                        0,
                        VISIT))
                .isInstanceOf(Unknown.class);
        assertThat(refusal(same, "household", "dwelling_grade", "Z")).contains("dwelling_grade");
        assertThat(refusal(same, "household", "place_id", "nowhere")).contains("place_id");
        assertThat(refusal(same, "household", "no_such_column", "1")).contains("no_such_column");
        assertThat(excerpts.find(Actor.SYSTEM, ids.get(30)).orElseThrow().version())
                .isEqualTo(now.version());
    }

    private static String refusal(HouseholdRecord before, String table, String column, String value) {
        Map<String, List<SortedMap<String, String>>> tables = new LinkedHashMap<>();
        before.tables()
                .forEach((name, rows) -> tables.put(
                        name,
                        new ArrayList<>(rows.stream().map(row -> cells(row)).toList())));
        tables.get(table).get(0).put(column, value);
        Excerpts.Now now = excerpts.find(Actor.SYSTEM, before.householdId()).orElseThrow();
        Changed changed =
                households.put(Actor.SYSTEM, Households.record(before.householdId(), tables), now.version(), VISIT);
        assertThat(changed).isInstanceOf(Refused.class);
        return ((Refused) changed).faults().get(0).column();
    }

    @Test
    @Order(5)
    void a_household_is_added_and_taken_out() {
        Excerpts.Now like = excerpts.find(Actor.SYSTEM, ids.get(40)).orElseThrow();
        SortedMap<String, String> own = cells(like.excerpt().household().own());
        HouseholdRecord fresh = Households.record("H-new", Map.of("household", List.of(own)));
        assertThat(households.put(Actor.SYSTEM, fresh, 0, VISIT)).isEqualTo(new Done(1));
        assertThat(households.put(Actor.SYSTEM, fresh, 0, VISIT)).isEqualTo(new Stale(1));
        assertThat(households.remove(Actor.SYSTEM, "H-new", 1, VISIT)).isEqualTo(new Done(0));
        assertThat(excerpts.find(Actor.SYSTEM, "H-new")).isEmpty();
        SortedMap<String, String> taken = new TreeMap<>(Map.of(
                "person_id",
                String.valueOf(like.excerpt().household().rows("person").get(0).cell("person_id"))));
        HouseholdRecord thief =
                Households.record("H-thief", Map.of("household", List.of(own), "person", List.of(taken)));
        assertThat(households.put(Actor.SYSTEM, thief, 0, VISIT)).isInstanceOf(Refused.class);
        assertThat(excerpts.find(Actor.SYSTEM, "H-thief")).isEmpty();
    }
}
