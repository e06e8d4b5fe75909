package org.holdfast.server.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.journal.Change;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.journal.Sha256;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Keys by which machines act as an account, with fewer rights when its scopes say so. A key is random and shown once; the
 * store keeps its SHA-256 only.
 */
public final class AccessTokens {
    public static final Duration LONGEST = Duration.ofDays(366);
    private static final String PREFIX = "hf_";
    private static final int BYTES = 32;

    private final Store store;
    private final Journal journal;
    private final SecureRandom random = new SecureRandom();

    public AccessTokens(Store store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** A new key: its secret is not known afterwards. */
    public record Issued(long tokenId, String secret, Instant expiresAt) {}

    /** Who a key stands for, and what it is good for. */
    public record Bearer(SignedIn who, Set<Scope> scopes) {}

    /** A key as its owner and administrators see it. */
    public record Token(
            long tokenId,
            String account,
            String name,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            boolean revoked) {}

    /** Makes a key for whoever asks. */
    public Issued issue(Actor actor, String name, Set<Scope> scopes, Duration valid) {
        if (scopes.isEmpty() || valid.isNegative() || valid.isZero() || valid.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A token has a scope and is valid for a year at most");
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        OffsetDateTime expires = OffsetDateTime.now(ZoneOffset.UTC).plus(valid);
        long id = journal.change(actor, entry(), (db, changes) -> {
            long made = db.sql("""
                    insert into access_token (account_id, name, token_hash, scopes, expires_at)
                    values (:account, :name, :hash, :scopes, :expires) returning token_id""")
                    .param("account", actor.accountId())
                    .param("name", name)
                    .param("hash", hash(secret))
                    .param("scopes", scopes.stream().map(Scope::id).sorted().toArray(String[]::new))
                    .param("expires", expires)
                    .query(Long.class)
                    .single();
            Map<String, String> after = new TreeMap<>(Map.of("name", name, "expires_at", expires.toString()));
            after.put(
                    "scopes",
                    String.join(" ", scopes.stream().map(Scope::id).sorted().toList()));
            changes.add(new Change(
                    "token",
                    Long.toString(made),
                    Accounts.placeNo(db, actor.accountId()),
                    null,
                    CanonicalJson.write(after)));
            return made;
        });
        return new Issued(id, secret, expires.toInstant());
    }

    /** Who a key stands for; empty when there is no such key, or it is expired or revoked, or its account is disabled. */
    public Optional<Bearer> find(String secret) {
        if (!secret.startsWith(PREFIX) || secret.length() > 100) {
            return Optional.empty();
        }
        Optional<Found> found = store.read(
                Actor.SYSTEM,
                db -> db.sql("""
                select t.token_id, t.account_id, t.scopes, a.name, a.full_name, a.role, a.language,
                    t.last_used_at is null or t.last_used_at < now() - interval '1 minute' stale
                from access_token t join account a using (account_id)
                where t.token_hash = :hash and t.revoked_at is null and t.expires_at > now() and a.enabled""")
                        .param("hash", hash(secret))
                        .query(AccessTokens::found)
                        .optional());
        found.filter(Found::stale)
                .ifPresent(used -> store.write(
                        Actor.SYSTEM,
                        db -> db.sql("update access_token set last_used_at = now() where token_id = :id")
                                .param("id", used.tokenId())
                                .update()));
        return found.map(Found::bearer);
    }

    private record Found(long tokenId, boolean stale, Bearer bearer) {}

    private static Found found(ResultSet row, int number) throws SQLException {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String id : (String[]) row.getArray("scopes").getArray()) {
            scopes.add(Scope.valueOf(id.toUpperCase(Locale.ROOT)));
        }
        SignedIn who = new SignedIn(
                row.getLong("account_id"),
                row.getString("name"),
                row.getString("full_name"),
                Role.of(row.getString("role")),
                row.getString("language"),
                false,
                false,
                false);
        return new Found(row.getLong("token_id"), row.getBoolean("stale"), new Bearer(who, scopes));
    }

    /** Ends a key; false when there is none for whoever asks, or it was revoked before. */
    public boolean revoke(Actor actor, long tokenId) {
        return journal.change(actor, entry(), (db, changes) -> {
            Optional<Long> owner =
                    db.sql("""
                    update access_token set revoked_at = now() where token_id = :id and revoked_at is null
                    returning account_id""").param("id", tokenId).query(Long.class).optional();
            owner.ifPresent(account -> changes.add(new Change(
                    "token",
                    Long.toString(tokenId),
                    Accounts.placeNo(db, account),
                    null,
                    CanonicalJson.write("token revoked"))));
            return owner.isPresent();
        });
    }

    /** The keys that whoever asks may see, the newest first. */
    public List<Token> list(Actor actor) {
        return store.read(actor, db -> db.sql("""
                        select t.token_id, a.name account, t.name, t.scopes, t.created_at, t.expires_at, t.last_used_at,
                            t.revoked_at is not null revoked
                        from access_token t join account a using (account_id)
                        order by t.token_id desc limit 500""").query(AccessTokens::token).list());
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
        return new Token(
                row.getLong("token_id"),
                row.getString("account"),
                row.getString("name"),
                Arrays.asList((String[]) row.getArray("scopes").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant(),
                row.getBoolean("revoked"));
    }

    private static Entry entry() {
        return new Entry(Action.CREDENTIAL_CHANGED, LocalDate.now(ZoneOffset.UTC), null, null);
    }

    private static byte[] hash(String secret) {
        return Sha256.start().digest(secret.getBytes(StandardCharsets.US_ASCII));
    }
}
