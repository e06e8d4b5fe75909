-- Every household with its facts and its thirty conditions: the one pass over persons, ledger and events.

CREATE OR REPLACE TEMP TABLE assessed AS
WITH people AS (
    SELECT household, bit_or(marks) AS marks, sum(counts)::BIGINT AS counts
    FROM (
        SELECT
            household,
            profile * 5 + CASE
                WHEN birth_date > getvariable('as_of') - INTERVAL 16 YEAR
                THEN CASE WHEN birth_date > getvariable('as_of') - INTERVAL 6 YEAR THEN 0 ELSE 1 END
                WHEN birth_date > getvariable('as_of') - INTERVAL 60 YEAR THEN 2
                WHEN birth_date IS NULL THEN 4
                ELSE 3 END AS member
        FROM person
        WHERE birth_date IS NULL OR birth_date <= getvariable('as_of'))
    JOIN share_of_member USING (member)
    GROUP BY household),
flows AS (
    SELECT
        household,
        sum(amount::DOUBLE * s.wage) AS wage,
        sum(amount::DOUBLE * s.business) AS business,
        sum(amount::DOUBLE * s.transfer) AS transfer,
        sum(amount::DOUBLE * s.other_income) AS other_income,
        sum(amount::DOUBLE * s.medical) AS medical,
        sum(amount::DOUBLE * s.schooling) AS schooling,
        sum(amount::DOUBLE * s.other_rigid) AS other_rigid,
        sum(amount::DOUBLE * s.income_before) AS income_before
    FROM ledger
    JOIN share s USING (entry)
    GROUP BY household),
happenings AS (
    SELECT
        household,
        sum(CASE WHEN type IN ('natural_disaster', 'fire') THEN loss END)::BIGINT AS losses,
        bit_or(CASE
            WHEN type IN ('natural_disaster', 'fire') AND loss IS NULL THEN doubt(22)
            WHEN type IN ('accident', 'death') THEN flag(24)
            WHEN type = 'job_loss' AND occurred_on > getvariable('as_of') - INTERVAL 3 MONTH THEN flag(25)
            WHEN type IN ('business_failure', 'price_slump') THEN flag(28)
            ELSE 0 END) AS marks
    FROM event
    WHERE occurred_on > getvariable('as_of') - INTERVAL 12 MONTH AND occurred_on <= getvariable('as_of')
    GROUP BY household),
gathered AS (
    SELECT
        h.household,
        h.place,
        h.arable_land > 0 AS has_land,
        t.register_status,
        t.relocated,
        t.medical_bill,
        t.marks AS trait_marks,
        s.monitor_line,
        s.severe,
        s.wages_fall,
        s.prices_fall,
        coalesce(p.counts, 0) AS counts,
        coalesce(p.marks, 0) AS marks,
        CASE WHEN getvariable('has_event') THEN coalesce(e.marks, 0) ELSE doubt(22) | doubt(24) | doubt(25) | doubt(28) END
            AS event_marks,
        coalesce(e.losses, 0) AS losses,
        CASE WHEN getvariable('has_ledger') THEN coalesce(f.wage + f.business + f.transfer + f.other_income, 0) END::BIGINT
            AS income,
        CASE WHEN getvariable('has_ledger') THEN coalesce(f.income_before, 0) END::BIGINT AS income_before,
        CASE WHEN getvariable('has_ledger') THEN coalesce(f.medical + f.schooling + f.other_rigid, 0) END::BIGINT AS rigid,
        CASE WHEN getvariable('has_ledger') THEN coalesce(f.wage, 0) END AS wage,
        CASE WHEN getvariable('has_ledger') THEN coalesce(f.business, 0) END AS business,
        CASE WHEN getvariable('has_ledger') THEN coalesce(f.transfer, 0) END AS transfer,
        CASE WHEN getvariable('has_ledger') THEN coalesce(f.medical, 0) END AS medical,
        CASE WHEN getvariable('has_ledger') THEN coalesce(f.schooling, 0) END AS schooling
    FROM household h
    JOIN share_of_trait t USING (trait)
    JOIN setting s USING (place)
    LEFT JOIN people p USING (household)
    LEFT JOIN flows f USING (household)
    LEFT JOIN happenings e USING (household)),
