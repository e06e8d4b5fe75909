package org.holdfast.server.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;
import org.holdfast.column.Register;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.UnreadableRegister;
import org.holdfast.register.snapshot.ArrowSnapshot;
import org.holdfast.register.snapshot.RegisterOfSnapshot;
import org.holdfast.register.snapshot.SnapshotImport;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.Changes;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.registry.PlaceNumbers.Interval;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Takes registers into the store: checked with the same code as everywhere, previewed, then applied whole or not at all.
 * Applying the same register again changes nothing.
 */
public final class Loads {
    /** The earliest day on which something may have held. */
    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** One writer of the register at a time; the number means nothing. */
    static final long LOCK = 7_201_001;

    /** What the journal calls the columns that the register has. */
    static final String COLUMNS = "columns";

    private final Store store;
    private final Journal journal;
    private final PersonalCipher cipher;
    private final StoredHouseholds stored;

    public Loads(Store store, Journal journal, PersonalCipher cipher) {
        this.store = store;
        this.journal = journal;
        this.cipher = cipher;
        this.stored = new StoredHouseholds(cipher);
    }

    /**
     * What is to be loaded.
     *
     * @param title what the load is called, such as the name of its directory
     * @param whole whether households that are not in it, at the loader's place, are gone; else it holds the households that
     *     changed, each whole, and others are left as they are
     * @param heldOn when what it says began to hold
     */
    public record Order(String title, boolean whole, LocalDate heldOn) {}

    /** A register that was checked: the account of its rows and, unless too many were rejected, its snapshot. */
    public record Checked(RegisterAccount account, Path directory, boolean isUsable) implements AutoCloseable {
        /** The rejected rows. */
        public Path rejected() {
            return directory.resolve("rejected.csv");
        }

