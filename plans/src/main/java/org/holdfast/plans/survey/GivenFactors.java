package org.holdfast.plans.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.survey.SurveyDesign;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Factors of replicate weights that a case is given: by {@code factors}, a file with a column that tells units and a column a
 * replicate, or by {@code replicate_weights}, columns of the data that hold whole weights ({@code rw*} for all whose names begin
 * so and end in a number).
 *
 * @param unit the unit of each row
 * @param factors for each replicate the factor of each unit
 */
@SuppressWarnings("ArrayRecordComponent")
record GivenFactors(int[] unit, double[][] factors) {
    private static final Pattern PER = Pattern.compile("\\bper (?:PSU |unit )?([\\p{L}_][\\p{L}\\p{N}_.]*)");

    static boolean named(PlanCase planned) {
        return !PlannedReplicates.text(planned, "factors").isEmpty()
                || !columns(planned).isEmpty();
    }

    private static List<String> columns(PlanCase planned) {
        return PlannedColumns.design(planned, "replicate_weights", "repweights");
    }

    static GivenFactors of(PlanCase planned, DataTable table, SurveyDesign design) throws Refused {
        String named = PlannedReplicates.text(planned, "factors");
        return named.isEmpty() ? ofRows(columns(planned), table, design) : read(planned, table, named);
    }

    private static GivenFactors ofRows(List<String> named, DataTable table, SurveyDesign design) throws Refused {
        List<String> columns = new ArrayList<>();
        for (String name : named) {
            String beginning = name.replaceFirst("\\*$", "");
            if (table.has(name)) {
                columns.add(name);
            } else {
                table.columns().stream()
                        .filter(column -> column.startsWith(beginning)
                                && column.substring(beginning.length()).matches("\\d+"))
                        .forEach(columns::add);
            }
        }
        if (columns.isEmpty()) {
            throw new Refused(table.name() + " has no columns of replicate weights named " + String.join(", ", named));
        }
        double[] weights = design.uncalibratedWeights();
        int[] unit = new int[weights.length];
        Arrays.setAll(unit, row -> row);
        double[][] factors = new double[columns.size()][];
        for (int r = 0; r < factors.length; r++) {
            double[] written = table.numbers(columns.get(r));
            factors[r] = new double[weights.length];
            Arrays.setAll(factors[r], row -> weights[row] == 0 ? 0 : written[row] / weights[row]);
        }
        return new GivenFactors(unit, factors);
    }

    private static GivenFactors read(PlanCase planned, DataTable table, String named) throws Refused {
        int remark = named.indexOf(' ');
        DataTable factors = planned.file(remark < 0 ? named : named.substring(0, remark));
        String key = key(planned, table, factors, named);
        List<String> replicates = factors.columns().stream()
                .filter(column -> column.matches("\\D*\\d+") && !column.equals(key) && !table.has(column))
                .toList();
        if (replicates.isEmpty()) {
            throw new Refused(factors.name() + " has no columns of factors: expected names such as r1, r2 and so on");
        }
        Map<String, Integer> units = new HashMap<>();
        @Nullable String[] names = factors.texts(key);
        for (int i = 0; i < names.length; i++) {
            units.put(String.valueOf(names[i]), i);
        }
        int[] unit = new int[table.rows()];
        @Nullable String[] cells = table.texts(key);
        for (int row = 0; row < unit.length; row++) {
            Integer found = units.get(String.valueOf(cells[row]));
            if (found == null) {
                throw new Refused(factors.name() + " has no unit '" + cells[row] + "' in column '" + key
                        + "', which row " + (row + 1) + " of " + table.name() + " belongs to");
            }
            unit[row] = found;
        }
        double[][] written = new double[replicates.size()][];
        for (int r = 0; r < written.length; r++) {
            written[r] = factors.numbers(replicates.get(r));
        }
        return new GivenFactors(unit, written);
    }

    /** Factors 0 and 2 of whole half samples as Fay's rho changes them; others as they are. */
    double[][] softened(double rho) {
        boolean whole =
                Arrays.stream(factors).flatMapToDouble(Arrays::stream).allMatch(factor -> factor == 0 || factor == 2);
        return whole
                ? Arrays.stream(factors)
                        .map(replicate -> Arrays.stream(replicate)
                                .map(factor -> rho + (1 - rho) * factor)
                                .toArray())
                        .toArray(double[][]::new)
                : factors;
    }

    /** The column that tells units in both tables. */
    private static String key(PlanCase planned, DataTable table, DataTable factors, String named) throws Refused {
        List<String> candidates = new ArrayList<>();
        Matcher per = PER.matcher(named);
        if (per.find()) {
            candidates.add(per.group(1));
        }
        candidates.addAll(PlannedColumns.design(planned, "psu", "cluster", "id"));
        candidates.addAll(factors.columns());
        for (String candidate : candidates) {
            if (factors.has(candidate) && table.has(candidate) && tells(factors.texts(candidate))) {
                return candidate;
            }
        }
        throw new Refused(
                factors.name() + " has no column that tells its rows apart and that " + table.name() + " has too");
    }

    private static boolean tells(@Nullable String[] cells) {
        return Arrays.stream(cells).distinct().count() == cells.length;
    }
}
