-- The store of Holdfast. Tables belong to the owner, who migrates; the application connects as holdfast_app, which owns
-- nothing and bypasses nothing. What an account may see is decided here, by its role and place, under every query.

-- Access ------------------------------------------------------------------------------------------------------------

-- A place of the register. place_no to last_no is the interval of numbers of the place and everything below it; numbers
-- never change while the place stays where it is, so rows of other tables carry them.
create table place (
    place_id text primary key,
    place_no bigint not null unique,
    last_no bigint not null,
    parent_id text references place deferrable initially deferred,
    level text not null,
    name text not null,
    name_local text,
    lat numeric,
    lon numeric,
    population bigint,
    priority_county boolean,
    extra jsonb,
    check (place_no <= last_no)
);

create table account (
    account_id bigint generated always as identity (start with 1) primary key,
    name text not null unique,
    full_name text not null,
    role text not null check (role in
        ('worker', 'reviewer', 'officer', 'supervisor', 'department', 'auditor', 'administrator', 'system')),
    place_id text, -- null: every place, before a register is there; see place_from
    language text not null default 'en' check (language in ('en', 'zh')),
    identity text unique, -- by which the OpenID provider names the person
    enabled boolean not null default true,
    created_at timestamptz not null default now(),
    version bigint not null default 1
);

-- How an account signs in by itself; without a row it signs in by an OpenID provider or not at all.
create table credential (
    account_id bigint primary key references account,
    password_hash text not null, -- Argon2id
    password_changed_at timestamptz not null default now(),
    must_change_password boolean not null default false,
    totp_secret bytea, -- encrypted; null: none
    totp_confirmed boolean not null default false,
    totp_last_step bigint, -- the last time step used, which cannot be used again
    failed_attempts int not null default 0,
    locked_until timestamptz,
    last_signed_in_at timestamptz
);

-- The engine and the jobs act as this account.
insert into account (account_id, name, full_name, role) overriding system value values (0, 'system', 'Holdfast', 'system');

-- A machine's key: what follows 'hf_' is random and only its SHA-256 is kept.
create table access_token (
    token_id bigint generated always as identity primary key,
    account_id bigint not null references account,
    name text not null,
    token_hash bytea not null unique,
    scopes text[] not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz
);

-- Who is asking: set by the application at the start of each transaction; without it, or when the account may not be used
-- any more, nothing is visible.
create function acting_account() returns bigint language sql stable parallel safe security definer set search_path = public
    return (select account_id from account
            where account_id = nullif(current_setting('holdfast.account', true), '')::bigint and enabled);

create function acting_role() returns text language sql stable parallel safe security definer set search_path = public
    return (select role from account where account_id = acting_account() and enabled);

-- The interval of places the acting account sees; empty (null) when there is none.
create function place_from() returns bigint language sql stable parallel safe security definer set search_path = public
    return (select case when a.place_id is null then 0 else p.place_no end
            from account a left join place p on p.place_id = a.place_id
            where a.account_id = acting_account() and a.enabled);

create function place_to() returns bigint language sql stable parallel safe security definer set search_path = public
    return (select case when a.place_id is null then 9223372036854775807 else p.last_no end
            from account a left join place p on p.place_id = a.place_id
            where a.account_id = acting_account() and a.enabled);

create function reads_households() returns boolean language sql stable parallel safe
    return acting_role() in ('worker', 'reviewer', 'officer', 'supervisor', 'auditor', 'system');

create function decides_on_signals() returns boolean language sql stable parallel safe
    return acting_role() in ('worker', 'reviewer', 'officer', 'system');

create function changes_households() returns boolean language sql stable parallel safe
    return acting_role() in ('worker', 'officer', 'system');

