package org.holdfast.plans;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Erf;
import org.jspecify.annotations.Nullable;

/** The operators and functions that an expression may use; a condition is 1, 0 or, where it is unknown, NaN. */
final class ExpressionFunctions {
    private ExpressionFunctions() {}

    static DoubleBinaryOperator operator(String operator) {
        return switch (operator) {
            case "+" -> (a, b) -> a + b;
            case "-" -> (a, b) -> a - b;
            case "*" -> (a, b) -> a * b;
            case "/" -> (a, b) -> a / b;
            case "^" -> (a, b) -> b == 2 ? a * a : Math.pow(a, b);
            case "%%" -> (a, b) -> a - b * Math.floor(a / b);
            case "%/%" -> (a, b) -> Math.floor(a / b);
            case "<" -> (a, b) -> truth(a, b, a < b);
            case "<=" -> (a, b) -> truth(a, b, a <= b);
            case ">" -> (a, b) -> truth(a, b, a > b);
            case ">=" -> (a, b) -> truth(a, b, a >= b);
            case "==" -> (a, b) -> truth(a, b, a == b);
            case "!=" -> (a, b) -> truth(a, b, a != b);
            case "&" -> (a, b) -> a == 0 || b == 0 ? 0 : truth(a, b, true);
            default -> (a, b) -> isTrue(a) || isTrue(b) ? 1 : truth(a, b, false);
        };
    }

    private static boolean isTrue(double value) {
        return value != 0 && !Double.isNaN(value);
    }

    private static double truth(double left, double right, boolean held) {
        return Double.isNaN(left) || Double.isNaN(right) ? Double.NaN : held ? 1 : 0;
    }

    static double[] extreme(List<double[]> arguments, DoubleBinaryOperator choice) {
        double[] result = arguments.get(0).clone();
        for (double[] argument : arguments.subList(1, arguments.size())) {
            for (int row = 0; row < result.length; row++) {
                result[row] = choice.applyAsDouble(result[row], argument[row]);
            }
        }
        return result;
    }

    static double[] chosen(List<double[]> arguments) {
        double[] condition = arguments.get(0);
        double[] result = new double[condition.length];
        for (int row = 0; row < result.length; row++) {
            result[row] = Double.isNaN(condition[row]) ? Double.NaN : arguments.get(condition[row] != 0 ? 1 : 2)[row];
        }
        return result;
    }

    static @Nullable DoubleUnaryOperator function(String name) {
        return switch (name) {
            case "minus" -> value -> -value;
            case "not" -> value -> Double.isNaN(value) ? Double.NaN : value == 0 ? 1 : 0;
            case "is.na" -> value -> Double.isNaN(value) ? 1 : 0;
            case "exp" -> Math::exp;
            case "log", "ln" -> Math::log;
            case "log10" -> Math::log10;
            case "log2" -> value -> Math.log(value) / Math.log(2);
            case "log1p" -> Math::log1p;
            case "expm1" -> Math::expm1;
            case "sqrt" -> Math::sqrt;
            case "abs" -> Math::abs;
            case "floor" -> Math::floor;
            case "ceiling" -> Math::ceil;
            case "round" -> Math::rint;
            case "sign" -> Math::signum;
            case "Phi" -> value -> 0.5 * Erf.erfc(-value / Math.sqrt(2));
            case "I", "as.numeric" -> DoubleUnaryOperator.identity();
            default -> null;
        };
    }
}