counted AS (
    SELECT
        * EXCLUDE (losses),
        counts & ((1 << 20) - 1) AS size,
        CASE WHEN (marks & doubt(5)) = 0 THEN (counts >> 20) & ((1 << 20) - 1) END AS workers,
        CASE WHEN (marks & doubt(8)) = 0 THEN counts >> 40 END AS employed,
        CASE WHEN (event_marks & doubt(22)) = 0 THEN losses END AS losses,
        income > 0 AS earns,
        income::DOUBLE AS whole
    FROM gathered),
weighed AS (
    SELECT
        *,
        per_head(income, size) AS income_per_head,
        per_head(income - rigid, size) AS net_per_head,
        earns AND wage / whole > getvariable('wage_share') AS lives_on_wages,
        earns AND business / whole > getvariable('business_share') AS lives_on_business
    FROM counted),
decided AS (
    SELECT
        household,
        place,
        register_status,
        size,
        income,
        income_per_head,
        rigid,
        net_per_head,
        trait_marks
            | (marks & (flag(6) | flag(7) | flag(12) | flag(13) | flag(14) | flag(20)
                | ((doubt(6) | doubt(7) | doubt(12) | doubt(13) | doubt(14) | doubt(20)) & ~((marks & 4294967295) << 32))))
            | (event_marks & (flag(24) | flag(25) | flag(28) | doubt(24) | doubt(25) | doubt(28)))
            | mark(0, income_per_head < getvariable('poverty_line'))
            | mark(1, income_per_head >= getvariable('poverty_line') AND income_per_head < monitor_line)
            | mark(2, income_per_head >= monitor_line AND net_per_head < monitor_line)
            | mark(3, income_before > 0
                AND (income_before - income)::DOUBLE / income_before::DOUBLE > getvariable('income_drop'))
            | mark(4, earns AND transfer / whole > getvariable('transfer_share'))
            | mark(5, employed = 1 AND truth(marks, 0) AND lives_on_wages)
            | mark(10, medical > 0 AND (NOT earns OR medical / whole > getvariable('medical_share')))
            | mark(11, medical > medical_bill)
            | mark(15, workers = 0)
            | mark(16, workers > 0 AND NOT truth(marks, 3))
            | mark(17, workers > 0 AND employed = 0 AND NOT truth(marks, 1))
            | mark(18, workers > 0 AND (size - workers)::DOUBLE / workers::DOUBLE > getvariable('dependency'))
            | mark(19, size > 0 AND NOT truth(marks, 4))
            | mark(21, schooling > getvariable('schooling_cost'))
            | mark(22, losses > 0 AND (NOT earns OR losses::DOUBLE / whole > getvariable('disaster_share')))
            | mark(23, severe AND lives_on_business)
            | mark(26, wages_fall AND lives_on_wages)
            | mark(27, prices_fall AND lives_on_business)
            | mark(29, relocated AND workers > 0 AND employed = 0) AS verdicts,
        CASE WHEN holds(marks, 2) THEN flag(30) ELSE 0 END
            | CASE WHEN workers > 0 THEN flag(31) ELSE 0 END
            | CASE WHEN workers > 0 AND has_land THEN flag(32) ELSE 0 END
            | CASE WHEN medical > 0 THEN flag(33) ELSE 0 END
            | CASE WHEN relocated THEN flag(34) ELSE 0 END AS offers
    FROM weighed)
SELECT
    household,
    place,
    register_status,
    size,
    income,
    income_per_head,
    rigid,
    net_per_head,
    (verdicts & 1073741823) | offers AS finding,
    verdicts >> 32 AS unknown
FROM decided;
