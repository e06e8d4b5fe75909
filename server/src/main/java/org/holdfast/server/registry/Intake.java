package org.holdfast.server.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.server.registry.ReceivedLoad.State;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;

/**
 * Registers that are sent to a running server: received, checked and previewed, and applied or withdrawn when whoever sent
 * one says so. {@link IntakeWork} does the work, one after the other.
 */
public final class Intake {
    /** So many may wait of one account. */
    private static final int MOST_OPEN = 5;

    private final Store store;
    private final IntakeFiles files;

    public Intake(Store store, IntakeFiles files) {
        this.store = store;
        this.files = files;
    }

    /** What came of asking for something to be done with a load. */
    public enum Ordered {
        DONE,
        /** It was read in an earlier state. */
        STALE,
        /** Its state does not allow it. */
        NOT_NOW,
        /** Somebody else sent it. */
        NOT_OWN,
        UNKNOWN
    }

    /** Where what is sent is kept. */
    public IntakeFiles files() {
        return files;
    }

    /** Takes what was sent, to be checked; refused when too much of the account waits already. */
    public ReceivedLoad receive(Actor actor, Loads.Order order, IntakeFiles.Sent sent) {
        return store.write(actor, db -> {
            long open = db.sql("""
                    select count(*) from load where account_id = :account
                        and state in ('received', 'checking', 'ready', 'applying')""")
                    .param("account", actor.accountId())
                    .query(Long.class)
                    .single();
            if (open >= MOST_OPEN) {
                throw new RefusedChange(
                        MOST_OPEN + " loads of the account wait already: apply or withdraw one of them first");
            }
            long id = db.sql("""
                    insert into load (account_id, place_no, title, whole, held_on, state, digest)
                    values (:account, (select place_from()), :title, :whole, :heldOn, 'received', :digest)
                    returning load_id""")
                    .param("account", actor.accountId())
                    .param("title", order.title())
                    .param("whole", order.whole())
                    .param("heldOn", order.heldOn())
                    .param("digest", sent.hex())
                    .query(Long.class)
                    .single();
            try {
                Files.move(sent.file(), files.archive(id));
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
            return find(actor, id).orElseThrow();
        });
    }

    /** The loads that the account sees, the newest first, before an id. */
    public List<ReceivedLoad> list(Actor reader, long before, int rows) {
        return store.read(
                reader,
                db -> db
                        .sql(ReceivedLoad.SELECT + """
                        where l.load_id < :before order by l.load_id desc limit :rows""")
                        .param("before", before)
                        .param("rows", rows)
                        .query(ReceivedLoad::of)
                        .list()
                        .stream()
                        .map(this::reached)
                        .toList());
    }

    public Optional<ReceivedLoad> find(Actor reader, long id) {
        return store.read(
                        reader,
                        db -> db.sql(ReceivedLoad.SELECT + "where l.load_id = :id")
                                .param("id", id)
                                .query(ReceivedLoad::of)
                                .optional())
                .map(this::reached);
    }

    private ReceivedLoad reached(ReceivedLoad load) {
        boolean worked = load.state() == State.CHECKING || load.state() == State.APPLYING;
        return worked ? files.reached(load.loadId()).map(load::at).orElse(load) : load;
    }

    /** The list of rejected rows of a load that the account sent itself. */
    public Optional<Path> rejected(Actor reader, long id) {
        return find(reader, id)
                .filter(load -> load.account().equals(reader.name()))
                .map(load -> files.rejected(id))
                .filter(Files::exists);
    }

    /** Has a load applied that was previewed. */
    public Ordered apply(Actor actor, long id, long version) {
        return turn(actor, id, version, List.of(State.READY), State.APPLYING);
    }

    /** Gives a load up that was not applied. */
    public Ordered withdraw(Actor actor, long id, long version) {
        return turn(actor, id, version, List.of(State.RECEIVED, State.CHECKING, State.READY), State.WITHDRAWN);
    }

    private Ordered turn(Actor actor, long id, long version, List<State> from, State to) {
        ReceivedLoad now = find(actor, id).orElse(null);
        if (now == null) {
            return Ordered.UNKNOWN;
        }
        if (!now.account().equals(actor.name())) {
            return Ordered.NOT_OWN;
        }
        if (now.version() != version) {
            return Ordered.STALE;
        }
        if (!from.contains(now.state())) {
            return Ordered.NOT_NOW;
        }
        int turned = store.write(
                actor,
                db -> db.sql("""
                        update load set state = :to, version = version + 1, changed_at = now(), problem = null
                        where load_id = :id and version = :version""")
                        .param("to", to.id())
                        .param("id", id)
                        .param("version", version)
                        .update());
        return turned == 1 ? Ordered.DONE : Ordered.STALE;
    }
}
