package org.holdfast.engine.columnar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.column.ColumnName;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Measure;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.PopulationFigure;
import org.holdfast.policy.pack.Texts;

/** The columns of the register that a pack names anywhere, in a text too. */
final class ReadColumns {
    private ReadColumns() {}

    static Set<ColumnName> of(Pack pack) {
        Set<ColumnName> columns = new HashSet<>(Set.of(new ColumnName("person", "resident")));
        pack.facts().stream().map(Fact::value).forEach(e -> collect(e, columns));
        pack.indicators().stream().map(Indicator::when).forEach(e -> collect(e, columns));
        Stream.concat(pack.levels().stream(), pack.categories().stream())
                .map(DecisionRow::when)
                .flatMap(Stream::ofNullable)
                .forEach(e -> collect(e, columns));
        Stream.ofNullable(pack.verify()).forEach(e -> collect(e, columns));
        for (Measure measure : pack.measures()) {
            Stream.ofNullable(measure.when()).forEach(e -> collect(e, columns));
            Stream.ofNullable(measure.cost()).forEach(e -> collect(e, columns));
        }
        pack.population().stream()
                .map(PopulationFigure::weight)
                .flatMap(Stream::ofNullable)
                .forEach(e -> collect(e, columns));
        pack.texts().because().values().stream()
                .flatMap(byIndicator -> byIndicator.values().stream())
                .flatMap(List::stream)
                .filter(Texts.Figure.class::isInstance)
                .map(piece -> ((Texts.Figure) piece).value())
                .forEach(e -> collect(e, columns));
        return columns;
    }

    private static void collect(Expression expression, Set<ColumnName> columns) {
        if (expression instanceof Expression.Cell cell) {
            columns.add(new ColumnName(cell.table(), cell.column()));
        }
        Children.of(expression).forEach(part -> collect(part, columns));
    }
}
