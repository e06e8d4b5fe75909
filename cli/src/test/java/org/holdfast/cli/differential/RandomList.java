package org.holdfast.cli.differential;

import java.util.List;
import java.util.Map;
import org.holdfast.policy.expression.Type;

/** Random lists of rows and of values, and loops over them. */
final class RandomList {
    private static final Map<String, List<String>> SOURCES = Map.of(
            "person", List.of("members", "persons"),
            "ledger", List.of("ledger"),
            "event", List.of("events"),
            "assistance", List.of("assistance"),
            "hazard", List.of("hazards"));
    private static final List<String> TABLES =
            List.of("person", "person", "person", "ledger", "ledger", "event", "event", "assistance", "hazard");
    private static final List<String> NAMES = List.of("m", "p", "l", "e", "a", "h", "x", "row_1");
    private final Draw draw;
    private final RandomExpression expression;

    RandomList(Draw draw, RandomExpression expression) {
        this.draw = draw;
        this.expression = expression;
    }

    /**
     * A list and a variable over it.
     *
     * @param sight what is in sight inside the loop
     */
    record Loop(String list, String variable, Sight sight) {}

    /** A loop over rows, or over values. */
    Loop loop(Sight sight, int depth) {
        if (draw.of(0.15)) {
            return overValues(draw.pick(Type.Scalar.values()), sight, depth);
        }
        return over(draw.pick(TABLES), sight, depth);
    }

    /** A list of anything, for which only its length counts. */
    String any(Sight sight, int depth) {
        return draw.<String>choice()
                .or(8, () -> rows(draw.pick(TABLES), sight, depth + 1))
                .or(2, () -> values(draw.pick(Type.Scalar.values()), sight, depth))
                .or(1, () -> {
                    Loop loop = over(draw.pick(TABLES), sight, depth);
                    return loop.list() + ".map(" + loop.variable() + ", " + rows(draw.pick(TABLES), loop.sight(), depth)
                            + ")";
                })
                .make();
    }

    /** Rows of a table. */
    String rows(String table, Sight sight, int depth) {
        List<Sight.Word> facts = sight.ofFacts(new Type.ListOf(new Type.Row(table)));
        return draw.<String>choice()
                .or(4, () -> draw.pick(SOURCES.get(table)))
                .or(facts.isEmpty() ? 0 : 4, () -> draw.pick(facts).text())
                .or(depth <= 0 ? 0 : 5, () -> filtered(over(table, sight, expression.less(depth)), depth))
                .or(
                        depth <= 1 ? 0 : 1,
                        () -> expression.conditional(
                                sight,
                                depth,
                                rows(table, sight, expression.less(depth)),
                                rows(table, sight, expression.less(depth))))
                .make();
    }

    /** Values of a type; the list is of that type by itself. */
    String values(Type.Scalar type, Sight sight, int depth) {
        return draw.<String>choice()
                .or(8, () -> mapped(over(table(type, sight), sight, expression.less(depth)), type, depth))
                .or(depth <= 1 ? 0 : 2, () -> filtered(overValues(type, sight, expression.less(depth)), depth))
                .or(
                        depth <= 1 ? 0 : 1,
                        () -> mapped(
                                overValues(draw.pick(Type.Scalar.values()), sight, expression.less(depth)),
                                type,
                                depth))
                .or(
                        depth <= 1 ? 0 : 1,
                        () -> expression.conditional(
                                sight,
                                depth,
                                values(type, sight, expression.less(depth)),
                                values(type, sight, expression.less(depth))))
                .make();
    }

    /** A table that is likely to have a column of a type. */
    private String table(Type.Scalar type, Sight sight) {
        List<String> having = TABLES.stream()
                .filter(table -> !sight.cells("x", table, type).isEmpty())
                .toList();
        return draw.pick(having.isEmpty() || draw.of(0.1) ? TABLES : having);
    }

    private String filtered(Loop loop, int depth) {
        return loop.list() + ".filter(" + loop.variable() + ", " + condition(loop, depth) + ")";
    }

    private String mapped(Loop loop, Type.Scalar type, int depth) {
        String condition = draw.of(0.25) ? condition(loop, depth) + ", " : "";
        return loop.list() + ".map(" + loop.variable() + ", " + condition
                + expression.of(type, loop.sight(), draw.of(0.6) ? 0 : expression.less(depth)) + ")";
    }

    private String condition(Loop loop, int depth) {
        return expression.of(Type.Scalar.BOOL, loop.sight(), Math.max(1, expression.less(depth)));
    }

    private Loop over(String table, Sight sight, int depth) {
        String variable = variable(sight);
        return new Loop(rows(table, sight, depth), variable, sight.with(variable, new Type.Row(table)));
    }

    private Loop overValues(Type.Scalar type, Sight sight, int depth) {
        String variable = variable(sight);
        return new Loop(values(type, sight, depth), variable, sight.with(variable, type));
    }

    /** A name, now and then one that hides a fact or an outer variable. */
    private String variable(Sight sight) {
        List<String> facts = List.copyOf(sight.facts().keySet());
        return !facts.isEmpty() && draw.of(0.03) ? draw.pick(facts) : draw.pick(NAMES);
    }
}
