package org.holdfast.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.PopulationFigure;
import org.holdfast.policy.pack.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What of the register a condition or figure rests on, directly and through the facts and figures it names.
 *
 * @param columns columns by table, both in the order of the register format
 * @param series the names of the series it reads
 */
record Reads(Map<String, Set<String>> columns, Set<String> series) {
    private static final List<String> TABLES =
            RegisterSchema.TABLES.stream().map(TableSchema::name).toList();

    static Reads of(@Nullable Expression expression, Pack pack) {
        Reads reads = none();
        reads.addIfAny(expression, pack);
        return reads;
    }

    private void addIfAny(@Nullable Expression expression, Pack pack) {
        if (expression != null) {
            add(expression, pack);
        }
    }

    /** What the pack reads altogether. */
    static Reads ofAll(Pack pack) {
        Reads reads = none();
        pack.facts().forEach(fact -> reads.add(fact.value(), pack));
        pack.population().forEach(figure -> reads.add(figure, pack));
        pack.indicators().forEach(indicator -> reads.add(indicator.when(), pack));
        Stream.of(pack.levels(), pack.categories())
                .flatMap(List::stream)
                .map(DecisionRow::when)
                .forEach(when -> reads.addIfAny(when, pack));
        reads.addIfAny(pack.verify(), pack);
        pack.measures().forEach(measure -> reads.addIfAny(measure.when(), pack));
        pack.measures().forEach(measure -> reads.addIfAny(measure.cost(), pack));
        pack.texts().because().values().stream()
                .flatMap(sentences -> sentences.values().stream())
                .flatMap(List::stream)
                .forEach(piece -> reads.addIfAny(piece instanceof Texts.Figure figure ? figure.value() : null, pack));
        return reads;
    }

    private static Reads none() {
        return new Reads(new TreeMap<>(Comparator.comparingInt(TABLES::indexOf)), new TreeSet<>());
    }

    private void add(Expression expression, Pack pack) {
        if (expression instanceof Expression.FactReference fact) {
            pack.findFact(fact.id()).ifPresent(f -> add(f.value(), pack));
        } else if (expression instanceof Expression.IndicatorReference indicator) {
            pack.findIndicator(indicator.id()).ifPresent(i -> add(i.when(), pack));
        } else if (expression instanceof Expression.PopulationReference figure) {
            pack.population().stream().filter(f -> f.id().equals(figure.id())).forEach(f -> add(f, pack));
        } else if (expression instanceof Expression.Cell cell) {
            add(cell.table(), cell.column());
        } else if (expression instanceof Expression.Rows rows) {
            add(rows.source());
        } else if (expression instanceof Expression.SeriesFigure figure) {
            add("series", "place_id", "series", "month", "value");
            series.add(figure.series());
        }
        Children.of(expression).forEach(part -> add(part, pack));
    }

    private void add(PopulationFigure figure, Pack pack) {
        pack.findFact(figure.of()).ifPresent(f -> add(f.value(), pack));
        addIfAny(figure.weight(), pack);
    }

    /** Members are told from other persons, and active hazards from others, by columns that no expression names. */
    private void add(Expression.Source source) {
        switch (source) {
            case MEMBERS -> add("person", "resident", "birth_date");
            case HAZARDS -> add("hazard", "place_id", "onset", "expires");
            default -> add(source.table());
        }
    }

    private void add(String table, String... names) {
        columns.computeIfAbsent(table, t -> new TreeSet<>(inOrder(t))).addAll(List.of(names));
    }

    private static Comparator<String> inOrder(String table) {
        List<String> known = RegisterSchema.get(table).columns().stream()
                .map(column -> column.name())
                .toList();
        return Comparator.<String>comparingInt(name -> known.contains(name) ? known.indexOf(name) : known.size())
                .thenComparing(Comparator.naturalOrder());
    }
}