-- What the database knows of tables that were just written in bulk: until it looks by itself, minutes later, it plans badly.
create function renew_statistics() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare written text;
begin
    if not pg_try_advisory_xact_lock(hashtext('renew_statistics')) then
        return; -- somebody is at it
    end if;
    -- counts of changed rows come late; pages do not
    for written in select c.relname from pg_class c left join pg_stat_user_tables s on s.relid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                and (pg_relation_size(c.oid) > 8192 * (10 + 1.1 * c.relpages) or s.n_mod_since_analyze > 1000 + 0.1 * s.n_live_tup) loop
        execute format('analyze %I', written);
    end loop;
end $$;

-- The register as it is now -----------------------------------------------------------------------------------------

-- Which tables and columns the register has at all: what is absent is unknown, not empty.
create table register_column (
    table_name text not null,
    column_name text not null, -- '' stands for the table itself
    kind text, -- of extra columns: string, int, decimal, money, bool, date, month
    primary key (table_name, column_name)
);

-- One row: the currency of every amount, and a number that grows with every change of the register.
create table register_state (
    single boolean primary key default true check (single),
    currency text,
    title text,
    version bigint not null default 0
);
insert into register_state default values;

create table household (
    household_no bigint generated by default as identity primary key,
    household_id text not null unique,
    place_id text not null references place deferrable initially deferred,
    place_no bigint not null,
    register_status text,
    lifted_on date,
    relocated boolean,
    site_id text,
    resettled_on date,
    dwelling_grade text,
    water_safe boolean,
    arable_land numeric,
    weight numeric,
    phone bytea, -- encrypted
    phone_index bytea, -- blind index
    address text,
    extra jsonb,
    version bigint not null default 1,
    changed_at timestamptz not null default now()
);

create table person (
    person_id text primary key deferrable initially deferred,
    household_no bigint not null references household on delete cascade,
    name text,
    national_id bytea, -- encrypted
    national_id_index bytea, -- blind index
    sex text,
    birth_date date,
    relation text,
    resident boolean,
    education text,
    enrolled boolean,
    health text,
    disability int,
    work_capacity text,
    employment text,
    insured_medical boolean,
    insured_pension boolean,
    extra jsonb
);

create table ledger (
    household_no bigint not null references household on delete cascade,
    person_id text,
    month text not null, -- YYYY-MM
    flow text not null,
    item text not null,
    programme text,
    amount numeric not null, -- with the currency's decimals
    source text,
    extra jsonb
);

create table event (
    event_id text primary key deferrable initially deferred,
    household_no bigint not null references household on delete cascade,
    person_id text,
    type text not null,
    occurred_on date not null,
    loss numeric,
    reported_on date,
    source text,
    extra jsonb
);

create table assistance (
    assistance_id text primary key deferrable initially deferred,
    household_no bigint not null references household on delete cascade,
    person_id text,
    measure text not null,
    start_on date not null,
    end_on date,
    amount numeric,
    programme text,
    extra jsonb
);

create table series (
    place_id text not null references place deferrable initially deferred,
    series text not null,
    month text not null,
    value numeric not null,
    extra jsonb,
    primary key (place_id, series, month)
);

create table hazard (
    hazard_id text primary key,
    place_id text not null references place deferrable initially deferred,
    type text not null,
    severity text not null,
    onset date not null,
    expires date,
    headline text,
    source text,
    extra jsonb
);

create index household_place on household (place_no, household_id);
create index household_phone on household (phone_index) where phone_index is not null;
create index person_household on person (household_no);
create index person_national_id on person (national_id_index) where national_id_index is not null;
create index person_name on person (name text_pattern_ops);
create index ledger_household on ledger (household_no);
create index event_household on event (household_no);
create index assistance_household on assistance (household_no);

-- The journal -------------------------------------------------------------------------------------------------------

-- One entry is one accepted transaction. position orders the chain without gaps; hash covers the predecessor's hash, the
-- entry and the digest of its changes (docs/journal.md has the form).
create table journal_entry (
    entry_id bigint generated always as identity primary key,
    position bigint not null unique,
    at timestamptz not null,
    account_id bigint not null,
    account text not null, -- the account's name at that time
    action text not null, -- of the closed list in org.holdfast.server.journal.Action
    held_on date not null, -- when what it says began to hold
    source text,
    reason text,
    place_no bigint, -- the narrowest place that encloses all changes; null: not about places
    changes bigint not null,
    changes_digest bytea not null,
    previous_hash bytea not null,
    hash bytea not null
);

