package org.holdfast.server.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
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
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts of a server and how they sign in by name and password. */
public final class Accounts {
    /** The form of an account's name. */
    public static final String NAME = "[\\p{L}\\p{N}._@-]{2,64}";

    private static final int FREE_ATTEMPTS = 5;
    /** The database may be on another machine. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    /** A first password that nobody has used by then is worth nothing. */
    private static final int FIRST_PASSWORD_DAYS = 14;

    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
    /** Characters that are not mistaken for one another. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Store store;
    private final Journal journal;
    private final Passwords passwords = new Passwords();

    public Accounts(Store store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** A credential as it is looked at when somebody signs in. */
    private record Credential(
            long accountId,
            String fullName,
            String role,
            String language,
            String passwordHash,
            boolean mustChangePassword,
            boolean firstIsOver,
            boolean needsCode,
            int failedAttempts,
            @Nullable OffsetDateTime lockedUntil) {}

    /**
     * Signs somebody in; empty when name and password do not belong together, or after too many attempts. Which of these it
     * was is not said, and it takes the same time.
     */
    public Optional<SignedIn> signIn(@Nullable String name, @Nullable String password) {
        Optional<Credential> found = name == null ? Optional.empty() : find(name);
        OffsetDateTime locked = found.map(Credential::lockedUntil).orElse(null);
        boolean matches =
                passwords.matches(password, found.map(Credential::passwordHash).orElse(null));
        if (name == null
                || found.isEmpty()
                || found.get().firstIsOver()
                || locked != null && locked.isAfter(OffsetDateTime.now(ZoneOffset.UTC))) {
            return Optional.empty();
        }
        Credential credential = found.get();
        if (!matches) {
            failed(credential);
            return Optional.empty();
        }
        store.write(
                Actor.SYSTEM,
                db -> db.sql("""
                        update credential set last_signed_in_at = now(), locked_until = null,
                            failed_attempts = case when totp_confirmed then failed_attempts else 0 end
                        where account_id = :id""").param("id", credential.accountId()).update());
        return Optional.of(new SignedIn(
                credential.accountId(),
                name,
                credential.fullName(),
                Role.of(credential.role()),
                credential.language(),
                credential.mustChangePassword(),
                credential.needsCode(),
                false));
    }

    private Optional<Credential> find(String name) {
        return store.read(
                Actor.SYSTEM,
                db -> db.sql("""
                        select a.account_id, a.full_name, a.role, a.language, c.password_hash, c.must_change_password,
                            c.must_change_password and c.password_changed_at < now() - make_interval(days => :days) first_is_over,
                            c.totp_confirmed needs_code, c.failed_attempts, c.locked_until
                        from account a join credential c using (account_id) where a.name = :name and a.enabled""")
                        .param("name", name)
                        .param("days", FIRST_PASSWORD_DAYS)
                        .query(Credential.class)
                        .optional());
    }

    /** Who has an identity that a provider vouches for; empty when no account in use has it. */
    Optional<SignedIn> vouched(String identity) {
        return store.read(
                Actor.SYSTEM,
                db -> db.sql("""
                        select account_id, name, full_name, role, language from account
                        where identity = :identity and enabled""")
                        .param("identity", identity)
                        .query((row, n) -> new SignedIn(
                                row.getLong("account_id"),
                                row.getString("name"),
                                row.getString("full_name"),
                                Role.of(row.getString("role")),
                                row.getString("language"),
                                false,
                                false,
                                true))
                        .optional());
    }

    /** For how long so many wrong attempts lock. */
    static long lockSeconds(int attempts) {
        return attempts < FREE_ATTEMPTS
                ? 0
                : Math.min(LONGEST_LOCK.toSeconds(), FIRST_LOCK.toSeconds() << Math.min(20, attempts - FREE_ATTEMPTS));
    }

    /** After some free attempts each further one locks for twice as long, up to a quarter of an hour. */
    private void failed(Credential credential) {
        int attempts = credential.failedAttempts() + 1;
        long seconds = lockSeconds(attempts);
        store.write(
                Actor.SYSTEM,
                db -> db.sql("""
                        update credential set failed_attempts = :attempts,
                            locked_until = now() + make_interval(secs => :seconds)
                        where account_id = :id""")
                        .param("attempts", attempts)
                        .param("seconds", seconds)
                        .param("id", credential.accountId())
                        .update());
    }

    /**
     * How somebody who signed in stands since.
     *
     * @param current whether he may still act so: the account is in use, with that role and password
     * @param secondFactor whether it asks for a code
     */
    record Standing(boolean current, boolean secondFactor) {}

