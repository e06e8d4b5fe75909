-- Level, causes and measures follow from which indicators are true and which measures are offered alone: they are worked
-- out once for each such finding, of which there are far fewer than households.

CREATE OR REPLACE TEMP TABLE verdict AS
WITH found AS (
    SELECT DISTINCT finding FROM assessed),
counted AS (
    SELECT
        finding,
        bit_count(finding & getvariable('critical'))::INTEGER AS critical,
        bit_count(finding & getvariable('high'))::INTEGER AS high,
        bit_count(finding & getvariable('medium'))::INTEGER AS medium,
        bit_count(finding & getvariable('low'))::INTEGER AS low
    FROM found),
weighed AS (
    SELECT
        finding,
        critical * 8 + high * 4 + medium * 2 + low AS score,
        CASE
            WHEN critical > 0 THEN 'red'
            WHEN high >= 2 OR (holds(finding, 1) AND medium > 0) THEN 'orange'
            WHEN high = 1 OR medium >= 2 THEN 'yellow'
            WHEN medium = 1 OR low > 0 THEN 'blue'
            ELSE 'none' END::level AS level,
        8 * one(finding, 0) + 4 * one(finding, 1) + 2 * one(finding, 3) AS low_income,
        4 * one(finding, 2) AS large_spending,
        2 * one(finding, 4) AS policy_dependence,
        2 * one(finding, 5) + 4 * one(finding, 17) + 4 * one(finding, 25) AS unstable_work,
        8 * one(finding, 6) + 2 * one(finding, 21) AS schooling,
        4 * one(finding, 7) + 4 * one(finding, 10) + 4 * one(finding, 11) + 4 * one(finding, 12) + one(finding, 13)
            AS illness,
        8 * one(finding, 8) AS housing,
        8 * one(finding, 9) AS water,
        2 * one(finding, 14) AS disability,
        4 * one(finding, 15) + one(finding, 18) AS lack_of_labour,
        2 * one(finding, 16) AS lack_of_skills,
        2 * one(finding, 19) + 2 * one(finding, 20) AS ageing,
        4 * one(finding, 22) + 2 * one(finding, 23) AS disaster,
        2 * one(finding, 24) AS accident,
        one(finding, 26) + one(finding, 27) AS external,
        2 * one(finding, 28) AS industry,
        4 * one(finding, 29) AS relocation
    FROM counted),
ordered AS (
    SELECT
        finding,
        score,
        level,
        by_weight([
            low_income, large_spending, policy_dependence, unstable_work, schooling, illness, housing, water, disability,
            lack_of_labour, lack_of_skills, ageing, disaster, accident, external, industry, relocation]) AS causes,
        by_weight([
            one(finding, 0) * greatest(low_income, lack_of_labour, ageing),
            one(finding, 30) * greatest(low_income, unstable_work, relocation),
            one(finding, 31) * greatest(lack_of_skills, unstable_work),
            one(finding, 31) * greatest(unstable_work, relocation, external),
            one(finding, 32) * greatest(industry, low_income, policy_dependence),
            one(finding, 33) * greatest(illness, large_spending),
            one(finding, 7) * illness,
            one(finding, 14) * disability,
            one(finding, 20) * ageing,
            (one(finding, 6) | one(finding, 21)) * schooling,
            one(finding, 8) * housing,
            one(finding, 9) * water,
            (one(finding, 22) | one(finding, 24)) * greatest(disaster, accident),
            one(finding, 34) * relocation]) AS measures
    FROM weighed)
SELECT
    finding,
    score::BIGINT AS score,
    level,
    order_sum(causes) AS cause_order,
    order_sum(measures) AS measure_order,
    named(causes, getvariable('causes')) AS causes,
    named(measures, getvariable('measures')) AS measures,
    named(positions(finding), getvariable('indicators')) AS indicators
FROM ordered;

CREATE OR REPLACE TEMP TABLE undecided AS
SELECT
    unknown,
    (unknown & (getvariable('critical') | getvariable('high'))) <> 0 AS grave,
    named(positions(unknown), getvariable('indicators')) AS indicators
FROM (SELECT DISTINCT unknown FROM assessed);
