package org.holdfast.plans.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * How covariates of units become columns of numbers, alike for a sample and for the census it is to predict. A column of
 * texts becomes one of 0 and 1 for each of its values but the first, in the order in which the sample has them.
 */
final class CovariateCoding {
    /** A column of numbers: an expression, or whether a column of texts has one value. */
    private record Coded(
            String name, String source, @Nullable String value) {}

    private final List<Coded> columns = new ArrayList<>();
    private final Set<String> textual = new LinkedHashSet<>();
    private final boolean intercept;

    CovariateCoding(List<String> covariates, boolean intercept, DataTable sample) throws Refused {
        this.intercept = intercept;
        for (String covariate : covariates) {
            if (!sample.has(covariate) || sample.hasNumbers(covariate)) {
                columns.add(new Coded(covariate, covariate, null));
                continue;
            }
            textual.add(covariate);
            Set<String> values = new LinkedHashSet<>();
            Arrays.stream(sample.texts(covariate)).filter(Objects::nonNull).forEach(values::add);
            values.stream().skip(1).forEach(value -> columns.add(new Coded(covariate + value, covariate, value)));
        }
    }

    /** The names of the columns, {@code (Intercept)} first. */
    String[] names() {
        List<String> names = new ArrayList<>();
        if (intercept) {
            names.add("(Intercept)");
        }
        columns.forEach(column -> names.add(column.name()));
        return names.toArray(String[]::new);
    }

    /**
     * The columns over a table; NaN where unknown.
     *
     * @throws Refused when a text has a value that the sample has not
     */
    double[][] of(DataTable table, DataTable sample) throws Refused {
        for (String column : textual) {
            Set<String> known = new LinkedHashSet<>(Arrays.asList(sample.texts(column)));
            for (String value : table.texts(column)) {
                if (value != null && !known.contains(value)) {
                    throw new Refused("Column '" + column + "' of " + table.name() + " has the value '" + value
                            + "', which no unit of " + sample.name() + " has: nothing can be predicted for it");
                }
            }
        }
        List<double[]> all = new ArrayList<>();
        if (intercept) {
            double[] ones = new double[table.rows()];
            Arrays.fill(ones, 1);
            all.add(ones);
        }
        for (Coded column : columns) {
            all.add(numbers(column, table));
        }
        return all.toArray(double[][]::new);
    }

    private static double[] numbers(Coded column, DataTable table) throws Refused {
        String value = column.value();
        if (value == null) {
            return ColumnExpression.in(table, column.source()).numbers(table);
        }
        return Arrays.stream(table.texts(column.source()))
                .mapToDouble(cell -> cell == null ? Double.NaN : cell.equals(value) ? 1 : 0)
                .toArray();
    }
}
