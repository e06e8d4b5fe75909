package org.holdfast.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.server.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoreTest {
    private static TestDatabase database;
    private static Actor worker;
    private static Actor officer;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        database.place("N", null, "nation", 0, 1000);
        database.place("A", "N", "county", 100, 199);
        database.place("A1", "A", "village", 110, 119);
        database.place("A2", "A", "village", 120, 129);
        database.place("B", "N", "county", 200, 299);
        database.household("in A1", "A1");
        database.household("in A2", "A2");
        database.household("in B", "B");
        worker = database.account("worker of A1", Role.WORKER, "A1");
        officer = database.account("officer of A", Role.OFFICER, "A");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static List<String> households(JdbcClient db) {
        return db.sql("select household_id from household order by household_id")
                .query(String.class)
                .list();
    }

    @Test
    void an_account_sees_its_place_and_what_lies_below() {
        assertThat(database.store().read(worker, StoreTest::households)).containsExactly("in A1");
        assertThat(database.store().read(officer, StoreTest::households)).containsExactly("in A1", "in A2");
        assertThat(database.store().read(Actor.SYSTEM, StoreTest::households)).hasSize(3);
    }

    @Test
    void nothing_is_visible_without_an_account() {
        assertThat(households(JdbcClient.create(database.app()))).isEmpty();
        assertThat(database.store().read(new Actor(999, "nobody", Role.OFFICER), StoreTest::households))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"DEPARTMENT", "ADMINISTRATOR"})
    void some_roles_see_no_household(Role role) {
        Actor actor = database.account("one " + role, role, "N");
        assertThat(database.store().read(actor, StoreTest::households)).isEmpty();
    }

    @Test
    void what_is_outside_the_place_cannot_be_changed() {
        assertThat(database.store()
                        .<Integer>write(
                                worker,
                                db -> db.sql("update household set address = 'x' where household_id = 'in A2'")
                                        .update()))
                .isZero();
        assertThatThrownBy(() -> database.store()
                        .write(
                                worker,
                                db -> db.sql("update household set place_id = 'B', place_no = 200"
                                                + " where household_id = 'in A1'")
                                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_reading_transaction_changes_nothing() {
        assertThatThrownBy(() -> database.store()
                        .read(
                                officer,
                                db -> db.sql("update household set address = 'x'")
                                        .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void many_at_once_wait_for_their_turn_and_a_transaction_within_one_does_not() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService people = Executors.newFixedThreadPool(4 * Store.TOGETHER);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 8 * Store.TOGETHER; i++) {
                answers.add(people.submit(() -> database.store().read(Actor.SYSTEM, db -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    try {
                        return database.store()
                                .read(
                                        Actor.SYSTEM,
                                        inner -> inner.sql("select 1 from pg_sleep(0.01)")
                                                .query(Integer.class)
                                                .single());
                    } finally {
                        inside.decrementAndGet();
                    }
                })));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(1);
            }
        } finally {
            people.shutdownNow();
        }
        assertThat(most.get()).isBetween(2, Store.TOGETHER);
    }

    @Test
    void an_account_does_not_promote_itself() {
        assertThatThrownBy(() -> database.store()
                        .write(
                                worker,
                                db -> db.sql("update account set role = 'officer' where account_id = :id")
                                        .param("id", worker.accountId())
                                        .update()))
                .hasMessageContaining("not changed by its owner");
    }

    @Test
    void the_application_owns_nothing() {
        assertThat(database.owner().sql("""
                select count(*) from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'holdfast_app'""").query(Long.class).single()).isZero();
        assertThat(database.owner()
                        .sql(
                                "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = 'holdfast_app'")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void an_identifier_is_found_by_its_blind_index_and_read_with_the_key(@TempDir Path directory) throws Exception {
        PersonalCipher cipher = new PersonalCipher(Keys.open(directory));
        byte[] stored = cipher.encrypt("53010219800101002X");
        assertThat(cipher.decrypt(stored)).isEqualTo("53010219800101002X");
        assertThat(cipher.encrypt("53010219800101002X")).isNotEqualTo(stored);
        assertThat(cipher.index("national_id", "530102 19800101-002x"))
                .isEqualTo(cipher.index("national_id", "53010219800101002X"))
                .isNotEqualTo(cipher.index("phone", "53010219800101002X"));
        assertThat(new PersonalCipher(Keys.open(directory)).decrypt(stored)).isEqualTo("53010219800101002X");
        stored[stored.length - 1] ^= 1;
        assertThatThrownBy(() -> cipher.decrypt(stored)).hasMessageContaining("another master key");
    }
}
