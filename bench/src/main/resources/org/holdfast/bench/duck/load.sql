-- CSV files with their types checked (tables new_*, each key once; view csv_ledger) into tables of numbers, each sorted by household.
-- A household, person or place is its row number. Columns that only ever take a few values together are one number into
-- a table of the combinations: profile for persons, trait for households; a ledger row's month and item are its entry.

CREATE TABLE place AS
SELECT (row_number() OVER ())::INTEGER - 1 AS place, place_id, parent_id, level, name
FROM new_place;

CREATE TABLE trait AS
SELECT (row_number() OVER ())::INTEGER - 1 AS trait, *
FROM (SELECT DISTINCT register_status, relocated, dwelling_grade, water_safe FROM new_household);

CREATE TABLE household AS
SELECT (row_number() OVER ())::INTEGER - 1 AS household, *
FROM (
    SELECT
        h.household_id, p.place, t.trait, h.arable_land, h.lifted_on, h.site_id, h.resettled_on, h.weight, h.phone,
        h.address
    FROM new_household h
    JOIN place p USING (place_id)
    JOIN trait t ON t.register_status IS NOT DISTINCT FROM h.register_status
        AND t.relocated IS NOT DISTINCT FROM h.relocated
        AND t.dwelling_grade IS NOT DISTINCT FROM h.dwelling_grade
        AND t.water_safe IS NOT DISTINCT FROM h.water_safe
    ORDER BY h.household_id);

DROP TABLE new_household;

CREATE TABLE profile AS
SELECT (row_number() OVER ())::INTEGER - 1 AS profile, *
FROM (
    SELECT DISTINCT
        resident, education, enrolled, health, disability, work_capacity, employment, insured_medical, insured_pension
    FROM new_person);

CREATE TABLE person AS
SELECT (row_number() OVER ())::INTEGER - 1 AS person, *
FROM (
    SELECT h.household, f.profile, p.birth_date, p.person_id, p.name, p.national_id, p.sex, p.relation
    FROM new_person p
    JOIN household h USING (household_id)
    JOIN profile f ON f.resident = p.resident
        AND f.education IS NOT DISTINCT FROM p.education
        AND f.enrolled IS NOT DISTINCT FROM p.enrolled
        AND f.health IS NOT DISTINCT FROM p.health
        AND f.disability IS NOT DISTINCT FROM p.disability
        AND f.work_capacity IS NOT DISTINCT FROM p.work_capacity
        AND f.employment IS NOT DISTINCT FROM p.employment
        AND f.insured_medical IS NOT DISTINCT FROM p.insured_medical
        AND f.insured_pension IS NOT DISTINCT FROM p.insured_pension
    ORDER BY h.household);

DROP TABLE new_person;

-- The first four items are incomes, the others expenses.
CREATE TABLE ledger AS
SELECT
    h.household,
    (enum_code(l.month)::INTEGER * 16 + enum_code(l.item))::USMALLINT AS entry,
    l.amount,
    p.person,
    l.programme,
    l.source
FROM csv_ledger l
JOIN household h USING (household_id)
LEFT JOIN person p ON p.person_id = l.person_id
WHERE (l.flow = 'income') = (enum_code(l.item) < 4) AND (l.person_id IS NULL OR p.person IS NOT NULL)
ORDER BY h.household;

CREATE TABLE event AS
SELECT h.household, e.type, e.occurred_on, e.loss, e.event_id, p.person, e.reported_on, e.source
FROM new_event e
JOIN household h USING (household_id)
LEFT JOIN person p ON p.person_id = e.person_id
WHERE e.person_id IS NULL OR p.person IS NOT NULL
ORDER BY h.household;

CREATE TABLE assistance AS
SELECT h.household, a.* EXCLUDE (household_id, person_id), p.person
FROM new_assistance a
JOIN household h USING (household_id)
LEFT JOIN person p ON p.person_id = a.person_id
WHERE a.person_id IS NULL OR p.person IS NOT NULL
ORDER BY h.household;

CREATE TABLE series AS
SELECT p.place, s.series, enum_code(s.month)::INTEGER AS month, s.value
FROM new_series s
JOIN place p USING (place_id);

CREATE TABLE hazard AS
SELECT p.place, z.* EXCLUDE (place_id)
FROM new_hazard z
JOIN place p USING (place_id);

-- Every place with itself and each place that encloses it.
CREATE TABLE enclosing AS
WITH RECURSIVE chain (place, encloser, distance) AS (
    SELECT place, place, 0 FROM place
    UNION ALL
    SELECT c.place, e.place, c.distance + 1
    FROM chain c
    JOIN place p ON p.place = c.encloser
    JOIN place e ON e.place_id = p.parent_id)
SELECT * FROM chain;
