package org.holdfast.server.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which passwords are taken, after NIST SP 800-63B: long ones, of any characters, that guessers do not reach soon with the
 * passwords that are known from breaches, words, names, dates, keyboard patterns and what is made of them (zxcvbn: Wheeler,
 * USENIX Security 2016). Nothing is asked about their composition and they do not expire.
 */
public final class PasswordRules {
    static final int LEAST = 12;
    static final int MOST = 128;

    /** Of 0 to 4: at least 10<sup>8</sup> guesses, which nobody tries against a slow hash or a lock. */
    private static final int LEAST_SCORE = 3;

    /** What guessers try here beside the lists of zxcvbn. */
    private static final List<String> OURS = List.of(
            "holdfast",
            "county",
            "village",
            "township",
            "household",
            "poverty",
            "officer",
            "woaini",
            "woaini1314",
            "5201314",
            "zhongguo",
            "fupin",
            "xiangcun");

    private static final Zxcvbn GUESSER = new Zxcvbn();

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
        List<String> known = new ArrayList<>(OURS);
        known.add(accountName.toLowerCase(Locale.ROOT));
        known.addAll(List.of(accountName.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        known.removeIf(word -> word.length() < 3);
        String core = normal.toLowerCase(Locale.ROOT);
        return known.stream().anyMatch(word -> isMadeOf(core, word))
                        || GUESSER.measure(normal, known).getScore() < LEAST_SCORE
                ? Optional.of("password.common")
                : Optional.empty();
    }

    /** Whether little is left when a word is taken out. */
    private static boolean isMadeOf(String password, String word) {
        return password.contains(word) && password.replace(word, "").length() < 6;
    }

    /** The form that is hashed, so that the same keys give the same password everywhere. */
    static String normal(@Nullable String password) {
        return Normalizer.normalize(password == null ? "" : password, Normalizer.Form.NFKC);
    }
}
