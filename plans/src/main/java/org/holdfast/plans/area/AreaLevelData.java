package org.holdfast.plans.area;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.holdfast.measures.area.VarianceMethod;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.DesignMatrix;
import org.holdfast.plans.Formula;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What a case {@code fh.*} is about: {@code y ~ x1 + x2, vardir=v} over a table of areas, a row each. A bare {@code vardir} is the
 * column of that name; the option {@code vardir} does as well. Areas of which a value is unknown are left out.
 *
 * @param table the areas kept
 * @param areas their names
 * @param names of the covariates
 * @param columns the covariates
 */
record AreaLevelData(
        DataTable table,
        String[] areas,
        String[] names,
        double[][] columns,
        double[] direct,
        double[] samplingVariances,
        VarianceMethod method) {
    private static final Pattern SAMPLING_VARIANCE = Pattern.compile("(?i)vardir\\b\\s*(?:=\\s*(?<column>.+))?");

    static AreaLevelData of(PlanCase planned) throws Refused {
        PlanCase stated = planned.following(other -> other.option("formula").isString());
        String text = stated.text("formula", "");
        if (text.isEmpty()) {
            throw new Refused(
                    "Method '" + planned.method() + "' needs the option 'formula', such as 'y ~ x1 + x2, vardir=v'");
        }
        Formula formula = Formula.parse(text);
        String vardir = samplingVariance(stated, formula);
        Set<String> used = new LinkedHashSet<>(formula.columns());
        used.addAll(ColumnExpression.parse(vardir).columns());
        DataTable whole = planned.table(used.toArray(String[]::new));
        DataTable rows = ModelRows.of(planned, formula.qualifiers(), whole).table();
        String label = AreaColumn.named(stated)
                .or(() -> AreaColumn.named(formula.qualifiers()))
                .orElseGet(() -> AreaColumn.labels(rows, used));
        DesignMatrix matrix = DesignMatrix.of(formula, rows);
        double[] sampling = matrix.complete(ColumnExpression.in(rows, vardir).numbers(rows));
        int[] known = IntStream.range(0, sampling.length)
                .filter(row -> !Double.isNaN(sampling[row]))
                .toArray();
        int[] inTable = Arrays.stream(known).map(row -> matrix.rows()[row]).toArray();
        double[][] columns =
                Arrays.stream(matrix.columns()).map(column -> at(column, known)).toArray(double[][]::new);
        @Nullable String[] labels = label.isEmpty() ? new String[rows.rows()] : rows.texts(label);
        String[] areas = new String[inTable.length];
        for (int area = 0; area < areas.length; area++) {
            String own = labels[inTable[area]];
            areas[area] = own == null ? Integer.toString(inTable[area] + 1) : own;
        }
        Set<Integer> kept = new LinkedHashSet<>(Arrays.stream(inTable).boxed().toList());
        return new AreaLevelData(
                rows.where(kept::contains),
                areas,
                matrix.names().toArray(String[]::new),
                columns,
                at(matrix.response(), known),
                at(sampling, known),
                VarianceMethods.of(stated, formula, planned));
    }

    private static String samplingVariance(PlanCase stated, Formula formula) throws Refused {
        for (String qualifier : formula.qualifiers()) {
            Matcher matcher = SAMPLING_VARIANCE.matcher(qualifier);
            if (matcher.matches()) {
                String column = matcher.group("column");
                return column == null ? "vardir" : column.strip();
            }
        }
        String option = stated.text("vardir", "");
        if (option.isEmpty()) {
            throw new Refused("Formula '" + stated.text("formula", "") + "' names no sampling variance: write it like"
                    + " 'y ~ x1 + x2, vardir=v'");
        }
        return option;
    }

    private static double[] at(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** The weights of areas that a benchmark takes: the option {@code weights} or {@code weight}, equal ones without it. */
    double[] shares(PlanCase planned) throws Refused {
        String column = planned.text("weights", planned.text("weight", ""));
        if (column.isEmpty() || column.equals("equal")) {
            double[] ones = new double[direct.length];
            Arrays.fill(ones, 1);
            return ones;
        }
        return ColumnExpression.in(table, column).numbers(table);
    }
}
