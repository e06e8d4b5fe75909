package org.holdfast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.Accumulator;
import org.holdfast.measures.income.AdditiveMeasure;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.IncomeSketch;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.poverty.RelativeLine;
import org.holdfast.report.MeasuredRow;
import org.jspecify.annotations.Nullable;

/**
 * More rows than memory holds: measures that are sums are exact, those that need the order of incomes come from a sketch of it
 * and say how far its ranks may be out. Without standard errors: they need every row.
 */
final class SketchedFigures implements MeasuredFigures {
    private final MeasureQuestion question;
    private final List<MeasureQuestion.Item> items;
    private final Group all;
    private final List<Map<String, Group>> groups = new ArrayList<>();
    private long unknown;
    private long count;

    SketchedFigures(MeasureQuestion question) {
        this.question = question;
        this.items = question.items();
        this.all = new Group();
        question.groupings().forEach(ignored -> groups.add(new TreeMap<>()));
    }

    @Override
    public void add(MeasuredPerson person) {
        count++;
        if (Double.isNaN(person.income) || Double.isNaN(person.weight)) {
            unknown++;
            return;
        }
        all.add(person);
        for (int i = 0; i < person.groups.length; i++) {
            if (!person.groups[i].isEmpty()) {
                groups.get(i)
                        .computeIfAbsent(person.groups[i], absent -> new Group())
                        .add(person);
            }
        }
    }

    @Override
    public long unknown() {
        return unknown;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public List<MeasuredRow> rows() throws Undefined {
        SortedIncomes everybody = all.sketch.incomes();
        List<MeasuredRow> rows = new ArrayList<>();
        all.measure("", "", everybody, rows);
        for (int i = 0; i < groups.size(); i++) {
            String grouping = question.groupings().get(i);
            for (Map.Entry<String, Group> group : groups.get(i).entrySet()) {
                group.getValue().measure(grouping, group.getKey(), everybody, rows);
            }
        }
        return rows;
    }

    /** What is kept of a group. */
    private final class Group {
        private final IncomeSketch sketch = new IncomeSketch();
        private final List<@Nullable Accumulator> sums = new ArrayList<>();
        private long rows;
        private double people;

        Group() {
            for (MeasureQuestion.Item item : items) {
                IncomeMeasure measure = item.relative() == null ? item.over(Double.NaN) : null;
                sums.add(measure instanceof AdditiveMeasure additive ? additive.accumulator() : null);
            }
        }

        void add(MeasuredPerson person) {
            rows += person.weight > 0 ? 1 : 0;
            people += person.weight;
            sketch.accept(person.income, person.weight);
            for (Accumulator sum : sums) {
                if (sum != null) {
                    sum.accept(person.income, person.weight);
                }
            }
        }

        void measure(String grouping, String group, SortedIncomes everybody, List<MeasuredRow> into) throws Undefined {
            SortedIncomes own = sketch.incomes();
            for (int i = 0; i < items.size(); i++) {
                into.add(measure(grouping, group, items.get(i), sums.get(i), own, everybody));
            }
        }

        private MeasuredRow measure(
                String grouping,
                String group,
                MeasureQuestion.Item item,
                @Nullable Accumulator sum,
                SortedIncomes own,
                SortedIncomes everybody) {
            Double line = item.line();
            Double value = null;
            String note = "";
            try {
                RelativeLine relative = item.relativeLine();
                line = relative == null ? line : Double.valueOf(relative.value(everybody));
                value = sum == null
                        ? item.over(line == null ? Double.NaN : line).value(own)
                        : sum.value();
                note = sum == null
                        ? String.format(Locale.ROOT, "approximate: ranks within %.3f %%", 100 * sketch.rankError())
                        : "";
                if (!Double.isFinite(value)) {
                    value = null;
                    note = MeasuredIntake.TOO_LARGE;
                }
            } catch (Undefined reason) {
                note = String.valueOf(reason.getMessage());
            }
            return new MeasuredRow(
                    grouping,
                    group,
                    item.measure().id(),
                    line,
                    item.relative(),
                    rows,
                    people,
                    value,
                    null,
                    null,
                    null,
                    note);
        }
    }
}
