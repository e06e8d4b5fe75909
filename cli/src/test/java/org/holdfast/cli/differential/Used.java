package org.holdfast.cli.differential;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Measure;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.PopulationFigure;
import org.jspecify.annotations.Nullable;

/** What of a register a pack looks at. */
final class Used {
    private final Set<Expression.Source> sources = new TreeSet<>();
    private final Map<String, Set<String>> columnsOfRows = new TreeMap<>();
    private final Set<String> columnsOfHousehold = new TreeSet<>();
    private final Set<String> columnsOfPlace = new TreeSet<>();
    private final Map<String, Set<String>> columnsOfUpper = new TreeMap<>();
    private final Set<String> series = new TreeSet<>();

    Used(Pack pack) {
        pack.facts().stream().map(Fact::value).forEach(this::add);
        pack.population().forEach(this::add);
        pack.indicators().stream().map(Indicator::when).forEach(this::add);
        pack.levels().stream().map(DecisionRow::when).forEach(this::add);
        pack.categories().stream().map(DecisionRow::when).forEach(this::add);
        add(pack.verify());
        pack.measures().stream().map(Measure::when).forEach(this::add);
        pack.measures().stream().map(Measure::cost).forEach(this::add);
    }

    Set<Expression.Source> sources() {
        return sources;
    }

    /** The columns of a table's rows. */
    Set<String> columnsOfRows(String table) {
        return columnsOfRows.getOrDefault(table, Set.of());
    }

    Set<String> columnsOfHousehold() {
        return columnsOfHousehold;
    }

    Set<String> columnsOfPlace() {
        return columnsOfPlace;
    }

    /** The columns of enclosing places, by level. */
    Map<String, Set<String>> columnsOfUpper() {
        return columnsOfUpper;
    }

    Set<String> series() {
        return series;
    }

    private void add(PopulationFigure figure) {
        add(figure.weight());
        String within = figure.within();
        if (within != null) {
            columnsOfUpper.computeIfAbsent(within, l -> new TreeSet<>()).add("place_id");
        }
    }

    private void add(@Nullable Expression expression) {
        if (expression == null) {
            return;
        }
        if (expression instanceof Expression.Rows rows) {
            sources.add(rows.source());
        } else if (expression instanceof Expression.SeriesFigure figure) {
            series.add(figure.series());
        } else if (expression instanceof Expression.Cell cell) {
            columns(cell).add(cell.column());
        }
        Children.of(expression).forEach(this::add);
    }

    private Set<String> columns(Expression.Cell cell) {
        if (cell.row() instanceof Expression.RowReference.OfHousehold) {
            return columnsOfHousehold;
        }
        if (cell.row() instanceof Expression.RowReference.OfPlace place) {
            String level = place.level();
            return level == null ? columnsOfPlace : columnsOfUpper.computeIfAbsent(level, l -> new LinkedHashSet<>());
        }
        return columnsOfRows.computeIfAbsent(cell.table(), t -> new TreeSet<>());
    }
}
