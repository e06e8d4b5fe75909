package org.holdfast.engine.columnar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnName;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Kind;
import org.holdfast.column.Months;
import org.holdfast.column.Snapshot;
import org.holdfast.engine.PopulationValue;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.ExpressionVisitor;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Severity;
import org.jspecify.annotations.Nullable;

/** Compiles the expressions of a pack into nodes of a {@link Graph}, for one register and date. */
final class Planner implements ExpressionVisitor<Node> {
    private final Pack pack;
    private final Snapshot snapshot;
    private final LocalDate asOf;
    private final Graph graph;
    private final TextPool pool;
    private final Surroundings surroundings;
    private final List<PopulationValue> population = new ArrayList<>();
    private final Map<String, Node> facts = new HashMap<>();
    private final Map<String, Node> indicators = new LinkedHashMap<>();
    private final Map<Expression.Decided, Node> decided = new HashMap<>();
    private Map<String, Binding> bindings = new LinkedHashMap<>();

    /** What a variable stands for: the entries of a list, as rows or as the values they were mapped to. */
    private record Binding(
            Frame frame, Frame rows, @Nullable Node value) {}

    Planner(Pack pack, Snapshot snapshot, LocalDate asOf, Graph graph, TextPool pool, Surroundings surroundings) {
        this.pack = pack;
        this.snapshot = snapshot;
        this.asOf = asOf;
        this.graph = graph;
        this.pool = pool;
        this.surroundings = surroundings;
    }

    /** Makes population figures known to what is compiled from now on. */
    void add(List<PopulationValue> figures) {
        population.addAll(figures);
    }

    /** The value of a fact that is no list. */
    Node fact(String id) {
        Node known = facts.get(id);
        if (known != null) {
            return known;
        }
        Node made = alone(pack.findFact(id).orElseThrow().value());
        facts.put(id, made);
        return made;
    }

    /** Compiles an expression that looks at nothing bound outside it. */
    Node alone(Expression expression) {
        Map<String, Binding> outside = bindings;
        bindings = new LinkedHashMap<>();
        try {
            return expression.accept(this);
        } finally {
            bindings = outside;
        }
    }

    Node indicator(String id) {
        Node known = indicators.get(id);
        if (known != null) {
            return known;
        }
        Node made = alone(pack.findIndicator(id).orElseThrow().when());
        indicators.put(id, made);
        return made;
    }

    /** The decision of a table, known to what is compiled from now on. */
    Node decision(Expression.Decided what, List<DecisionRow> rows) {
        List<Node> conditions = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        for (DecisionRow row : rows) {
            Expression when = row.when();
            conditions.add(when == null ? graph.literal(true) : alone(when));
            values.add(pool.keep(row.value()));
        }
        Node made = conditions.isEmpty()
                ? graph.literal(Type.Scalar.STRING, null)
                : graph.apply(new Logic.First(List.copyOf(values)), List.of(), conditions);
        decided.put(what, made);
        return made;
    }

    Node score() {
        List<Node> counts = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (Severity severity : pack.severities()) {
            counts.add(visit(new Expression.IndicatorCount(severity.id(), false)));
            weights.add(severity.weight());
        }
        return graph.apply(new Logic.Weighted(List.copyOf(weights)), List.of(), counts);
    }

    /** The node's value for each household. */
    Node perHousehold(Node node) {
        return graph.at(node);
    }

    /** The frames of the lists being looked at, outermost first. */
    private List<Frame> scope() {
        return bindings.values().stream().map(Binding::frame).toList();
    }

    private Node apply(Kernel kernel, Node... operands) {
        return graph.apply(kernel, scope(), operands);
    }

    private Node unknown(Type.Scalar type) {
        return graph.literal(type, null);
    }

    @Override
    public Node visit(Expression.Literal literal) {
        return graph.literal(literal.type(), surroundings.parameters().value(literal));
    }

    @Override
    public Node visit(Expression.Cell cell) {
        if (cell.row() instanceof Expression.RowReference.OfPlace place) {
            return surroundings.column(cell.column(), place.level(), cell.type());
        }
        if (cell.row() instanceof Expression.RowReference.OfHousehold) {
            return column("household", graph.households(), cell.column(), cell.type());
        }
        String name = ((Expression.RowReference.OfVariable) cell.row()).name();
        Binding bound = binding(name);
        Node own = bound.rows().kind() == Frame.Kind.HAZARDS
                ? surroundings.hazardColumn(cell.column(), cell.type())
                : column(cell.table(), bound.rows(), cell.column(), cell.type());
        return ofRow(own, bound.frame(), bound.rows());
    }