-- What an entry changed, in the order of no; before and after are canonical JSON, null for nothing.
create table journal_change (
    entry_id bigint not null,
    no bigint not null,
    kind text not null, -- household, place, series, hazard, signal, account, pack, setting, ...
    subject text not null, -- household_id, place_id, ...
    place_no bigint, -- of the subject; null: not about a place
    before text,
    after text,
    primary key (entry_id, no)
);
create index journal_change_place on journal_change (entry_id, place_no);
create index journal_change_subject on journal_change (kind, subject, entry_id);
create index journal_entry_at on journal_entry (at);

create table journal_head (
    single boolean primary key default true check (single),
    position bigint not null,
    hash bytea not null
);
insert into journal_head (position, hash) values (0, decode(repeat('00', 32), 'hex'));

create table journal_checkpoint (
    position bigint primary key,
    hash bytea not null,
    at timestamptz not null,
    key_id text not null,
    signature bytea not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only';
end $$;
create trigger append_only before update or delete or truncate on journal_entry for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on journal_change for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on journal_checkpoint for each statement execute function refuse_change();

-- What an entry changed is written before the entry and by whoever writes it: nothing is added to an entry that is there.
create function refuse_foreign_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    mine bigint := currval(pg_get_serial_sequence('journal_entry', 'entry_id'));
begin
    if exists (select 1 from added where entry_id <> mine) or exists (select 1 from journal_entry where entry_id = mine) then
        raise exception 'the journal is append-only' using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
create trigger own_entry after insert on journal_change referencing new table as added
    for each statement when (current_user = 'holdfast_app') execute function refuse_foreign_change();

-- The head moves on to the entry that follows it, and nowhere else.
create function refuse_foreign_head() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not exists (select 1 from journal_entry e where e.position = new.position and e.position = old.position + 1
        and e.previous_hash = old.hash and e.hash = new.hash) then
        raise exception 'the journal is append-only' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger next_entry before update on journal_head
    for each row when (current_user = 'holdfast_app') execute function refuse_foreign_head();

-- Intake ------------------------------------------------------------------------------------------------------------

create table load (
    load_id bigint generated always as identity primary key,
    account_id bigint not null references account,
    place_no bigint, -- of the account's place: who may see the load
    title text not null,
    whole boolean not null, -- a whole register (what is not in it is gone) or only the households that changed
    held_on date not null,
    state text not null check (state in
        ('received', 'checking', 'ready', 'applying', 'applied', 'refused', 'failed', 'withdrawn')),
    digest text not null, -- SHA-256 of what was received
    progress_done bigint not null default 0,
    progress_total bigint not null default 0,
    phase text not null default '',
    account_of jsonb, -- rows read, accepted and rejected by table and reason
    preview jsonb, -- new, changed, unchanged and gone by table, examples
    register_version bigint, -- the register's version the preview holds for
    problem text,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    version bigint not null default 1
);

-- Policy and assessment ---------------------------------------------------------------------------------------------

create table pack (
    digest text primary key, -- SHA-256 over its files
    pack_id text not null,
    version text not null,
    files bytea not null, -- a ZIP of the directory
    added_by bigint not null references account,
    added_at timestamptz not null default now()
);

-- From when on which pack decides.
create table pack_activation (
    activation_id bigint generated always as identity primary key,
    digest text not null references pack,
    activated_by bigint not null references account,
    activated_at timestamptz not null default now(),
    reason text not null
);

-- An assessment: of all households (full) or of those that a change touched.
create table run (
    run_id bigint generated always as identity primary key,
    kind text not null check (kind in ('full', 'partial')),
    cause text not null, -- nightly, demand, household, series, hazard, load, pack
    as_of date not null,
    digest text not null references pack,
    state text not null check (state in ('queued', 'running', 'done', 'failed', 'interrupted')),
    asked_by bigint not null references account,
    asked_at timestamptz not null default now(),
    started_at timestamptz,
    ended_at timestamptz,
    register_version bigint,
    households bigint,
    changed bigint,
    opened bigint, -- signals
    population jsonb, -- the pack's figures over the whole register
    progress_done bigint not null default 0,
    progress_total bigint not null default 0,
    phase text not null default '',
    problem text check (problem in ('refused', 'failed'))
);

-- At most one assessment of everybody is asked for and not begun.
create table run_order (
    single boolean primary key default true check (single),
    asked_by bigint not null references account,
    asked_at timestamptz not null default now()
);

-- What a pack would decide if it were in force: asked for, made on a date, or failed.
create table pack_preview (
    digest text primary key references pack,
    asked_by bigint not null references account,
    asked_at timestamptz not null default now(),
    made_at timestamptz,
    as_of date,
    register_version bigint,
    against text references pack, -- the pack that was in force when it was made
    problem text check (problem in ('refused', 'failed')),
    version bigint not null default 1 -- grows when it is asked for again
);

-- How many households of a place would move from one level to another, and what the suggested measures cost a year.
create table pack_move (
    digest text not null references pack_preview on delete cascade,
    place_no bigint not null,
    before text not null,
    after text not null,
    households bigint not null,
    cost_before numeric not null,
    cost_after numeric not null,
    primary key (digest, place_no, before, after)
);

create index run_last_full on run (run_id) where kind = 'full' and state = 'done';

-- What was found of a household from one run until another: until_run is null while it still holds.
create table result (
    household_no bigint not null,
    household_id text not null,
    place_no bigint not null,
    from_run bigint not null,
    until_run bigint,
    level text,
    level_rank int not null, -- 0: none; higher is graver
    category text,
    main_cause text,
    causes text[] not null,
    indicators text[] not null,
    unknown text[] not null,
    score bigint not null,
    verify boolean not null,
    measures text[] not null,
    costs numeric[] not null, -- of the measures, null where unknown
    outputs jsonb not null, -- the pack's output facts
    primary key (household_no, from_run)
);
create unique index result_now on result (household_no) where until_run is null;
create index result_now_place on result (place_no, level_rank) where until_run is null;
create index result_from on result (from_run);
create index result_until on result (until_run) where until_run is not null;

-- Households that changed since they were last assessed.
create table stale (
    household_no bigint primary key,
    cause text not null,
    since timestamptz not null default clock_timestamp() -- of the last change
);

-- Counts by place (villages, or wherever households are) after a run; the newest row of a place holds now.
create table tally (
    place_no bigint not null,
    run_id bigint not null references run,
    day date not null,
    households bigint not null,
    persons bigint not null,
    levels jsonb not null, -- households by level
    categories jsonb not null,
    indicators jsonb not null,
    causes jsonb not null, -- by main cause
    primary key (place_no, run_id)
);

-- Signals -----------------------------------------------------------------------------------------------------------

create table signal (
    signal_id bigint generated always as identity primary key,
    household_no bigint not null,
    household_id text not null,
    place_no bigint not null,
    channel text not null check (channel in ('declared', 'inspected', 'department', 'hazard', 'engine')),
    what text not null check (what in ('level', 'category')),
    run_id bigint references run,
    level text,
    level_rank int not null,
    category text,
    causes text[] not null,
    explanation jsonb,
    opened_at timestamptz not null default now(),
    due_on date not null, -- to start a check
    state text not null default 'open' check (state in ('open', 'closed')),
    assigned_to bigint references account,
    outcome text check (outcome in ('true', 'false', 'duplicate', 'outside')),
    closed_by bigint references account,
    closed_at timestamptz,
    reason text,
    version bigint not null default 1,
    check ((state = 'closed') = (outcome is not null))
);
create unique index signal_one_open on signal (household_no) where state = 'open';
-- By place for those who see few, and counts; by each order of the inbox for those who see many.
create index signal_inbox on signal (place_no, state, due_on);
create index signal_by_level on signal (state, level_rank, signal_id);
create index signal_by_opened on signal (state, opened_at, signal_id);
create index signal_by_due on signal (state, due_on, signal_id);
create index signal_assigned on signal (assigned_to) where assigned_to is not null;
create index signal_told on signal (channel, state) where channel <> 'engine';
create index signal_household on signal (household_no);

-- What counts as known of a household, so that one on the line does not flap: each level it reached (with all below it) and
-- each category it had. What is gone counts until it has been gone for the pack's days.
create table watch (
    household_no bigint not null,
    what text not null check (what in ('level', 'category')),
    value text not null, -- the level's rank, or the category
    gone_since date, -- null: it holds
    primary key (household_no, what, value)
);

create table saved_view (
    view_id bigint generated always as identity primary key,
    account_id bigint not null references account,
    name text not null,
    query text not null,
    unique (account_id, name)
);

create table setting (
    name text primary key,
    value text not null,
    version bigint not null default 1
);

-- Answers to requests that carried an idempotency key.
create table idempotency (
    account_id bigint not null references account,
    key text not null,
    fingerprint bytea not null, -- SHA-256 of method, path and body
    status int,
    headers jsonb,
    body bytea,
    at timestamptz not null default now(),
    primary key (account_id, key)
);

-- What each may see and change --------------------------------------------------------------------------------------

grant usage on schema public to holdfast_app;
grant select on all tables in schema public to holdfast_app;
revoke all on flyway_schema_history from holdfast_app;
grant usage on all sequences in schema public to holdfast_app;
grant insert, update, delete on place, register_column, household, person, ledger, event, assistance, series, hazard,
    load, access_token, credential, stale, saved_view, setting, idempotency, watch, tally, run_order, pack_preview, pack_move to holdfast_app;
grant update on register_state, journal_head, account, run, result, signal to holdfast_app;
grant insert on account, journal_entry, journal_change, journal_checkpoint, pack, pack_activation, run, result, signal to holdfast_app;

alter table household enable row level security;
alter table person enable row level security;
alter table ledger enable row level security;
alter table event enable row level security;
alter table assistance enable row level security;
alter table journal_entry enable row level security;
alter table journal_change enable row level security;
alter table load enable row level security;
alter table result enable row level security;
alter table stale enable row level security;
alter table watch enable row level security;
alter table signal enable row level security;
alter table tally enable row level security;
alter table account enable row level security;
alter table credential enable row level security;
alter table run enable row level security;
alter table run_order enable row level security;
alter table pack_preview enable row level security;
alter table pack_move enable row level security;
alter table setting enable row level security;
alter table register_column enable row level security;
alter table pack enable row level security;
alter table pack_activation enable row level security;
alter table access_token enable row level security;
alter table saved_view enable row level security;
alter table idempotency enable row level security;
alter table place enable row level security;
alter table series enable row level security;
alter table hazard enable row level security;
alter table register_state enable row level security;
alter table journal_head enable row level security;
alter table journal_checkpoint enable row level security;

-- Whether every household is at the acting account's place: who decides or sets something for the whole server has them all.
create function has_every_household() returns boolean language sql stable parallel safe security definer set search_path = public
    return coalesce(place_from() <= coalesce((select min(place_no) from household), place_from())
        and place_to() >= coalesce((select max(place_no) from household), place_to()), false);

-- (select f()) is worked out once a query, so that the interval is a bound of the index.
create policy reads on household for select using
    (place_no between (select place_from()) and (select place_to()) and (select reads_households()));
create policy adds on household for insert with check
    (place_no between (select place_from()) and (select place_to()) and (select changes_households())
        and ((select acting_role()) = 'system' or exists
            (select 1 from place p where p.place_id = household.place_id and p.place_no = household.place_no)));
create policy alters on household for update using
    (place_no between (select place_from()) and (select place_to()) and (select changes_households()))
    with check
    (place_no between (select place_from()) and (select place_to()) and (select changes_households())
        and ((select acting_role()) = 'system' or exists
            (select 1 from place p where p.place_id = household.place_id and p.place_no = household.place_no)));
create policy removes on household for delete using
    (place_no between (select place_from()) and (select place_to()) and (select changes_households()));

do $$
declare child text;
begin
    foreach child in array array['person', 'ledger', 'event', 'assistance'] loop
        execute format('create policy reads on %I for select using ((select acting_role()) = ''system'' or exists
            (select 1 from household h where h.household_no = %I.household_no))', child, child);
        execute format('create policy adds on %I for insert with check ((select changes_households()) and ((select acting_role()) = ''system''
            or exists (select 1 from household h where h.household_no = %I.household_no)))', child, child);
        execute format('create policy alters on %I for update using ((select changes_households()) and ((select acting_role()) = ''system''
            or exists (select 1 from household h where h.household_no = %I.household_no)))', child, child);
        execute format('create policy removes on %I for delete using ((select changes_households()) and ((select acting_role()) = ''system''
            or exists (select 1 from household h where h.household_no = %I.household_no)))', child, child);
    end loop;
    foreach child in array array['result', 'signal', 'watch', 'stale'] loop
        if child in ('result', 'signal') then
            execute format('create policy reads on %I for select using (place_no between (select place_from()) and (select place_to())
                and (select reads_households()))', child);
        else
            execute format('create policy reads on %I for select using ((select acting_role()) = ''system'' or exists
                (select 1 from household h where h.household_no = %I.household_no))', child, child);
        end if;
    end loop;
