package org.holdfast.cli.differential;

import java.math.BigDecimal;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.PopulationFigure;

/**
 * Population figures. Weights count exactly: as whole numbers of 10^-18 for a quantile and of 10^-3 for a mean, so that
 * the packs this is for have weights with no more decimals than that, and no means of doubles.
 */
final class PopulationSql {
    /** Whether a household counts. */
    private static final String COUNTS = "v IS NOT NULL AND w > 0";

    private PopulationSql() {}

    /** Rows {@code place_id}, {@code figure}: one for each place of the level, or a single one without a place. */
    static String of(PopulationFigure figure, Type fact, String weight, String households) {
        boolean mean = isMean(figure);
        String kept = "SELECT * FROM (" + weighed(figure, weight, households) + ") WHERE " + COUNTS
                + (figure.within() == null ? "" : " AND place_id IS NOT NULL");
        String value = mean ? mean(figure) : "any_value(v" + (fact == Type.Scalar.INT ? "::DOUBLE" : "") + ")";
        return "SELECT place_id, " + value + " AS figure FROM (" + (mean ? kept : reached(figure, kept))
                + ") GROUP BY place_id";
    }

    private static boolean isMean(PopulationFigure figure) {
        return figure.statistic() == PopulationFigure.Statistic.MEAN;
    }

    /** The place, the value and the weight of each household. */
    private static String weighed(PopulationFigure figure, String weight, String households) {
        return "SELECT id, " + group(figure) + " AS place_id, " + ExpressionSql.column("f", figure.of())
                + " AS v, product('" + (isMean(figure) ? "1000" : "1000000000000000000") + "'::HUGEINT, " + weight
                + ") AS w FROM " + households;
    }

    /** Rows {@code place_id}, {@code figure}, {@code counted}, {@code left_out}, in the order of first households. */
    static String counted(PopulationFigure figure, String weight, String households, String figures) {
        String groups = "SELECT " + (figure.within() == null ? "NULL" : "place_id") + " AS place_id, count(*) FILTER ("
                + COUNTS + ") AS counted, count(*) FILTER ((" + COUNTS
                + ") IS NOT TRUE) AS left_out, min(id) AS first FROM ("
                + weighed(figure, weight, households) + ")"
                + (figure.within() == null ? "" : " WHERE place_id IS NOT NULL GROUP BY place_id");
        return "SELECT g.place_id, f.figure, g.counted, g.left_out FROM (" + groups + ") g LEFT JOIN " + figures
                + " f ON f.place_id IS NOT DISTINCT FROM g.place_id ORDER BY g.first";
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
