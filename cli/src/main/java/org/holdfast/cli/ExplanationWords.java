package org.holdfast.cli;

import java.util.Map;

/** The words around an explanation, which the pack does not bring. */
final class ExplanationWords {
    static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("household", "Household"),
            Map.entry("level", "Level"),
            Map.entry("category", "Category"),
            Map.entry("score", "Score"),
            Map.entry("causes", "Causes, gravest first"),
            Map.entry("because", "Because"),
            Map.entry("nothing", "No indicator is true."),
            Map.entry("from", "from"),
            Map.entry("grade", "grade"),
            Map.entry("evidence", "Evidence"),
            Map.entry("rows", "rows"),
            Map.entry("unknown", "Unknown, and so not judged"),
            Map.entry("unknownVisit", "Unknown, and grave enough that somebody should go and find out"),
            Map.entry("missing", "missing"),
            Map.entry("change", "The level would fall if this were cleared"),
            Map.entry("measures", "What can be done"),
            Map.entry("aYear", " a year"));

    static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("household", "农户"),
            Map.entry("level", "风险等级"),
            Map.entry("category", "监测对象类别"),
            Map.entry("score", "得分"),
            Map.entry("causes", "致贫返贫原因（由重到轻）"),
            Map.entry("because", "判定依据"),
            Map.entry("nothing", "没有成立的指标。"),
            Map.entry("from", "起始"),
            Map.entry("grade", "来源等级"),
            Map.entry("evidence", "佐证"),
            Map.entry("rows", "条记录"),
            Map.entry("unknown", "情况未知，未作判定"),
            Map.entry("unknownVisit", "情况未知且可能严重，应入户核实"),
            Map.entry("missing", "缺少"),
            Map.entry("change", "消除以下因素后等级可下降"),
            Map.entry("measures", "帮扶措施"),
            Map.entry("aYear", "/年"));

    private ExplanationWords() {}
}
