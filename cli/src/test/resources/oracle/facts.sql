-- What is known of a place (parameters, trends, hazards) and of a household (facts of the pack).

-- Without a parent_id column nobody knows what encloses a place: other places neither do nor do not.
CREATE OR REPLACE TABLE home AS
SELECT DISTINCT place_id, CASE WHEN has_column('place', 'parent_id') THEN false END AS enclosed_by_others FROM household;

CREATE OR REPLACE TABLE setting AS
WITH candidate AS (
    SELECT
        h.place_id, v.name, v.value, v.valid_from,
        v.place_id IS NULL OR e.distance IS NOT NULL OR h.enclosed_by_others AS applies,
        CASE WHEN v.place_id IS NULL THEN if(h.place_id = 'CN', 0, 1000000) ELSE e.distance END AS distance
    FROM home h
    CROSS JOIN question q
    JOIN parameter v ON v.valid_from <= q.as_of
    LEFT JOIN enclosing e ON e.place_id = h.place_id AND e.encloser = v.place_id),
nearest AS (
    SELECT
        place_id, name,
        CASE
            WHEN count(*) FILTER (WHERE applies IS NULL) > 0 AND count(*) FILTER (WHERE distance = 0) = 0 THEN NULL
            ELSE first(value ORDER BY distance, valid_from DESC) FILTER (WHERE applies) END AS value
    FROM candidate
    GROUP BY place_id, name)
SELECT
    place_id,
    max(fen(value)) FILTER (WHERE name = 'poverty_line') AS poverty_line,
    max(fen(value)) FILTER (WHERE name = 'monitor_line') AS monitor_line,
    max(fen(value)) FILTER (WHERE name = 'medical_bill_registered') AS medical_bill_registered,
    max(fen(value)) FILTER (WHERE name = 'medical_bill_general') AS medical_bill_general,
    max(fen(value)) FILTER (WHERE name = 'schooling_cost') AS schooling_cost,
    max(CAST(value AS DOUBLE)) FILTER (WHERE name = 'transfer_share') AS transfer_share,
    max(CAST(value AS DOUBLE)) FILTER (WHERE name = 'income_drop') AS income_drop,
    max(CAST(value AS DOUBLE)) FILTER (WHERE name = 'medical_share') AS medical_share,
    max(CAST(value AS DOUBLE)) FILTER (WHERE name = 'disaster_share') AS disaster_share,
    max(CAST(value AS DOUBLE)) FILTER (WHERE name = 'business_share') AS business_share,
    max(CAST(value AS DOUBLE)) FILTER (WHERE name = 'wage_share') AS wage_share,
    max(CAST(value AS DOUBLE)) FILTER (WHERE name = 'wage_fall') AS wage_fall,
    max(CAST(value AS DOUBLE)) FILTER (WHERE name = 'price_fall') AS price_fall,
    max(CAST(value AS DOUBLE)) FILTER (WHERE name = 'dependency') AS dependency
FROM nearest
GROUP BY place_id;

-- The year-on-year change of each series, of the nearest place that has any row of it.
CREATE OR REPLACE TABLE trend AS
WITH owner AS (
    SELECT h.place_id, s.series, first(e.encloser ORDER BY e.distance) AS owner
    FROM home h
    JOIN enclosing e USING (place_id)
    JOIN (SELECT DISTINCT place_id, series FROM raw_series) s ON s.place_id = e.encloser
    GROUP BY h.place_id, s.series),
value AS (
    SELECT place_id AS owner, series, month_number(month) AS month, CAST(value AS DOUBLE) AS value FROM raw_series),
latest AS (
    SELECT owner, series, max(month) AS month
    FROM value CROSS JOIN question q
    WHERE month < year(q.as_of) * 12 + month(q.as_of) - 1
    GROUP BY owner, series)
SELECT
    o.place_id,
    max((now.value - before.value) / nullif(before.value, 0.0)) FILTER (WHERE o.series = 'migrant_wage') AS migrant_wage,
    max((now.value - before.value) / nullif(before.value, 0.0)) FILTER (WHERE o.series = 'farm_price') AS farm_price
FROM owner o
JOIN latest l ON l.owner = o.owner AND l.series = o.series
JOIN value now ON now.owner = l.owner AND now.series = l.series AND now.month = l.month
JOIN value before ON before.owner = l.owner AND before.series = l.series AND before.month = l.month - 12
GROUP BY o.place_id;

-- Without an expires column nobody knows whether a hazard has ended.
CREATE OR REPLACE TABLE danger AS
SELECT
    h.place_id,
    some_row(CASE WHEN has_table('hazard') THEN
        z.hazard_id IS NOT NULL
        AND (e.distance IS NOT NULL OR h.enclosed_by_others)
        AND CAST(z.onset AS DATE) <= q.as_of
        AND (CASE WHEN has_column('hazard', 'expires') THEN z.expires IS NULL END OR q.as_of <= CAST(z.expires AS DATE))
        AND z.severity IN ('severe', 'extreme') END) AS severe_hazard