    /** How who signed in at a time stands now. */
    Standing standing(SignedIn who, Instant since) {
        return store.read(
                Actor.SYSTEM,
                db -> db.sql("""
                        select coalesce(c.password_changed_at <= :since, true) current,
                            coalesce(c.totp_confirmed, false) second_factor
                        from account a left join credential c using (account_id)
                        where a.account_id = :id and a.enabled and a.role = :role""")
                        .param("id", who.accountId())
                        .param("role", who.role().id())
                        .param("since", since.plus(CLOCKS_DIFFER).atOffset(ZoneOffset.UTC))
                        .query(Standing.class)
                        .optional()
                        .orElse(new Standing(false, false)));
    }

    /** An account that is to be made. */
    public record NewAccount(
            String name,
            String fullName,
            Role role,
            @Nullable String placeId,
            String language) {}

    /** Makes an account with a password that it has to change when it first signs in. */
    public long add(Actor actor, NewAccount account, String password) {
        String hash = passwords.hash(password);
        return journal.change(actor, entry(Action.ACCOUNT_ADDED), (db, changes) -> {
            long id = db.sql("""
                    insert into account (name, full_name, role, place_id, language)
                    values (:name, :fullName, :role, :place, :language) returning account_id""")
                    .param("name", account.name())
                    .param("fullName", account.fullName())
                    .param("role", account.role().id())
                    .param("place", account.placeId())
                    .param("language", account.language())
                    .query(Long.class)
                    .single();
            db.sql("insert into credential (account_id, password_hash, must_change_password) values (:id, :hash, true)")
                    .param("id", id)
                    .param("hash", hash)
                    .update();
            Map<String, @Nullable String> after = new LinkedHashMap<>();
            after.put("name", account.name());
            after.put("role", account.role().id());
            after.put("place_id", account.placeId());
            changes.add(new Change("account", Long.toString(id), placeNo(db, id), null, CanonicalJson.write(after)));
            return id;
        });
    }

    /** Whether that is somebody's password; a wrong one counts against his account. */
    public boolean isOf(SignedIn who, String password) {
        Optional<Credential> credential = find(who.name());
        boolean matches = passwords.matches(
                password, credential.map(Credential::passwordHash).orElse(null));
        if (!matches) {
            credential.ifPresent(this::failed);
        }
        return matches;
    }

    /** Changes one's own password; gives the key of the message why not, or empty. */
    public Optional<String> changePassword(SignedIn who, String present, String wanted) {
        String hash = find(who.name()).map(Credential::passwordHash).orElse(null);
        if (!passwords.matches(present, hash)) {
            return Optional.of("password.wrong");
        }
        Optional<String> fault = PasswordRules.fault(wanted, who.name());
        if (fault.isPresent()) {
            return fault;
        }
        String fresh = passwords.hash(wanted);
        journal.change(who.actor(), entry(Action.CREDENTIAL_CHANGED), (db, changes) -> {
            db.sql("""
                    update credential set password_hash = :hash, password_changed_at = now(), must_change_password = false
                    where account_id = :id""").param("hash", fresh).param("id", who.accountId()).update();
            changes.add(new Change(
                    "credential",
                    Long.toString(who.accountId()),
                    placeNo(db, who.accountId()),
                    null,
                    CanonicalJson.write("password changed")));
            return true;
        });
        return Optional.empty();
    }

