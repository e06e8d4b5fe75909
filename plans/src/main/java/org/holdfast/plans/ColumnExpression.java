package org.holdfast.plans;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Arithmetic or a condition over the columns of a table, written as in R or SQL: {@code exp(lntotal)/hhsize},
 * {@code max(.15*(labour+self)-900,0)}, {@code api00<600}, {@code commune %% 3 == 0}, {@code stype = E & api00 >= 600},
 * {@code region in (north, south)}.
 *
 * <p>A condition is 1 where it holds, 0 where it does not and NaN where a cell it needs is unknown. A text column is compared
 * with a text in quotes or with a bare word that is no column. {@code log} and {@code ln} are natural; {@code min} and
 * {@code max} take the smallest and largest of their arguments in each row; {@code %%} is the remainder with the sign of the
 * divisor. Functions: {@code exp log ln log10 log2 log1p expm1 sqrt abs floor ceiling round sign min max pmin pmax ifelse is.na
 * Phi I as.numeric}.
 */
public final class ColumnExpression {
    private final String text;
    private final ExpressionNode root;

    private ColumnExpression(String text, ExpressionNode root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Reads an expression.
     *
     * @throws Refused when it cannot be read
     */
    public static ColumnExpression parse(String text) throws Refused {
        return new ColumnExpression(text, ExpressionParser.parse(text));
    }

    /** The column of that very name, whatever signs the name has, or else the expression. */
    public static ColumnExpression in(DataTable table, String text) throws Refused {
        return table.has(text) ? new ColumnExpression(text, new ExpressionNode.Name(text)) : parse(text);
    }

    /** Its number in each row; NaN where unknown. */
    public double[] numbers(DataTable table) throws Refused {
        return new ExpressionValues(table, text).numbers(root);
    }

    /** Whether it holds in each row; what is unknown does not hold. */
    public boolean[] rows(DataTable table) throws Refused {
        double[] numbers = numbers(table);
        boolean[] held = new boolean[numbers.length];
        for (int row = 0; row < held.length; row++) {
            held[row] = numbers[row] != 0 && !Double.isNaN(numbers[row]);
        }
        return held;
    }

    /** Whether it is a comparison or joins comparisons, so that its value is 0 or 1. */
    public boolean isCondition() {
        return root instanceof ExpressionNode.Operation operation
                        && ExpressionValues.CONDITIONS.contains(operation.operator())
                || root instanceof ExpressionNode.Call call
                        && (call.function().equals("not") || call.function().equals("is.na"));
    }

    /** The columns it must have; a bare word on the right of an equality may be a text instead, and is not among them. */
    public Set<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        collect(root, names);
        return names;
    }

    private static void collect(ExpressionNode node, Set<String> names) {
        if (node instanceof ExpressionNode.Name named && !ExpressionValues.isConstant(named.name())) {
            names.add(named.name());
        } else if (node instanceof ExpressionNode.Call call) {
            call.arguments().forEach(argument -> collect(argument, names));
        } else if (node instanceof ExpressionNode.Operation operation) {
            collect(operation.left(), names);
            boolean equality =
                    operation.operator().equals("==") || operation.operator().equals("!=");
            if (!operation.operator().equals("%in%")
                    && !(equality && operation.right() instanceof ExpressionNode.Name)) {
                collect(operation.right(), names);
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
