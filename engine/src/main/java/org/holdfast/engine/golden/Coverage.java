package org.holdfast.engine.golden;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.reference.EvaluationListener;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.ExpressionText;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Certainty;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Measure;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/**
 * Which conditions of a pack its golden households have shown true, false and unknown. A clause is a condition without
 * {@code &&}, {@code ||}, {@code !} or {@code ?:} in it, also one inside a list operation; unknown is asked for only
 * where it can happen.
 */
public final class Coverage implements EvaluationListener {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int UNKNOWN = 4;
    private final Pack pack;
    private final Certainty certainty;
    private final Map<Expression, Integer> seen = new HashMap<>();
    private final Set<String> decided = new LinkedHashSet<>();

    Coverage(Pack pack) {
        this.pack = pack;
        this.certainty = new Certainty(pack);
    }

    @Override
    public void evaluated(Expression expression, @Nullable Object value) {
        if (expression.type() == Type.Scalar.BOOL) {
            seen.merge(
                    expression,
                    value == null ? UNKNOWN : Boolean.TRUE.equals(value) ? TRUE : FALSE,
                    (before, now) -> before | now);
        }
    }

    void assessed(Assessment assessment) {
        decided.add("level " + assessment.level());
        decided.add("category " + assessment.category());
        assessment
                .measures()
                .forEach(m -> decided.add(
                        "measure " + pack.measures().get(m.measure()).id()));
    }

    /** How many outcomes were asked for and shown, and which are missing, by what they belong to. */
    public record Summary(int wanted, int shown, Map<String, List<String>> missing) {}

    public Summary summary() {
        Map<String, List<Expression>> owners = new LinkedHashMap<>();
        pack.facts().forEach(f -> owners.put("fact " + f.id(), List.of(f.value())));
        pack.indicators().forEach(i -> owners.put("indicator " + i.id(), List.of(i.when())));
        pack.levels().forEach(row -> owner(owners, "level " + row.value(), row));
        pack.categories().forEach(row -> owner(owners, "category " + row.value(), row));
        Expression verify = pack.verify();
        owners.put("verify", verify == null ? List.of() : List.of(verify));
        for (Measure measure : pack.measures()) {
            Expression when = measure.when();
            owners.put("measure " + measure.id(), when == null ? List.of() : List.of(when));
        }
        Counter counter = new Counter();
        owners.forEach((owner, expressions) -> {
            if (owner.startsWith("level ") || owner.startsWith("category ") || owner.startsWith("measure ")) {
                counter.want(owner, decided.contains(owner), "never comes out");
            }
            for (Expression expression : expressions) {
                Set<Expression> clauses = new LinkedHashSet<>();
                if (owner.startsWith("indicator ")) {
                    clauses.add(expression);
                }
                collect(expression, clauses);
                clauses.forEach(clause -> want(counter, owner, clause));
            }
        });
        return new Summary(counter.wanted, counter.shown, counter.missing);
    }

    private static void owner(Map<String, List<Expression>> owners, String name, DecisionRow row) {
        Expression when = row.when();
        owners.put(name, when == null ? List.of() : List.of(when));
    }

    private void want(Counter counter, String owner, Expression clause) {
        int outcomes = seen.getOrDefault(clause, 0);
        String text = ExpressionText.of(clause);
        counter.want(owner, (outcomes & TRUE) != 0, "never true: " + text);
        counter.want(owner, (outcomes & FALSE) != 0, "never false: " + text);
        if (!certainty.isCertain(clause)) {
            counter.want(owner, (outcomes & UNKNOWN) != 0, "never unknown: " + text);
        }
    }

    private static void collect(Expression expression, Set<Expression> clauses) {
        boolean connective = expression instanceof Expression.And
                || expression instanceof Expression.Or
                || expression instanceof Expression.Not
                || expression instanceof Expression.Conditional
                || expression instanceof Expression.Literal;
        if (expression.type() == Type.Scalar.BOOL && !connective) {
            clauses.add(expression);
        }
        Children.of(expression).forEach(part -> collect(part, clauses));
    }

    private static final class Counter {
        private int wanted;
        private int shown;
        private final Map<String, List<String>> missing = new LinkedHashMap<>();

        void want(String owner, boolean isShown, String otherwise) {
            wanted++;
            if (isShown) {
                shown++;
            } else {
                missing.computeIfAbsent(owner, o -> new ArrayList<>()).add(otherwise);
            }
        }
    }
}
