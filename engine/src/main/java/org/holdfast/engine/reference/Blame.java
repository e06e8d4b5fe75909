package org.holdfast.engine.reference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/**
 * Follows an unknown value down to what it comes from: empty cells as {@code table.column}, absent tables, series and
 * population figures; or, where all cells are known (a division by zero), the tables and columns read.
 */
final class Blame implements EvaluationListener {
    private final Pack pack;
    private final Deque<Set<String>> frames = new ArrayDeque<>(List.of(new LinkedHashSet<>()));
    private final Map<String, Set<String>> ofFacts = new HashMap<>();

    Blame(Pack pack) {
        this.pack = pack;
    }

    Set<String> missing() {
        return frames.getFirst();
    }

    @Override
    public void entering(Expression expression) {
        frames.push(new LinkedHashSet<>());
    }

    @Override
    public void evaluated(Expression expression, @Nullable Object value) {
        Set<String> blamed = frames.pop();
        if (expression instanceof Expression.FactReference fact) {
            blamed = ofFacts.merge(fact.id(), blamed, (first, again) -> first);
        }
        boolean list = value instanceof List<?>;
        if (value == null && blamed.isEmpty()) {
            blamed = read(expression);
        }
        if (value == null || list) {
            frames.getFirst().addAll(blamed);
        }
    }

    /** What an expression reads. */
    private Set<String> read(Expression expression) {
        Set<String> names = new LinkedHashSet<>();
        if (expression instanceof Expression.Cell cell) {
            names.add(cell.table() + "." + cell.column());
        } else if (expression instanceof Expression.Rows rows) {
            names.add(rows.source().table());
        } else if (expression instanceof Expression.SeriesFigure figure) {
            names.add("series." + figure.series());
        } else if (expression instanceof Expression.PopulationReference figure) {
            names.add("population." + figure.id());
        } else if (expression instanceof Expression.ParameterReference) {
            names.add("place.parent_id");
        } else if (expression instanceof Expression.FactReference fact) {
            names.addAll(read(pack.findFact(fact.id()).orElseThrow().value()));
        } else if (expression instanceof Expression.Filter filter) {
            names.addAll(read(filter.list()));
        } else {
            Children.of(expression).forEach(part -> names.addAll(read(part)));
        }
        if (names.size() > 1) {
            names.remove("place.parent_id");
        }
        return names;
    }
}
