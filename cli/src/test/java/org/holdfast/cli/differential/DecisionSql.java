package org.holdfast.cli.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Measure;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Severity;

/** Counts, score, level, category, verify, causes and measures, each as a column of its own over the ones before. */
final class DecisionSql {
    private final Pack pack;
    private final ExpressionSql expression;
    private final HouseholdRows rows;

    DecisionSql(Pack pack, ExpressionSql expression, HouseholdRows rows) {
        this.pack = pack;
        this.expression = expression;
        this.rows = rows;
    }

    void add() {
        pack.severities().forEach(this::counts);
        rows.add(
                "score",
                ExpressionSql.sum(pack.indicators().stream()
                        .map(i -> term(column(i), pack.weight(i)))
                        .toList()));
        rows.add("level", first(pack.levels()));
        rows.add("category", first(pack.categories()));
        Expression verify = pack.verify();
        rows.add("verify", verify == null ? "false" : "coalesce(" + expression.of(verify) + ", false)");
        pack.causes().forEach(this::weight);
        rows.add("causes", causes());
        rows.add("measures", measures());
    }

    private static String column(Indicator indicator) {
        return ExpressionSql.column("i", indicator.id());
    }

    private static String term(String condition, long value) {
        return "CASE WHEN " + condition + " THEN " + value + " ELSE 0 END::BIGINT";
    }

    private void counts(Severity severity) {
        List<Indicator> own = pack.indicators().stream()
                .filter(i -> i.severity().equals(severity.id()))
                .toList();
        rows.add(
                ExpressionSql.column("c", severity.id()),
                ExpressionSql.sum(own.stream().map(i -> term(column(i), 1)).toList()));
        rows.add(
                ExpressionSql.column("u", severity.id()),
                ExpressionSql.sum(
                        own.stream().map(i -> term(column(i) + " IS NULL", 1)).toList()));
    }

    private String first(List<DecisionRow> rows) {
        StringBuilder sql = new StringBuilder("CASE");
        for (DecisionRow row : rows) {
            Expression when = row.when();
            sql.append(" WHEN ")
                    .append(when == null ? "true" : expression.of(when))
                    .append(" THEN ")
                    .append(ExpressionSql.quoted(row.value()));
        }
        return rows.isEmpty() ? "NULL::VARCHAR" : sql + " END";
    }

    /** The summed weight of a cause's true indicators; NULL when it has none. */
    private void weight(String cause) {
        List<Indicator> own =
                pack.indicators().stream().filter(i -> i.cause().equals(cause)).toList();
        rows.add(
                ExpressionSql.column("w", cause),
                "CASE WHEN " + own.stream().map(DecisionSql::column).collect(Collectors.joining(" OR ")) + " THEN "
                        + ExpressionSql.sum(own.stream()
                                .map(i -> term(column(i), pack.weight(i)))
                                .toList())
                        + " END");
    }

    /** Identifiers of causes, the weightiest first, then as first listed. */
    private String causes() {
        List<String> causes = pack.causes();
        return ordered(IntStream.range(0, causes.size())
                .mapToObj(i -> entry(
                        ExpressionSql.column("w", causes.get(i)) + " IS NOT NULL",
                        ExpressionSql.column("w", causes.get(i)),
                        i,
                        ExpressionSql.quoted(causes.get(i))))
                .toList());
    }

    /** Measures as {@code position:cost}, those of the weightiest causes first, then as listed. */
    private String measures() {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < pack.measures().size(); i++) {
            Measure measure = pack.measures().get(i);
            Expression when = measure.when();
            Expression cost = measure.cost();
            String weight = measure.causes().stream()
                    .map(cause -> ExpressionSql.column("w", cause))
                    .collect(Collectors.joining(", ", "greatest(", ", NULL)"));
            entries.add(entry(
                    weight + " IS NOT NULL" + (when == null ? "" : " AND " + expression.of(when)),
                    weight,
                    i,
                    "'" + i + ":' || " + (cost == null ? "''" : "coalesce(" + expression.of(cost) + "::VARCHAR, '')")));
        }
        return entries.isEmpty() ? "''" : ordered(entries);
    }

    private static String entry(String condition, String weight, int position, String text) {
        return "CASE WHEN " + condition + " THEN {'weight': -" + weight + ", 'position': " + position + ", 'text': "
                + text + "} END";
    }

    private static String ordered(List<String> entries) {
        return "array_to_string(list_transform(list_sort(list_filter([" + String.join(", ", entries)
                + "], lambda e: e IS NOT NULL)), lambda e: e.text), ',')";
    }
}
