-- assessment.csv, cell by cell, as text.

SELECT
    f.household_id,
    f.place_id,
    s.level,
    CASE
        WHEN f.register_status = 'lifted' AND s.under_monitor_line THEN 'relapse_risk'
        WHEN f.register_status = 'general' AND s.under_monitor_line THEN 'poverty_risk'
        WHEN s.net_below_line THEN 'sudden_hardship'
        ELSE 'none' END AS category,
    coalesce(c.main_cause, '') AS main_cause,
    coalesce(c.causes, '') AS causes,
    coalesce(s.indicators, '') AS indicators,
    coalesce(s.unknown, '') AS unknown,
    CAST(s.score AS VARCHAR) AS score,
    CASE WHEN s.level <> 'red' AND s.grave_unknown > 0 THEN 'true' ELSE 'false' END AS verify,
    coalesce(m.measures, '') AS measures,
    coalesce(CAST(f.size AS VARCHAR), '') AS size,
    coalesce(yuan(f.income), '') AS income,
    coalesce(yuan(f.income_per_head), '') AS income_per_head,
    coalesce(yuan(f.rigid), '') AS rigid,
    coalesce(yuan(f.net_per_head), '') AS net_per_head
FROM fact f
JOIN standing s USING (household_id)
LEFT JOIN (
    SELECT
        household_id,
        first(cause ORDER BY weight DESC, position) AS main_cause,
        string_agg(cause, ';' ORDER BY weight DESC, position) AS causes
    FROM cause
    GROUP BY household_id) c USING (household_id)
LEFT JOIN (
    SELECT household_id, string_agg(id, ';' ORDER BY weight DESC, position) AS measures
    FROM suggestion
    GROUP BY household_id) m USING (household_id)
ORDER BY f.household_id;