end $$;
create policy adds on result for insert with check ((select acting_role()) = 'system');
create policy alters on result for update using ((select acting_role()) = 'system');
create policy adds on watch for insert with check ((select acting_role()) = 'system');
create policy alters on watch for update using ((select acting_role()) = 'system');
create policy removes on watch for delete using ((select acting_role()) = 'system');
create policy adds on stale for insert with check ((select acting_role()) = 'system' or ((select changes_households())
    and exists (select 1 from household h where h.household_no = stale.household_no)));
create policy alters on stale for update using ((select acting_role()) = 'system' or ((select changes_households())
    and exists (select 1 from household h where h.household_no = stale.household_no)));
create policy removes on stale for delete using ((select acting_role()) = 'system');
create policy adds on signal for insert with check
    (place_no between (select place_from()) and (select place_to()) and (select decides_on_signals())
        and ((select acting_role()) = 'system' or exists (select 1 from household h where h.household_no = signal.household_no
            and h.household_id = signal.household_id and h.place_no = signal.place_no)));
create policy alters on signal for update using
    (place_no between (select place_from()) and (select place_to()) and (select decides_on_signals()));

-- A signal stays with its household, and is given to somebody whom the giver can name.
create function protect_signal() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    if acting_role() is distinct from 'system' then
        if (new.signal_id, new.household_no, new.household_id, new.place_no)
            is distinct from (old.signal_id, old.household_no, old.household_id, old.place_no) then
            raise exception 'a signal stays with its household' using errcode = 'insufficient_privilege';
        end if;
        if new.assigned_to is distinct from old.assigned_to and new.assigned_to is not null
            and not exists (select 1 from account a where a.account_id = new.assigned_to) then
            raise exception 'a signal is given to somebody at the place' using errcode = 'insufficient_privilege';
        end if;
    end if;
    return new;
