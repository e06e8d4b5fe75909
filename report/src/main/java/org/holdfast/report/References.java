package org.holdfast.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.ExpressionText;
import org.jspecify.annotations.Nullable;

/** What an expression names, as written in packs, with the place on the page where each is defined. */
final class References {
    private References() {}

    static Map<String, Anchor> of(@Nullable Expression expression) {
        Map<String, Anchor> references = new LinkedHashMap<>();
        if (expression != null) {
            collect(expression, references);
        }
        return references;
    }

    private static void collect(Expression expression, Map<String, Anchor> references) {
        Anchor anchor = anchor(expression);
        if (anchor != null) {
            references.put(ExpressionText.of(expression), anchor);
        }
        Children.of(expression).forEach(part -> collect(part, references));
    }

    private static @Nullable Anchor anchor(Expression expression) {
        if (expression instanceof Expression.FactReference fact) {
            return Anchor.of("fact", fact.id());
        }
        if (expression instanceof Expression.ParameterReference parameter) {
            return Anchor.of("parameter", parameter.id());
        }
        if (expression instanceof Expression.PopulationReference figure) {
            return Anchor.of("population", figure.id());
        }
        if (expression instanceof Expression.IndicatorReference indicator) {
            return Anchor.of("indicator", indicator.id());
        }
        if (expression instanceof Expression.IndicatorCount count) {
            return Anchor.of("severity", count.severity());
        }
        if (expression instanceof Expression.DecisionReference decision) {
            return Anchor.of("decision", decision.what().name().toLowerCase(Locale.ROOT));
        }
        if (expression instanceof Expression.Cell cell) {
            return Anchor.ofColumn(cell.table(), cell.column());
        }
        return expression instanceof Expression.Rows rows
                ? Anchor.of("table", rows.source().table())
                : null;
    }
}
