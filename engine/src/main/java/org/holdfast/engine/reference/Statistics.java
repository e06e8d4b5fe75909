package org.holdfast.engine.reference;

import java.math.BigInteger;
import java.util.List;
import org.holdfast.engine.Exact;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/** Sums, extremes and averages of known values. */
final class Statistics {
    private Statistics() {}

    static @Nullable Object of(Expression.Statistic statistic, List<Object> values, Type.Scalar type) {
        if (values.isEmpty()) {
            return statistic == Expression.Statistic.SUM ? zero(type) : null;
        }
        return values.get(0) instanceof Double ? ofDoubles(statistic, values) : ofLongs(statistic, values, type);
    }

    private static Object zero(Type.Scalar type) {
        return type == Type.Scalar.DOUBLE ? (Object) 0.0 : (Object) 0L;
    }

    private static @Nullable Object ofDoubles(Expression.Statistic statistic, List<Object> values) {
        double result = statistic == Expression.Statistic.MIN || statistic == Expression.Statistic.MAX
                ? (Double) values.get(0)
                : 0;
        for (Object value : values) {
            double number = (Double) value;
            result = switch (statistic) {
                case MIN -> Math.min(result, number);
                case MAX -> Math.max(result, number);
                default -> result + number;
            };
        }
        return Exact.finite(statistic == Expression.Statistic.AVG ? result / values.size() : result);
    }

    private static @Nullable Object ofLongs(Expression.Statistic statistic, List<Object> values, Type.Scalar type) {
        if (statistic == Expression.Statistic.MIN || statistic == Expression.Statistic.MAX) {
            long extreme = (Long) values.get(0);
            for (Object value : values) {
                extreme = statistic == Expression.Statistic.MIN
                        ? Math.min(extreme, (Long) value)
                        : Math.max(extreme, (Long) value);
            }
            return extreme;
        }
        BigInteger sum = BigInteger.ZERO;
        for (Object value : values) sum = sum.add(BigInteger.valueOf((Long) value));
        if (statistic == Expression.Statistic.SUM) {
            return Exact.fitting(sum);
        }
        return type == Type.Scalar.DOUBLE
                ? (Object) (sum.doubleValue() / values.size())
                : (Object) Exact.fitting(Exact.divided(sum, BigInteger.valueOf(values.size())));
    }
}