end $$;
create trigger protect before update on signal for each row execute function protect_signal();

-- Counts of a village of few households tell of households: they are for those who may read these. Places are for everybody
-- at the place; a place's ancestors are named to those below it.
create policy reads on tally for select using
    (place_no between (select place_from()) and (select place_to()) and (select reads_households()));
create policy adds on tally for insert with check ((select acting_role()) = 'system');
create policy reads on place for select using
    (place_no between (select place_from()) and (select place_to())
        or (place_no <= (select place_from()) and last_no >= (select place_to())));
-- The interval is what an account sees: nobody widens it.
create policy adds on place for insert with check ((select acting_role()) in ('officer', 'system')
    and place_no between (select place_from()) and (select place_to()) and last_no <= (select place_to()));
create policy alters on place for update using ((select acting_role()) in ('officer', 'system')
    and place_no between (select place_from()) and (select place_to()) and last_no <= (select place_to()));
create policy removes on place for delete using ((select acting_role()) in ('officer', 'system')
    and place_no between (select place_from()) and (select place_to()));

-- Series and hazards of an enclosing place hold below it too: who sees the place's name sees them.
create policy reads on series for select using (exists (select 1 from place p where p.place_id = series.place_id));
create policy reads on hazard for select using (exists (select 1 from place p where p.place_id = hazard.place_id));
create policy changes on series for all using ((select acting_role()) in ('officer', 'system')
    and exists (select 1 from place p where p.place_id = series.place_id
        and p.place_no between (select place_from()) and (select place_to())));
