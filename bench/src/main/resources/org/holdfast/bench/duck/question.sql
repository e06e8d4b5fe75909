-- What depends on the date of assessment and on places, persons' profiles and ledger entries, not on households.

SET VARIABLE this_month = (year(getvariable('as_of')) - 1900) * 12 + month(getvariable('as_of')) - 1;

CREATE OR REPLACE TEMP TABLE latest AS
SELECT name, arg_max(value, valid_from) AS value
FROM parameter
WHERE place_id IS NULL AND valid_from <= getvariable('as_of')
GROUP BY name;

SET VARIABLE poverty_line = (SELECT (100 * value)::BIGINT FROM latest WHERE name = 'poverty_line');
SET VARIABLE medical_bill_registered =
    (SELECT (100 * value)::BIGINT FROM latest WHERE name = 'medical_bill_registered');
SET VARIABLE medical_bill_general = (SELECT (100 * value)::BIGINT FROM latest WHERE name = 'medical_bill_general');
SET VARIABLE schooling_cost = (SELECT (100 * value)::BIGINT FROM latest WHERE name = 'schooling_cost');
SET VARIABLE transfer_share = (SELECT value FROM latest WHERE name = 'transfer_share');
SET VARIABLE income_drop = (SELECT value FROM latest WHERE name = 'income_drop');
SET VARIABLE medical_share = (SELECT value FROM latest WHERE name = 'medical_share');
SET VARIABLE disaster_share = (SELECT value FROM latest WHERE name = 'disaster_share');
SET VARIABLE business_share = (SELECT value FROM latest WHERE name = 'business_share');
SET VARIABLE wage_share = (SELECT value FROM latest WHERE name = 'wage_share');
SET VARIABLE wage_fall = (SELECT value FROM latest WHERE name = 'wage_fall');
SET VARIABLE price_fall = (SELECT value FROM latest WHERE name = 'price_fall');
SET VARIABLE dependency = (SELECT value FROM latest WHERE name = 'dependency');

-- The nearest place that has any row of a series owns it; unknown if its value a year earlier is missing or 0.
CREATE OR REPLACE TEMP TABLE trend AS
WITH owner AS (
    SELECT e.place, s.series, arg_min(e.encloser, e.distance) AS owner
    FROM enclosing e
    JOIN (SELECT DISTINCT place, series FROM series WHERE series IN ('migrant_wage', 'farm_price')) s
        ON s.place = e.encloser
    GROUP BY e.place, s.series),
newest AS (
    SELECT place AS owner, series, max(month) AS month
    FROM series
    WHERE month < getvariable('this_month')
    GROUP BY place, series),
change AS (
    SELECT n.owner, n.series, (now.value - before.value) / nullif(before.value, 0) AS change
    FROM newest n
    JOIN series now ON now.place = n.owner AND now.series = n.series AND now.month = n.month
    JOIN series before ON before.place = n.owner AND before.series = n.series AND before.month = n.month - 12)
SELECT
    o.place,
    max(c.change) FILTER (o.series = 'migrant_wage') AS migrant_wage,
    max(c.change) FILTER (o.series = 'farm_price') AS farm_price
FROM owner o
JOIN change c ON c.owner = o.owner AND c.series = o.series
GROUP BY o.place;

-- Without a parent_id column nobody knows what encloses a place; without an expires column, whether a hazard has ended.
CREATE OR REPLACE TEMP TABLE danger AS
WITH active AS (
    SELECT
        place,
        CASE WHEN NOT getvariable('has_expires') THEN NULL ELSE coalesce(getvariable('as_of') <= expires, true) END AS lasts
    FROM hazard
    WHERE severity IN ('severe', 'extreme') AND onset <= getvariable('as_of')),
touched AS (
    SELECT e.place, bool_or(a.lasts) AS yes, bool_or(a.lasts IS NULL) AS perhaps
    FROM enclosing e
    JOIN active a ON a.place = e.encloser
    GROUP BY e.place)
SELECT
    p.place,
    CASE
        WHEN NOT getvariable('has_hazard') THEN NULL
        WHEN t.yes THEN true
        WHEN t.perhaps THEN NULL
        WHEN getvariable('has_parent') THEN false
        WHEN EXISTS (FROM active WHERE active.place <> p.place AND lasts IS DISTINCT FROM false) THEN NULL
        ELSE false END AS severe
FROM place p
LEFT JOIN touched t USING (place);

-- Only the monitoring line differs by place.
CREATE OR REPLACE TEMP TABLE setting AS
WITH line AS (
    SELECT name, value, valid_from, place_id
    FROM parameter
    WHERE name = 'monitor_line' AND valid_from <= getvariable('as_of')),
