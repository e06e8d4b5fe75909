package org.holdfast.server.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.holdfast.column.RegisterSchema;
import org.holdfast.server.journal.Changes;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Store;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Changes of single households. A household is given whole, checked with the code that checks registers, written and
 * journalled in one transaction, and marked to be assessed again.
 */
public final class Households {
    /** The tables that a household has rows in. */
    public static final List<String> TABLES =
            StoredTable.OF_HOUSEHOLDS.stream().map(StoredTable::name).toList();

    private final Store store;
    private final Journal journal;
    private final PersonalCipher cipher;
    private final StoredHouseholds stored;
    private final Excerpts excerpts;

    public Households(Store store, Journal journal, PersonalCipher cipher) {
        this.store = store;
        this.journal = journal;
        this.cipher = cipher;
        this.stored = new StoredHouseholds(cipher);
        this.excerpts = new Excerpts(store, cipher);
    }

    /** What became of a change. */
    public sealed interface Changed permits Done, Stale, Unknown, Refused {}

    /** Accepted, or there was nothing to change; the household has this version now, 0 when it is gone. */
    public record Done(long version) implements Changed {}

    /** Somebody else changed it meanwhile: it has this version, 0 when it is gone. */
    public record Stale(long version) implements Changed {}

    /** There is no such household for whoever asks. */
    public record Unknown() implements Changed {}

    /** Not accepted, and why: nothing was written. */
    public record Refused(List<Fault> faults) implements Changed {
        Refused(String reason) {
            this(List.of(new Fault("household", 0, "", "", reason)));
        }
    }

    /**
     * What is wrong with a row.
     *
     * @param row which of the table's rows, from 1; 0 is none in particular
     * @param reason one of register.md's, or a sentence
     */
    public record Fault(String table, long row, String column, String value, String reason) {}

    /**
     * Puts a household in place of the one with its id. Identifiers that are still hidden stay as they are.
     *
     * @param expected the version it has; 0 when it is not there yet
     */
    public Changed put(Actor actor, HouseholdRecord household, long expected, Entry entry) {
        return change(actor, household, expected, entry);
    }

    /** Takes a household out of the register; the journal keeps what it was. */
    public Changed remove(Actor actor, String householdId, long expected, Entry entry) {
        return change(actor, HouseholdRecord.none(householdId), expected, entry);
    }

    private Changed change(Actor actor, HouseholdRecord household, long expected, Entry entry) {
        if (!actor.role().changesHouseholds()) {
            return new Refused("The role " + actor.role().id() + " changes no households");
        }
        try {
            return journal.change(actor, entry, (db, changes) -> write(db, changes, household, expected));
        } catch (RefusedChange refused) {
            return new Refused(String.valueOf(refused.getMessage()));
        } catch (DuplicateKeyException taken) {
            return new Refused("The id of the household, or of one of its persons, events or assistance, is taken");
        } catch (DataIntegrityViolationException unfit) {
            return new Refused("The household refers to something that is not there");
        }
    }

    private Changed write(JdbcClient db, Changes changes, HouseholdRecord household, long expected) {
        lock(db, household.householdId());
        RegisterForm form = RegisterForm.of(db);
        List<Fault> unknown = unknownColumns(form, household);
        if (!unknown.isEmpty()) {
            return new Refused(unknown);
        }
        StoredHouseholds.Stored now =
                stored.of(db, List.of(household.householdId())).get(household.householdId());
        if (now == null && (!household.isThere() || expected != 0)) {
            return new Unknown();
        }
        long version = now == null ? 0 : now.version();
        if (version != expected) {
            return new Stale(version);
        }
        Judged judged = household.isThere()
                ? judge(db, form, now == null ? household : Identifiers.reveal(household, now.record()))
                : new Judged(household, List.of());
        if (!judged.faults().isEmpty()) {
            return new Refused(judged.faults());
        }
        Difference difference = new Difference(now, judged.household());
        if (difference.fate() == Fate.UNCHANGED) {
            return new Done(version);
        }
        form.extend(db, changes, form.with(judged.household()).columns());
        new HouseholdWriter(db, store.connection(), changes, cipher, place(db, judged.household()), "household")
                .write(List.of(difference));
        db.sql("set constraints all immediate").update();
        db.sql("update register_state set version = version + 1").update();
        return new Done(judged.household().isThere() ? version + 1 : 0);
    }