    /** A value of some rows, in a frame whose innermost rows they are. */
    private Node ofRow(Node node, Frame frame, Frame rows) {
        return frame == rows
                ? graph.to(node, rows)
                : graph.lift(ofRow(node, frame.base(), rows), frame, Lifted.Way.BASE);
    }

    private Binding binding(String name) {
        Binding bound = bindings.get(name);
        if (bound == null) {
            throw new IllegalStateException("'" + name + "' is not bound");
        }
        return bound;
    }

    /** A column of the household or of a table of children; unknown when it is absent or of another type. */
    private Node column(String table, Frame frame, String name, Type.Scalar type) {
        ColumnName column = new ColumnName(table, name);
        if (name.equals("household_id") && frame.kind() == Frame.Kind.ROWS) {
            return graph.to(column("household", graph.households(), name, type), frame);
        }
        if (column.equals(Workspace.PLACE)) {
            return graph.to(surroundings.column(name, null, type), frame);
        }
        ColumnForm form =
                snapshot.columns(table).orElseThrow(IllegalStateException::new).get(name);
        if (form == null || Type.Scalar.of(form.kind()) != type) {
            return unknown(type);
        }
        return column(graph, pool, column, form, frame);
    }

    /** The cells of a column of the register. */
    static Node column(Graph graph, TextPool pool, ColumnName column, ColumnForm form, Frame frame) {
        if (Codes.isCoded(form)) {
            return graph.lift(codes(graph, pool, column, form), frame, Lifted.Way.CODE);
        }
        return graph.intern(
                switch (form.layout()) {
                    case INT8, INT16, INT32, INT64 -> new Columns.Numbers(column, form, frame);
                    case FLOAT64 -> new Columns.Doubles(column, frame);
                    case TEXT -> new Columns.Texts(column, frame);
                    case BIT -> throw new IllegalStateException("Conditions are coded");
                });
    }

    private static Node codes(Graph graph, TextPool pool, ColumnName column, ColumnForm form) {
        Type.Scalar type = Type.Scalar.of(form.kind());
        int size = Codes.size(form);
        Values values = new Values(type, size + 1, pool);
        for (int code = 0; code < size; code++) {
            values.put(code, value(form, code));
        }
        values.put(size, null);
        return graph.given(graph.codes(column, size), type, "code", values.vector());
    }

    private static Object value(ColumnForm form, int code) {
        Dictionary dictionary = form.dictionary();
        if (dictionary == null) {
            return form.kind() == Kind.BOOL ? (Object) (code == 1) : (Object) (form.least() + code);
        }
        String text = dictionary.text(code);
        return form.kind() == Kind.MONTH ? (Object) (long) Months.parse(text) : text;
    }

    @Override
    public Node visit(Expression.Variable variable) {
        Node value = binding(variable.name()).value();
        if (value == null) {
            throw new IllegalStateException("'" + variable.name() + "' is a row");
        }
        return value;
    }

    @Override
    public Node visit(Expression.FactReference fact) {
        return fact(fact.id());
    }

    @Override
    public Node visit(Expression.ParameterReference parameter) {
        return surroundings.parameter(parameter);
    }

    @Override
    public Node visit(Expression.PopulationReference figure) {
        return surroundings.population(
                pack.population().stream()
                        .filter(f -> f.id().equals(figure.id()))
                        .findFirst()
                        .orElseThrow(),
                population);
    }

    @Override
    public Node visit(Expression.IndicatorReference indicator) {
        return indicator(indicator.id());
    }

    @Override
    public Node visit(Expression.IndicatorCount count) {
        List<Node> conditions = new ArrayList<>();
        for (Indicator indicator : pack.indicators()) {
            if (indicator.severity().equals(count.severity())) {
                conditions.add(indicator(indicator.id()));
            }
        }
        return graph.apply(new Logic.Tally(count.undecided()), List.of(), conditions);
    }

    @Override
    public Node visit(Expression.DecisionReference decision) {
        if (decision.what() == Expression.Decided.SCORE) {
            return score();
        }
        Node known = decided.get(decision.what());
        return known == null ? unknown(Type.Scalar.STRING) : known;
    }

    @Override
    public Node visit(Expression.AsOf today) {
        return graph.literal(Type.Scalar.DATE, asOf.toEpochDay());
    }

    @Override
    public Node visit(Expression.Not not) {
        return graph.not(not.operand().accept(this));
    }

    @Override
    public Node visit(Expression.And and) {
        Node left = and.left().accept(this);
        Node right = and.right().accept(this);
        return graph.and(left, right, scope());
    }

