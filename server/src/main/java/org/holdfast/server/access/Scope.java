package org.holdfast.server.access;

import java.util.Locale;

/** What a machine's token is good for, besides what the role of its account allows. */
public enum Scope {
    /** Reading. */
    READ,
    /** Changing households, series, hazards and signals, and asking for assessments. */
    WRITE,
    /** Loading registers. */
    LOAD,
    /** Reading the journal. */
    JOURNAL,
    /** Accounts, packs and which of them decides. */
    ADMIN;

    /** The name in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an authenticated request that has this scope is known by. */
    public String authority() {
        return "SCOPE_" + name();
    }
}
