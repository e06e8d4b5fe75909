package org.holdfast.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {
    @Test
    void long_passwords_that_nobody_guesses_are_taken() {
        for (String password : List.of(
                "kelp holds in every storm 7",
                "海带在每一场风暴里都抓得很牢",
                "Xq7-fw2k-9mzt-hd4p",
                "x".repeat(3) + " correct battery staple goat")) {
            assertThat(PasswordRules.fault(password, "wang.li"))
                    .describedAs(password)
                    .isEmpty();
        }
        for (int i = 0; i < 200; i++) {
            assertThat(PasswordRules.fault(Accounts.randomPassword(), "wang.li"))
                    .isEmpty();
        }
    }

    @Test
    void short_ones_are_not_whatever_they_are_made_of() {
        assertThat(PasswordRules.fault("x9$Kq!z", "a")).contains("password.short");
        assertThat(PasswordRules.fault("x9$Kq!zL0p;", "a")).contains("password.short");
        assertThat(PasswordRules.fault("long ".repeat(26), "a")).contains("password.long");
    }

    @Test
    void what_guessers_try_first_is_refused() {
        for (String password : List.of(
                "passwordpassword",
                "Passw0rd12345",
                "qwertyuiop123",
                "1234567890123",
                "aaaaaaaaaaaaaa",
                "abcdefghijklmn",
                "woaini1314520",
                "holdfast2026!",
                "holdfast-holdfast",
                "wang.li.1234",
                "wangli-wangli",
                "1qaz2wsx3edc",
                "wangliwangli1")) {
            assertThat(PasswordRules.fault(password, "wang.li"))
                    .describedAs(password)
                    .contains("password.common");
        }
    }

    /** ASVS 6.2.4 and 6.2.12: those known from breaches that are long enough, every one. */
    @Test
    void passwords_known_from_breaches_are_refused() throws Exception {
        int tried = 0;
        try (BufferedReader known = new BufferedReader(new InputStreamReader(
                PasswordRules.class.getResourceAsStream("/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt"),
                StandardCharsets.UTF_8))) {
            for (String line = known.readLine(); line != null; line = known.readLine()) {
                if (line.length() >= PasswordRules.LEAST) {
                    tried++;
                    assertThat(PasswordRules.fault(line, "a")).describedAs(line).isPresent();
                }
            }
        }
        assertThat(tried).isGreaterThan(100);
    }
}
