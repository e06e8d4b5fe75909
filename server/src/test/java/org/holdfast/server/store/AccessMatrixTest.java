package org.holdfast.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.server.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the application's database role may do with each table, as each role, with rows of its own village, of a village
 * below, of one beside, and of everywhere: straight at the database, with no application between.
 */
class AccessMatrixTest {
    private static final String ALL = "WROSDAM";

    /** The roles by letter. */
    private static final Map<Character, Role> ROLES = Map.of(
            'W', Role.WORKER,
            'R', Role.REVIEWER,
            'O', Role.OFFICER,
            'S', Role.SUPERVISOR,
            'D', Role.DEPARTMENT,
            'A', Role.AUDITOR,
            'M', Role.ADMINISTRATOR);

    /**
     * A table, and which roles may select, insert, update and delete rows of their place. "-" is nobody.
     *
     * @param where finds the row at a place, {@code %p} being its id, {@code %n} its number and {@code %a} the account there
     * @param insert makes one more such row, {@code %me} being the account that asks
     * @param update changes a column to what it is
     * @param scope what "their place" means for it
     */
    private record Table(
            String name,
            String selects,
            String inserts,
            String updates,
            String deletes,
            String where,
            String insert,
            String update,
            Scope scope) {}

    private enum Scope {
        /** Rows lie at a place: the role's place and below. */
        PLACE,
        /** Rows are of the whole server, for everybody with the role. */
        SERVER,
        /** Rows are of the whole server, changed by who has all of it. */
        WHOLE
    }

