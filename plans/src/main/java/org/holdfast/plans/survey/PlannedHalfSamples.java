package org.holdfast.plans.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.BalancedHalfSamples;
import org.holdfast.measures.survey.ReplicateWeights;
import org.holdfast.measures.survey.SurveyDesign;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/** Balanced half samples of a case's design: by the matrix in the file that {@code hadamard} names, or one of Holdfast's. */
final class PlannedHalfSamples {
    private PlannedHalfSamples() {}

    static ReplicateWeights of(PlanCase planned, DataTable table, SurveyDesign drawn) throws Refused, Undefined {
        SurveyDesign design = halves(planned, table, drawn);
        double rho = PlannedReplicates.rho(planned);
        String named = PlannedReplicates.text(planned, "hadamard");
        if (named.isEmpty()) {
            return BalancedHalfSamples.of(design, rho);
        }
        int remark = named.indexOf(' ');
        DataTable file = planned.file(remark < 0 ? named : named.substring(0, remark));
        List<double[]> columns = new ArrayList<>();
        for (String column : file.columns()) {
            if (file.hasNumbers(column)) {
                columns.add(file.numbers(column));
            }
        }
        columns.removeIf(column -> Arrays.stream(column).distinct().count() > 2);
        return BalancedHalfSamples.of(design, columns.toArray(double[][]::new), places(planned, table, design), rho);
    }

    /** The place of each stratum among their names in order. */
    private static int[] places(PlanCase planned, DataTable table, SurveyDesign design) throws Refused {
        List<String> strata = PlannedColumns.design(planned, "strata", "stratum");
        int[] places = new int[design.unitsOfStratum().length];
        if (strata.isEmpty()) {
            return places;
        }
        @Nullable String[] cells = table.texts(strata.get(0));
        String[] names = new String[places.length];
        for (int row = 0; row < cells.length; row++) {
            names[design.stratumOfUnit()[design.units()[row]]] = String.valueOf(cells[row]);
        }
        String[] sorted = names.clone();
        Arrays.sort(sorted);
        Arrays.setAll(places, h -> Arrays.binarySearch(sorted, names[h]));
        return places;
    }

    /** A column {@code half} tells the halves of strata when no units are named. */
    private static SurveyDesign halves(PlanCase planned, DataTable table, SurveyDesign design) throws Refused {
        List<String> half = PlannedColumns.design(planned, "half");
        if (half.isEmpty() || !PlannedColumns.design(planned, "psu", "cluster").isEmpty()) {
            return design;
        }
        int[] strata = Arrays.stream(design.units())
                .map(unit -> design.stratumOfUnit()[unit])
                .toArray();
        @Nullable String[] cells = table.texts(half.get(0));
        String[] names = new String[cells.length];
        Arrays.setAll(names, row -> String.valueOf(cells[row]));
        return SurveyDesign.of(design.weights(), strata, SurveyDesign.codes(names), null);
    }
}