create policy changes on hazard for all using ((select acting_role()) in ('officer', 'system')
    and exists (select 1 from place p where p.place_id = hazard.place_id
        and p.place_no between (select place_from()) and (select place_to())));

-- The journal: auditors read what happened at their place; readers of a household read its changes; administrators read
-- what is about accounts at their place and what is about no place. Everybody appends what they do.
create function about_accounts(what text) returns boolean language sql immutable parallel safe
    return what like 'account%' or what like 'credential%' or what like '%token%';

create policy reads on journal_entry for select using
    ((select acting_role()) = 'system'
        or account_id = (select acting_account())
        or (place_no is null and (select acting_role()) in ('auditor', 'administrator')
            and (not about_accounts(action) or (select place_from()) = 0))
        or (place_no between (select place_from()) and (select place_to())
            and case when about_accounts(action) then (select acting_role()) in ('auditor', 'administrator')
                else (select reads_households()) end)
        or ((select reads_households()) and exists (select 1 from journal_change c where c.entry_id = journal_entry.entry_id
            and c.place_no between (select place_from()) and (select place_to()) and not about_accounts(c.kind))));
create policy adds on journal_entry for insert with check (account_id = (select acting_account()));
create policy reads on journal_change for select using
    ((select acting_role()) = 'system'
        or (place_no between (select place_from()) and (select place_to())
            and case when about_accounts(kind) then (select acting_role()) in ('auditor', 'administrator')
                else (select reads_households()) end)
        or (place_no is null and (select acting_role()) in ('auditor', 'administrator')
            and (not about_accounts(kind) or (select place_from()) = 0)));
