package org.holdfast.cli.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.policy.expression.Type;

/**
 * What an expression can see: the columns of the register, what the pack has declared so far, and the variables of the
 * list operations around it.
 *
 * @param extraColumns columns beyond the register format, by table
 * @param indicators ids of indicators; empty where they are not in sight
 * @param severities ids of severities; empty where counts and the score are not in sight
 * @param levels values of the level, empty where it is not in sight; likewise {@code categories}
 * @param variables types by name, the innermost last
 */
record Sight(
        Map<String, Map<String, Kind>> extraColumns,
        int decimals,
        Map<String, Type> facts,
        Map<String, Type.Scalar> parameters,
        Map<String, Type.Scalar> population,
        List<String> indicators,
        List<String> severities,
        List<String> levels,
        List<String> categories,
        Map<String, Type> variables) {
    static final List<String> PLACE_LEVELS =
            RegisterSchema.get("place").find("level").orElseThrow().options();

    /** A name that stands for a value; {@code options} are the texts it can be, empty when any. */
    record Word(String text, List<String> options) {
        static Word of(String text) {
            return new Word(text, List.of());
        }
    }

    /** What facts and indicators see. */
    static Sight ofFacts(
            Map<String, Map<String, Kind>> extraColumns,
            int decimals,
            Map<String, Type> facts,
            Map<String, Type.Scalar> parameters,
            Map<String, Type.Scalar> population) {
        return new Sight(
                extraColumns,
                decimals,
                facts,
                parameters,
                population,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    /** What measures see. */
    Sight withIndicators(List<String> ids) {
        return new Sight(
                extraColumns, decimals, facts, parameters, population, ids, severities, levels, categories, variables);
    }

    /** What decisions see. */
    Sight withDecisions(List<String> ofSeverities, List<String> ofLevels, List<String> ofCategories) {
        return new Sight(
                extraColumns,
                decimals,
                facts,
                parameters,
                population,
                indicators,
                ofSeverities,
                ofLevels,
                ofCategories,
                variables);
    }

    /** What a list operation's condition or value sees. */
    Sight with(String variable, Type type) {
        Map<String, Type> more = new LinkedHashMap<>(variables);
        more.remove(variable);
        more.put(variable, type);
        return new Sight(
                extraColumns,
                decimals,
                facts,
                parameters,
                population,
                indicators,
                severities,
                levels,
                categories,
                more);
    }

    /** The columns of a row that hold a type, written {@code row.column}. */
    List<Word> cells(String row, String table, Type.Scalar type) {
        List<Word> cells = new ArrayList<>();
        for (ColumnSchema column : RegisterSchema.get(table).columns()) {
            if (Type.Scalar.of(column.kind()) == type) {
                cells.add(new Word(row + "." + column.name(), column.options()));
            }
        }
        extraColumns.getOrDefault(table, Map.of()).forEach((name, kind) -> {
            if (Type.Scalar.of(kind) == type) {
                cells.add(Word.of(row + "." + name));
            }
        });
        return cells;
    }

    /** What the variables in sight offer of a type. */
    List<Word> ofVariables(Type.Scalar type) {
        List<Word> words = new ArrayList<>();
        variables.forEach((name, of) -> {
            if (of instanceof Type.Row row) {
                words.addAll(cells(name, row.table(), type));
            } else if (of == type) {
                words.add(Word.of(name));
            }
        });
        return words;
    }

    /** The facts of a type that no variable hides. */
    List<Word> ofFacts(Type type) {
        return facts.entrySet().stream()
                .filter(e -> e.getValue().equals(type) && !variables.containsKey(e.getKey()))
                .map(e -> Word.of(e.getKey()))
                .toList();
    }

    /** Parameters and population figures of a type. */
    List<Word> ofPolicy(Type.Scalar type) {
        List<Word> words = new ArrayList<>();
        parameters.forEach((id, of) -> {
            if (of == type) {
                words.add(Word.of("param." + id));
            }
        });
        population.forEach((id, of) -> {
            if (of == type) {
                words.add(Word.of("population." + id));
            }
        });
        return words;
    }

    /** Results and decisions in sight of a type. */
    List<Word> ofResults(Type.Scalar type) {
        List<Word> words = new ArrayList<>();
        switch (type) {
            case BOOL -> indicators.forEach(id -> words.add(Word.of("indicator." + id)));
            case INT ->
                severities.forEach(id -> {
                    words.add(Word.of("count." + id));
                    words.add(Word.of("unknown." + id));
                    words.add(Word.of("score"));
                });
            case STRING -> {
                if (!levels.isEmpty() && !variables.containsKey("level")) {
                    words.add(new Word("level", levels));
                }
                if (!categories.isEmpty()) {
                    words.add(new Word("category", categories));
                }
            }
            case DATE -> words.add(Word.of("as_of"));
            default -> {}
        }
        return words;
    }
}
