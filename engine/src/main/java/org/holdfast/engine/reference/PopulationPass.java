package org.holdfast.engine.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.column.ShortestDecimal;
import org.holdfast.engine.Exact;
import org.holdfast.engine.PopulationValue;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.PopulationFigure;
import org.jspecify.annotations.Nullable;

/** Computes the population figures of a pack, exactly, in the order they need each other. */
final class PopulationPass {
    private final World world;
    private final Set<String> done = new HashSet<>();

    private PopulationPass(World world) {
        this.world = world;
    }

    static void run(World world) {
        PopulationPass pass = new PopulationPass(world);
        world.pack().population().forEach(pass::ensure);
    }

    private void ensure(PopulationFigure figure) {
        if (!done.add(figure.id())) {
            return;
        }
        needs(world.pack().findFact(figure.of()).orElseThrow().value());
        Expression weight = figure.weight();
        if (weight != null) {
            needs(weight);
        }
        world.add(compute(figure));
    }

    private void needs(Expression expression) {
        if (expression instanceof Expression.PopulationReference reference) {
            world.pack().population().stream()
                    .filter(f -> f.id().equals(reference.id()))
                    .forEach(this::ensure);
        } else if (expression instanceof Expression.FactReference reference) {
            needs(world.pack().findFact(reference.id()).orElseThrow().value());
        }
        Children.of(expression).forEach(this::needs);
    }

    /** The values of one place, each with its weight. */
    private static final class Sample {
        private final List<Weighted> values = new ArrayList<>();
        private long leftOut;
    }

    private record Weighted(BigDecimal value, BigDecimal weight) {}

    private List<PopulationValue> compute(PopulationFigure figure) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        if (figure.within() == null) {
            samples.put("", new Sample());
        }
        for (int household : world.register().inOrderOfId()) {
            String place = figure.within() == null
                    ? ""
                    : world.enclosing(world.register().place(household), figure.within());
            if (place != null) {
                add(samples.computeIfAbsent(place, p -> new Sample()), figure, household);
            }
        }
        List<PopulationValue> values = new ArrayList<>();
        samples.forEach((place, sample) -> values.add(new PopulationValue(
                figure.id(),
                figure.within() == null ? null : place,
                statistic(figure, sample.values),
                sample.values.size(),
                sample.leftOut)));
        return values;
    }

    private void add(Sample sample, PopulationFigure figure, int household) {
        HouseholdEvaluator evaluator = new HouseholdEvaluator(world, household, Map.of(), null);
        Object value = evaluator.fact(figure.of());
        Expression weighting = figure.weight();
        Object weight = weighting == null ? (Double) 1.0 : evaluator.evaluate(weighting);
        if (value == null || weight == null || (Double) weight <= 0) {
            sample.leftOut++;
        } else {
            sample.values.add(new Weighted(decimal(value), ShortestDecimal.of((Double) weight)));
        }
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : ShortestDecimal.of((Double) value);
    }

    private static @Nullable Object statistic(PopulationFigure figure, List<Weighted> values) {
        if (values.isEmpty()) {
            return null;
        }
        BigDecimal total = values.stream().map(Weighted::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal result = figure.statistic() == PopulationFigure.Statistic.MEAN
                ? Exact.mean(sum(values), total, figure.type() == Type.Scalar.MONEY)
                : quantile(values, total.multiply(BigDecimal.valueOf(figure.p())));
        if (figure.type() == Type.Scalar.MONEY) {
            return Exact.fitting(result.setScale(0, RoundingMode.UNNECESSARY).unscaledValue());
        }
        return result.doubleValue();
    }

    private static BigDecimal sum(List<Weighted> values) {
        return values.stream().map(v -> v.value().multiply(v.weight())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal quantile(List<Weighted> values, BigDecimal enough) {
        values.sort(Comparator.comparing(Weighted::value));
        BigDecimal reached = BigDecimal.ZERO;
        for (Weighted value : values) {
            reached = reached.add(value.weight());
            if (reached.compareTo(enough) >= 0) {
                return value.value();
            }
        }
        return values.get(values.size() - 1).value();
    }
}
