-- The register as text, exactly as its CSV files hold it; an empty cell or an absent column is NULL.

CREATE TABLE question (as_of DATE);
CREATE TABLE present (table_name VARCHAR, column_name VARCHAR);

CREATE TABLE raw_place (place_id VARCHAR, parent_id VARCHAR);
CREATE TABLE raw_household (
    household_id VARCHAR, place_id VARCHAR, register_status VARCHAR, relocated VARCHAR,
    dwelling_grade VARCHAR, water_safe VARCHAR, arable_land VARCHAR);
CREATE TABLE raw_person (
    person_id VARCHAR, household_id VARCHAR, birth_date VARCHAR, resident VARCHAR, education VARCHAR, enrolled VARCHAR,
    health VARCHAR, disability VARCHAR, work_capacity VARCHAR, employment VARCHAR,
    insured_medical VARCHAR, insured_pension VARCHAR);
CREATE TABLE raw_ledger (household_id VARCHAR, month VARCHAR, flow VARCHAR, item VARCHAR, amount VARCHAR);
CREATE TABLE raw_event (event_id VARCHAR, household_id VARCHAR, type VARCHAR, occurred_on VARCHAR, loss VARCHAR);
CREATE TABLE raw_assistance (assistance_id VARCHAR);
CREATE TABLE raw_series (place_id VARCHAR, series VARCHAR, month VARCHAR, value VARCHAR);
CREATE TABLE raw_hazard (hazard_id VARCHAR, place_id VARCHAR, severity VARCHAR, onset VARCHAR, expires VARCHAR);
