package org.holdfast.server.store;

import java.sql.Connection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions on somebody's behalf: each begins by telling the database who asks, and row-level security confines every
 * statement in it to what that account may see and change. When many come at once they wait in the order they came.
 */
public final class Store {
    /** As many transactions at once; the pool has some more connections, for what works without. */
    public static final int TOGETHER = 16;

    private static final int LONGEST_WAIT = 30;

    private final Semaphore turns = new Semaphore(TOGETHER, true);
    private final DataSource dataSource;
    private final JdbcClient db;
    private final TransactionTemplate reading;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate writing;

    public Store(DataSource dataSource) {
        this.dataSource = dataSource;
        this.db = JdbcClient.create(dataSource);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(dataSource);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.writing = new TransactionTemplate(transactions);
    }

    /** Asks something; nothing can be changed meanwhile. */
    public <T> T read(Actor actor, Function<JdbcClient, T> question) {
        return in(reading, actor, question);
    }

    /** Asks several things of the store as it is in one moment. */
    public <T> T snapshot(Actor actor, Function<JdbcClient, T> questions) {
        return in(snapshot, actor, questions);
    }

    /**
     * Writes what is no accepted change of the register or of a decision: progress, sessions, answers kept. All else goes
     * through the journal. Joins a transaction that is open on this thread.
     */
    public <T> T write(Actor actor, Function<JdbcClient, T> work) {
        return in(writing, actor, work);
    }

    /** Lets the database look at tables of which much was just written, so that it plans well at once. */
    public void renewStatistics() {
        write(
                Actor.SYSTEM,
                db -> db.sql("select renew_statistics()").query((row, n) -> 0).list());
    }

    /** The connection of the transaction on this thread, for COPY. */
    public Connection connection() {
        return DataSourceUtils.getConnection(dataSource);
    }

    /** The right to do what no two servers of this database do at once; null when another is at it. */
    public @Nullable Alone findAlone(long lock) {
        return Alone.find(dataSource, lock);
    }

    /** The right to do what no two servers of this database do at once, as soon as no other is at it. */
    public Alone alone(long lock) {
        return Alone.of(dataSource, lock);
    }

    private <T> T in(TransactionTemplate transaction, Actor actor, Function<JdbcClient, T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return as(transaction, actor, work);
        }
        take();
        try {
            return as(transaction, actor, work);
        } finally {
            turns.release();
        }
    }

    private void take() {
        try {
            if (!turns.tryAcquire(LONGEST_WAIT, TimeUnit.SECONDS)) {
                throw new CannotAcquireLockException("The store is busy: no turn within " + LONGEST_WAIT + " seconds");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotAcquireLockException("Interrupted while the store was busy", interrupted);
        }
    }

    private <T> T as(TransactionTemplate transaction, Actor actor, Function<JdbcClient, T> work) {
        // the template hands on whatever the work returns, null included
        return transaction.execute(status -> {
            db.sql("select set_config('holdfast.account', :account, true)")
                    .param("account", Long.toString(actor.accountId()))
                    .query(String.class)
                    .single();
            return work.apply(db);
        });
    }
}
