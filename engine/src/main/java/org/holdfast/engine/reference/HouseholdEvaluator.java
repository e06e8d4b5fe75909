package org.holdfast.engine.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.column.Months;
import org.holdfast.engine.Exact;
import org.holdfast.engine.households.ChildRows;
import org.holdfast.engine.households.Hazards;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.ExpressionVisitor;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions for one household, one node at a time, as their definitions say. Values are Boolean, Long
 * (money in minor units, dates as epoch days, months as month numbers), Double and String; lists are lists of
 * {@link Element}; null is unknown.
 */
@SuppressWarnings("NullAway") // it does not follow the type argument that lets every visit answer unknown
final class HouseholdEvaluator implements ExpressionVisitor<@Nullable Object> {
    private static final Object UNKNOWN = new Object();

    /** More months than lie between any two dates, whose years have four digits. */
    private static final long MONTHS_OF_ALL_DATES = 12 * 20_000;

    private final World world;
    private final int household;
    private final Map<String, @Nullable Object> given;
    private final @Nullable EvaluationListener listener;
    private final Map<String, Object> facts = new HashMap<>();
    private final Map<String, @Nullable Object> variables = new HashMap<>();
    private Results results = new Results();

    /**
     * @param given facts with a value set by hand
     * @param listener is told the value of every node; null for none, which also lets && and || stop early
     */
    HouseholdEvaluator(
            World world, int household, Map<String, @Nullable Object> given, @Nullable EvaluationListener listener) {
        this.world = world;
        this.household = household;
        this.given = given;
        this.listener = listener;
    }

    Results results() {
        return results;
    }

    /** Looks at the household as if its indicators had come out otherwise. */
    void suppose(Results others) {
        results = others;
    }

    @Nullable
    Object evaluate(Expression expression) {
        if (listener == null) {
            return expression.accept(this);
        }
        listener.entering(expression);
        Object value = expression.accept(this);
        listener.evaluated(expression, value);
        return value;
    }

    @Nullable
    Boolean truth(Expression expression) {
        return (Boolean) evaluate(expression);
    }

    /** The value of a fact, computed once. */
    @Nullable
    Object fact(String id) {
        if (given.containsKey(id)) {
            return given.get(id);
        }
        Object value = facts.get(id);
        if (value == null) {
            Object computed = evaluate(world.pack().findFact(id).orElseThrow().value());
            value = computed == null ? UNKNOWN : computed;
            facts.put(id, value);
        }
        return value == UNKNOWN ? null : value;
    }

    @Override
    public @Nullable Object visit(Expression.Literal literal) {
        return world.parameters().value(literal);
    }

    @Override
    public @Nullable Object visit(Expression.Cell cell) {
        if (cell.row() instanceof Expression.RowReference.OfVariable variable) {
            return row(variable.name()).get(cell.column(), cell.type());
        }
        if (cell.row() instanceof Expression.RowReference.OfHousehold) {
            return new Element.Row(world.register().register().get("household"), household)
                    .get(cell.column(), cell.type());
        }
        String level = ((Expression.RowReference.OfPlace) cell.row()).level();
        int place = place();
        if (level != null) {
            String enclosing = world.enclosing(place, level);
            if (enclosing == null) {
                return null;
            }
            place = world.register().places().find(enclosing);
        }
        return new Element.Row(world.register().places().table(), place).get(cell.column(), cell.type());
    }

    private Element.Row row(String variable) {
        if (variables.get(variable) instanceof Element.Row row) {
            return row;
        }
        throw new IllegalStateException("'" + variable + "' is not bound to a row");
    }

    private int place() {
        return world.register().place(household);
    }

    @Override
    public @Nullable Object visit(Expression.Variable variable) {
        return variables.get(variable.name());
    }

    @Override
    public @Nullable Object visit(Expression.FactReference fact) {
        return fact(fact.id());
    }

    @Override
    public @Nullable Object visit(Expression.ParameterReference parameter) {
        return world.parameters().get(parameter.id(), place());
    }

    @Override
    public @Nullable Object visit(Expression.PopulationReference figure) {
        return world.populationFigure(figure.id(), place());
    }

    @Override
    public @Nullable Object visit(Expression.IndicatorReference indicator) {
        return results.indicator(indicator.id());
    }

    @Override
    public @Nullable Object visit(Expression.IndicatorCount count) {
        return results.count(count.severity(), count.undecided());
    }

    @Override
    public @Nullable Object visit(Expression.DecisionReference decision) {
        return switch (decision.what()) {
            case LEVEL -> results.level();
            case CATEGORY -> results.category();
            case SCORE -> results.score();
        };
    }

    @Override
    public @Nullable Object visit(Expression.AsOf asOf) {
        return asOf().toEpochDay();
    }

