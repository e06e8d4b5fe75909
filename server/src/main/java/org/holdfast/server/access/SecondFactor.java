package org.holdfast.server.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.journal.Change;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * The second thing that an account may ask for when somebody signs in: a code of an authenticator app. Its secret lies
 * encrypted; each code counts once; wrong ones lock as wrong passwords do. An administrator who resets a password removes it.
 */
public final class SecondFactor {
    private static final int SECRET_BYTES = 20;

    private final Store store;
    private final Journal journal;
    private final PersonalCipher cipher;
    private final SecureRandom random = new SecureRandom();

    public SecondFactor(Store store, Journal journal, PersonalCipher cipher) {
        this.store = store;
        this.journal = journal;
        this.cipher = cipher;
    }

    private record Kept(byte @Nullable [] totpSecret, boolean totpConfirmed, long lastStep, boolean locked) {}

    private Kept kept(long accountId) {
        return store.read(
                Actor.SYSTEM,
                db -> db.sql("""
                        select totp_secret, totp_confirmed, coalesce(totp_last_step, 0) last_step,
                            coalesce(locked_until > now(), false) locked
                        from credential where account_id = :id""")
                        .param("id", accountId)
                        .query((row, n) -> new Kept(
                                row.getBytes("totp_secret"),
                                row.getBoolean("totp_confirmed"),
                                row.getLong("last_step"),
                                row.getBoolean("locked")))
                        .optional()
                        .orElse(new Kept(null, false, 0, true)));
    }

    /** Whether an account asks for a code. */
    public boolean isOn(long accountId) {
        return kept(accountId).totpConfirmed();
    }

    /** Makes a secret for an account that has no second factor yet; it counts when a code of it was given. */
    public String begin(SignedIn who) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        store.write(
                Actor.SYSTEM,
                db -> db.sql("""
                        update credential set totp_secret = :secret, totp_last_step = null
                        where account_id = :id and not totp_confirmed""")
                        .param("secret", cipher.encrypt(Base64.getEncoder().encodeToString(secret)))
                        .param("id", who.accountId())
                        .update());
        return Totp.base32(secret);
    }

    /** Turns it on when the code is right. */
    public boolean confirm(SignedIn who, String code) {
        return !isOn(who.accountId()) && accepts(who.accountId(), code) && turn(who, true);
    }

    /** Turns it off when the code is right. */
    public boolean remove(SignedIn who, String code) {
        return isOn(who.accountId()) && accepts(who.accountId(), code) && turn(who, false);
    }

    private boolean turn(SignedIn who, boolean on) {
        Entry entry = new Entry(Action.CREDENTIAL_CHANGED, LocalDate.now(ZoneOffset.UTC), null, null);
        return journal.change(who.actor(), entry, (db, changes) -> {
            db.sql("""
                    update credential set totp_confirmed = :on, totp_secret = case when :on then totp_secret end
                    where account_id = :id""").param("on", on).param("id", who.accountId()).update();
            changes.add(new Change(
                    "credential",
                    Long.toString(who.accountId()),
                    Accounts.placeNo(db, who.accountId()),
                    null,
                    CanonicalJson.write(on ? "second factor turned on" : "second factor turned off")));
            return true;
        });
    }

    /** Whether a code is right for an account; a right one does not count again, a wrong one is counted against it. */
    public boolean accepts(long accountId, String code) {
        Kept kept = kept(accountId);
        byte[] sealed = kept.totpSecret();
        if (sealed == null || kept.locked()) {
            return false;
        }
        OptionalLong step =
                Totp.step(Base64.getDecoder().decode(cipher.decrypt(sealed)), code.replace(" ", ""), Instant.now());
        if (step.isEmpty() || step.getAsLong() <= kept.lastStep()) {
            failed(accountId);
            return false;
        }
        return store.write(
                        Actor.SYSTEM,
                        db -> db.sql("""
                        update credential set totp_last_step = :step, failed_attempts = 0, locked_until = null
                        where account_id = :id and coalesce(totp_last_step, 0) < :step""")
                                .param("step", step.getAsLong())
                                .param("id", accountId)
                                .update())
                == 1;
    }

    private void failed(long accountId) {
        Optional<Integer> attempts = store.write(
                Actor.SYSTEM,
                db -> db.sql("""
                        update credential set failed_attempts = failed_attempts + 1 where account_id = :id
                        returning failed_attempts""").param("id", accountId).query(Integer.class).optional());
        attempts.filter(count -> Accounts.lockSeconds(count) > 0)
                .ifPresent(count -> store.write(
                        Actor.SYSTEM,
                        db -> db.sql("""
                                update credential set locked_until = now() + make_interval(secs => :seconds)
                                where account_id = :id""")
                                .param("seconds", Accounts.lockSeconds(count))
                                .param("id", accountId)
                                .update()));
    }
}
