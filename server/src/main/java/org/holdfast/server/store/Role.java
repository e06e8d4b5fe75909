package org.holdfast.server.store;

import java.util.Locale;

/** What an account may do at its place and below. The database decides by the same names. */
public enum Role {
    WORKER,
    REVIEWER,
    OFFICER,
    SUPERVISOR,
    DEPARTMENT,
    AUDITOR,
    ADMINISTRATOR,
    /** The engine and the jobs; nobody signs in as it. */
    SYSTEM;

    /** Whether it sees single households. */
    public boolean readsHouseholds() {
        return switch (this) {
            case WORKER, REVIEWER, OFFICER, SUPERVISOR, AUDITOR, SYSTEM -> true;
            case DEPARTMENT, ADMINISTRATOR -> false;
        };
    }

    /** Whether it decides on signals, and has what that takes: it supposes changes and sees identifiers for a reason. */
    public boolean decidesOnSignals() {
        return this == REVIEWER || changesHouseholds();
    }

    /** Whether it changes what the register says of households. */
    public boolean changesHouseholds() {
        return switch (this) {
            case WORKER, OFFICER, SYSTEM -> true;
            case REVIEWER, SUPERVISOR, DEPARTMENT, AUDITOR, ADMINISTRATOR -> false;
        };
    }

    /** The name in the database, in the API and in message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name; there must be one. */
    public static Role of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
