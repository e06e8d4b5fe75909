package org.holdfast.plans.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.Poststratification;
import org.holdfast.measures.survey.Raking;
import org.holdfast.measures.survey.RegressionCalibration;
import org.holdfast.measures.survey.SurveyDesign;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.DesignMatrix;
import org.holdfast.plans.Formula;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a case's design says of known totals of the population:
 *
 * <ul>
 *   <li>{@code "poststrata": "stype", "totals": {"E": 4421, ...}}, or {@code "poststrata": {"column": "stype", "totals": {...}}};
 *       of two columns the totals are named {@code E.Yes};
 *   <li>{@code "rake": [{"column": "stype", "totals": {...}}, ...]} or {@code "rake": {"stype": {...}, ...}}, with
 *       {@code epsilon} and {@code maxit} among the options;
 *   <li>{@code "calibrate": {"formula": "~ stype + api99", "totals": {"(Intercept)": 6194, ...}}}.
 * </ul>
 */
final class PlannedCalibration {
    private static final double TOLERANCE = 1e-9;
    private static final int ROUNDS = 1000;

    private PlannedCalibration() {}

    /** The totals of a margin: a group's name to its size. */
    private record Margin(int[] groups, double[] sizes) {}

    static SurveyDesign of(PlanCase planned, DataTable table, SurveyDesign design) throws Refused, Undefined {
        SurveyDesign calibrated = design;
        JsonNode post =
                first(planned, "poststrata", "post_strata", "poststratify", "post_stratify", "poststratification");
        if (!post.isMissingNode()) {
            Margin margin = margin(planned, table, columns(post), totals(planned, post));
            calibrated = calibrated.calibrated(
                    new Poststratification(calibrated.weights(), margin.groups(), margin.sizes()));
        }
        JsonNode rake = first(planned, "rake", "raking");
        if (!rake.isMissingNode()) {
            calibrated = raked(planned, table, calibrated, rake);
        }
        JsonNode greg = first(planned, "calibrate", "calibration", "greg");
        if (!greg.isMissingNode()) {
            calibrated = regressed(planned, table, calibrated, greg);
        }
        return calibrated;
    }

    private static JsonNode first(PlanCase planned, String... keys) {
        for (String key : keys) {
            for (JsonNode node : List.of(planned.field("design").path(key), planned.option(key))) {
                if (node.isString() || node.isContainer()) {
                    return node;
                }
            }
        }
        return planned.field("design").path("none");
    }

    private static List<String> columns(JsonNode node) {
        JsonNode named = node.isObject() ? node.path("column") : node;
        if (node.isObject() && named.isMissingNode()) {
            named = node.path("columns").isMissingNode() ? node.path("formula") : node.path("columns");
        }
        List<String> columns = new ArrayList<>();
        if (named.isArray()) {
            named.forEach(each -> columns.add(each.asString()));
        } else {
            for (String name : named.asString("").replace("~", "").split("[+*:]")) {
                columns.add(name.strip());
            }
        }
        return columns;
    }

    private static JsonNode totals(PlanCase planned, JsonNode node) throws Refused {
        for (JsonNode found : List.of(
                node.path("totals"),
                node.path("population"),
                planned.field("design").path("totals"),
                planned.field("design").path("population"),
                planned.option("totals"),
                planned.option("population"))) {
            if (found.isObject()) {
                return found;
            }
        }
        throw new Refused(
                "Case '" + planned.id() + "': a calibration needs 'totals', the size of each group in the population");
    }

    private static Margin margin(PlanCase planned, DataTable table, List<String> columns, JsonNode totals)
            throws Refused {
        Map<String, Integer> codes = new LinkedHashMap<>();
        totals.properties().forEach(total -> codes.put(total.getKey(), codes.size()));
        double[] sizes = new double[codes.size()];
        for (Map.Entry<String, JsonNode> total : totals.properties()) {
            Integer code = codes.get(total.getKey());
            sizes[code == null ? 0 : code] = total.getValue().asDouble();
        }
        int[] groups = new int[table.rows()];
        for (int row = 0; row < groups.length; row++) {
            StringBuilder name = new StringBuilder();
            for (String column : columns) {
                @Nullable String cell = table.texts(column)[row];
                name.append(name.isEmpty() ? "" : ".").append(cell);
            }
            Integer code = codes.get(name.toString());
            if (code == null) {
                throw new Refused("Case '" + planned.id() + "': no total for '" + name + "' of "
                        + String.join(" and ", columns) + ", which row " + (row + 1) + " of " + table.name() + " has");
            }
            groups[row] = code;
        }
        return new Margin(groups, sizes);
    }

    private static SurveyDesign raked(PlanCase planned, DataTable table, SurveyDesign design, JsonNode rake)
            throws Refused, Undefined {
        List<int[]> groups = new ArrayList<>();
        List<double[]> sizes = new ArrayList<>();
        List<Margin> margins = new ArrayList<>();
        if (rake.isArray()) {
            for (JsonNode each : rake) {
                margins.add(margin(planned, table, columns(each), totals(planned, each)));
            }
        } else {
            for (Map.Entry<String, JsonNode> each : rake.properties()) {
                margins.add(margin(planned, table, List.of(each.getKey()), each.getValue()));
            }
        }
        if (margins.isEmpty()) {
            throw new Refused(
                    "Case '" + planned.id() + "': 'rake' needs margins, each a column with the totals of its groups");
        }
        for (Margin margin : margins) {
            groups.add(margin.groups());
            sizes.add(margin.sizes());
        }
        double tolerance = planned.number("epsilon", TOLERANCE);
        double sum = java.util.Arrays.stream(design.weights()).sum();
        int rounds = (int) planned.number("maxit", ROUNDS);
        return design.calibrated(
                new Raking(design.weights(), groups, sizes, tolerance < 1 ? tolerance * sum : tolerance, rounds));
    }

    private static SurveyDesign regressed(PlanCase planned, DataTable table, SurveyDesign design, JsonNode greg)
            throws Refused, Undefined {
        String formula =
                greg.isString() ? greg.asString() : greg.path("formula").asString("");
        DesignMatrix matrix = DesignMatrix.of(Formula.parse(formula), table);
        if (matrix.rows().length != table.rows()) {
            throw new Refused("Case '" + planned.id() + "': the columns of a calibration must be known in every row");
        }
        JsonNode known = totals(planned, greg);
        double[] totals = new double[matrix.names().size()];
        for (int j = 0; j < totals.length; j++) {
            JsonNode total = known.path(matrix.names().get(j));
            if (!total.isNumber()) {
                throw new Refused("Case '" + planned.id() + "': no total for '"
                        + matrix.names().get(j) + "'; totals are needed for " + String.join(", ", matrix.names()));
            }
            totals[j] = total.asDouble();
        }
        return design.calibrated(new RegressionCalibration(design.weights(), matrix.columns(), totals));
    }
}
