package org.holdfast.server.store;

/** Who may decide for a whole server: an account that has every household at its place. The database says the same. */
public final class WholeServer {
    private WholeServer() {}

    /** Whether every household of the server is at the place of somebody. */
    public static boolean isOf(Store store, Actor actor) {
        return store.read(
                actor,
                db -> db.sql("select has_every_household()")
                        .query(Boolean.class)
                        .single());
    }
}