        /** Deletes the snapshot. */
        @Override
        public void close() throws IOException {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    /** Checks a register without touching the store. */
    public static Checked check(Path register, double mostRejected, Path work, Progress reading, Progress sorting)
            throws IOException, UnreadableRegister {
        Files.createDirectories(work);
        Path directory = Files.createTempDirectory(work, "load-");
        RegisterAccount account = SnapshotImport.run(
                register,
                new ReadOptions(null, null, directory.resolve("rejected.csv"), reading),
                sorting,
                directory,
                mostRejected);
        return new Checked(account, directory, account.tablesOver(mostRejected).isEmpty());
    }

    /** What applying would do, for whoever asks. */
    public Preview preview(Actor actor, Checked checked, Order order, Progress progress) {
        return preview(actor, checked.directory(), order, progress);
    }

    Preview preview(Actor actor, Path checked, Order order, Progress progress) {
        Preview preview = Preview.empty();
        store.read(actor, db -> {
            try (ArrowSnapshot snapshot = open(checked)) {
                checkCurrency(db, snapshot);
                RegisterTexts texts = new RegisterTexts(currency(snapshot));
                Surroundings surroundings = new Surroundings(db, store.connection(), null, cipher);
                snapshot.surroundings()
                        .forEach((name, table) -> preview.add(
                                name,
                                surroundings.merge(name, texts.rows(table), order.whole() && !name.equals("place"))));
                merge(db, snapshot, order.whole(), progress, batch -> batch.forEach(preview::add));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return preview;
        });
        return preview;
    }

    /** Applies a load, whole or not at all; says what it did. */
    public Preview apply(Actor actor, Checked checked, Order order, Progress progress) {
        return apply(actor, checked.directory(), order, progress);
    }

    Preview apply(Actor actor, Path checked, Order order, Progress progress) {
        if (!actor.role().changesHouseholds()) {
            throw new RefusedChange("The role " + actor.role().id() + " loads no registers");
        }
        Preview done = Preview.empty();
        Entry entry = new Entry(Action.REGISTER_LOADED, order.heldOn(), order.title(), null);
        Preview applied = journal.change(actor, entry, (db, changes) -> {
            lock(db);
            try (ArrowSnapshot snapshot = open(checked)) {
                checkCurrency(db, snapshot);
                RegisterTexts texts = new RegisterTexts(currency(snapshot));
                Surroundings surroundings = new Surroundings(db, store.connection(), changes, cipher);
                Map<String, Interval> numbers = surroundings.places(texts.rows(
                        Objects.requireNonNull(snapshot.surroundings().get("place"))));
                HouseholdWriter writer =
                        new HouseholdWriter(db, store.connection(), changes, cipher, numbers(numbers), "load");
                merge(db, snapshot, order.whole(), progress, batch -> {
                    batch.forEach(done::add);
                    writer.write(batch);
                });
                for (String name : List.of("series", "hazard")) {
                    if (snapshot.surroundings().containsKey(name)) {
                        Surroundings.Merge merge = surroundings.merge(
                                name, texts.rows(snapshot.surroundings().get(name)), order.whole());
                        done.add(name, merge);
                        surroundings.write(name, merge, numbers);
                    }
                }
                if (changes.count() > 0) {
                    remember(db, changes, snapshot);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return done;
        });
        journal.store().renewStatistics();
        return applied;
    }

    /** Waits until nobody else writes the register, until the end of the transaction. */
    static void lock(JdbcClient db) {
        db.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, n) -> 0)
                .list();
    }

    private static Map<String, Long> numbers(Map<String, Interval> intervals) {
        Map<String, Long> numbers = new HashMap<>();
        intervals.forEach((place, interval) -> numbers.put(place, interval.from()));
        return numbers;
    }

    private static ArrowSnapshot open(Path checked) throws IOException {
        try {
            return ArrowSnapshot.openUnchecked(checked);
        } catch (UnreadableRegister damaged) {
            throw new IOException(damaged);
        }
    }

    private static Currency currency(ArrowSnapshot snapshot) {
        Currency currency = snapshot.currency();
        return currency == null ? Currency.UNSTATED : currency;
    }

    private static void checkCurrency(JdbcClient db, ArrowSnapshot snapshot) {
        String has = db.sql("select currency from register_state")
                .query(String.class)
                .optional()
                .orElse(null);
        String comes = currency(snapshot).code();
        if (has != null && !has.equals(comes)) {
            throw new RefusedChange(
                    comes.equals(Currency.UNSTATED.code())
                            ? "The register does not say its currency, and amounts of the store are in " + has
                                    + ": say it in the register's datapackage.json"
                            : "The register's amounts are in " + comes + ", those of the store in " + has);
        }
    }

    /** Keeps what the register has at all, and that it is another now. */
    private static void remember(JdbcClient db, Changes changes, ArrowSnapshot snapshot) {
        Map<String, Map<String, Kind>> tables = new LinkedHashMap<>();
        snapshot.surroundings()
                .forEach((name, table) ->
                        table.columns().forEach((column, cells) -> put(tables, name, column, cells.kind())));
        for (StoredTable table : StoredTable.OF_HOUSEHOLDS) {
            snapshot.columns(table.name()).ifPresent(columns -> {
                put(tables, table.name(), "household_id", Kind.STRING);
                columns.forEach((column, form) -> put(tables, table.name(), column, form.kind()));
            });
        }
        SortedMap<String, SortedMap<String, String>> columns = new TreeMap<>();
        tables.forEach((table, kinds) -> {
            SortedMap<String, String> names = new TreeMap<>();
            kinds.forEach((column, kind) -> names.put(column, kind.name()));
            columns.put(table, names);
        });
        RegisterForm.of(db).extend(db, changes, columns);
        db.sql("update register_state set currency = :currency, title = coalesce(:title, title), version = version + 1")
                .param("currency", currency(snapshot).code())
                .param("title", snapshot.title())
                .update();
    }

    private static void put(Map<String, Map<String, Kind>> tables, String table, String column, Kind kind) {
        tables.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(column, kind);
    }

    /** Goes through the snapshot and the store side by side. */
    private void merge(
            JdbcClient db, ArrowSnapshot snapshot, boolean whole, Progress progress, Consumer<List<Difference>> each)
            throws IOException {
        RegisterTexts texts = new RegisterTexts(currency(snapshot));
        String last = null;
        long done = 0;
        try (RegisterOfSnapshot registers = new RegisterOfSnapshot(snapshot)) {
            for (int batch = 0; batch < snapshot.batches(); batch++) {
                Register register = registers.batch(batch);
                List<HouseholdRecord> incoming = texts.households(register);
                String upTo = batch == snapshot.batches() - 1
                        ? null
                        : incoming.get(incoming.size() - 1).householdId();
                List<String> ids =
                        incoming.stream().map(HouseholdRecord::householdId).toList();
                each.accept(differences(incoming, whole ? stored.between(db, last, upTo) : stored.of(db, ids)));
                last = upTo;
                done += incoming.size();
                progress.at("households", done, snapshot.households());
            }
        }
    }

    private static List<Difference> differences(
            List<HouseholdRecord> incoming, Map<String, StoredHouseholds.Stored> present) {
        Map<String, StoredHouseholds.Stored> left = new LinkedHashMap<>(present);
        List<Difference> differences = incoming.stream()
                .map(record -> new Difference(left.remove(record.householdId()), record))
                .collect(Collectors.toCollection(ArrayList::new));
        left.forEach((id, gone) -> differences.add(new Difference(gone, HouseholdRecord.none(id))));
        return differences;
    }
}