    /** Where an account is, so that the journal shows its changes there only; null is everywhere. */
    static @Nullable Long placeNo(JdbcClient db, long accountId) {
        return db.sql("select p.place_no from account a join place p using (place_id) where a.account_id = :id")
                .param("id", accountId)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private static Entry entry(Action action) {
        return new Entry(action, LocalDate.now(ZoneOffset.UTC), null, null);
    }

    /**
     * An account as administrators see it.
     *
     * @param identity by which an OpenID provider names the person; null when it does not
     */
    public record Listed(
            String name,
            String fullName,
            String role,
            @Nullable String placeId,
            String language,
            boolean enabled,
            boolean locked,
            boolean secondFactor,
            @Nullable String identity,
            long version) {}

    private static final String LISTED = """
            select a.name, a.full_name, a.role, a.place_id, a.language, a.enabled,
                coalesce(c.locked_until > now(), false) locked, coalesce(c.totp_confirmed, false) second_factor, a.identity,
                a.version
            from account a left join credential c using (account_id) where a.role <> 'system'\s""";

    /** The accounts at the place of whoever asks, by name. */
    public List<Listed> list(Actor actor) {
        return store.read(
                actor,
                db -> db.sql(LISTED + "order by a.name limit 5000")
                        .query(Listed.class)
                        .list());
    }

    /** An account at the place of whoever asks. */
    public Optional<Listed> find(Actor actor, String name) {
        return store.read(
                actor,
                db -> db.sql(LISTED + "and a.name = :name")
                        .param("name", name)
                        .query(Listed.class)
                        .optional());
    }

    /** An account as it shall be. */
    public record Wanted(
            String fullName,
            Role role,
            @Nullable String placeId,
            String language,
            boolean enabled,
            @Nullable String identity) {
        Map<String, @Nullable String> words() {
            Map<String, @Nullable String> words = new LinkedHashMap<>();
            words.put("full_name", fullName);
            words.put("role", role.id());
            words.put("place_id", placeId);
            words.put("language", language);
            words.put("enabled", Boolean.toString(enabled));
            words.put("identity", identity);
            return words;
        }
    }

    /** What became of a change of an account. */
    public enum Outcome {
        DONE,
        /** There is no such account at the place of whoever asks. */
        UNKNOWN,
        /** Somebody else changed it meanwhile. */
        STALE,
        /** It is the account of whoever asks. */
        OWN,
        /** The database does not allow it. */
        REFUSED
    }

    /** Changes somebody else's account; what a disabled account could see is hidden from it at once. */
    public Outcome change(Actor actor, String name, long expected, Wanted wanted) {
        if (name.equals(actor.name())) {
            return Outcome.OWN;
        }
        try {
            return journal.change(actor, entry(Action.ACCOUNT_CHANGED), (db, changes) -> {
                Listed before = db.sql(LISTED + "and a.name = :name for update of a")
                        .param("name", name)
                        .query(Listed.class)
                        .optional()
                        .orElse(null);
                if (before == null || before.version() != expected) {
                    return before == null ? Outcome.UNKNOWN : Outcome.STALE;
                }
                long id = db.sql("""
                        update account set full_name = :fullName, role = :role, place_id = :place, language = :language,
                            enabled = :enabled, identity = :identity, version = version + 1
                        where name = :name returning account_id""")
                        .param("fullName", wanted.fullName())
                        .param("role", wanted.role().id())
                        .param("place", wanted.placeId())
                        .param("language", wanted.language())
                        .param("enabled", wanted.enabled())
                        .param("identity", wanted.identity())
                        .param("name", name)
                        .query(Long.class)
                        .single();
                Map<String, @Nullable String> earlier = new Wanted(
                                before.fullName(),
                                Role.of(before.role()),
                                before.placeId(),
                                before.language(),
                                before.enabled(),
                                before.identity())
                        .words();
                changes.add(new Change(
                        "account",
                        Long.toString(id),
                        placeNo(db, id),
                        CanonicalJson.write(earlier),
                        CanonicalJson.write(wanted.words())));
                return Outcome.DONE;
            });
        } catch (DataAccessException notAllowed) {
            return Outcome.REFUSED;
        }
    }

    /** Sets a new first password, lifts a lock and removes the second factor; false when there is no such account. */
    public boolean reset(Actor actor, String name, String password, String reason) {
        String hash = passwords.hash(password);
        Entry entry = new Entry(Action.CREDENTIAL_CHANGED, LocalDate.now(ZoneOffset.UTC), null, reason);
        return journal.change(actor, entry, (db, changes) -> {
            Optional<Long> account = db.sql("""
                    update credential c set password_hash = :hash, must_change_password = true, failed_attempts = 0,
                        locked_until = null, totp_secret = null, totp_confirmed = false, totp_last_step = null,
                        password_changed_at = now()
                    from account a where a.account_id = c.account_id and a.name = :name
                    returning c.account_id""")
                    .param("hash", hash)
                    .param("name", name)
                    .query(Long.class)
                    .optional();
            account.ifPresent(id -> changes.add(new Change(
                    "credential", Long.toString(id), placeNo(db, id), null, CanonicalJson.write("password reset"))));
            return account.isPresent();
        });
    }

    /** Whether anybody can sign in at all. */
    public boolean isEmpty() {
        return store.read(
                Actor.SYSTEM,
                db -> db.sql("select not exists (select 1 from credential)")
                        .query(Boolean.class)
                        .single());
    }

    /** A random password of 80 bits, in groups that are easy to copy. */
    public static String randomPassword() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 17; i++) {
            password.append(i % 6 == 5 ? '-' : LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