nearest AS (
    SELECT
        e.place,
        first((100 * l.value)::BIGINT ORDER BY e.distance, l.valid_from DESC) AS monitor_line,
        min(e.distance) AS distance
    FROM enclosing e
    JOIN place p ON p.place = e.encloser
    JOIN line l ON l.place_id = p.place_id
    GROUP BY e.place)
SELECT
    p.place,
    CASE
        WHEN getvariable('has_parent') OR n.distance = 0 OR p.place_id = 'CN' OR (SELECT count(place_id) FROM line) = 0
        THEN coalesce(n.monitor_line, (SELECT (100 * value)::BIGINT FROM latest WHERE name = 'monitor_line')) END
        AS monitor_line,
    d.severe,
    t.migrant_wage < getvariable('wage_fall') AS wages_fall,
    t.farm_price < getvariable('price_fall') AS prices_fall
FROM place p
JOIN danger d USING (place)
LEFT JOIN nearest n USING (place)
LEFT JOIN trend t USING (place);

-- An entry's share, 0, 1 or -1, in each sum: then a sum is that of amount x share.
CREATE OR REPLACE TEMP TABLE share AS
WITH entry AS (
    SELECT
        (month * 16 + item)::USMALLINT AS entry,
        month >= getvariable('this_month') - 12 AS last_year,
        item,
        CASE WHEN item < 4 THEN 1 WHEN item = 4 THEN -1 ELSE 0 END AS income
    FROM range(getvariable('this_month') - 24, getvariable('this_month')) m (month), range(10) i (item))
SELECT
    entry,
    (last_year AND item = 0)::INTEGER::DOUBLE AS wage,
    (last_year AND item = 1)::INTEGER::DOUBLE AS business,
    (last_year AND item = 3)::INTEGER::DOUBLE AS transfer,
    CASE WHEN last_year AND item IN (2, 4) THEN income ELSE 0 END::DOUBLE AS other_income,
    (last_year AND item = 5)::INTEGER::DOUBLE AS medical,
    (last_year AND item = 6)::INTEGER::DOUBLE AS schooling,
    (last_year AND item IN (7, 8))::INTEGER::DOUBLE AS other_rigid,
    CASE WHEN last_year THEN 0 ELSE income END::DOUBLE AS income_before
FROM entry;

-- What a member of a profile and a range of ages adds to its household: marks that are or-ed, and counts that are added.
-- Ages: 0 under 6, 1 under 16, 2 under 60, 3 from 60 on, 4 unknown. Marks 6, 7, 12, 13, 14 and 20 are indicators;
-- 0 a migrant worker, 1 a farm worker, 2 a worker without a job, 3 a worker with more than primary education,
-- 4 a member under 60, 5 (doubt only) a worker or not, 8 (doubt only) an employed worker or not.
CREATE OR REPLACE TEMP TABLE share_of_member AS
WITH labour AS (
    SELECT
        *,
        CASE WHEN ages < 4 THEN ages = 2 END AND work_capacity IN ('full', 'partial') AS worker,
        employment IN ('migrant', 'local_wage', 'public_post', 'self_employed') AS has_job,
        education IN ('none', 'primary') AS low
    FROM profile, range(5) a (ages)
    WHERE resident)
SELECT
    (profile * 5 + ages)::INTEGER AS member,
    mark(0, worker AND employment = 'migrant')
        | mark(1, worker AND employment = 'farm')
        | mark(2, worker AND NOT has_job)
        | mark(3, worker AND NOT low)
        | mark(4, CASE WHEN ages < 4 THEN ages < 3 END)
        | CASE WHEN worker IS NULL THEN doubt(5) ELSE 0 END
        | mark(6, CASE WHEN ages < 4 THEN ages = 1 END AND NOT enrolled AND low)
        | mark(7, NOT insured_medical)
        | CASE WHEN (worker AND has_job) IS NULL THEN doubt(8) ELSE 0 END
        | mark(12, health = 'serious')
        | mark(13, health = 'chronic')
        | mark(14, disability IN (1, 2))
        | mark(20, CASE WHEN ages < 4 THEN ages = 3 END AND NOT insured_pension) AS marks,
    1::BIGINT
        + CASE WHEN worker THEN 1::BIGINT << 20 ELSE 0 END
        + CASE WHEN worker AND has_job THEN 1::BIGINT << 40 ELSE 0 END AS counts
FROM labour;

CREATE OR REPLACE TEMP TABLE share_of_trait AS
SELECT
    trait,
    register_status,
    relocated,
    CASE
        WHEN register_status = 'general' THEN getvariable('medical_bill_general')
        WHEN register_status IS NOT NULL THEN getvariable('medical_bill_registered') END AS medical_bill,
    mark(8, dwelling_grade IN ('C', 'D')) | mark(9, NOT water_safe) AS marks
FROM trait;
