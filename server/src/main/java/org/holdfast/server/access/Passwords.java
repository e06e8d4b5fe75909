package org.holdfast.server.access;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes passwords with Argon2id (19 MiB, two passes, one lane, as OWASP's password storage cheat sheet has it). Few are
 * hashed at once, so that a flood of attempts does not take the memory.
 */
public final class Passwords {
    private static final int AT_ONCE = 4;
    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final String nobodys = argon2.encode("nobody has this password");

    /** The hash that is kept. */
    public String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return String.valueOf(argon2.encode(PasswordRules.normal(password)));
        } finally {
            turns.release();
        }
    }

    /** Whether a password is the hashed one; takes as long when there is none. */
    public boolean matches(@Nullable String password, @Nullable String hash) {
        turns.acquireUninterruptibly();
        try {
            boolean same = argon2.matches(PasswordRules.normal(password), hash == null ? nobodys : hash);
            return same && hash != null;
        } finally {
            turns.release();
        }
    }
}
