package org.holdfast.cli.differential;

import java.math.BigDecimal;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.PopulationFigure;

/**
 * Population figures. Weights count exactly: as whole numbers of 10^-18 for a quantile and of 10^-3 for a mean, so that
 * the packs this is for have weights with no more decimals than that, and no means of doubles.
 */
final class PopulationSql {
    private PopulationSql() {}

    /** Rows {@code place_id}, {@code figure}: one for each place of the level, or a single one without a place. */
    static String of(PopulationFigure figure, Type fact, String weight, String households) {
        boolean mean = figure.statistic() == PopulationFigure.Statistic.MEAN;
        String known = "SELECT " + group(figure) + " AS place_id, " + ExpressionSql.column("f", figure.of())
                + " AS v, product('" + (mean ? "1000" : "1000000000000000000") + "'::HUGEINT, "
                + weight + ") AS w FROM " + households;
        String kept = "SELECT * FROM (" + known + ") WHERE v IS NOT NULL AND w > 0"
                + (figure.within() == null ? "" : " AND place_id IS NOT NULL");
        String value = mean ? mean(figure) : "any_value(v" + (fact == Type.Scalar.INT ? "::DOUBLE" : "") + ")";
        return "SELECT place_id, " + value + " AS figure FROM (" + (mean ? kept : reached(figure, kept))
                + ") GROUP BY place_id";
    }

    private static String group(PopulationFigure figure) {
        return figure.within() == null ? "NULL::VARCHAR" : ExpressionSql.column("up_" + figure.within(), "place_id");
    }

    private static String mean(PopulationFigure figure) {
        String sums = "sum(v::HUGEINT * w)::HUGEINT, sum(w)::HUGEINT";
        return figure.type() == Type.Scalar.MONEY ? "fitting(half_even(" + sums + "))" : "quotient(" + sums + ")";
    }

    /** The rows with the smallest value up to which the weights reach the order's share of their total. */
    private static String reached(PopulationFigure figure, String kept) {
        BigDecimal order = BigDecimal.valueOf(figure.p());
        String upTo = "SELECT *, sum(w) OVER (PARTITION BY place_id ORDER BY v ROWS UNBOUNDED PRECEDING) AS reached,"
                + " sum(w) OVER (PARTITION BY place_id) AS total FROM (" + kept + ")";
        return "SELECT * FROM (" + upTo + ") WHERE reached::HUGEINT * " + BigDecimal.TEN.pow(order.scale())
                + " >= total::HUGEINT * " + order.unscaledValue()
                + " QUALIFY row_number() OVER (PARTITION BY place_id ORDER BY v) = 1";
    }

    /** The place of a household whose figure it knows. */
    static String match(PopulationFigure figure, String households, String figures) {
        return figures + ".place_id IS NOT DISTINCT FROM "
                + (figure.within() == null ? "NULL" : households + "." + group(figure));
    }
}
