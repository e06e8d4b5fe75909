-- Every household is decided and counted, none is written.

SELECT
    count(*) AS households,
    count(*) FILTER (level = 'red') AS red,
    count(*) FILTER (level = 'orange') AS orange,
    count(*) FILTER (level = 'yellow') AS yellow,
    count(*) FILTER (level = 'blue') AS blue,
    count(*) FILTER (category = 'relapse_risk') AS relapse_risk,
    count(*) FILTER (category = 'poverty_risk') AS poverty_risk,
    count(*) FILTER (category = 'sudden_hardship') AS sudden_hardship,
    count(*) FILTER (verify) AS verify,
    sum(score) AS score,
    sum(finding & 1073741823) AS indicators,
    sum(unknown) AS unknown,
    sum(cause_order) AS causes,
    sum(measure_order) AS measures,
    sum(size) AS size,
    sum(income) AS income,
    sum(income_per_head) AS income_per_head,
    sum(rigid) AS rigid,
    sum(net_per_head) AS net_per_head
FROM decision;
