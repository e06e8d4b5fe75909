package org.holdfast.engine.columnar;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Measure;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/**
 * The nodes whose values make up an assessment.
 *
 * @param packed the results of all indicators together
 * @param costs of each measure, or null where the pack states none
 * @param persons how many persons the household has
 */
record Outputs(
        List<Node> indicators,
        Packed packed,
        Node level,
        Node category,
        Node score,
        Node verify,
        List<Node> conditions,
        List<@Nullable Node> costs,
        List<Node> facts,
        Node persons) {

    static Outputs of(Pack pack, Planner planner, Graph graph) {
        List<Node> indicators = new ArrayList<>();
        for (Indicator indicator : pack.indicators()) {
            indicators.add(graph.at(planner.indicator(indicator.id())));
        }
        Node level = planner.decision(Expression.Decided.LEVEL, pack.levels());
        Node category = planner.decision(Expression.Decided.CATEGORY, pack.categories());
        Expression verify = pack.verify();
        Node verified = verify == null ? graph.literal(false) : planner.alone(verify);
        List<Node> conditions = new ArrayList<>();
        List<@Nullable Node> costs = new ArrayList<>();
        for (Measure measure : pack.measures()) {
            Expression when = measure.when();
            Expression cost = measure.cost();
            conditions.add(graph.at(when == null ? graph.literal(true) : planner.alone(when)));
            costs.add(cost == null ? null : graph.at(planner.alone(cost)));
        }
        List<Node> facts = new ArrayList<>();
        for (Fact fact : pack.outputs()) {
            facts.add(graph.at(planner.fact(fact.id())));
        }
        Node persons = planner.alone(new Expression.Aggregate(
                Expression.Statistic.COUNT, new Expression.Rows(Expression.Source.PERSONS), Type.Scalar.INT));
        return new Outputs(
                indicators,
                new Packed(graph.households(), indicators),
                graph.at(level),
                graph.at(category),
                graph.at(planner.score()),
                graph.at(verified),
                conditions,
                costs,
                facts,
                graph.at(persons));
    }

    List<Node> all() {
        List<Node> all = new ArrayList<>(indicators);
        all.addAll(List.of(packed, level, category, score, verify, persons));
        all.addAll(conditions);
        costs.stream().filter(Objects::nonNull).forEach(all::add);
        all.addAll(facts);
        return all;
    }
}
