package org.holdfast.server.store;

/**
 * Who acts: an account and its role. What it sees and may change follows from the account in the database; the role is
 * here so that pages and services can say no early and in words.
 */
public record Actor(long accountId, String name, Role role) {
    /** The engine and the jobs. */
    public static final Actor SYSTEM = new Actor(0, "system", Role.SYSTEM);
}
