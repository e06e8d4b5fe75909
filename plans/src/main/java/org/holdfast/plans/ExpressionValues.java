package org.holdfast.plans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The values of an expression in the rows of one table. */
final class ExpressionValues {
    static final Set<String> CONDITIONS = Set.of("<", "<=", ">", ">=", "==", "!=", "&", "|", "%in%");

    private final DataTable table;
    private final String source;

    ExpressionValues(DataTable table, String source) {
        this.table = table;
        this.source = source;
    }

    static boolean isConstant(String name) {
        return Set.of("TRUE", "FALSE", "NA", "pi").contains(name);
    }

    double[] numbers(ExpressionNode node) throws Refused {
        if (node instanceof ExpressionNode.Constant constant) {
            return filled(constant.value());
        }
        if (node instanceof ExpressionNode.Name named) {
            return named(named.name());
        }
        if (node instanceof ExpressionNode.Text text) {
            throw new Refused("Expression '" + source + "': the text '" + text.value() + "' is no number");
        }
        if (node instanceof ExpressionNode.Call call) {
            return call(call);
        }
        return operation((ExpressionNode.Operation) node);
    }

    private double[] filled(double value) {
        double[] same = new double[table.rows()];
        Arrays.fill(same, value);
        return same;
    }

    private double[] named(String name) throws Refused {
        if (table.has(name) || !isConstant(name)) {
            return table.numbers(name);
        }
        return filled(
                switch (name) {
                    case "TRUE" -> 1;
                    case "pi" -> Math.PI;
                    case "FALSE" -> 0;
                    default -> Double.NaN;
                });
    }

    private double[] operation(ExpressionNode.Operation operation) throws Refused {
        String operator = operation.operator();
        if (operator.equals("%in%")) {
            return among(operation);
        }
        if ((operator.equals("==") || operator.equals("!="))
                && (isText(operation.left()) || isText(operation.right()))) {
            return textual(operation.left(), operation.right(), operator.equals("=="));
        }
        double[] left = numbers(operation.left());
        double[] right = numbers(operation.right());
        DoubleBinaryOperator each = ExpressionFunctions.operator(operator);
        double[] result = new double[left.length];
        for (int row = 0; row < result.length; row++) {
            result[row] = each.applyAsDouble(left[row], right[row]);
        }
        return result;
    }

    private boolean isText(ExpressionNode node) {
        if (node instanceof ExpressionNode.Name named) {
            return table.has(named.name()) ? !table.hasNumbers(named.name()) : !isConstant(named.name());
        }
        return node instanceof ExpressionNode.Text;
    }

    private double[] textual(ExpressionNode left, ExpressionNode right, boolean equal) throws Refused {
        if (!isColumn(left) && !isColumn(right)) {
            throw new Refused("Expression '" + source + "': neither side of the comparison is a column of "
                    + table.name() + ", which has " + String.join(", ", table.columns()));
        }
        @Nullable String[] ours = texts(left);
        @Nullable String[] theirs = texts(right);
        double[] result = new double[table.rows()];
        for (int row = 0; row < result.length; row++) {
            String one = ours[row];
            String other = theirs[row];
            result[row] = one == null || other == null ? Double.NaN : same(one, other) == equal ? 1 : 0;
        }
        return result;
    }

    private boolean isColumn(ExpressionNode node) {
        return node instanceof ExpressionNode.Name named && table.has(named.name());
    }

    /** Whether two cells hold the same, as texts or, when both are numbers, as numbers. */
    static boolean same(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        try {
            return Double.parseDouble(one) == Double.parseDouble(other);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private @Nullable String[] texts(ExpressionNode node) throws Refused {
        if (node instanceof ExpressionNode.Name named && table.has(named.name())) {
            return table.texts(named.name());
        }
        @Nullable String[] same = new String[table.rows()];
        Arrays.fill(same, word(node));
        return same;
    }

    private String word(ExpressionNode node) throws Refused {
        if (node instanceof ExpressionNode.Name named) {
            return named.name();
        }
        if (node instanceof ExpressionNode.Text text) {
            return text.value();
        }
        if (node instanceof ExpressionNode.Constant constant) {
            return Double.toString(constant.value());
        }
        throw new Refused("Expression '" + source + "': a text column can be compared with a text alone");
    }

    private double[] among(ExpressionNode.Operation operation) throws Refused {
        List<ExpressionNode> members = operation.right() instanceof ExpressionNode.Call call
                        && call.function().equals("c")
                ? call.arguments()
                : List.of(operation.right());
        double[] found = filled(0);
        DoubleBinaryOperator either = ExpressionFunctions.operator("|");
        for (ExpressionNode member : members) {
            double[] same = operation(new ExpressionNode.Operation("==", operation.left(), member));
            for (int row = 0; row < found.length; row++) {
                found[row] = either.applyAsDouble(found[row], same[row]);
            }
        }
        return found;
    }

    private double[] call(ExpressionNode.Call call) throws Refused {
        String function = call.function();
        if (function.equals("is.na")
                && call.arguments().size() == 1
                && isText(call.arguments().get(0))) {
            return unknown(texts(call.arguments().get(0)));
        }
        List<double[]> arguments = new ArrayList<>();
        for (ExpressionNode argument : call.arguments()) {
            arguments.add(numbers(argument));
        }
        if (Set.of("min", "max", "pmin", "pmax").contains(function) && !arguments.isEmpty()) {
            return ExpressionFunctions.extreme(arguments, function.endsWith("min") ? Math::min : Math::max);
        }
        if (function.equals("ifelse") && arguments.size() == 3) {
            return ExpressionFunctions.chosen(arguments);
        }
        DoubleUnaryOperator each = ExpressionFunctions.function(function);
        if (each == null || arguments.size() != 1) {
            throw new Refused("Expression '" + source + "': no function '" + function + "' of " + arguments.size()
                    + " arguments is known");
        }
        return Arrays.stream(arguments.get(0)).map(each).toArray();
    }

    private static double[] unknown(@Nullable String[] cells) {
        double[] result = new double[cells.length];
        for (int row = 0; row < result.length; row++) {
            result[row] = cells[row] == null ? 1 : 0;
        }
        return result;
    }
}