FROM home h
CROSS JOIN question q
LEFT JOIN raw_hazard z ON true
LEFT JOIN enclosing e ON e.place_id = h.place_id AND e.encloser = z.place_id
GROUP BY h.place_id;

CREATE OR REPLACE TABLE people AS
WITH labour AS (
    SELECT
        *,
        member AND age >= 16 AND age <= 59 AND work_capacity IN ('full', 'partial') AS worker,
        employment IN ('migrant', 'local_wage', 'public_post', 'self_employed') AS has_job
    FROM person)
SELECT
    household_id,
    count_rows(member) AS size,
    count_rows(worker) AS workers,
    count_rows(worker AND has_job) AS employed,
    some_row(worker AND employment = 'migrant') AS migrant_worker,
    some_row(worker AND employment = 'farm') AS farm_worker,
    some_row(worker AND NOT has_job) AS worker_without_job,
    every_row(NOT worker OR education IN ('none', 'primary')) AS workers_low_educated,
    some_row(member AND age >= 6 AND age <= 15 AND NOT enrolled AND education IN ('none', 'primary')) AS child_out_of_school,
    some_row(member AND NOT insured_medical) AS uninsured,
    some_row(member AND health = 'serious') AS serious,
    some_row(member AND health = 'chronic') AS chronic,
    some_row(member AND disability IN (1, 2)) AS disabled,
    every_row(NOT member OR age >= 60) AS all_elderly,
    some_row(member AND age >= 60 AND NOT insured_pension) AS elderly_without_pension
FROM labour
GROUP BY household_id;

CREATE OR REPLACE TABLE flows AS
WITH dated AS (
    SELECT
        *,
        held AND months_ago >= 1 AND months_ago <= 12 AS last_year,
        held AND months_ago >= 13 AND months_ago <= 24 AS year_before,
        flow = 'income' AND item IN ('wage', 'business', 'property', 'transfer') AS earned,
        flow = 'expense' AND item = 'business_cost' AS spent_to_earn
    FROM ledger)
SELECT
    household_id,
    sum_rows(amount, last_year AND earned) - sum_rows(amount, last_year AND spent_to_earn) AS income,
    sum_rows(amount, year_before AND earned) - sum_rows(amount, year_before AND spent_to_earn) AS income_before,
    sum_rows(amount, last_year AND flow = 'expense' AND item IN ('medical', 'education', 'housing', 'disaster')) AS rigid,
    sum_rows(amount, last_year AND flow = 'income' AND item = 'wage') AS wage,
    sum_rows(amount, last_year AND flow = 'income' AND item = 'business') AS business,
    sum_rows(amount, last_year AND flow = 'income' AND item = 'transfer') AS transfer,
    sum_rows(amount, last_year AND flow = 'expense' AND item = 'medical') AS medical,
    sum_rows(amount, last_year AND flow = 'expense' AND item = 'education') AS schooling
FROM dated
GROUP BY household_id;

CREATE OR REPLACE TABLE happenings AS
WITH dated AS (
    SELECT
        e.*,
        held AND q.as_of - INTERVAL 12 MONTH < occurred_on AND occurred_on <= q.as_of AS within_12,
        held AND q.as_of - INTERVAL 3 MONTH < occurred_on AND occurred_on <= q.as_of AS within_3
    FROM event e CROSS JOIN question q)
SELECT
    household_id,
    sum_rows(loss, within_12 AND type IN ('natural_disaster', 'fire')) AS disaster_losses,
    some_row(within_12 AND type IN ('accident', 'death')) AS accident,
    some_row(within_3 AND type = 'job_loss') AS job_loss,
    some_row(within_12 AND type IN ('business_failure', 'price_slump')) AS business_failure
FROM dated
GROUP BY household_id;

CREATE OR REPLACE TABLE fact AS
SELECT
    h.*,
    people.* EXCLUDE (household_id),
    flows.* EXCLUDE (household_id),
    per_head(flows.income, people.size) AS income_per_head,
    per_head(flows.income - flows.rigid, people.size) AS net_per_head,
    happenings.* EXCLUDE (household_id),
    danger.severe_hazard,
    trend.migrant_wage AS migrant_wage_change,
    trend.farm_price AS farm_price_change
FROM household h
JOIN people USING (household_id)
JOIN flows USING (household_id)
JOIN happenings USING (household_id)
JOIN danger USING (place_id)
LEFT JOIN trend USING (place_id);