    @Override
    public Node visit(Expression.Or or) {
        Node left = or.left().accept(this);
        Node right = or.right().accept(this);
        return graph.or(left, right, scope());
    }

    @Override
    public Node visit(Expression.Conditional conditional) {
        return choose(
                conditional.condition().accept(this),
                conditional.then().accept(this),
                conditional.otherwise().accept(this));
    }

    private Node choose(Node condition, Node then, Node otherwise) {
        if (condition.isAlways(Vector.TRUE)) {
            return then;
        }
        if (condition.isAlways(Vector.FALSE)) {
            return otherwise;
        }
        return apply(new Choosing(then.type()), condition, then, otherwise);
    }

    @Override
    public Node visit(Expression.Comparison comparison) {
        Node left = comparison.left().accept(this);
        Node right = comparison.right().accept(this);
        if (comparison.left() instanceof Expression.Age age && right.isConstant()) {
            return aged(comparison.relation(), age, left, right);
        }
        return compare(comparison.relation(), left, right);
    }

    private Node compare(Expression.Relation relation, Node left, Node right) {
        boolean equal = relation == Expression.Relation.EQUAL;
        return switch (left.type()) {
            case BOOL -> apply(new Logic.Same(equal), left, right);
            case DOUBLE -> apply(new Comparing.Doubles(relation), left, right);
            case STRING -> apply(new Comparing.Texts(equal), left, right);
            case INT, MONEY, DATE, MONTH -> apply(new Comparing.Numbers(relation), left, right);
        };
    }

    /** An age against a constant is a date against a constant, which costs no calendar. */
    private Node aged(Expression.Relation relation, Expression.Age age, Node years, Node limit) {
        Vector constant = limit.fixed;
        if (constant == null || !constant.whole || years.isConstant()) {
            return compare(relation, years, limit);
        }
        Dating.Age kernel = new Dating.Age(asOf);
        long number = constant.numbers[0];
        Node born = age.date().accept(this);
        Node reached =
                compare(Expression.Relation.AT_MOST, born, graph.literal(Type.Scalar.DATE, kernel.lastBirthOf(number)));
        if (number == Long.MAX_VALUE) {
            return compare(relation, years, limit);
        }
        Node passed = compare(
                Expression.Relation.AT_MOST, born, graph.literal(Type.Scalar.DATE, kernel.lastBirthOf(number + 1)));
        return switch (relation) {
            case AT_LEAST -> reached;
            case MORE -> passed;
            case LESS -> graph.not(reached);
            case AT_MOST -> graph.not(passed);
            case EQUAL -> graph.and(reached, graph.not(passed), scope());
            case UNEQUAL -> graph.or(graph.not(reached), passed, scope());
        };
    }

    @Override
    public Node visit(Expression.Membership membership) {
        Node value = membership.value().accept(this);
        List<Object> options = membership.options().stream()
                .map(option -> surroundings.parameters().value(option))
                .toList();
        Kernel kernel = switch (value.type()) {
            case BOOL -> new Logic.Among(options.stream().map(o -> (Boolean) o).toList());
            case DOUBLE ->
                new Comparing.AmongDoubles(options.stream().map(o -> (Double) o).toList());
            case STRING ->
                new Comparing.AmongTexts(
                        options.stream().map(o -> pool.keep((String) o)).toList());
            case INT, MONEY, DATE, MONTH ->
                new Comparing.AmongNumbers(options.stream().map(o -> (Long) o).toList());
        };
        return apply(kernel, value);
    }

    @Override
    public Node visit(Expression.Arithmetic arithmetic) {
        Node left = arithmetic.left().accept(this);
        Node right = arithmetic.right().accept(this);
        Kernel kernel = left.type() == Type.Scalar.DOUBLE
                ? new Calculating.Doubles(arithmetic.operator())
                : right.type() == Type.Scalar.DOUBLE
                        ? new Calculating.Scaled()
                        : new Calculating.Numbers(arithmetic.operator(), arithmetic.type());
        return apply(kernel, left, right);
    }

    @Override
    public Node visit(Expression.Negative negative) {
        Node operand = negative.operand().accept(this);
        return apply(
                operand.type() == Type.Scalar.DOUBLE
                        ? new Calculating.NegativeDouble()
                        : new Calculating.Negative(operand.type()),
                operand);
    }

    @Override
    public Node visit(Expression.Conversion conversion) {
        Node operand = conversion.operand().accept(this);
        return apply(
                conversion.type() == Type.Scalar.DOUBLE ? new Calculating.ToDouble() : new Dating.MonthOf(), operand);
    }

    @Override
    public Node visit(Expression.Age age) {
        return apply(new Dating.Age(asOf), age.date().accept(this));
    }

