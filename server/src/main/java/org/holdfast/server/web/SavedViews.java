package org.holdfast.server.web;

import java.util.List;
import java.util.Optional;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;

/** Questions to the inbox that somebody keeps under a name of his own. */
public final class SavedViews {
    /** So many are kept for an account. */
    private static final int MOST = 50;

    private final Store store;

    public SavedViews(Store store) {
        this.store = store;
    }

    /**
     * A question that was kept.
     *
     * @param query what follows the question mark of the inbox's address
     */
    public record View(long viewId, String name, String query) {}

    /** Those of an account, by name. */
    public List<View> list(Actor actor) {
        return store.read(
                actor,
                db -> db.sql("select view_id, name, query from saved_view order by name")
                        .query(View.class)
                        .list());
    }

    /** Keeps a question; empty when the account has one of that name, or as many as it may. */
    public Optional<View> add(Actor actor, String name, String query) {
        return store.write(
                actor,
                db -> db.sql("""
                        insert into saved_view (account_id, name, query)
                        select :account, :name, :query where (select count(*) from saved_view) < :most
                        on conflict do nothing returning view_id, name, query""")
                        .param("account", actor.accountId())
                        .param("name", name)
                        .param("query", query)
                        .param("most", MOST)
                        .query(View.class)
                        .optional());
    }

    /** Forgets a question; says whether there was one. */
    public boolean remove(Actor actor, long viewId) {
        return store.write(
                actor,
                db -> db.sql("delete from saved_view where view_id = :id")
                                .param("id", viewId)
                                .update()
                        == 1);
    }
}
