package org.holdfast.policy.pack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.RegisterSchema;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;

/** Tells which expressions can never be unknown, whatever the register holds. */
public final class Certainty {
    private final Pack pack;
    private final Map<String, Boolean> facts = new HashMap<>();

    public Certainty(Pack pack) {
        this.pack = pack;
    }

    /** Whether the expression always has a value; false when in doubt. */
    public boolean isCertain(Expression expression) {
        if (expression instanceof Expression.Cell cell) {
            return isCertain(cell);
        }
        if (expression instanceof Expression.FactReference fact) {
            return isCertain(fact);
        }
        if (expression instanceof Expression.IndicatorReference indicator) {
            return isCertain(pack.findIndicator(indicator.id()).orElseThrow().when());
        }
        if (expression instanceof Expression.DecisionReference decision) {
            return switch (decision.what()) {
                case LEVEL -> decided(pack.levels());
                case CATEGORY -> decided(pack.categories());
                case SCORE -> true;
            };
        }
        if (expression instanceof Expression.Rows rows) {
            return rows.source().table().equals("person");
        }
        boolean mayFail = expression instanceof Expression.SeriesFigure
                || expression instanceof Expression.PopulationReference
                || expression instanceof Expression.Arithmetic
                || expression instanceof Expression.Ratio
                || expression instanceof Expression.PerHead
                || expression instanceof Expression.Variable
                || expression instanceof Expression.Aggregate aggregate
                        && aggregate.statistic() != Expression.Statistic.COUNT;
        return !mayFail && Children.of(expression).stream().allMatch(this::isCertain);
    }

    private boolean isCertain(Expression.FactReference fact) {
        Boolean known = facts.get(fact.id());
        boolean certain = known != null
                ? known
                : isCertain(pack.findFact(fact.id()).orElseThrow().value());
        facts.put(fact.id(), certain);
        return certain;
    }

    private static boolean decided(List<DecisionRow> rows) {
        return rows.stream().anyMatch(row -> row.when() == null);
    }

    private static boolean isCertain(Expression.Cell cell) {
        boolean upper = cell.row() instanceof Expression.RowReference.OfPlace place && place.level() != null;
        return !upper
                && RegisterSchema.get(cell.table())
                        .find(cell.column())
                        .filter(Certainty::always)
                        .isPresent();
    }

    private static boolean always(ColumnSchema column) {
        return column.required() || column.assumed();
    }
}
