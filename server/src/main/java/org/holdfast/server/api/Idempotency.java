package org.holdfast.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.holdfast.server.access.SignedIn;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.journal.Sha256;
import org.holdfast.server.registry.IntakeFiles;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes every POST safe to send again: what it changes and the answer to it are one transaction, found by the key that the
 * request carries. The same request again gets the same answer; nothing is done twice, not even after a crash.
 */
final class Idempotency extends OncePerRequestFilter {
    /** Larger bodies are refused. */
    static final int MOST_BYTES = 8 << 20;

    /** The attribute of a request that sent a register. */
    static final String UPLOAD = "org.holdfast.upload";

    static final String HEADER = "Idempotency-Key";

    /** The attribute of a request whose answer is a secret: it is not kept, and not given twice. */
    static final String SECRET = "org.holdfast.secret";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final List<String> KEPT = List.of("Content-Type", "Location", "ETag");

    private final Store store;
    private final IntakeFiles files;

    Idempotency(Store store, IntakeFiles files) {
        this.store = store;
        this.files = files;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isUpload(request)) {
            upload(request, response, chain);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            ProblemWriter.write(response, ProblemKind.TOO_LARGE, "A body has at most " + MOST_BYTES + " bytes");
            return;
        }
        if (new String(body, StandardCharsets.UTF_8).indexOf('\u0000') < 0) {
            HttpServletRequest again = new ReadRequest(request, body);
            SignedIn who = SignedIn.current();
            if (request.getMethod().equals("POST") && who != null) {
                once(again, response, chain, who.actor(), body);
            } else {
                chain.doFilter(again, response);
            }
        } else {
            ProblemWriter.write(
                    response, Refusal.at("body", "has a NUL character").problem());
        }
    }

    private static boolean isUpload(HttpServletRequest request) {
        return request.getRequestURI().equals("/api/v1/loads")
                && request.getMethod().equals("POST");
    }

    /** A register goes to a file; the operation finds it as an attribute, and its digest stands for it. */
    private void upload(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<IntakeFiles.Sent> taken = files.take(request.getInputStream(), IntakeFiles.MOST_BYTES);
        if (taken.isEmpty()) {
            ProblemWriter.write(
                    response, ProblemKind.TOO_LARGE, "A register has at most " + IntakeFiles.MOST_BYTES + " bytes");
            return;
        }
        try (IntakeFiles.Sent sent = taken.get()) {
            request.setAttribute(UPLOAD, sent);
            once(request, response, chain, Asked.actor(), sent.digest());
        }
    }

    private void once(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Actor actor, byte[] body)
            throws IOException, ServletException {
        String key = request.getHeader(HEADER);
        if (key == null || !KEY.matcher(key).matches()) {
            ProblemWriter.write(
                    response,
                    Refusal.at(
                                    HEADER,
                                    "every POST carries one: up to 200 visible ASCII characters, another for each request")
                            .problem());
            return;
        }
        byte[] fingerprint = fingerprint(request, body);
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            Answered before = store.write(actor, db -> {
                int fresh = db.sql("""
                        insert into idempotency (account_id, key, fingerprint) values (:account, :key, :fingerprint)
                        on conflict do nothing""")
                        .param("account", actor.accountId())
                        .param("key", key)
                        .param("fingerprint", fingerprint)
                        .update();
                if (fresh == 0) {
                    return find(db, actor, key);
                }
                proceed(chain, request, answer);
                if (answer.getStatus() >= 400) {
                    throw new NothingDone();
                }
                keep(db, actor, key, request.getAttribute(SECRET) != null, answer);
                return null;
            });
            if (before != null) {
                replay(before, fingerprint, response);
                return;
            }
        } catch (NothingDone | UnexpectedRollbackException refused) {
            // nothing was changed and nothing is kept: the answer says why, and the key may be used again
        } catch (Proceeding failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            throw (ServletException) Objects.requireNonNull(failed.getCause());
        }
        answer.copyBodyToResponse();
    }

    /** Undoes whatever a request did that is answered with a problem. */
    private static final class NothingDone extends RuntimeException {
        private static final long serialVersionUID = 1;

        NothingDone() {
            super(null, null, false, false);
        }
    }

    /** Carries what a filter throws through a transaction. */
    private static final class Proceeding extends RuntimeException {
        private static final long serialVersionUID = 1;

        Proceeding(Exception cause) {
            super(cause);
        }
    }

    private static void proceed(FilterChain chain, HttpServletRequest request, HttpServletResponse response) {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException failed) {
            throw new Proceeding(failed);
        }
    }

    /** An answer that was given before. */
    private record Answered(byte[] fingerprint, int status, String headers, byte[] body) {}

    private static Answered find(JdbcClient db, Actor actor, String key) {
        return db.sql("""
                select fingerprint, status, headers::text headers, body from idempotency
                where account_id = :account and key = :key""")
                .param("account", actor.accountId())
                .param("key", key)
                .query((row, n) -> new Answered(
                        row.getBytes("fingerprint"),
                        row.getInt("status"),
                        row.getString("headers"),
                        row.getBytes("body")))
                .single();
    }

    private static void keep(
            JdbcClient db, Actor actor, String key, boolean secret, ContentCachingResponseWrapper answer) {
        Map<String, @Nullable String> headers = new TreeMap<>();
        Problem once = Problem.of(
                ProblemKind.CONFLICT, "This was done and answered before; the answer is not given twice", List.of());
        KEPT.forEach(name -> {
            String value = answer.getHeader(name);
            if (name.equals("Content-Type")) {
                value = secret ? Problem.MEDIA_TYPE : answer.getContentType();
            }
            if (value != null) {
                headers.put(name, value);
            }
        });
        db.sql("""
                update idempotency set status = :status, headers = :headers::jsonb, body = :body
                where account_id = :account and key = :key""")
                .param("status", secret ? once.status() : answer.getStatus())
                .param("headers", CanonicalJson.write(headers))
                .param(
                        "body",
                        secret
                                ? ProblemWriter.text(once).getBytes(StandardCharsets.UTF_8)
                                : answer.getContentAsByteArray())
                .param("account", actor.accountId())
                .param("key", key)
                .update();
    }

    private static void replay(Answered before, byte[] fingerprint, HttpServletResponse response) throws IOException {
        if (!Arrays.equals(before.fingerprint(), fingerprint)) {
            ProblemWriter.write(
                    response, ProblemKind.REFUSED, "This " + HEADER + " was used for another request: use a new one");
            return;
        }
        response.setStatus(before.status());
        if (CanonicalJson.read(before.headers()) instanceof Map<?, ?> headers) {
            headers.forEach((name, value) -> response.setHeader((String) name, (String) value));
        }
        response.setHeader("Idempotency-Replayed", "true");
        response.getOutputStream().write(before.body());
    }

    private static byte[] fingerprint(HttpServletRequest request, byte[] body) {
        MessageDigest digest = Sha256.start();
        digest.update(
                (request.getRequestURI() + "?" + request.getQueryString() + "\n").getBytes(StandardCharsets.UTF_8));
        return digest.digest(body);
    }
}
