-- The register with types and defaults: a default fills an empty cell of a present column; only resident holds without one.

CREATE OR REPLACE TABLE household AS
SELECT
    household_id,
    place_id,
    CASE WHEN has_column('household', 'register_status') THEN coalesce(register_status, 'general') END AS register_status,
    CASE WHEN has_column('household', 'relocated') THEN coalesce(truth(relocated), false) END AS relocated,
    dwelling_grade,
    truth(water_safe) AS water_safe,
    CAST(arable_land AS DECIMAL(18, 6)) AS arable_land
FROM raw_household;

-- One row a person, and one row that is no member for a household without persons.
CREATE OR REPLACE TABLE person AS
SELECT
    h.household_id,
    p.person_id IS NOT NULL
        AND coalesce(truth(p.resident), true)
        AND coalesce(CAST(p.birth_date AS DATE) <= q.as_of, true) AS member,
    complete_years(CAST(p.birth_date AS DATE), q.as_of) AS age,
    p.education,
    truth(p.enrolled) AS enrolled,
    p.health,
    CASE WHEN has_column('person', 'disability') THEN coalesce(CAST(p.disability AS INTEGER), 0) END AS disability,
    p.work_capacity,
    p.employment,
    truth(p.insured_medical) AS insured_medical,
    truth(p.insured_pension) AS insured_pension
FROM household h
LEFT JOIN raw_person p USING (household_id)
CROSS JOIN question q;

-- An absent table is one row whose very existence is unknown; a household without rows has one that does not exist.
CREATE OR REPLACE TABLE ledger AS
SELECT
    h.household_id,
    CASE WHEN has_table('ledger') THEN l.household_id IS NOT NULL END AS held,
    year(q.as_of) * 12 + month(q.as_of) - 1 - month_number(l.month) AS months_ago,
    l.flow,
    l.item,
    fen(l.amount) AS amount
FROM household h
LEFT JOIN raw_ledger l USING (household_id)
CROSS JOIN question q;

CREATE OR REPLACE TABLE event AS
SELECT
    h.household_id,
    CASE WHEN has_table('event') THEN e.household_id IS NOT NULL END AS held,
    e.type,
    CAST(e.occurred_on AS DATE) AS occurred_on,
    fen(e.loss) AS loss
FROM household h
LEFT JOIN raw_event e USING (household_id);

-- Every place with itself and each place that encloses it.
CREATE OR REPLACE TABLE enclosing AS
WITH RECURSIVE chain (place_id, encloser, distance) AS (
    SELECT place_id, place_id, 0 FROM raw_place
    UNION ALL
    SELECT c.place_id, p.parent_id, c.distance + 1
    FROM chain c JOIN raw_place p ON p.place_id = c.encloser
    WHERE p.parent_id IS NOT NULL)
SELECT * FROM chain;