    private LocalDate asOf() {
        return world.register().asOf();
    }

    @Override
    public @Nullable Object visit(Expression.Not not) {
        Boolean operand = truth(not.operand());
        return operand == null ? null : !operand;
    }

    @Override
    public @Nullable Object visit(Expression.And and) {
        Boolean left = truth(and.left());
        if (listener == null && Boolean.FALSE.equals(left)) {
            return false;
        }
        return Truth.and(left, truth(and.right()));
    }

    @Override
    public @Nullable Object visit(Expression.Or or) {
        Boolean left = truth(or.left());
        if (listener == null && Boolean.TRUE.equals(left)) {
            return true;
        }
        return Truth.or(left, truth(or.right()));
    }

    @Override
    public @Nullable Object visit(Expression.Conditional conditional) {
        Boolean condition = truth(conditional.condition());
        if (condition == null) {
            return null;
        }
        return evaluate(condition ? conditional.then() : conditional.otherwise());
    }

    @Override
    public @Nullable Object visit(Expression.Comparison comparison) {
        Object left = evaluate(comparison.left());
        Object right = evaluate(comparison.right());
        return left == null || right == null ? null : comparison.relation().holds(compare(left, right));
    }

    private static int compare(Object left, Object right) {
        if (left instanceof Long a) {
            return a.compareTo((Long) right);
        }
        if (left instanceof Double a) {
            double b = (Double) right;
            return a < b ? -1 : a > b ? 1 : 0;
        }
        return left.equals(right) ? 0 : 1;
    }

    @Override
    public @Nullable Object visit(Expression.Membership membership) {
        Object value = evaluate(membership.value());
        if (value == null) {
            return null;
        }
        return membership.options().stream()
                .anyMatch(option -> compare(value, world.parameters().value(option)) == 0);
    }

    @Override
    public @Nullable Object visit(Expression.Arithmetic arithmetic) {
        Object left = evaluate(arithmetic.left());
        Object right = evaluate(arithmetic.right());
        if (left == null || right == null) {
            return null;
        }
        if (left instanceof Long money && right instanceof Double factor) {
            return Exact.scaled(money, factor);
        }
        if (left instanceof Double a) {
            double b = (Double) right;
            return Exact.finite(
                    switch (arithmetic.operator()) {
                        case PLUS -> a + b;
                        case MINUS -> a - b;
                        case TIMES -> a * b;
                        case DIVIDED_BY -> a / b;
                        case MODULO -> a % b;
                    });
        }
        long a = (Long) left;
        long b = (Long) right;
        return switch (arithmetic.operator()) {
            case PLUS -> Exact.plus(a, b);
            case MINUS -> Exact.minus(a, b);
            case TIMES -> Exact.times(a, b);
            case DIVIDED_BY -> Exact.quotient(a, b);
            case MODULO -> Exact.remainder(a, b);
        };
    }

    @Override
    public @Nullable Object visit(Expression.Negative negative) {
        Object operand = evaluate(negative.operand());
        if (operand == null) {
            return null;
        }
        return operand instanceof Long whole ? (Object) Exact.minus(0, whole) : (Object) (-(Double) operand);
    }

    @Override
    public @Nullable Object visit(Expression.Conversion conversion) {
        Long operand = (Long) evaluate(conversion.operand());
        if (operand == null) {
            return null;
        }
        return conversion.type() == Type.Scalar.DOUBLE
                ? (Object) operand.doubleValue()
                : (Object) (long) Months.of(LocalDate.ofEpochDay(operand));
    }

    @Override
    public @Nullable Object visit(Expression.Age age) {
        Long birth = (Long) evaluate(age.date());
        if (birth == null) {
            return null;
        }
        LocalDate born = LocalDate.ofEpochDay(birth);
        LocalDate today = asOf();
        boolean reached = today.getMonthValue() != born.getMonthValue()
                ? today.getMonthValue() > born.getMonthValue()
                : today.getDayOfMonth() >= born.getDayOfMonth();
        return (long) today.getYear() - born.getYear() - (reached ? 0 : 1);
    }

    @Override
    public @Nullable Object visit(Expression.InLast inLast) {
        Long month = (Long) evaluate(inLast.month());
        Long months = (Long) evaluate(inLast.months());
        Long skip = (Long) evaluate(inLast.skip());
        if (month == null || months == null || skip == null) {
            return null;
        }
        long back = Months.of(asOf()) - month;
        Long farthest = Exact.plus(skip, months);
        boolean reached = farthest == null ? months > 0 : back <= farthest;
        return back > skip && reached;
    }

