package org.holdfast.server.settings;

import java.util.List;
import java.util.Locale;

/** Something that an administrator sets for the whole server, and what it is before anybody did. */
public enum Setting {
    /** The office that runs the server, as pages name it: up to 80 characters. */
    ORGANISATION("", "text of up to 80 characters", ".{0,80}"),
    /** Who has to use a second factor to sign in with a password. */
    SECOND_FACTOR("nobody", "nobody, deciders (officers and administrators) or everybody", "nobody|deciders|everybody"),
    /** After how many hours a session ends at the latest. */
    SESSION_HOURS("12", "number from 1 to 24", "[1-9]|1[0-9]|2[0-4]"),
    /** How many requests a second an account may make, on average; ten seconds' worth at once. */
    REQUESTS_PER_SECOND("50", "number from 1 to 9999", "[1-9][0-9]{0,3}");

    private final String first;
    private final String range;
    private final String pattern;

    Setting(String first, String range, String pattern) {
        this.first = first;
        this.range = range;
        this.pattern = pattern;
    }

    /** The name in the database, in the API and in message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is before anybody has set it. */
    public String first() {
        return first;
    }

    /** What it may be, in words that follow "a". */
    public String range() {
        return range;
    }

    /** Whether it may be that. */
    public boolean takes(String value) {
        return value.matches(pattern);
    }

    /** What there is to choose from; empty when it is written. */
    public List<String> choices() {
        return this == SECOND_FACTOR ? List.of(pattern.split("\\|")) : List.of();
    }
}