    private static final List<Table> TABLES = List.of(
            new Table(
                    "household",
                    "WROSA",
                    "WO",
                    "WO",
                    "WO",
                    "household_id = 'H%p'",
                    "insert into household (household_id, place_id, place_no) values ('new', '%p', %n)",
                    "address = address",
                    Scope.PLACE),
            child("person", "insert into person (person_id, household_no) values ('new', %h)", "name = name"),
            child(
                    "ledger",
                    "insert into ledger (household_no, month, flow, item, amount) values (%h, '2020-01', 'income', 'wage', 1)",
                    "amount = amount"),
            child(
                    "event",
                    "insert into event (event_id, household_no, type, occurred_on) values ('new', %h, 'fire', date '2020-01-01')",
                    "source = source"),
            child(
                    "assistance",
                    "insert into assistance (assistance_id, household_no, measure, start_on)"
                            + " values ('new', %h, 'm', date '2020-01-01')",
                    "amount = amount"),
            new Table(
                    "series",
                    ALL,
                    "O",
                    "O",
                    "O",
                    "place_id = '%p'",
                    "insert into series (place_id, series, month, value) values ('%p', 'snow', '2020-01', 1)",
                    "value = value",
                    Scope.PLACE),
            new Table(
                    "hazard",
                    ALL,
                    "O",
                    "O",
                    "O",
                    "place_id = '%p'",
                    "insert into hazard (hazard_id, place_id, type, severity, onset)"
                            + " values ('new', '%p', 'flood', 'severe', date '2020-01-01')",
                    "headline = headline",
                    Scope.PLACE),
            new Table(
                    "place",
                    ALL,
                    "O",
                    "O",
                    "O",
                    "place_id = '%p'",
                    "insert into place (place_id, place_no, last_no, level, name) values ('new', %n + 1, %n + 1, 'village', 'new')",
                    "name = name",
                    Scope.PLACE),
            new Table(
                    "result",
                    "WROSA",
                    "-",
                    "-",
                    "-",
                    "place_no = %n",
                    "insert into result select (r).* from (select r, household_no from result r limit 0) x",
                    "level = level",
                    Scope.PLACE),
            new Table(
                    "signal",
                    "WROSA",
                    "WRO",
                    "WRO",
                    "-",
                    "place_no = %n and state = 'open'",
                    "insert into signal (household_no, household_id, place_no, channel, what, level_rank, causes, due_on, state,"
                            + " outcome) values (%h, 'H%p', %n, 'engine', 'level', 1, '{}', date '2020-01-01', 'closed', 'true')",
                    "reason = reason",
                    Scope.PLACE),
            child2(
                    "watch",
                    "-",
                    "-",
                    "-",
                    "insert into watch (household_no, what, value) values (%h, 'level', '9')",
                    "value = value"),
            child2(
                    "stale",
                    "WO",
                    "WO",
                    "-",
                    "insert into stale (household_no, cause) values (%h, 'household')"
                            + " on conflict (household_no) do update set cause = 'household'",
                    "cause = cause"),
            new Table(
                    "tally",
                    "WROSA",
                    "-",
                    "-",
                    "-",
                    "place_no = %n",
                    "insert into tally (place_no, run_id, day, households, persons, levels, categories, indicators, causes)"
                            + " values (%n + 1, 1, date '2020-01-01', 1, 1, '{}', '{}', '{}', '{}')",
                    "households = households",
                    Scope.PLACE),
            new Table(
                    "pack_move",
                    "WROSA",
                    "-",
                    "-",
                    "-",
                    "place_no = %n",
                    "insert into pack_move (digest, place_no, before, after, households, cost_before, cost_after)"
                            + " values ('d', %n, 'x', 'y', 1, 0, 0)",
                    "households = households",
                    Scope.PLACE),
            new Table(
                    "load",
                    "OA",
                    "O",
                    "-",
                    "-",
                    "title = 'at %p'",
                    "insert into load (account_id, place_no, title, whole, held_on, state, digest)"
                            + " values (%me, %n, 'new', false, date '2020-01-01', 'received', '')",
                    "title = title",
                    Scope.PLACE),
            new Table(
                    "journal_change",
                    "WROSA",
                    "-",
                    "-",
                    "-",
                    "kind = 'household' and place_no = %n",
                    "insert into journal_change (entry_id, no, kind, subject, place_no)"
                            + " select entry_id, 99, 'household', 'H%p', %n from journal_change where place_no = %n limit 1",
                    "after = after",
                    Scope.PLACE),
            new Table(
                    "journal_entry",
                    "WROSA",
                    "-",
                    "-",
                    "-",
                    "place_no = %n",
                    "insert into journal_entry (position, at, account_id, account, action, held_on, place_no, changes,"
                            + " changes_digest, previous_hash, hash) values (99, now(), 0, 'system', 'household_changed',"
                            + " date '2020-01-01', %n, 1, '', '', '')",
                    "reason = reason",
                    Scope.PLACE),
            new Table(
                    "account",
                    ALL,
                    "M",
                    "M",
                    "-",
                    "name = 'at %p'",
                    "insert into account (name, full_name, role, place_id) values ('new', 'new', 'worker', '%p')",
                    "enabled = enabled",
                    Scope.PLACE),
            new Table(
                    "credential",
                    "M",
                    "M",
                    "M",
                    "M",
                    "account_id = %a",
                    "insert into credential (account_id, password_hash) select account_id, '' from account where name = 'bare %p'",
                    "failed_attempts = failed_attempts",
                    Scope.PLACE),
            new Table(
                    "access_token",
                    "M",
                    "M",
                    "M",
                    "M",
                    "account_id = %a",
                    "insert into access_token (account_id, name, token_hash, scopes, expires_at)"
                            + " values (%a, 'new', '\\x00', '{}', now())",
                    "name = name",
                    Scope.PLACE),
            new Table(
                    "saved_view",
                    "-",
                    "-",
                    "-",
                    "-",
                    "account_id = %a",
                    "insert into saved_view (account_id, name, query) values (%a, 'new', 'q')",
                    "name = name",
                    Scope.PLACE),
            new Table(
                    "idempotency",
                    "-",
                    "-",
                    "-",
                    "-",
                    "account_id = %a",
                    "insert into idempotency (account_id, key, fingerprint) values (%a, 'new', '')",
                    "status = status",
                    Scope.PLACE),
            new Table(
                    "run",
                    "WROSAM",
                    "O",
                    "-",
                    "-",
                    "run_id = 1",
                    "insert into run (kind, cause, as_of, digest, state, asked_by)"
                            + " values ('full', 'demand', date '2020-01-01', 'd', 'queued', %me)",
                    "phase = phase",
                    Scope.SERVER),
            new Table(
                    "run_order",
                    "WROSAM",
                    "O",
                    "-",
                    "-",
                    "single",
                    "insert into run_order (single, asked_by) values (true, %me)",
                    "asked_at = asked_at",
                    Scope.SERVER),
            new Table(
                    "register_column",
                    ALL,
                    "WO",
                    "WO",
                    "WO",
                    "table_name = 'household'",
                    "insert into register_column (table_name, column_name) values ('household', 'new')",
                    "kind = kind",
                    Scope.SERVER),
            new Table(
                    "register_state",
                    ALL,
                    "-",
                    "WO",
                    "-",
                    "single",
                    "insert into register_state default values",
                    "version = version",
                    Scope.SERVER),
            new Table(
                    "journal_head",
                    ALL,
                    "-",
                    "-",
                    "-",
                    "single",
                    "insert into journal_head (position, hash) values (0, '')",
                    "position = position",
                    Scope.SERVER),
            new Table(
                    "journal_checkpoint",
                    ALL,
                    "-",
                    "-",
                    "-",
                    "position = 0",
                    "insert into journal_checkpoint (position, hash, at, key_id, signature) values (9, '', now(), 'k', '')",
                    "key_id = key_id",
                    Scope.SERVER),
            new Table(
                    "pack",
                    ALL,
                    "M",
                    "-",
                    "-",
                    "digest = 'd'",
                    "insert into pack (digest, pack_id, version, files, added_by) values ('new', 'p', '1', '', %me)",
                    "version = version",
                    Scope.WHOLE),
            new Table(
                    "pack_activation",
                    ALL,
                    "O",
                    "-",
                    "-",
                    "digest = 'd'",
                    "insert into pack_activation (digest, activated_by, reason) values ('d', %me, 'r')",
                    "reason = reason",
                    Scope.WHOLE),
            new Table(
                    "pack_preview",
                    "WROSA",
                    "O",
                    "O",
                    "-",
                    "digest = 'd'",
                    "insert into pack_preview (digest, asked_by) values ('e', %me)",
                    "made_at = made_at",
                    Scope.WHOLE),
            new Table(
                    "setting",
                    ALL,
                    "M",
                    "M",
                    "M",
                    "name = 'organisation'",
                    "insert into setting (name, value) values ('new', 'x')",
                    "value = value",
                    Scope.WHOLE));