    @Override
    public Node visit(Expression.InLast inLast) {
        return apply(
                new Dating.InLast(Months.of(asOf)),
                inLast.month().accept(this),
                inLast.months().accept(this),
                inLast.skip().accept(this));
    }

    @Override
    public Node visit(Expression.Within within) {
        return apply(
                new Dating.Within(asOf),
                within.date().accept(this),
                within.months().accept(this));
    }

    @Override
    public Node visit(Expression.Ratio ratio) {
        Node part = ratio.part().accept(this);
        Node whole = ratio.whole().accept(this);
        Kernel kernel =
                part.type() == Type.Scalar.DOUBLE ? new Calculating.RatioOfDoubles() : new Calculating.RatioOfNumbers();
        return apply(kernel, part, whole);
    }

    @Override
    public Node visit(Expression.PerHead perHead) {
        return apply(
                new Calculating.PerHead(),
                perHead.money().accept(this),
                perHead.heads().accept(this));
    }

    @Override
    public Node visit(Expression.SeriesFigure figure) {
        Expression month = figure.month();
        return month == null
                ? surroundings.yearOnYear(figure.series())
                : apply(surroundings.seriesAt(figure.series()), surroundings.rowsOfPlaces(), month.accept(this));
    }

    @Override
    public Node visit(Expression.Rows rows) {
        throw notAValue(rows);
    }

    @Override
    public Node visit(Expression.Filter filter) {
        throw notAValue(filter);
    }

    @Override
    public Node visit(Expression.Mapped mapped) {
        throw notAValue(mapped);
    }

    private static IllegalStateException notAValue(Expression list) {
        return new IllegalStateException("A list is not a value: " + list);
    }

    @Override
    public Node visit(Expression.Quantifier quantifier) {
        ListPlan list = list(quantifier.list(), outer(quantifier), isOfPlace(quantifier));
        return reduced(list, Type.Scalar.BOOL, entries -> {
            Node condition = bound(quantifier.variable(), entries, quantifier.condition());
            Node looked = quantifier.every() ? graph.not(condition) : condition;
            Node found = exists(entries, graph.and(entries.belongs(), looked, scopeOf(entries)));
            return quantifier.every() ? graph.not(found) : found;
        });
    }

    private Node exists(ListPlan.Entries entries, Node condition) {
        return condition.isAlways(Vector.FALSE)
                ? condition
                : graph.intern(new Lists.Exists(entries.frame(), graph.to(condition, entries.frame())));
    }

    @Override
    public Node visit(Expression.Aggregate aggregate) {
        ListPlan list = list(aggregate.list(), outer(aggregate), isOfPlace(aggregate));
        return reduced(list, aggregate.type(), entries -> {
            Node belongs = graph.to(entries.belongs(), entries.frame());
            Node value = entries.value();
            return graph.intern(
                    aggregate.statistic() == Expression.Statistic.COUNT || value == null
                            ? new Lists.Count(entries.frame(), belongs)
                            : new Lists.Figure(
                                    aggregate.statistic(),
                                    entries.frame(),
                                    belongs,
                                    graph.to(value, entries.frame()),
                                    aggregate.type()));
        });
    }

    private Node reduced(ListPlan list, Type.Scalar type, Function<ListPlan.Entries, Node> reduce) {
        if (list instanceof ListPlan.Entries entries) {
            return reduce.apply(entries);
        }
        return list instanceof ListPlan.Choice choice
                ? choose(
                        choice.condition(),
                        reduced(choice.then(), type, reduce),
                        reduced(choice.otherwise(), type, reduce))
                : unknown(type);
    }

    /** The innermost frame whose rows an operation looks at from within, or null. */
    private @Nullable Frame outer(Expression operation) {
        Set<String> free = Dependence.variables(operation);
        return bindings.entrySet().stream()
                .filter(bound -> free.contains(bound.getKey()))
                .map(bound -> bound.getValue().frame())
                .max(Comparator.comparingInt(Planner::depth))
                .orElse(null);
    }

    private static int depth(Frame frame) {
        return frame.kind() == Frame.Kind.PAIRS ? 1 + depth(frame.parent()) : 0;
    }

    private static boolean isOfPlace(Expression operation) {
        return Dependence.isOfPlace(operation);
    }

    private List<Frame> scopeOf(ListPlan.Entries entries) {
        List<Frame> frames = new ArrayList<>(scope());
        frames.add(entries.frame());
        return frames;
    }

