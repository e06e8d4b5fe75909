package org.holdfast.policy.expression;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed, three-valued expression of a pack over one household.
 *
 * <p>Every node yields a value of its {@link #type()} or is unknown. Two nodes are equal when they mean the same, so
 * that common parts can be shared. What each node yields is stated at the node; where it says nothing of unknown, the
 * result is unknown as soon as an operand is.
 */
public sealed interface Expression {
    Type type();

    <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor);

    /**
     * A constant. {@code value} is a Boolean, Long (also dates as epoch days and months as month numbers), Double,
     * String, or a {@link BigDecimal} of currency units for money.
     */
    record Literal(Type.Scalar type, Object value) implements Expression {
        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Where a cell is read from. */
    sealed interface RowReference {
        /** The household itself. */
        record OfHousehold() implements RowReference {}

        /** The household's place, or the enclosing place of a level. */
        record OfPlace(@Nullable String level) implements RowReference {}

        /** The row a list operation is looking at. */
        record OfVariable(String name) implements RowReference {}
    }

    /** The value of a column in a row; unknown when the cell is empty or the column or table absent. */
    record Cell(RowReference row, String table, String column, Type.Scalar type) implements Expression {
        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The value a list operation over mapped values is looking at. */
    record Variable(String name, Type.Scalar type) implements Expression {
        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A fact declared earlier. */
    record FactReference(String id, Type type) implements Expression {
        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A parameter's value for the household's place at the date. */
    record ParameterReference(String id, Type.Scalar type) implements Expression {
        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A figure over the whole register. */
    record PopulationReference(String id, Type.Scalar type) implements Expression {
        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** An indicator's three-valued result. */
    record IndicatorReference(String id) implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** How many indicators of a severity are true, or undecided; never unknown. */
    record IndicatorCount(String severity, boolean undecided) implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.INT;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** What has been decided so far about a household. */
    enum Decided {
        LEVEL,
        CATEGORY,
        SCORE
    }

    /** An earlier decision: level, category or score. */
    record DecisionReference(Decided what) implements Expression {
        @Override
        public Type type() {
            return what == Decided.SCORE ? Type.Scalar.INT : Type.Scalar.STRING;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The assessment date. */
    record AsOf() implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.DATE;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Negation of a condition. */
    record Not(Expression operand) implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** False if either side is false, else unknown if either is unknown, else true. */
    record And(Expression left, Expression right) implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** True if either side is true, else unknown if either is unknown, else false. */
    record Or(Expression left, Expression right) implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One of two values; unknown when the condition is, whatever the values. */
    record Conditional(Expression condition, Expression then, Expression otherwise) implements Expression {
        @Override
        public Type type() {
            return then.type();
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** How two values compare. */
    enum Relation {
        EQUAL("=="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** Whether the relation holds for {@link Comparable#compareTo}'s answer. */
        public boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case UNEQUAL -> comparison != 0;
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case MORE -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
            };
        }
    }

    /** A comparison of two values of one type; strings and conditions only for equality. */
    record Comparison(Relation relation, Expression left, Expression right) implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Whether a value is one of some constants. */
    record Membership(Expression value, List<Literal> options) implements Expression {
        public Membership {
            options = List.copyOf(options);
        }

        @Override
        public Type type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** An arithmetic operation. */
    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDED_BY("/"),
        MODULO("%");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /**
     * Arithmetic. Integers and money are exact and unknown on overflow; integer division truncates and is unknown by
     * zero; a double result that is not finite is unknown. Money times a double (its shortest decimal form) is rounded
     * half to even to the minor unit; money stands on the left.
     */
    record Arithmetic(Operator operator, Expression left, Expression right, Type.Scalar type) implements Expression {
        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The negative of an integer, double or amount. */
    record Negative(Expression operand) implements Expression {
        @Override
        public Type type() {
            return operand.type();
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** An integer as a double, or a date as its month. */
    record Conversion(Expression operand, Type.Scalar type) implements Expression {
        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Complete years from a date to {@code as_of}; a birthday on 29 February is reached on 1 March in common years. */
    record Age(Expression date) implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.INT;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Whether a month is among the {@code months} complete months before {@code as_of}'s, moved back by {@code skip}. */
    record InLast(Expression month, Expression months, Expression skip) implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Whether {@code as_of} minus {@code months} months < date <= {@code as_of}. */
    record Within(Expression date, Expression months) implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A double, the first over the second (both money, or both doubles); unknown when the second is 0. */
    record Ratio(Expression part, Expression whole) implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.DOUBLE;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Money over a count of heads, rounded half to even to the minor unit; unknown when the count is 0. */
    record PerHead(Expression money, Expression heads) implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.MONEY;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A figure of the nearest place that has the series: of a month, or, without one, the change on a year earlier of
     * the latest month before {@code as_of}'s that has a value.
     */
    record SeriesFigure(String series, @Nullable Expression month) implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.DOUBLE;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Which rows a list begins with. */
    enum Source {
        MEMBERS("members", "person"),
        PERSONS("persons", "person"),
        LEDGER("ledger", "ledger"),
        EVENTS("events", "event"),
        ASSISTANCE("assistance", "assistance"),
        HAZARDS("hazards", "hazard");

        private final String word;
        private final String table;

        Source(String word, String table) {
            this.word = word;
            this.table = table;
        }

        public String word() {
            return word;
        }

        public String table() {
            return table;
        }
    }

    /** The household's rows of a table; an unknown list when the table is absent. */
    record Rows(Source source) implements Expression {
        @Override
        public Type type() {
            return new Type.ListOf(new Type.Row(source.table()));
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The elements for which a condition holds; each keeps its own three-valued membership. */
    record Filter(Expression list, String variable, Expression condition) implements Expression {
        @Override
        public Type type() {
            return list.type();
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A value of each element. */
    record Mapped(Expression list, String variable, Expression value) implements Expression {
        @Override
        public Type type() {
            return new Type.ListOf(value.type());
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Whether any element satisfies a condition, or (every) all do, by three-valued logic over members and condition. */
    record Quantifier(boolean every, Expression list, String variable, Expression condition) implements Expression {
        @Override
        public Type type() {
            return Type.Scalar.BOOL;
        }

        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A figure of a list. */
    enum Statistic {
        COUNT,
        SUM,
        MIN,
        MAX,
        AVG
    }

    /**
     * A figure of a list; unknown when any membership is, or (except COUNT) the value of an element that belongs. Over
     * no element COUNT and SUM are 0, the others unknown. The average of money is rounded half to even to the minor
     * unit, that of integers is a double.
     */
    record Aggregate(Statistic statistic, Expression list, Type.Scalar type) implements Expression {
        @Override
        public <R extends @Nullable Object> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
