-- assessment.parquet, column by column, sorted by household_id: a household's number is its place in that order.

SELECT
    h.household_id,
    p.place_id,
    d.level,
    d.category,
    d.causes[1] AS main_cause,
    d.causes,
    d.true_indicators AS indicators,
    d.unknown_indicators AS unknown,
    d.score,
    d.verify,
    d.measures,
    d.size,
    yuan(d.income) AS income,
    yuan(d.income_per_head) AS income_per_head,
    yuan(d.rigid) AS rigid,
    yuan(d.net_per_head) AS net_per_head
FROM decision d
JOIN household h USING (household)
JOIN place p ON p.place = d.place
ORDER BY d.household
