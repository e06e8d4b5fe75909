package org.holdfast.report;

import java.util.List;
import org.holdfast.report.Vocabulary.Indicator;
import org.holdfast.report.Vocabulary.Level;
import org.holdfast.report.Vocabulary.Term;

/** The words of a pack much like {@code cn}, in both languages. */
final class SampleWords {
    private SampleWords() {}

    static Text both(String english, String chinese) {
        return Text.of("en", english).with("zh", chinese);
    }

    static Vocabulary of() {
        return new Vocabulary(
                List.of(
                        term("critical", "Critical", "严重"),
                        term("high", "High", "高"),
                        term("medium", "Medium", "中"),
                        term("low", "Low", "低")),
                List.of(
                        level("red", 4, "Red", "红色"),
                        level("orange", 3, "Orange", "橙色"),
                        level("yellow", 2, "Yellow", "黄色"),
                        level("blue", 1, "Blue", "蓝色"),
                        level("none", 0, "No risk seen", "未见风险")),
                List.of(
                        term("relapse_risk", "Risk of falling back", "脱贫不稳定户"),
                        term("poverty_risk", "Risk of falling into poverty", "边缘易致贫户"),
                        term("sudden_hardship", "Sudden hardship", "突发严重困难户"),
                        term("none", "No category", "无类别")),
                List.of(
                        term("low_income", "Low income", "收入偏低"),
                        term("large_spending", "Large unavoidable spending", "刚性支出过大"),
                        term("policy_dependence", "Dependence on transfers", "政策依赖"),
                        term("unstable_work", "Unstable work", "就业不稳"),
                        term("schooling", "Schooling", "就学"),
                        term("illness", "Illness", "疾病"),
                        term("housing", "Housing", "住房"),
                        term("water", "Drinking water", "饮水"),
                        term("disability", "Disability", "残疾"),
                        term("lack_of_labour", "Lack of labour", "缺劳动力"),
                        term("ageing", "Ageing", "老龄"),
                        term("disaster", "Disaster", "灾害")),
                indicators(),
                List.of(
                        term("subsistence_allowance", "Subsistence allowance", "最低生活保障"),
                        term("public_welfare_post", "Public welfare post", "公益性岗位"),
                        term("skills_training", "Skills training", "技能培训"),
                        term("medical_assistance", "Medical assistance", "医疗救助"),
                        term("schooling_aid", "Schooling aid", "教育资助"),
                        term("housing_repair", "Housing repair", "危房改造"),
                        term("water_connection", "Water connection", "饮水安全工程"),
                        term("disaster_relief", "Disaster relief", "受灾救助"),
                        term("disability_care", "Care for disabled persons", "残疾人照护")));
    }

    private static List<Indicator> indicators() {
        return List.of(
                indicator(
                        "below_poverty_line",
                        "critical",
                        "low_income",
                        "Income per head below the poverty line",
                        "人均收入低于贫困线"),
                indicator("near_line", "high", "low_income", "Income per head between the two lines", "人均收入介于两线之间"),
                indicator(
                        "net_below_line",
                        "high",
                        "large_spending",
                        "Net of unavoidable spending below the line",
                        "扣除刚性支出后低于监测线"),
                indicator("income_drop", "medium", "low_income", "Income fell by more than 30 %", "收入下降超过三成"),
                indicator(
                        "transfer_dependence",
                        "medium",
                        "policy_dependence",
                        "Transfers above 30 % of income",
                        "转移性收入占比超过三成"),
                indicator("education_gap", "critical", "schooling", "A child of school age not at school", "有适龄儿童失学"),
                indicator("schooling_cost", "medium", "schooling", "High schooling cost", "就学支出偏高"),
                indicator("insurance_gap", "high", "illness", "A member without medical insurance", "有成员未参加医疗保险"),
                indicator("housing_gap", "critical", "housing", "Unsafe dwelling (grade C or D)", "住房为 C 级或 D 级危房"),
                indicator("water_gap", "critical", "water", "No safe drinking water", "饮水不安全"),
                indicator(
                        "medical_burden", "high", "illness", "Medical spending above 25 % of income", "医疗支出超过收入的四分之一"),
                indicator("serious_illness", "high", "illness", "A seriously ill member", "有重病成员"),
                indicator("chronic_illness", "low", "illness", "A chronically ill member", "有慢性病成员"),
                indicator("disability", "medium", "disability", "A severely disabled member", "有重度残疾成员"),
                indicator("no_labour", "high", "lack_of_labour", "Nobody able to work", "无劳动力"),
                indicator("dependency", "low", "lack_of_labour", "Many dependants for each worker", "抚养负担重"),
                indicator("jobless", "high", "unstable_work", "No worker has work", "劳动力均未就业"),
                indicator("elderly_only", "medium", "ageing", "Only members aged 60 or more", "全为 60 岁及以上成员"),
                indicator(
                        "disaster_loss", "high", "disaster", "Large loss by disaster within 12 months", "十二个月内受灾损失大"));
    }

    private static Level level(String id, int severity, String english, String chinese) {
        return new Level(id, severity, both(english, chinese));
    }

    private static Term term(String id, String english, String chinese) {
        return new Term(id, both(english, chinese));
    }

    private static Indicator indicator(String id, String severity, String cause, String english, String chinese) {
        return new Indicator(id, severity, cause, both(english, chinese));
    }
}
