package org.holdfast.policy.checked;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.DecisionRow;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows of a decision table that can never decide, because an earlier row holds whenever they do.
 *
 * <p>The figures the conditions look at are taken to be independent, each with the few values that make a difference
 * (the constants it is compared with, and one between and beyond them) and unknown. All combinations are tried. A row
 * that no combination reaches is unreachable; since real figures are less free than these, a row may be unreachable and
 * not be found, but none is accused wrongly.
 */
final class Reachability {
    private static final long MOST_COMBINATIONS = 300_000;
    private static final Object OTHER = new Object();
    private final Map<Expression, Set<Object>> constants = new LinkedHashMap<>();
    private final Map<Expression, @Nullable Object> values = new HashMap<>();

    private Reachability() {}

    /** The positions of the rows that can never decide; none when there are too many combinations to try. */
    static List<Integer> unreachable(List<DecisionRow> rows) {
        return new Reachability().find(rows);
    }

    private List<Integer> find(List<DecisionRow> rows) {
        for (DecisionRow row : rows) {
            Expression when = row.when();
            if (when != null) {
                collect(when);
            }
        }
        List<Expression> variables = new ArrayList<>(constants.keySet());
        List<List<@Nullable Object>> domains = new ArrayList<>();
        long combinations = 1;
        for (Expression variable : variables) {
            List<@Nullable Object> domain = domain(variable);
            domains.add(domain);
            combinations *= domain.size();
            if (combinations > MOST_COMBINATIONS) {
                return List.of();
            }
        }
        boolean[] reached = new boolean[rows.size()];
        for (long combination = 0; combination < combinations; combination++) {
            long rest = combination;
            for (int i = 0; i < variables.size(); i++) {
                int size = domains.get(i).size();
                values.put(variables.get(i), domains.get(i).get((int) (rest % size)));
                rest /= size;
            }
            reach(rows, reached);
        }
        List<Integer> unreachable = new ArrayList<>();
        for (int i = 0; i < reached.length; i++) {
            if (!reached[i]) {
                unreachable.add(i);
            }
        }
        return unreachable;
    }

    private void reach(List<DecisionRow> rows, boolean[] reached) {
        for (int i = 0; i < rows.size(); i++) {
            Expression when = rows.get(i).when();
            if (when == null || Boolean.TRUE.equals(truth(when))) {
                reached[i] = true;
                return;
            }
        }
    }

    private void collect(Expression condition) {
        if (condition instanceof Expression.And and) {
            collect(and.left());
            collect(and.right());
        } else if (condition instanceof Expression.Or or) {
            collect(or.left());
            collect(or.right());
        } else if (condition instanceof Expression.Not not) {
            collect(not.operand());
        } else if (condition instanceof Expression.Comparison comparison
                && comparison.right() instanceof Expression.Literal literal) {
            constants(comparison.left()).add(comparable(literal));
        } else if (condition instanceof Expression.Membership membership) {
            Set<Object> known = constants(membership.value());
            membership.options().forEach(option -> known.add(comparable(option)));
        } else if (!(condition instanceof Expression.Literal)) {
            constants(condition);
        }
    }

    private Set<Object> constants(Expression variable) {
        return constants.computeIfAbsent(variable, v -> new LinkedHashSet<>());
    }

    private List<@Nullable Object> domain(Expression variable) {
        List<@Nullable Object> domain = new ArrayList<>();
        if (!(variable instanceof Expression.IndicatorCount)) {
            domain.add(null);
        }
        Type type = variable.type();
        Set<Object> known = constants(variable);
        if (type == Type.Scalar.BOOL) {
            domain.addAll(List.of(true, false));
        } else if (type == Type.Scalar.STRING) {
            domain.addAll(known);
            domain.add(OTHER);
        } else {
            boolean count = variable instanceof Expression.IndicatorCount;
            domain.addAll(around(known, type == Type.Scalar.INT, count));
        }
        return domain;
    }

    private static Set<Object> around(Set<Object> constants, boolean whole, boolean natural) {
        TreeSet<BigDecimal> numbers = new TreeSet<>();
        constants.forEach(c -> numbers.add((BigDecimal) c));
        TreeSet<BigDecimal> all = new TreeSet<>(numbers);
        BigDecimal below = null;
        for (BigDecimal number : numbers) {
            all.add(number.subtract(BigDecimal.ONE));
            all.add(number.add(BigDecimal.ONE));
            if (!whole && below != null) {
                all.add(below.add(number).divide(BigDecimal.valueOf(2)));
            }
            below = number;
        }
        if (natural) {
            all.removeIf(number -> number.signum() < 0);
            all.add(BigDecimal.ZERO);
        }
        return new LinkedHashSet<>(all);
    }

    private static Object comparable(Expression.Literal literal) {
        Object value = literal.value();
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        return value instanceof Double number ? BigDecimal.valueOf(number) : value;
    }

    private @Nullable Boolean truth(Expression condition) {
        if (condition instanceof Expression.And and) {
            Boolean left = truth(and.left());
            Boolean right = truth(and.right());
            if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
                return false;
            }
            return left == null || right == null ? null : Boolean.TRUE;
        }
        if (condition instanceof Expression.Or or) {
            Boolean left = truth(or.left());
            Boolean right = truth(or.right());
            if (Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)) {
                return true;
            }
            return left == null || right == null ? null : Boolean.FALSE;
        }
        if (condition instanceof Expression.Not not) {
            Boolean operand = truth(not.operand());
            return operand == null ? null : !operand;
        }
        return leaf(condition);
    }

    private @Nullable Boolean leaf(Expression condition) {
        if (condition instanceof Expression.Literal literal) {
            return (Boolean) literal.value();
        }
        if (condition instanceof Expression.Comparison comparison
                && comparison.right() instanceof Expression.Literal literal) {
            Object value = values.get(comparison.left());
            return value == null ? null : holds(comparison.relation(), value, comparable(literal));
        }
        if (condition instanceof Expression.Membership membership) {
            Object value = values.get(membership.value());
            return value == null
                    ? null
                    : (Boolean) membership.options().stream()
                            .anyMatch(o -> holds(Expression.Relation.EQUAL, value, comparable(o)));
        }
        return (Boolean) values.get(condition);
    }

    private static boolean holds(Expression.Relation relation, Object value, Object constant) {
        if (value instanceof BigDecimal left && constant instanceof BigDecimal right) {
            return relation.holds(left.compareTo(right));
        }
        return (relation == Expression.Relation.EQUAL) == value.equals(constant);
    }
}
