package org.holdfast.engine.columnar;

import java.util.HashSet;
import java.util.Set;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;

/** What an expression depends on besides the rows its own list operations look at. */
final class Dependence {
    private Dependence() {}

    /** The variables an expression uses that are bound outside it. */
    static Set<String> variables(Expression expression) {
        Set<String> free = new HashSet<>();
        collect(expression, Set.of(), free);
        return free;
    }

    private static void collect(Expression expression, Set<String> bound, Set<String> free) {
        if (expression instanceof Expression.Variable variable) {
            add(variable.name(), bound, free);
        } else if (expression instanceof Expression.Cell cell
                && cell.row() instanceof Expression.RowReference.OfVariable variable) {
            add(variable.name(), bound, free);
        } else if (expression instanceof Expression.Filter filter) {
            collect(filter.list(), bound, free);
            collect(filter.condition(), with(filter.variable(), bound), free);
        } else if (expression instanceof Expression.Mapped mapped) {
            collect(mapped.list(), bound, free);
            collect(mapped.value(), with(mapped.variable(), bound), free);
        } else if (expression instanceof Expression.Quantifier quantifier) {
            collect(quantifier.list(), bound, free);
            collect(quantifier.condition(), with(quantifier.variable(), bound), free);
        } else {
            Children.of(expression).forEach(part -> collect(part, bound, free));
        }
    }

    private static void add(String name, Set<String> bound, Set<String> free) {
        if (!bound.contains(name)) {
            free.add(name);
        }
    }

    private static Set<String> with(String variable, Set<String> bound) {
        Set<String> inner = new HashSet<>(bound);
        inner.add(variable);
        return inner;
    }

    /**
     * Whether an expression over the hazards of a place is the same for all households there, so that it is computed
     * once a place; false when in doubt.
     *
     * @param operation a quantifier or aggregate, or a list of it
     */
    static boolean isOfPlace(Expression operation) {
        return isOfPlace(operation, true);
    }

    private static boolean isOfPlace(Expression expression, boolean inChain) {
        if (expression instanceof Expression.Rows rows) {
            return inChain && rows.source() == Expression.Source.HAZARDS;
        }
        if (expression instanceof Expression.Filter filter) {
            return inChain && isOfPlace(filter.list(), true) && isOfPlace(filter.condition(), false);
        }
        if (expression instanceof Expression.Mapped mapped) {
            return inChain && isOfPlace(mapped.list(), true) && isOfPlace(mapped.value(), false);
        }
        if (expression instanceof Expression.Quantifier quantifier) {
            return inChain && isOfPlace(quantifier.list(), true) && isOfPlace(quantifier.condition(), false);
        }
        if (expression instanceof Expression.Aggregate aggregate) {
            return inChain && isOfPlace(aggregate.list(), true);
        }
        boolean ofHousehold = expression instanceof Expression.FactReference
                || expression instanceof Expression.IndicatorReference
                || expression instanceof Expression.IndicatorCount
                || expression instanceof Expression.DecisionReference
                || expression instanceof Expression.Cell cell
                        && cell.row() instanceof Expression.RowReference.OfHousehold;
        return !ofHousehold && Children.of(expression).stream().allMatch(part -> isOfPlace(part, false));
    }
}
