-- The thirty conditions, in the order of the pack; NULL = unknown.

CREATE OR REPLACE TABLE condition AS
SELECT
    f.household_id,
    f.income_per_head < p.poverty_line AS below_poverty_line,
    p.poverty_line <= f.income_per_head AND f.income_per_head < p.monitor_line AS near_line,
    f.income_per_head >= p.monitor_line AND f.net_per_head < p.monitor_line AS net_below_line,
    f.income_before > 0 AND ratio(f.income_before - f.income, f.income_before) > p.income_drop AS income_drop,
    f.income > 0 AND ratio(f.transfer, f.income) > p.transfer_share AS transfer_dependence,
    f.employed = 1 AND f.migrant_worker AND f.income > 0 AND ratio(f.wage, f.income) > p.wage_share AS lone_migrant_wage,
    f.child_out_of_school AS education_gap,
    f.uninsured AS insurance_gap,
    f.dwelling_grade IN ('C', 'D') AS housing_gap,
    NOT f.water_safe AS water_gap,
    f.medical > 0 AND (f.income <= 0 OR ratio(f.medical, f.income) > p.medical_share) AS medical_burden,
    f.medical > CASE
        WHEN f.register_status IS NULL THEN NULL
        WHEN f.register_status IN ('registered', 'lifted', 'monitored') THEN p.medical_bill_registered
        ELSE p.medical_bill_general END AS large_medical_bill,
    f.serious AS serious_illness,
    f.chronic AS chronic_illness,
    f.disabled AS disability,
    f.workers = 0 AS no_labour,
    f.workers > 0 AND f.workers_low_educated AS low_education,
    f.workers > 0 AND f.employed = 0 AND NOT f.farm_worker AS jobless,
    f.workers > 0 AND ratio(f.size - f.workers, f.workers) > p.dependency AS dependency,
    f.size > 0 AND f.all_elderly AS elderly_only,
    f.elderly_without_pension AS pension_gap,
    f.schooling > p.schooling_cost AS schooling_cost,
    f.disaster_losses > 0 AND (f.income <= 0 OR ratio(f.disaster_losses, f.income) > p.disaster_share) AS disaster_loss,
    f.severe_hazard AND f.income > 0 AND ratio(f.business, f.income) > p.business_share AS hazard_exposure,
    f.accident AS accident,
    f.job_loss AS recent_job_loss,
    f.migrant_wage_change < p.wage_fall AND f.income > 0 AND ratio(f.wage, f.income) > p.wage_share AS wage_trend,
    f.farm_price_change < p.price_fall AND f.income > 0 AND ratio(f.business, f.income) > p.business_share AS price_trend,
    f.business_failure AS business_failure,
    f.relocated AND f.workers > 0 AND f.employed = 0 AS relocated_jobless
FROM fact f
JOIN setting p USING (place_id);

CREATE OR REPLACE TABLE verdict AS
SELECT c.household_id, i.position, c.id, i.severity, i.cause, s.weight, c.holds
FROM (FROM condition UNPIVOT INCLUDE NULLS (holds FOR id IN (COLUMNS(* EXCLUDE (household_id))))) c
JOIN indicator i USING (id)
JOIN severity s USING (severity);
