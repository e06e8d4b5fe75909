package org.holdfast.server.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.journal.Change;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.holdfast.server.store.WholeServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The settings of a server: journalled, and in force within seconds, also on other servers of the same database.
 */
public final class Settings {
    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private final Journal journal;
    private volatile Known known = new Known(Map.of(), System.nanoTime() - FRESH);

    public Settings(Journal journal) {
        this.journal = journal;
    }

    private record Known(Map<String, String> values, long since) {}

    /** What a setting is now. */
    public String get(Setting setting) {
        Known last = known;
        if (System.nanoTime() - last.since() >= FRESH) {
            Map<String, String> values = new HashMap<>();
            stored(Actor.SYSTEM).forEach((name, stored) -> values.put(name, stored.value()));
            last = new Known(Map.copyOf(values), System.nanoTime());
            known = last;
        }
        return last.values().getOrDefault(setting.id(), setting.first());
    }

    /** A setting that is a number. */
    public int number(Setting setting) {
        return Integer.parseInt(get(setting));
    }

    private record Stored(String name, String value, long version) {}

    private Map<String, Stored> stored(Actor reader) {
        Map<String, Stored> byName = new HashMap<>();
        journal.store()
                .read(
                        reader,
                        db -> db.sql("select name, value, version from setting")
                                .query(Stored.class)
                                .list())
                .forEach(stored -> byName.put(stored.name(), stored));
        return byName;
    }

    /**
     * A setting as it stands.
     *
     * @param version 0 when nobody has set it
     */
    public record Standing(Setting setting, String value, long version) {}

    /** All settings as they stand. */
    public List<Standing> list(Actor reader) {
        Map<String, Stored> stored = stored(reader);
        return Arrays.stream(Setting.values())
                .map(setting -> {
                    Stored one = stored.get(setting.id());
                    return one == null
                            ? new Standing(setting, setting.first(), 0)
                            : new Standing(setting, one.value(), one.version());
                })
                .toList();
    }

    /** What came of setting something. */
    public enum Outcome {
        DONE,
        /** It was set meanwhile. */
        STALE,
        /** It takes no such value. */
        WRONG,
        /** Administrators who have every household of the server at their place set something. */
        NOT_ALLOWED
    }

    /**
     * Sets something.
     *
     * @param expected the version it has
     */
    public Outcome set(Actor actor, Setting setting, String value, long expected, String reason) {
        if (actor.role() != Role.ADMINISTRATOR || !WholeServer.isOf(journal.store(), actor)) {
            return Outcome.NOT_ALLOWED;
        }
        if (!setting.takes(value)) {
            return Outcome.WRONG;
        }
        Entry entry = new Entry(Action.SETTING_CHANGED, LocalDate.now(ZoneOffset.UTC), null, reason);
        boolean done = journal.change(actor, entry, (db, changes) -> {
            Optional<Stored> before = db.sql("select name, value, version from setting where name = :name for update")
                    .param("name", setting.id())
                    .query(Stored.class)
                    .optional();
            if (before.map(Stored::version).orElse(0L) != expected || write(db, setting, value, expected) == 0) {
                return false;
            }
            changes.add(new Change(
                    "setting",
                    setting.id(),
                    null,
                    before.map(stored -> CanonicalJson.write(stored.value())).orElse(null),
                    CanonicalJson.write(value)));
            return true;
        });
        known = new Known(Map.of(), System.nanoTime() - FRESH);
        return done ? Outcome.DONE : Outcome.STALE;
    }

    private static int write(JdbcClient db, Setting setting, String value, long expected) {
        return db.sql("""
                insert into setting (name, value) values (:name, :value)
                on conflict (name) do update set value = excluded.value, version = setting.version + 1
                where setting.version = :expected""")
                .param("name", setting.id())
                .param("value", value)
                .param("expected", expected)
                .update();
    }
}
