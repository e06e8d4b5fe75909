package org.holdfast.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.holdfast.server.store.Role;

/** The places of the site that a role has business in. */
public enum Navigation {
    OVERVIEW("/"),
    INBOX("/inbox"),
    HOUSEHOLDS("/households"),
    POLICY("/policy"),
    RUNS("/runs"),
    LOADS("/loads"),
    JOURNAL("/journal"),
    ACCOUNTS("/admin/accounts"),
    PACKS("/admin/packs"),
    SETTINGS("/admin/settings");

    private final String path;

    Navigation(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    /** The key of its name. */
    public String key() {
        return "nav." + name().toLowerCase(Locale.ROOT);
    }

    /** What the role finds in the navigation, in order. */
    public static List<Navigation> of(Role role) {
        List<Navigation> entries = new ArrayList<>();
        for (Navigation entry : values()) {
            if (entry.isFor(role)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private boolean isFor(Role role) {
        return switch (this) {
            case OVERVIEW, INBOX, HOUSEHOLDS -> role.readsHouseholds();
            case POLICY -> role != Role.DEPARTMENT;
            case RUNS -> role.readsHouseholds() || role == Role.ADMINISTRATOR;
            case LOADS -> role == Role.OFFICER || role == Role.AUDITOR;
            case JOURNAL -> role == Role.AUDITOR || role == Role.ADMINISTRATOR;
            case ACCOUNTS, PACKS, SETTINGS -> role == Role.ADMINISTRATOR;
        };
    }
}
