-- The tables of the cn pack, version 1; place_id NULL = the whole jurisdiction. Positions are bits.

CREATE TABLE parameter (name VARCHAR, value DOUBLE, valid_from DATE, place_id VARCHAR);
INSERT INTO parameter VALUES
    ('poverty_line', 4000, '2020-01-01', NULL),
    ('monitor_line', 5000, '2020-01-01', NULL),
    ('monitor_line', 6000, '2021-01-01', NULL),
    ('monitor_line', 7500, '2023-01-01', '41'),
    ('monitor_line', 8500, '2024-01-01', '36'),
    ('monitor_line', 8700, '2024-01-01', '53'),
    ('transfer_share', 0.30, '2020-01-01', NULL),
    ('income_drop', 0.30, '2020-01-01', NULL),
    ('medical_share', 0.25, '2020-01-01', NULL),
    ('medical_bill_registered', 10000, '2020-01-01', NULL),
    ('medical_bill_general', 20000, '2020-01-01', NULL),
    ('schooling_cost', 10000, '2020-01-01', NULL),
    ('disaster_share', 0.20, '2020-01-01', NULL),
    ('business_share', 0.30, '2020-01-01', NULL),
    ('wage_share', 0.50, '2020-01-01', NULL),
    ('wage_fall', -0.05, '2020-01-01', NULL),
    ('price_fall', -0.10, '2020-01-01', NULL),
    ('dependency', 2.0, '2020-01-01', NULL);

CREATE TABLE indicator (position INTEGER, id VARCHAR, weight INTEGER, cause VARCHAR);
INSERT INTO indicator VALUES
    (0, 'below_poverty_line', 8, 'low_income'),
    (1, 'near_line', 4, 'low_income'),
    (2, 'net_below_line', 4, 'large_spending'),
    (3, 'income_drop', 2, 'low_income'),
    (4, 'transfer_dependence', 2, 'policy_dependence'),
    (5, 'lone_migrant_wage', 2, 'unstable_work'),
    (6, 'education_gap', 8, 'schooling'),
    (7, 'insurance_gap', 4, 'illness'),
    (8, 'housing_gap', 8, 'housing'),
    (9, 'water_gap', 8, 'water'),
    (10, 'medical_burden', 4, 'illness'),
    (11, 'large_medical_bill', 4, 'illness'),
    (12, 'serious_illness', 4, 'illness'),
    (13, 'chronic_illness', 1, 'illness'),
    (14, 'disability', 2, 'disability'),
    (15, 'no_labour', 4, 'lack_of_labour'),
    (16, 'low_education', 2, 'lack_of_skills'),
    (17, 'jobless', 4, 'unstable_work'),
    (18, 'dependency', 1, 'lack_of_labour'),
    (19, 'elderly_only', 2, 'ageing'),
    (20, 'pension_gap', 2, 'ageing'),
    (21, 'schooling_cost', 2, 'schooling'),
    (22, 'disaster_loss', 4, 'disaster'),
    (23, 'hazard_exposure', 2, 'disaster'),
    (24, 'accident', 2, 'accident'),
    (25, 'recent_job_loss', 4, 'unstable_work'),
    (26, 'wage_trend', 1, 'external'),
    (27, 'price_trend', 1, 'external'),
    (28, 'business_failure', 2, 'industry'),
    (29, 'relocated_jobless', 4, 'relocation');

-- Causes in the order in which ties are broken: that of their first indicator.
CREATE TABLE cause AS
SELECT (row_number() OVER (ORDER BY min(position)))::INTEGER - 1 AS position, cause AS id
FROM indicator
GROUP BY cause
ORDER BY 1;

CREATE TABLE measure (position INTEGER, id VARCHAR);
INSERT INTO measure VALUES
    (0, 'subsistence_allowance'),
    (1, 'public_welfare_post'),
    (2, 'skills_training'),
    (3, 'job_placement'),
    (4, 'industry_support'),
    (5, 'medical_assistance'),
    (6, 'insurance_enrolment'),
    (7, 'disability_care'),
    (8, 'pension_enrolment'),
    (9, 'schooling_aid'),
    (10, 'housing_repair'),
    (11, 'water_connection'),
    (12, 'disaster_relief'),
    (13, 'relocation_follow_up');

CREATE TYPE level AS ENUM ('red', 'orange', 'yellow', 'blue', 'none');
CREATE TYPE category AS ENUM ('relapse_risk', 'poverty_risk', 'sudden_hardship', 'none');