create policy adds on journal_change for insert with check
    (exists (select 1 where (select acting_role()) is not null)
        and (place_no is null or place_no between (select place_from()) and (select place_to())));

create policy reads on load for select using
    (account_id = (select acting_account()) or (select acting_role()) = 'system'
        or ((select acting_role()) in ('officer', 'auditor')
            and (place_no between (select place_from()) and (select place_to()) or (place_no is null and (select place_from()) = 0))));
create policy adds on load for insert with check
    (account_id = (select acting_account()) and (select acting_role()) in ('officer', 'system')
        and (place_no is null or place_no between (select place_from()) and (select place_to())));
create policy alters on load for update using
    (account_id = (select acting_account()) or (select acting_role()) = 'system');

-- Accounts: everybody sees the names of those at the place; administrators manage accounts at theirs.
create policy reads on account for select using
    (account_id = (select acting_account()) or (select acting_role()) = 'system'
        or (place_id is null and (select place_from()) = 0)
        or exists (select 1 from place p where p.place_id = account.place_id
            and p.place_no between (select place_from()) and (select place_to())));
create policy adds on account for insert with check
    ((select acting_role()) = 'system' or ((select acting_role()) = 'administrator' and role <> 'system'
        and ((place_id is null and (select place_from()) = 0) or exists (select 1 from place p where p.place_id = account.place_id
            and p.place_no between (select place_from()) and (select place_to())))));
