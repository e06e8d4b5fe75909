CREATE OR REPLACE TEMP VIEW decision AS
SELECT
    a.*,
    v.level,
    v.score,
    v.cause_order,
    v.measure_order,
    CASE
        WHEN register_status = 'lifted' AND (finding & 3) <> 0 THEN 'relapse_risk'
        WHEN register_status = 'general' AND (finding & 3) <> 0 THEN 'poverty_risk'
        WHEN holds(finding, 2) THEN 'sudden_hardship'
        ELSE 'none' END::category AS category,
    v.causes,
    v.measures,
    v.indicators AS true_indicators,
    u.indicators AS unknown_indicators,
    v.level <> 'red' AND u.grave AS verify
FROM assessed a
JOIN verdict v USING (finding)
JOIN undecided u USING (unknown);
