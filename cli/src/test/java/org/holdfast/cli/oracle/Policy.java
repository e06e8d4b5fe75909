package org.holdfast.cli.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of the {@code cn} pack as its specification lists them: indicators with their cause, and measures. */
final class Policy {
    static final Map<String, String> INDICATORS = indicators();

    static final List<String> MEASURES = List.of(
            "subsistence_allowance",
            "public_welfare_post",
            "skills_training",
            "job_placement",
            "industry_support",
            "medical_assistance",
            "insurance_enrolment",
            "disability_care",
            "pension_enrolment",
            "schooling_aid",
            "housing_repair",
            "water_connection",
            "disaster_relief",
            "relocation_follow_up");

    private Policy() {}

    private static Map<String, String> indicators() {
        Map<String, String> causes = new LinkedHashMap<>();
        put(causes, "low_income", "below_poverty_line near_line income_drop");
        put(causes, "large_spending", "net_below_line");
        put(causes, "policy_dependence", "transfer_dependence");
        put(causes, "unstable_work", "lone_migrant_wage jobless recent_job_loss");
        put(causes, "schooling", "education_gap schooling_cost");
        put(causes, "illness", "insurance_gap medical_burden large_medical_bill serious_illness chronic_illness");
        put(causes, "housing", "housing_gap");
        put(causes, "water", "water_gap");
        put(causes, "disability", "disability");
        put(causes, "lack_of_labour", "no_labour dependency");
        put(causes, "lack_of_skills", "low_education");
        put(causes, "ageing", "elderly_only pension_gap");
        put(causes, "disaster", "disaster_loss hazard_exposure");
        put(causes, "accident", "accident");
        put(causes, "external", "wage_trend price_trend");
        put(causes, "industry", "business_failure");
        put(causes, "relocation", "relocated_jobless");
        return causes;
    }

    private static void put(Map<String, String> causes, String cause, String indicators) {
        for (String indicator : indicators.split(" ")) {
            causes.put(indicator, cause);
        }
    }
}