create policy alters on account for update using
    (account_id = (select acting_account()) or (select acting_role()) = 'system'
        or ((select acting_role()) = 'administrator' and role <> 'system'
        and ((place_id is null and (select place_from()) = 0) or exists (select 1 from place p where p.place_id = account.place_id
            and p.place_no between (select place_from()) and (select place_to())))));
create policy changes on credential for all using
    (account_id = (select acting_account()) or (select acting_role()) = 'system'
        or (select acting_role()) = 'administrator' and exists (select 1 from account a
            where a.account_id = credential.account_id and a.role <> 'system'));

-- Nobody gives a role or a place to himself.
create function protect_account() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    if acting_role() is distinct from 'system'
        and (new.role, new.place_id, new.enabled, new.name, new.identity)
            is distinct from (old.role, old.place_id, old.enabled, old.name, old.identity)
        and (acting_role() is distinct from 'administrator' or old.account_id = acting_account()) then
        raise exception 'an account is not changed by its owner';
    end if;
    return new;
end $$;
create trigger protect before update on account for each row execute function protect_account();

create policy reads on run for select using ((select reads_households()) or (select acting_role()) = 'administrator');
create policy adds on run for insert with check (asked_by = (select acting_account()) and (select acting_role()) in ('officer', 'system'));
create policy alters on run for update using ((select acting_role()) = 'system');
create policy reads on run_order for select using ((select reads_households()) or (select acting_role()) = 'administrator');
create policy adds on run_order for insert with check (asked_by = (select acting_account()) and (select acting_role()) in ('officer', 'system'));
create policy removes on run_order for delete using ((select acting_role()) = 'system');
create policy reads on pack_preview for select using ((select reads_households()));
create policy adds on pack_preview for insert with check (asked_by = (select acting_account())
    and (select acting_role()) in ('officer', 'system') and (select has_every_household()));
create policy alters on pack_preview for update using
    ((select acting_role()) in ('officer', 'system') and (select has_every_household()));
create policy reads on pack_move for select using
    (place_no between (select place_from()) and (select place_to()) and (select reads_households()));
create policy changes on pack_move for all using ((select acting_role()) = 'system');
create policy reads on setting for select using ((select acting_role()) is not null);
create policy changes on setting for all using
    ((select acting_role()) in ('administrator', 'system') and (select has_every_household()));
create policy reads on register_column for select using ((select acting_role()) is not null);

-- Policy is for everybody to read; administrators add it and officers make it decide.
create policy reads on pack for select using ((select acting_role()) is not null);
create policy adds on pack for insert with check
    (added_by = (select acting_account()) and (select acting_role()) in ('administrator', 'system')
        and (select has_every_household()));
create policy reads on pack_activation for select using ((select acting_role()) is not null);
create policy adds on pack_activation for insert with check
    (activated_by = (select acting_account()) and (select acting_role()) in ('officer', 'system')
        and (select has_every_household()));

create policy reads on access_token for select using (account_id = (select acting_account())
    or (select acting_role()) in ('administrator', 'system') and exists (select 1 from account a where a.account_id = access_token.account_id));
create policy changes on access_token for all using (account_id = (select acting_account()) or (select acting_role()) = 'system'
    or (select acting_role()) = 'administrator' and exists (select 1 from account a where a.account_id = access_token.account_id));
create policy mine on saved_view for all using (account_id = (select acting_account()));
create policy mine on idempotency for all using (account_id = (select acting_account()) or (select acting_role()) = 'system');

-- What is about the whole server: everybody with a role reads it; the journal's head moves with whatever is accepted.
create policy changes on register_column for all using ((select changes_households()));
create policy reads on register_state for select using ((select acting_role()) is not null);
create policy alters on register_state for update using ((select changes_households()));
create policy reads on journal_head for select using ((select acting_role()) is not null);
create policy alters on journal_head for update using ((select acting_role()) is not null);
create policy reads on journal_checkpoint for select using ((select acting_role()) is not null);
create policy adds on journal_checkpoint for insert with check ((select acting_role()) = 'system');
