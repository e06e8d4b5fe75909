package org.holdfast.server.assessment;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.holdfast.policy.checked.PackLoader;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.source.Issue;
import org.holdfast.policy.source.PackSource;
import org.holdfast.policy.source.SourceFile;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.journal.Change;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.holdfast.server.store.Store;
import org.holdfast.server.store.WholeServer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The policy packs of a server, whole, and which of them decides from when on. */
public final class Packs {
    private final Store store;
    private final Journal journal;
    private final Map<String, Pack> loaded = new ConcurrentHashMap<>();

    public Packs(Store store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** A pack that is not taken; its message lists what is wrong with it. */
    public static final class PackRefused extends Exception {
        private static final long serialVersionUID = 1;

        PackRefused(String why) {
            super(why);
        }
    }

    /**
     * Adds a pack that loads; one that is there already is left. Administrators who have every household of the server at their
     * place add packs.
     *
     * @return its digest
     */
    public String add(Actor actor, PackSource source) throws PackRefused {
        if (actor.role() != Role.ADMINISTRATOR && actor.role() != Role.SYSTEM || !WholeServer.isOf(store, actor)) {
            throw new PackRefused("Administrators with every household of the server at their place add packs");
        }
        if (find(Actor.SYSTEM, source.digest()).isPresent()) {
            return source.digest();
        }
        Pack pack = load(source);
        loaded.put(pack.digest(), pack);
        journal.change(
                actor,
                new Entry(Action.PACK_ADDED, LocalDate.now(ZoneOffset.UTC), source.name(), null),
                (db, changes) -> {
                    int added = db.sql("""
                    insert into pack (digest, pack_id, version, files, added_by)
                    values (:digest, :id, :version, :files, :by) on conflict do nothing""")
                            .param("digest", pack.digest())
                            .param("id", pack.id())
                            .param("version", pack.version())
                            .param("files", files(source).getBytes(StandardCharsets.UTF_8))
                            .param("by", actor.accountId())
                            .update();
                    if (added > 0) {
                        changes.add(new Change("pack", pack.digest(), null, null, files(source)));
                    }
                    return added;
                });
        return pack.digest();
    }

    /** Whether somebody decides which pack is in force: an officer who has every household of the server. */
    public boolean decides(Actor actor) {
        return decides(store, actor);
    }

    static boolean decides(Store store, Actor actor) {
        return actor.role() == Role.OFFICER && WholeServer.isOf(store, actor);
    }

    /** What came of activating a pack. */
    public enum Activated {
        DONE,
        /** The actor does not decide for the whole server. */
        NOT_ALLOWED,
        /** There is no such preview, or it is older than a day or beside another pack than the one in force. */
        NOT_PREVIEWED
    }

    /**
     * Makes a pack decide from now on.
     *
     * @param preview the version of the preview that the actor has looked at
     */
    public Activated activate(Actor actor, String digest, long preview, String reason) {
        if (!decides(actor)) {
            return Activated.NOT_ALLOWED;
        }
        return activate(actor, digest, reason, db -> PackPreviews.isValid(db, digest, preview))
                ? Activated.DONE
                : Activated.NOT_PREVIEWED;
    }

    /** Makes a pack decide with nothing to compare it to: the first of a server. */
    public void begin(String digest, String reason) {
        activate(Actor.SYSTEM, digest, reason, db -> true);
    }

    private boolean activate(Actor actor, String digest, String reason, Predicate<JdbcClient> allowed) {
        Entry entry = new Entry(Action.PACK_ACTIVATED, LocalDate.now(ZoneOffset.UTC), null, reason);
        return journal.change(actor, entry, (db, changes) -> {
            if (!allowed.test(db)) {
                return false;
            }
            String before = db.sql("select digest from pack_activation order by activation_id desc limit 1")
                    .query(String.class)
                    .optional()
                    .orElse(null);
            db.sql("insert into pack_activation (digest, activated_by, reason) values (:digest, :by, :reason)")
                    .param("digest", digest)
                    .param("by", actor.accountId())
                    .param("reason", reason)
                    .update();
            changes.add(new Change(
                    "pack_activation",
                    digest,
                    null,
                    before == null ? null : CanonicalJson.write(before),
                    CanonicalJson.write(digest)));
            return true;
        });
    }

    /**
     * A pack of the server.
     *
     * @param inForce whether it decides now
     * @param activatedAt when it began to decide last; null when it never did
     */
    public record Listed(
            String digest,
            String packId,
            String version,
            OffsetDateTime addedAt,
            boolean inForce,
            @Nullable OffsetDateTime activatedAt,
            @Nullable String reason) {}

    /** The packs, the newest first. */
    public List<Listed> list(Actor reader) {
        return store.read(reader, db -> db.sql("""
                        select p.digest, p.pack_id, p.version, p.added_at,
                            a.activation_id is not null
                                and a.activation_id = (select max(activation_id) from pack_activation) in_force,
                            a.activated_at, a.reason
                        from pack p left join lateral (select * from pack_activation x where x.digest = p.digest
                            order by activation_id desc limit 1) a on true
                        order by p.added_at desc, p.pack_id""").query(Listed.class).list());
    }

    /** The pack of a digest, for those who see packs. */
    public Optional<Listed> find(Actor reader, String digest) {
        return list(reader).stream()
                .filter(pack -> pack.digest().equals(digest))
                .findFirst();
    }

    /** The pack that decides now; empty when none was ever activated. */
    public Optional<Pack> inForce() {
        return inForce(OffsetDateTime.now(ZoneOffset.UTC));
    }

    /** The pack that decided at a time. */
    public Optional<Pack> inForce(OffsetDateTime at) {
        return store.read(
                        Actor.SYSTEM,
                        db -> db.sql("""
                                select digest from pack_activation where activated_at <= :at
                                order by activation_id desc limit 1""").param("at", at).query(String.class).optional())
                .map(this::get);
    }

    /** The pack of a digest. */
    public Pack get(String digest) {
        return loaded.computeIfAbsent(digest, this::read);
    }

    private Pack read(String digest) {
        byte[] files = store.read(
                Actor.SYSTEM,
                db -> db.sql("select files from pack where digest = :digest")
                        .param("digest", digest)
                        .query((row, number) -> row.getBytes(1))
                        .single());
        Map<?, ?> document =
                (Map<?, ?>) Objects.requireNonNull(CanonicalJson.read(new String(files, StandardCharsets.UTF_8)));
        List<SourceFile> sources = new ArrayList<>();
        document.forEach((path, text) -> sources.add(new SourceFile((String) path, (String) text)));
        try {
            return load(new PackSource(digest, List.copyOf(sources)));
        } catch (PackRefused older) {
            throw new IllegalStateException("The pack " + digest + " in the store no longer loads", older);
        }
    }

    private static Pack load(PackSource source) throws PackRefused {
        PackLoader.Loaded result = PackLoader.load(source, null);
        Pack pack = result.pack();
        if (pack == null) {
            throw new PackRefused("The pack " + source.name() + " does not load:\n"
                    + result.issues().stream().map(Issue::toString).collect(Collectors.joining("\n")));
        }
        return pack;
    }

    private static String files(PackSource source) {
        Map<String, String> files = new LinkedHashMap<>();
        source.files().forEach(file -> files.put(file.path(), file.text()));
        return CanonicalJson.write(files);
    }
}
