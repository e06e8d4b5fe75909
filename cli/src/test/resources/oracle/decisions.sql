-- Level, category, causes and measures: a row of a decision table fires only when it is true.

CREATE OR REPLACE TABLE cause AS
SELECT
    v.household_id,
    v.cause,
    sum(v.weight) AS weight,
    (SELECT min(i.position) FROM indicator i WHERE i.cause = v.cause) AS position
FROM verdict v
WHERE v.holds
GROUP BY v.household_id, v.cause;

CREATE OR REPLACE TABLE tally AS
SELECT
    household_id,
    count(*) FILTER (WHERE holds AND severity = 'critical') AS critical,
    count(*) FILTER (WHERE holds AND severity = 'high') AS high,
    count(*) FILTER (WHERE holds AND severity = 'medium') AS medium,
    count(*) FILTER (WHERE holds AND severity = 'low') AS low,
    count(*) FILTER (WHERE holds IS NULL AND severity IN ('critical', 'high')) AS grave_unknown,
    count(*) FILTER (WHERE holds AND id = 'near_line') = 1 AS near_line,
    count(*) FILTER (WHERE holds AND id IN ('below_poverty_line', 'near_line')) > 0 AS under_monitor_line,
    count(*) FILTER (WHERE holds AND id = 'net_below_line') = 1 AS net_below_line,
    coalesce(sum(weight) FILTER (WHERE holds), 0) AS score,
    string_agg(id, ';' ORDER BY position) FILTER (WHERE holds) AS indicators,
    string_agg(id, ';' ORDER BY position) FILTER (WHERE holds IS NULL) AS unknown
FROM verdict
GROUP BY household_id;

CREATE OR REPLACE TABLE offer AS
SELECT
    f.household_id,
    f.income_per_head < p.poverty_line AS subsistence_allowance,
    f.worker_without_job AS public_welfare_post,
    f.workers > 0 AS skills_training,
    f.workers > 0 AS job_placement,
    f.workers > 0 AND f.arable_land > 0 AS industry_support,
    f.medical > 0 AS medical_assistance,
    c.insurance_gap AS insurance_enrolment,
    c.disability AS disability_care,
    c.pension_gap AS pension_enrolment,
    c.education_gap OR c.schooling_cost AS schooling_aid,
    c.housing_gap AS housing_repair,
    c.water_gap AS water_connection,
    c.disaster_loss OR c.accident AS disaster_relief,
    f.relocated AS relocation_follow_up
FROM fact f
JOIN setting p USING (place_id)
JOIN condition c USING (household_id);

CREATE OR REPLACE TABLE suggestion AS
SELECT o.household_id, o.id, m.position, max(c.weight) AS weight
FROM (FROM offer UNPIVOT (given FOR id IN (COLUMNS(* EXCLUDE (household_id))))) o
JOIN measure m USING (id)
JOIN cause c ON c.household_id = o.household_id AND list_contains(m.causes, c.cause)
WHERE o.given
GROUP BY o.household_id, o.id, m.position;

CREATE OR REPLACE TABLE standing AS
SELECT
    *,
    CASE
        WHEN critical > 0 THEN 'red'
        WHEN high >= 2 OR (near_line AND high + medium >= 2) THEN 'orange'
        WHEN high = 1 OR medium >= 2 THEN 'yellow'
        WHEN medium = 1 OR low >= 1 THEN 'blue'
        ELSE 'none' END AS level
FROM tally;
