package org.holdfast.server.assessment;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.holdfast.column.Currency;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.Assessment.SuggestedMeasure;
import org.holdfast.engine.Figures;
import org.holdfast.engine.households.Places;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Pack;
import org.holdfast.report.files.AssessmentFields;
import org.holdfast.server.journal.CanonicalJson;
import org.holdfast.server.store.BatchInsert.Into;
import org.jspecify.annotations.Nullable;

/** What an assessment found of a household, as a row of the table of results. */
final class FoundRow {
    /** The columns, in the order of {@link #cells}. */
    static final List<Into> COLUMNS = List.of(
            new Into("household_id", "text"),
            new Into("level", "text"),
            new Into("level_rank", "int"),
            new Into("category", "text"),
            new Into("main_cause", "text"),
            new Into("causes", "text[]"),
            new Into("indicators", "text[]"),
            new Into("unknown", "text[]"),
            new Into("score", "bigint"),
            new Into("verify", "boolean"),
            new Into("measures", "text[]"),
            new Into("costs", "numeric[]"),
            new Into("outputs", "jsonb"));

    private final Pack pack;
    private final Currency currency;
    private final AssessmentFields fields;
    private final List<String> levels;
    private final @Nullable String noCategory;

    FoundRow(Pack pack, Places places, Currency currency) {
        this.pack = pack;
        this.currency = currency;
        this.fields = new AssessmentFields(pack, places, currency);
        this.levels = pack.levels().stream().map(DecisionRow::value).toList();
        this.noCategory = noCategory(pack);
    }

    /** The category that holds when nothing else does; null when the pack's table has no such row. */
    static @Nullable String noCategory(Pack pack) {
        List<DecisionRow> rows = pack.categories();
        DecisionRow last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        return last == null || last.when() != null ? null : last.value();
    }

    /** A category, unless it is the one that holds when nothing else does. */
    static @Nullable String category(@Nullable String none, @Nullable String category) {
        return category == null || category.equals(none) ? null : category;
    }

    /** How grave a level is: 0 for the last of the table, and when there is none. */
    int rank(@Nullable String level) {
        int at = level == null ? -1 : levels.indexOf(level);
        return at < 0 ? 0 : levels.size() - 1 - at;
    }

    List<@Nullable String> cells(Assessment found) {
        return Arrays.asList(
                found.householdId(),
                found.level(),
                Integer.toString(rank(found.level())),
                category(noCategory, found.category()),
                found.mainCause(),
                array(found.causes()),
                array(fields.indicators(found, true)),
                array(fields.indicators(found, null)),
                Long.toString(found.score()),
                Boolean.toString(found.verify()),
                array(found.measures().stream().map(this::measure).toList()),
                array(found.measures().stream().map(this::cost).toList()),
                outputs(found));
    }

    private String measure(SuggestedMeasure suggested) {
        return pack.measures().get(suggested.measure()).id();
    }

    private String cost(SuggestedMeasure suggested) {
        Long cost = suggested.cost();
        return cost == null ? "NULL" : currency.format(cost);
    }

    /** An array of PostgreSQL; the elements are ids and numbers, which need no quotes. */
    private static String array(List<String> ids) {
        return ids.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private String outputs(Assessment found) {
        SortedMap<String, @Nullable String> outputs = new TreeMap<>();
        List<Fact> facts = pack.outputs();
        for (int i = 0; i < facts.size(); i++) {
            Object value = found.outputs().get(i);
            outputs.put(
                    facts.get(i).id(),
                    value == null
                            ? null
                            : Figures.csv((Type.Scalar) facts.get(i).type(), value, currency));
        }
        return CanonicalJson.write(outputs);
    }
}
