-- The tables of the cn pack, version 1, as written in its specification.

-- place NULL = nation: holds everywhere, after every nearer place
CREATE TABLE parameter (name VARCHAR, value VARCHAR, valid_from DATE, place_id VARCHAR);
INSERT INTO parameter VALUES
    ('poverty_line', '4000', '2020-01-01', NULL),
    ('monitor_line', '5000', '2020-01-01', NULL),
    ('monitor_line', '6000', '2021-01-01', NULL),
    ('monitor_line', '7500', '2023-01-01', '41'),
    ('monitor_line', '8500', '2024-01-01', '36'),
    ('monitor_line', '8700', '2024-01-01', '53'),
    ('transfer_share', '0.30', '2020-01-01', NULL),
    ('income_drop', '0.30', '2020-01-01', NULL),
    ('medical_share', '0.25', '2020-01-01', NULL),
    ('medical_bill_registered', '10000', '2020-01-01', NULL),
    ('medical_bill_general', '20000', '2020-01-01', NULL),
    ('schooling_cost', '10000', '2020-01-01', NULL),
    ('disaster_share', '0.20', '2020-01-01', NULL),
    ('business_share', '0.30', '2020-01-01', NULL),
    ('wage_share', '0.50', '2020-01-01', NULL),
    ('wage_fall', '-0.05', '2020-01-01', NULL),
    ('price_fall', '-0.10', '2020-01-01', NULL),
    ('dependency', '2.0', '2020-01-01', NULL);

CREATE TABLE severity (severity VARCHAR, weight INTEGER);
INSERT INTO severity VALUES ('critical', 8), ('high', 4), ('medium', 2), ('low', 1);

CREATE TABLE indicator (position INTEGER, id VARCHAR, severity VARCHAR, cause VARCHAR);
INSERT INTO indicator VALUES
    (1, 'below_poverty_line', 'critical', 'low_income'),
    (2, 'near_line', 'high', 'low_income'),
    (3, 'net_below_line', 'high', 'large_spending'),
    (4, 'income_drop', 'medium', 'low_income'),
    (5, 'transfer_dependence', 'medium', 'policy_dependence'),
    (6, 'lone_migrant_wage', 'medium', 'unstable_work'),
    (7, 'education_gap', 'critical', 'schooling'),
    (8, 'insurance_gap', 'high', 'illness'),
    (9, 'housing_gap', 'critical', 'housing'),
    (10, 'water_gap', 'critical', 'water'),
    (11, 'medical_burden', 'high', 'illness'),
    (12, 'large_medical_bill', 'high', 'illness'),
    (13, 'serious_illness', 'high', 'illness'),
    (14, 'chronic_illness', 'low', 'illness'),
    (15, 'disability', 'medium', 'disability'),
    (16, 'no_labour', 'high', 'lack_of_labour'),
    (17, 'low_education', 'medium', 'lack_of_skills'),
    (18, 'jobless', 'high', 'unstable_work'),
    (19, 'dependency', 'low', 'lack_of_labour'),
    (20, 'elderly_only', 'medium', 'ageing'),
    (21, 'pension_gap', 'medium', 'ageing'),
    (22, 'schooling_cost', 'medium', 'schooling'),
    (23, 'disaster_loss', 'high', 'disaster'),
    (24, 'hazard_exposure', 'medium', 'disaster'),
    (25, 'accident', 'medium', 'accident'),
    (26, 'recent_job_loss', 'high', 'unstable_work'),
    (27, 'wage_trend', 'low', 'external'),
    (28, 'price_trend', 'low', 'external'),
    (29, 'business_failure', 'medium', 'industry'),
    (30, 'relocated_jobless', 'high', 'relocation');

CREATE TABLE measure (position INTEGER, id VARCHAR, causes VARCHAR[]);
INSERT INTO measure VALUES
    (1, 'subsistence_allowance', ['low_income', 'lack_of_labour', 'ageing']),
    (2, 'public_welfare_post', ['low_income', 'unstable_work', 'relocation']),
    (3, 'skills_training', ['lack_of_skills', 'unstable_work']),
    (4, 'job_placement', ['unstable_work', 'relocation', 'external']),
    (5, 'industry_support', ['industry', 'low_income', 'policy_dependence']),
    (6, 'medical_assistance', ['illness', 'large_spending']),
    (7, 'insurance_enrolment', ['illness']),
    (8, 'disability_care', ['disability']),
    (9, 'pension_enrolment', ['ageing']),
    (10, 'schooling_aid', ['schooling']),
    (11, 'housing_repair', ['housing']),
    (12, 'water_connection', ['water']),
    (13, 'disaster_relief', ['disaster', 'accident']),
    (14, 'relocation_follow_up', ['relocation']);