    private static Table child(String name, String insert, String update) {
        return new Table(name, "WROSA", "WO", "WO", "WO", "household_no = %h", insert, update, Scope.PLACE);
    }

    private static Table child2(
            String name, String inserts, String updates, String deletes, String insert, String update) {
        return new Table(name, "WROSA", inserts, updates, deletes, "household_no = %h", insert, update, Scope.PLACE);
    }

    private static final List<String> VILLAGES = List.of("V1", "V2", "V3");

    private static TestDatabase database;
    private static final Map<String, Actor> ACTORS = new HashMap<>();

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        database.place("N", null, "nation", 0, 1_000_000);
        database.place("C", "N", "county", 100_000, 199_999);
        database.place("V1", "C", "village", 110_000, 119_999);
        database.place("V2", "C", "village", 120_000, 129_999);
        database.place("V3", "N", "village", 200_000, 299_999);
        database.owner().sql("""
                insert into pack (digest, pack_id, version, files, added_by) values ('d', 'p', '1', '', 0), ('e', 'p', '2', '', 0);
                insert into pack_activation (digest, activated_by, reason) values ('d', 0, 'r');
                insert into pack_preview (digest, asked_by) values ('d', 0);
                insert into run (kind, cause, as_of, digest, state, asked_by)
                    values ('full', 'demand', date '2020-01-01', 'd', 'done', 0);
                insert into run_order (single, asked_by) values (true, 0);
                insert into register_column (table_name, column_name) values ('household', 'address');
                insert into setting (name, value) values ('organisation', 'o');
                insert into journal_checkpoint (position, hash, at, key_id, signature) values (0, '', now(), 'k', '')""").update();
        for (String village : VILLAGES) {
            rows(village);
        }
        for (Map.Entry<Character, Role> role : ROLES.entrySet()) {
            for (String place : List.of("V1", "C", "N")) {
                ACTORS.put(
                        role.getKey() + place,
                        database.account(role.getKey() + " of " + place, role.getValue(), place));
            }
        }
    }

    private static void rows(String village) {
        database.account("at " + village, Role.WORKER, village);
        database.account("bare " + village, Role.WORKER, village);
        for (String sql : List.of(
                "insert into household (household_id, place_id, place_no) values ('H%p', '%p', %n)",
                "insert into person (person_id, household_no) values ('P%p', %h)",
                "insert into ledger (household_no, month, flow, item, amount) values (%h, '2020-01', 'income', 'wage', 1)",
                "insert into event (event_id, household_no, type, occurred_on) values ('E%p', %h, 'fire', date '2020-01-01')",
                "insert into assistance (assistance_id, household_no, measure, start_on) values ('A%p', %h, 'm', date '2020-01-01')",
                "insert into series (place_id, series, month, value) values ('%p', 'rain', '2020-01', 1)",
                "insert into hazard (hazard_id, place_id, type, severity, onset)"
                        + " values ('Z%p', '%p', 'flood', 'severe', date '2020-01-01')",
                "insert into result (household_no, household_id, place_no, from_run, level_rank, causes, indicators, unknown, score,"
                        + " verify, measures, costs, outputs) values (%h, 'H%p', %n, 1, 0, '{}', '{}', '{}', 0, false, '{}', '{}', '{}')",
                "insert into signal (household_no, household_id, place_no, channel, what, level_rank, causes, due_on)"
                        + " values (%h, 'H%p', %n, 'engine', 'level', 1, '{}', date '2020-01-01')",
                "insert into watch (household_no, what, value) values (%h, 'level', '1')",
                "insert into stale (household_no, cause) values (%h, 'household')",
                "insert into tally (place_no, run_id, day, households, persons, levels, categories, indicators, causes)"
                        + " values (%n, 1, date '2020-01-01', 1, 1, '{}', '{}', '{}', '{}')",
                "insert into pack_move (digest, place_no, before, after, households, cost_before, cost_after)"
                        + " values ('d', %n, 'a', 'b', 1, 0, 0)",
                "insert into load (account_id, place_no, title, whole, held_on, state, digest)"
                        + " values (%a, %n, 'at %p', false, date '2020-01-01', 'received', '')",
                "with mine as (select nextval(pg_get_serial_sequence('journal_entry', 'entry_id')) id)"
                        + " insert into journal_change (entry_id, no, kind, subject, place_no)"
                        + " select id, 1, 'household', 'H%p', %n from mine",
                "insert into journal_entry (entry_id, position, at, account_id, account, action, held_on, place_no, changes,"
                        + " changes_digest, previous_hash, hash) overriding system value select max(entry_id), %n, now(), 0, 'system',"
                        + " 'household_changed', date '2020-01-01', %n, 1, '', '', '' from journal_change",
                "insert into credential (account_id, password_hash) values (%a, '')",
                "insert into access_token (account_id, name, token_hash, scopes, expires_at)"
                        + " values (%a, 't', decode(md5('%p'), 'hex'), '{}', now())",
                "insert into saved_view (account_id, name, query) values (%a, 'v', 'q')",
                "insert into idempotency (account_id, key, fingerprint) values (%a, 'k', '')")) {
            database.owner().sql(filled(sql, village, Actor.SYSTEM)).update();
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static String filled(String sql, String place, Actor who) {
        String filled = sql.replace("%p", place).replace("%me", Long.toString(who.accountId()));
        if (filled.contains("%n")) {
            filled = filled.replace("%n", owner("select place_no from place where place_id = '" + place + "'"));
        }
        if (filled.contains("%h")) {
            filled = filled.replace(
                    "%h", owner("select household_no from household where household_id = 'H" + place + "'"));
        }
        return filled.contains("%a")
                ? filled.replace("%a", owner("select account_id from account where name = 'at " + place + "'"))
                : filled;
    }

    private static String owner(String sql) {
        return database.owner().sql(sql).query(Long.class).single().toString();
    }

    /** Ends a transaction of which nothing is to stay. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final boolean done;

        Undone(boolean done) {
            super(null, null, false, false);
            this.done = done;
        }
    }

    private static boolean does(Actor who, String sql) {
        try {
            database.store().write(who, db -> {
                throw new Undone(affects(db, sql) > 0);
            });
            return false;
        } catch (Undone undone) {
            return undone.done;
        } catch (DuplicateKeyException there) {
            // the policies are asked before the key is
            return true;
        } catch (DataAccessException refused) {
            assertThat(refused.getMostSpecificCause())
                    .describedAs(sql)
                    .hasMessageMatching(
                            "(?s).*(row-level security|permission denied|append-only|not changed by|stays with|currval).*");
            return false;
        }
    }

    private static int affects(JdbcClient db, String sql) {
        return sql.startsWith("select")
                ? db.sql(sql).query(Long.class).single().intValue()
                : db.sql(sql).update();
    }

    /** Whether rows of a village are within reach from a place, for a kind of act. */
    private static boolean reaches(Table table, String place, String village, boolean reads) {
        return switch (table.scope()) {
            case SERVER -> true;
            case WHOLE -> reads || place.equals("N");
            default -> place.equals("N") || place.equals(village) || place.equals("C") && !village.equals("V3");
        };
    }

    @Test
    void each_role_does_with_each_table_what_it_may_at_its_place_and_nothing_elsewhere() {
        Map<String, String> wrong = new TreeMap<>();
        int asked = 0;
        for (Table table : TABLES) {
            for (Map.Entry<String, Actor> actor : ACTORS.entrySet()) {
                String letter = actor.getKey().substring(0, 1);
                String place = actor.getKey().substring(1);
                for (String village : VILLAGES) {
                    String where = " where " + filled(table.where(), village, actor.getValue());
                    List<String[]> acts = new ArrayList<>();
                    acts.add(new String[] {"selects", table.selects(), "select count(*) from " + table.name() + where});
                    acts.add(new String[] {"inserts", table.inserts(), filled(table.insert(), village, actor.getValue())
                    });
                    acts.add(new String[] {
                        "updates", table.updates(), "update " + table.name() + " set " + table.update() + where
                    });
                    acts.add(new String[] {"deletes", table.deletes(), "delete from " + table.name() + where});
                    for (String[] act : acts) {
                        boolean may =
                                act[1].contains(letter) && reaches(table, place, village, act[0].equals("selects"));
                        asked++;
                        if (does(actor.getValue(), act[2]) != may) {
                            wrong.put(
                                    letter + " of " + place + " " + act[0] + " " + table.name() + " of " + village,
                                    may ? "is refused" : "is allowed");
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(8_000);
    }

    @Test
    void every_table_is_in_the_matrix() {
        assertThat(database.owner()
                        .sql(
                                "select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(
                        TABLES.stream().map(Table::name).toList());
    }
}
