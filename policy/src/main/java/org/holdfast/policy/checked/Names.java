package org.holdfast.policy.checked;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;

/**
 * The names an expression may use: the register's tables and columns, and what the pack declares.
 *
 * @param facts types of facts by id
 * @param parameters types of parameters by id
 * @param population types of population figures by id
 * @param indicators ids of indicators
 * @param severities ids of severities
 * @param levels values of the level table
 * @param categories values of the category table
 * @param extraColumns columns beyond the register format, by table
 * @param decimals how many decimals an amount may have
 */
record Names(
        Map<String, Type> facts,
        Map<String, Type.Scalar> parameters,
        Map<String, Type.Scalar> population,
        Set<String> indicators,
        List<String> severities,
        List<String> levels,
        List<String> categories,
        Map<String, Map<String, Kind>> extraColumns,
        int decimals) {

    static final Set<String> TABLES = Set.of("household", "place", "person", "ledger", "event", "assistance", "hazard");
    static final Set<String> LEVELS_OF_PLACES =
            Set.copyOf(RegisterSchema.get("place").find("level").orElseThrow().options());

    /** Which names are in sight: a fact sees no indicator, a decision everything. */
    enum Scope {
        FACT,
        CONDITION,
        DECISION
    }

    /** The columns of a register table with their types, the pack's extra ones included. */
    Map<String, Type.Scalar> columns(String table) {
        Map<String, Type.Scalar> columns = new LinkedHashMap<>();
        TableSchema schema = RegisterSchema.get(table);
        for (ColumnSchema column : schema.columns()) columns.put(column.name(), Type.Scalar.of(column.kind()));
        extraColumns.getOrDefault(table, Map.of()).forEach((name, kind) -> columns.put(name, Type.Scalar.of(kind)));
        return columns;
    }

    /** The closed list of values of a cell, or empty when any value may stand there. */
    static List<String> options(Expression.Cell cell) {
        return RegisterSchema.find(cell.table())
                .flatMap(table -> table.find(cell.column()))
                .map(ColumnSchema::options)
                .orElse(List.of());
    }

    static Optional<Expression.Source> source(String word) {
        for (Expression.Source source : Expression.Source.values()) {
            if (source.word().equals(word)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    /** Everything a bare name may be, for suggestions. */
    Collection<String> bareNames(Scope scope) {
        Set<String> names = new TreeSet<>(facts.keySet());
        names.addAll(List.of("household", "place", "param", "population", "as_of"));
        for (Expression.Source source : Expression.Source.values()) names.add(source.word());
        if (scope != Scope.FACT) {
            names.add("indicator");
        }
        if (scope == Scope.DECISION) {
            names.addAll(List.of("count", "unknown", "level", "category", "score"));
        }
        return names;
    }

    /** What may follow {@code prefix.}, for suggestions. */
    Collection<String> fields(String prefix) {
        return switch (prefix) {
            case "param" -> parameters.keySet();
            case "population" -> population.keySet();
            case "indicator" -> indicators;
            case "count", "unknown" -> severities;
            case "household", "place" -> columns(prefix).keySet();
            default -> {
                Set<String> all = new TreeSet<>();
                for (String table : List.of("person", "ledger", "event", "assistance", "hazard")) {
                    all.addAll(columns(table).keySet());
                }
                yield all;
            }
        };
    }
}