    private Node bound(String variable, ListPlan.Entries entries, Expression expression) {
        Map<String, Binding> outside = bindings;
        bindings = new LinkedHashMap<>(outside);
        bindings.remove(variable);
        bindings.put(variable, new Binding(entries.frame(), entries.rows(), entries.value()));
        try {
            return expression.accept(this);
        } finally {
            bindings = outside;
        }
    }

    /**
     * Compiles a list.
     *
     * @param outer the frame from within which its rows are looked at, or null for the household
     * @param ofPlace whether hazards may be looked at for the place instead of the household
     */
    private ListPlan list(Expression expression, @Nullable Frame outer, boolean ofPlace) {
        if (expression instanceof Expression.Rows rows) {
            return source(rows.source(), outer, ofPlace);
        }
        if (expression instanceof Expression.FactReference fact) {
            return fact(fact, outer, ofPlace);
        }
        if (expression instanceof Expression.Filter filter) {
            return list(filter.list(), outer, ofPlace)
                    .map(entries -> new ListPlan.Entries(
                            entries.frame(),
                            entries.rows(),
                            graph.and(
                                    entries.belongs(),
                                    bound(filter.variable(), entries, filter.condition()),
                                    scopeOf(entries)),
                            entries.value()));
        }
        if (expression instanceof Expression.Mapped mapped) {
            boolean values = mapped.value().type() instanceof Type.Scalar;
            return list(mapped.list(), outer, ofPlace)
                    .map(entries -> new ListPlan.Entries(
                            entries.frame(),
                            entries.rows(),
                            entries.belongs(),
                            values ? bound(mapped.variable(), entries, mapped.value()) : null));
        }
        if (expression instanceof Expression.Conditional conditional) {
            return new ListPlan.Choice(
                    conditional.condition().accept(this),
                    list(conditional.then(), outer, ofPlace),
                    list(conditional.otherwise(), outer, ofPlace));
        }
        throw new IllegalStateException("Not a list: " + expression);
    }

    /** A fact that is a list: it looks at nothing outside it, so it is compiled for the household and then paired. */
    private ListPlan fact(Expression.FactReference fact, @Nullable Frame outer, boolean ofPlace) {
        Map<String, Binding> outside = bindings;
        bindings = new LinkedHashMap<>();
        try {
            Expression value = pack.findFact(fact.id()).orElseThrow().value();
            ListPlan own = list(value, null, ofPlace);
            return outer == null ? own : own.map(entries -> paired(entries, outer));
        } finally {
            bindings = outside;
        }
    }

    private ListPlan.Entries paired(ListPlan.Entries own, Frame outer) {
        Frame pairs = graph.pairs(outer, own.frame());
        Node value = own.value();
        return new ListPlan.Entries(
                pairs,
                own.rows(),
                ofRow(own.belongs(), pairs, own.frame()),
                value == null ? null : ofRow(value, pairs, own.frame()));
    }

    private ListPlan source(Expression.Source source, @Nullable Frame outer, boolean ofPlace) {
        if (source == Expression.Source.HAZARDS) {
            if (!surroundings.knowsHazards()) {
                return new ListPlan.Unknown();
            }
            Node active = surroundings.hazards();
            return entries(active.frame(), outer == null && !ofPlace ? graph.households() : outer, active);
        }
        if (snapshot.columns(source.table()).isEmpty()) {
            return new ListPlan.Unknown();
        }
        Frame rows = graph.rows(source.table());
        Node belongs = notLater(source.table(), rows);
        if (source == Expression.Source.MEMBERS) {
            Node resident = column("person", rows, "resident", Type.Scalar.BOOL);
            belongs = graph.and(belongs, graph.apply(Logic.Change.NOT_DENIED, List.of(rows), resident), List.of(rows));
        }
        return entries(rows, outer, belongs);
    }

    private ListPlan entries(Frame rows, @Nullable Frame outer, Node belongs) {
        return outer == null
                ? new ListPlan.Entries(rows, rows, belongs, null)
                : new ListPlan.Entries(
                        graph.pairs(outer, rows), rows, ofRow(belongs, graph.pairs(outer, rows), rows), null);
    }

    /** True of the rows that are not known to be dated after the date of the assessment. */
    private Node notLater(String table, Frame rows) {
        ColumnForm form = LaterRows.mayBeLater(snapshot, table, asOf);
        if (form == null) {
            return graph.literal(true);
        }
        Type.Scalar type = LaterRows.type(table);
        Node later = graph.apply(
                new Comparing.Numbers(Expression.Relation.MORE),
                List.of(rows),
                column(table, rows, LaterRows.dated(table), type),
                graph.literal(type, LaterRows.last(table, asOf)));
        return graph.apply(Logic.Change.NOT_SURE, List.of(rows), later);
    }
}
