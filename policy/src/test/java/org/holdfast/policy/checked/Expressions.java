package org.holdfast.policy.checked;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.column.Kind;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.source.Issue;
import org.holdfast.policy.source.Issues;
import org.holdfast.policy.source.SourceFile;
import org.holdfast.policy.source.Text;
import org.jspecify.annotations.Nullable;

/** A small world of names to read expressions in. */
final class Expressions {
    static final Names NAMES = new Names(
            facts(),
            Map.of("line", Type.Scalar.MONEY, "share", Type.Scalar.DOUBLE, "since", Type.Scalar.DATE),
            Map.of("median_income", Type.Scalar.MONEY),
            Set.of("near_line", "housing_gap"),
            List.of("high", "low"),
            List.of("red", "none"),
            List.of("relapse_risk", "none"),
            Map.of("household", Map.of("roof", Kind.STRING, "rooms", Kind.INT)),
            2);

    private Expressions() {}

    private static Map<String, Type> facts() {
        Map<String, Type> facts = new LinkedHashMap<>();
        facts.put("size", Type.Scalar.INT);
        facts.put("income", Type.Scalar.MONEY);
        facts.put("score_of_home", Type.Scalar.DOUBLE);
        facts.put("poor", Type.Scalar.BOOL);
        facts.put("workers", new Type.ListOf(new Type.Row("person")));
        return facts;
    }

    /** What came of reading an expression. */
    record Outcome(@Nullable Expression expression, List<Issue> issues) {}

    static Outcome read(String written, Names.Scope scope, @Nullable Type expected) {
        return read(new Text(written, new SourceFile("x.yaml", written), 0), scope, expected);
    }

    static Outcome read(Text written, Names.Scope scope, @Nullable Type expected) {
        Issues issues = new Issues();
        Expression expression = new CelFrontEnd(NAMES, issues, name -> false)
                .expression(written, scope, expected)
                .orElse(null);
        return new Outcome(expression, new ArrayList<>(issues.list()));
    }
}
