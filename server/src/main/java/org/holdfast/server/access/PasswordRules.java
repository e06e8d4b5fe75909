package org.holdfast.server.access;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which passwords are taken, after NIST SP 800-63B: long ones, of any characters, that are neither common nor made of words
 * of the place; nothing is asked about their composition and they do not expire.
 */
public final class PasswordRules {
    static final int LEAST = 12;
    static final int MOST = 128;

    /** What guessers try first; a password that is one of these, or repeats or extends it by a few characters, is refused. */
    private static final List<String> COMMON = List.of(
            "password",
            "passw0rd",
            "letmein",
            "welcome",
            "administrator",
            "admin",
            "qwerty",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "iloveyou",
            "football",
            "baseball",
            "monkey",
            "dragon",
            "sunshine",
            "princess",
            "master",
            "superman",
            "trustno1",
            "changeme",
            "default",
            "secret",
            "test",
            "guest",
            "root",
            "woaini",
            "woaini1314",
            "5201314",
            "1qaz2wsx",
            "abc",
            "holdfast",
            "county",
            "village",
            "household",
            "poverty");

    private PasswordRules() {}

    /** Why a password is not taken; empty when it is. The answer is a key of the messages. */
    public static Optional<String> fault(String password, String accountName) {
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length < LEAST) {
            return Optional.of("password.short");
        }
        if (length > MOST) {
            return Optional.of("password.long");
        }
        String core = normal.toLowerCase(Locale.ROOT);
        if (core.chars().distinct().count() < 5 || isSequence(core)) {
            return Optional.of("password.simple");
        }
        return COMMON.stream().anyMatch(word -> isMadeOf(core, word))
                        || isMadeOf(core, accountName.toLowerCase(Locale.ROOT))
                ? Optional.of("password.common")
                : Optional.empty();
    }

    /** The form that is hashed, so that the same keys give the same password everywhere. */
    static String normal(@Nullable String password) {
        return Normalizer.normalize(password == null ? "" : password, Normalizer.Form.NFKC);
    }

    /** Whether little is left when a word is taken out. */
    private static boolean isMadeOf(String password, String word) {
        return word.length() > 2
                && password.contains(word)
                && password.replace(word, "").length() < 6;
    }

    private static boolean isSequence(String password) {
        int steps = 0;
        for (int i = 1; i < password.length(); i++) {
            int step = password.charAt(i) - password.charAt(i - 1);
            steps += Math.abs(step) <= 1 ? 1 : 0;
        }
        return steps >= password.length() - 2;
    }
}
