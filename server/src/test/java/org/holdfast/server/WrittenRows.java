package org.holdfast.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.holdfast.server.ProbedServer.Prober;
import org.holdfast.server.store.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every row that is written while it watches, and on whose behalf: triggers of the owner write it down, so that what somebody
 * changed where he may not is found exactly.
 */
final class WrittenRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the server itself has no reason to write while it answers requests and assesses. */
    private static final Set<String> NOT_BY_THE_SYSTEM = Set.of(
            "household",
            "person",
            "ledger",
            "event",
            "assistance",
            "place",
            "series",
            "hazard",
            "account",
            "setting",
            "pack",
            "pack_activation",
            "saved_view");

    private final ProbedServer probed;

    WrittenRows(ProbedServer probed) {
        this.probed = probed;
    }

    /** Begins to watch. */
    void watch() {
        probed.owner().sql("""
                create table if not exists probe_audit (
                    n bigint generated always as identity, tab text, op text, acting text, content jsonb, place_no bigint);
                truncate probe_audit;
                create or replace function probe_log() returns trigger language plpgsql security definer
                    set search_path = public as $$
                declare
                    content jsonb;
                    at bigint;
                begin
                    for content in select x from unnest(array[
                        case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end]) x
                    loop
                        if content is not null then
                            at := coalesce((content ->> 'place_no')::bigint,
                                (select place_no from household where household_no = (content ->> 'household_no')::bigint),
                                (select place_no from place where place_id = content ->> 'place_id'));
                            insert into probe_audit (tab, op, acting, content, place_no)
                            values (tg_table_name, tg_op, coalesce(current_setting('holdfast.account', true), ''), content, at);
                        end if;
                    end loop;
                    return null;
                end $$""").update();
        for (String table : probed.texts("""
                select tablename from pg_tables where schemaname = 'public'
                    and tablename not in ('flyway_schema_history', 'probe_audit', 'register_state', 'journal_head',
                        'journal_checkpoint', 'tally', 'result', 'watch')""")) {
            probed.owner()
                    .sql("create or replace trigger probe_log after insert or update or delete on " + table
                            + " for each row execute function probe_log()")
                    .update();
        }
        for (String table : List.of("tally", "result", "watch")) {
            // the engine writes these by the thousand; others never may
            probed.owner()
                    .sql("create or replace trigger probe_log after insert or update or delete on " + table
                            + " for each row when (current_setting('holdfast.account', true) is distinct from '0')"
                            + " execute function probe_log()")
                    .update();
        }
    }

    private record Written(
            String tab,
            String op,
            String acting,
            String content,
            @Nullable Long placeNo) {}

    /** How many rows were written on behalf of probers. */
    long count() {
        return probed.count("select count(*) from probe_audit where acting not in ('', '0')");
    }

    /** The rows that were written by whom they may not be written. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        probed.owner()
                .sql("select tab, op, acting, content::text, place_no from probe_audit where acting <> ''")
                .query(Written.class)
                .list()
                .forEach(row -> {
                    if (!isAllowed(row)) {
                        wrong.add(row.acting() + " " + row.op() + " " + row.tab() + " " + row.content());
                    }
                });
        return wrong;
    }

    private boolean isAllowed(Written row) {
        if (row.acting().equals("0")) {
            return !NOT_BY_THE_SYSTEM.contains(row.tab());
        }
        Prober who = probed.prober(Long.parseLong(row.acting()));
        if (who == null || !who.enabled) {
            return false;
        }
        JsonNode content = JSON.readTree(row.content());
        Long place = row.placeNo();
        boolean here = place != null && who.isAt(place);
        long account = content.path("account_id").asLong(-1);
        boolean own = account == who.accountId;
        boolean all = who.from == 0
                || who.isAt(probed.count("select max(place_no) from household"))
                        && who.isAt(probed.count("select min(place_no) from household"));
        return switch (row.tab()) {
            case "household" -> who.role.changesHouseholds() && here;
            case "signal" -> who.role.decidesOnSignals() && here;
            case "person", "ledger", "event", "assistance", "stale" ->
                who.role.changesHouseholds()
                        && (here || place == null && row.op().equals("DELETE"));
            case "place", "series", "hazard" -> who.role == Role.OFFICER && here;
            case "account" ->
                own && row.op().equals("UPDATE")
                        || who.role == Role.ADMINISTRATOR
                                && (content.path("place_id").isNull() ? who.isEverywhere() : here);
            case "credential", "access_token" -> own || who.role == Role.ADMINISTRATOR && probed.sees(who, account);
            case "saved_view", "idempotency", "load", "journal_entry" -> own;
            case "journal_change" -> content.path("place_no").isNull() || here;
            case "setting", "pack" -> who.role == Role.ADMINISTRATOR && all;
            case "pack_activation", "pack_preview" -> who.role == Role.OFFICER && all;
            case "run_order" -> who.role == Role.OFFICER;
            default -> false;
        };
    }
}