    /** Waits for whoever changes the same household; a load that is being applied is not waited for. */
    private static void lock(JdbcClient db, String householdId) {
        boolean free = db.sql("select pg_try_advisory_xact_lock_shared(:lock)")
                .param("lock", Loads.LOCK)
                .query(Boolean.class)
                .single();
        if (!free) {
            throw new RefusedChange("A register is being loaded: try again when it is done");
        }
        db.sql("select pg_advisory_xact_lock(hashtextextended(:id, 7201003))")
                .param("id", householdId)
                .query((row, n) -> 0)
                .list();
    }

    /** The number of the household's place, when that lies at or below the place of whoever asks. */
    private static Map<String, Long> place(JdbcClient db, HouseholdRecord household) {
        String place = household.isThere() ? household.own().cell("place_id") : null;
        return place == null
                ? Map.of()
                : db.sql("""
                        select place_no from place
                        where place_id = :place and place_no between place_from() and place_to()""")
                        .param("place", place)
                        .query(Long.class)
                        .optional()
                        .map(number -> Map.of(place, number))
                        .orElse(Map.of());
    }

    /** A household as a register would have it: written in the register's way, with standard values; or what is wrong. */
    public record Judged(HouseholdRecord household, List<Fault> faults) {}

    /**
     * Judges what somebody supposes of a household as a register is judged, without changing anything. Identifiers that are
     * still hidden stay as they are.
     */
    public Judged judge(Actor actor, Excerpts.Now now, HouseholdRecord supposed) {
        return store.read(actor, db -> {
            RegisterForm form = RegisterForm.of(db);
            List<Fault> unknown = unknownColumns(form, supposed);
            return unknown.isEmpty()
                    ? judge(db, form, Identifiers.reveal(supposed, now.excerpt().household()))
                    : new Judged(supposed, unknown);
        });
    }

    /** Reads the household with the place it is at, as a register is read. */
    private Judged judge(JdbcClient db, RegisterForm form, HouseholdRecord household) {
        long placeNo = place(db, household).values().stream().findFirst().orElse(-1L);
        RegisterExcerpt excerpt =
                new RegisterExcerpt(household, excerpts.surroundings(db, placeNo), form.with(household));
        RegisterExcerpt.Read read = excerpt.read();
        return read.faults().isEmpty()
                ? new Judged(
                        RegisterTexts.of(read.register())
                                .households(read.register())
                                .get(0),
                        List.of())
                : new Judged(household, read.faults());
    }

    private static List<Fault> unknownColumns(RegisterForm form, HouseholdRecord household) {
        List<Fault> faults = new ArrayList<>();
        for (Map.Entry<String, List<Row>> table : household.tables().entrySet()) {
            for (int i = 0; i < table.getValue().size(); i++) {
                for (String column : table.getValue().get(i).cells().keySet()) {
                    boolean known =
                            RegisterSchema.get(table.getKey()).find(column).isPresent()
                                    || form.of(table.getKey()).containsKey(column);
                    if (!known || column.equals("household_id")) {
                        faults.add(new Fault(table.getKey(), i + 1, column, "", "the register has no such column"));
                    }
                }
            }
        }
        return faults;
    }

    /** A household made of cells, by table; the household's id is in none of them. */
    public static HouseholdRecord record(String householdId, Map<String, List<SortedMap<String, String>>> tables) {
        HouseholdRecord record = HouseholdRecord.none(householdId);
        tables.forEach(
                (table, rows) -> rows.forEach(cells -> record.add(table, new Row(Objects.requireNonNull(cells)))));
        return record;
    }
}
