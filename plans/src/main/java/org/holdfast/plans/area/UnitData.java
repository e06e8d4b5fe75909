package org.holdfast.plans.area;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/**
 * The sample and the census that a model of units is about, found among the case's data files by their columns: the sample
 * has the response, covariates and areas; the census has covariates and areas, and where several do, it is the largest that
 * lacks the response.
 *
 * @param sample the table of sampled units
 * @param area the column of areas
 * @param outcome the response of each sampled unit
 * @param units the sampled units
 */
record UnitData(
        PlanCase planned,
        UnitModel model,
        DataTable sample,
        String area,
        CovariateCoding coding,
        Units units,
        double[] outcome) {
    /** The sample of a case's model. */
    static UnitData of(PlanCase planned, UnitModel model) throws Refused {
        if (model.response().isEmpty() || model.covariates().isEmpty()) {
            throw new Refused(
                    "Method '" + planned.method() + "' needs the option 'model', such as 'log(y) ~ x1 + x2, REML,"
                            + " random area', or a case of its plan that states one");
        }
        DataTable sample = sample(planned, model);
        String area = model.area().isEmpty() ? areaColumn(planned, model, sample) : column(sample, model.area());
        CovariateCoding coding = new CovariateCoding(model.covariates(), model.intercept(), sample);
        double[] all = response(sample, model.response());
        Units units = Units.of(sample, coding.of(sample, sample), area, all);
        return new UnitData(planned, model, sample, area, coding, units, units.of(all));
    }

    /** The response in each row; unknown only where a column it is made of is. */
    static double[] response(DataTable sample, String response) throws Refused {
        ColumnExpression expression = ColumnExpression.in(sample, response);
        double[] values = expression.numbers(sample);
        for (int row = 0; row < values.length; row++) {
            boolean known = true;
            for (String column : expression.columns()) {
                known &= !Double.isNaN(sample.numbers(column)[row]);
            }
            if (known && !Double.isFinite(values[row])) {
                throw new Refused("'" + response + "' has no value in row " + (row + 1) + " of " + sample.name()
                        + ": leave such rows out by a condition, or take another response");
            }
        }
        return values;
    }

    private static DataTable sample(PlanCase planned, UnitModel model) throws Refused {
        Set<String> needed =
                new LinkedHashSet<>(ColumnExpression.parse(model.response()).columns());
        needed.addAll(model.covariateColumns());
        for (DataTable table : planned.candidates()) {
            if (table.hasAll(needed) && (model.area().isEmpty() || hasColumn(table, model.area()))) {
                return ModelRows.of(planned, model.qualifiers(), Outliers.without(model.stated(), table))
                        .table();
            }
        }
        return planned.table(needed.toArray(String[]::new));
    }

    private static boolean hasColumn(DataTable table, String name) {
        return table.columns().stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The column of that name, however its letters are cased. */
    static String column(DataTable table, String name) throws Refused {
        if (table.has(name)) {
            return name;
        }
        return table.columns().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new Refused("No column '" + name + "' in " + table.name() + ", which has "
                        + String.join(", ", table.columns())));
    }

    /** A column that several tables share, has fewer values than rows, and plays no other part. */
    private static String areaColumn(PlanCase planned, UnitModel model, DataTable sample) throws Refused {
        Set<String> used = new LinkedHashSet<>(model.covariateColumns());
        used.addAll(ColumnExpression.parse(model.response()).columns());
        String best = "";
        int most = 0;
        for (String column : sample.columns()) {
            int values = new HashSet<>(Arrays.asList(sample.texts(column))).size();
            boolean shared =
                    planned.candidates().stream().anyMatch(table -> table.rows() != sample.rows() && table.has(column));
            if (!used.contains(column) && shared && values < sample.rows() && values > most) {
                best = column;
                most = values;
            }
        }
        if (best.isEmpty()) {
            throw new Refused("Case '" + planned.id() + "' names no column of areas: add 'random AREA' to its model");
        }
        return best;
    }

    /** The census. */
    DataTable census() throws Refused {
        Set<String> needed = new LinkedHashSet<>(model.covariateColumns());
        needed.add(area);
        String outcomeColumn = model.outcomeColumn().orElse("");
        List<DataTable> fitting = planned.candidates().stream()
                .filter(table -> !table.name().equals(sample.name()) && table.hasAll(needed))
                .sorted(Comparator.comparing((DataTable table) -> table.has(outcomeColumn))
                        .thenComparing(Comparator.comparingInt(DataTable::rows).reversed()))
                .toList();
        if (fitting.isEmpty()) {
            throw new Refused("No data file of case '" + planned.id() + "' is a census with the columns "
                    + String.join(", ", needed) + " beside the sample " + sample.name());
        }
        return fitting.get(0);
    }

    /** The units of the census that can be predicted. */
    Units censusUnits(DataTable census) throws Refused {
        return Units.of(census, coding.of(census, sample), area);
    }
}