    @Override
    public @Nullable Object visit(Expression.Within within) {
        Long date = (Long) evaluate(within.date());
        Long months = (Long) evaluate(within.months());
        if (date == null || months == null) {
            return null;
        }
        long bounded = Math.max(-MONTHS_OF_ALL_DATES, Math.min(MONTHS_OF_ALL_DATES, months));
        return asOf().minusMonths(bounded).toEpochDay() < date && date <= asOf().toEpochDay();
    }

    @Override
    public @Nullable Object visit(Expression.Ratio ratio) {
        Number part = (Number) evaluate(ratio.part());
        Number whole = (Number) evaluate(ratio.whole());
        return part == null || whole == null ? null : Exact.ratio(part.doubleValue(), whole.doubleValue());
    }

    @Override
    public @Nullable Object visit(Expression.PerHead perHead) {
        Long money = (Long) evaluate(perHead.money());
        Long heads = (Long) evaluate(perHead.heads());
        return money == null || heads == null ? null : Exact.perHead(money, heads);
    }

    @Override
    public @Nullable Object visit(Expression.SeriesFigure figure) {
        Expression at = figure.month();
        if (at == null) {
            return world.series().yearOnYear(figure.series(), place());
        }
        Long month = (Long) evaluate(at);
        return month == null ? null : world.series().at(figure.series(), place(), month);
    }

    @Override
    public @Nullable Object visit(Expression.Rows rows) {
        if (rows.source() == Expression.Source.HAZARDS) {
            return world.hazards().map(this::hazards).orElse(null);
        }
        Optional<ChildRows> children = world.register().children(rows.source().table());
        return children.map(child -> children(child, rows.source() == Expression.Source.MEMBERS))
                .orElse(null);
    }

    private List<Element> hazards(Hazards hazards) {
        List<Element> elements = new ArrayList<>();
        for (Hazards.Hazard hazard : hazards.at(place())) {
            elements.add(new Element(new Element.Row(hazards.table(), hazard.row()), hazard.active()));
        }
        return elements;
    }

    private List<Element> children(ChildRows children, boolean membersOnly) {
        List<Element> elements = new ArrayList<>();
        for (int n = 0; n < children.count(household); n++) {
            Element.Row row = new Element.Row(children.table(), children.row(household, n));
            if (!membersOnly || !Boolean.FALSE.equals(row.get("resident", Type.Scalar.BOOL))) {
                elements.add(new Element(row, true));
            }
        }
        return elements;
    }

    @SuppressWarnings("unchecked")
    private @Nullable List<Element> list(Expression expression) {
        return (List<Element>) evaluate(expression);
    }

    /** Evaluates an expression with a variable bound to an element. */
    private @Nullable Object with(String variable, Element element, Expression expression) {
        Object hidden = variables.put(variable, element.value());
        try {
            return evaluate(expression);
        } finally {
            variables.put(variable, hidden);
        }
    }

    @Override
    public @Nullable Object visit(Expression.Filter filter) {
        List<Element> list = list(filter.list());
        if (list == null) {
            return null;
        }
        List<Element> kept = new ArrayList<>();
        for (Element element : list) {
            Boolean condition = (Boolean) with(filter.variable(), element, filter.condition());
            Boolean belongs = Truth.and(element.belongs(), condition);
            if (!Boolean.FALSE.equals(belongs)) {
                kept.add(new Element(element.value(), belongs));
            }
        }
        return kept;
    }

    @Override
    public @Nullable Object visit(Expression.Mapped mapped) {
        List<Element> list = list(mapped.list());
        if (list == null) {
            return null;
        }
        List<Element> values = new ArrayList<>();
        for (Element element : list) {
            values.add(new Element(with(mapped.variable(), element, mapped.value()), element.belongs()));
        }
        return values;
    }

    @Override
    public @Nullable Object visit(Expression.Quantifier quantifier) {
        List<Element> list = list(quantifier.list());
        if (list == null) {
            return null;
        }
        Boolean result = quantifier.every();
        for (Element element : list) {
            Boolean condition = (Boolean) with(quantifier.variable(), element, quantifier.condition());
            result = quantifier.every()
                    ? Truth.and(result, Truth.or(Truth.not(element.belongs()), condition))
                    : Truth.or(result, Truth.and(element.belongs(), condition));
        }
        return result;
    }

    @Override
    public @Nullable Object visit(Expression.Aggregate aggregate) {
        List<Element> list = list(aggregate.list());
        if (list == null || list.stream().anyMatch(element -> element.belongs() == null)) {
            return null;
        }
        if (aggregate.statistic() == Expression.Statistic.COUNT) {
            return (long) list.size();
        }
        List<Object> values = new ArrayList<>();
        for (Element element : list) {
            Object value = element.value();
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return Statistics.of(aggregate.statistic(), values, aggregate.type());
    }
}
