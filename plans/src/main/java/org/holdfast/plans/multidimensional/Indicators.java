package org.holdfast.plans.multidimensional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.multidimensional.Deprivation;
import org.holdfast.measures.multidimensional.DualCutoff;
import org.holdfast.measures.multidimensional.Fraction;
import org.holdfast.measures.multidimensional.IndicatorWeights;
import org.holdfast.measures.multidimensional.MissingIndicators;
import org.holdfast.measures.multidimensional.NormalisedGaps;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a case counts: its indicators, their weights, the cut-offs, and the rule for unknown ones. What the case does not say
 * is taken from the case it follows ({@link PlanCase#following}): indicators and weights go together, the cut-off {@code k}
 * by itself.
 *
 * <p>Fields, in the options or among the case's own lists: {@code indicators}, names of columns of 0 and 1; {@code cutoffs},
 * when the columns are achievements, and {@code deprived_if} ({@code y<z} or {@code y<=z}); {@code integer_weights} or
 * {@code weights}, else equal weights, nested in {@code dimensions} when there are any; {@code k} as {@code "1/3"} or a
 * number, or {@code k_dims} of so many indicators; {@code poor_if} ({@code c>=k} or {@code c>k}); {@code missing_indicators}
 * ({@code drop}, {@code reweight} or {@code not_deprived}). A case's own lists may be a matrix {@code deprivations} or
 * {@code achievements}, a row a household.
 */
final class Indicators {
    private final PlanCase planned;
    private final PlanCase stated;
    private final List<String> names;
    private final DataTable table;

    /** Finds the indicators of a case and the table that has them. */
    Indicators(PlanCase planned) throws Refused {
        this.planned = planned;
        this.stated = planned.following(Indicators::statesIndicators);
        JsonNode matrix = OwnMatrix.of(planned);
        this.names = names(matrix);
        this.table = matrix.isArray() ? OwnMatrix.table(planned, names) : planned.table(names.toArray(String[]::new));
    }

    private static boolean statesIndicators(PlanCase each) {
        return each.option("indicators").isArray() || OwnMatrix.of(each).isArray();
    }

    private List<String> names(JsonNode matrix) throws Refused {
        List<String> found = new ArrayList<>();
        JsonNode listed = field("indicators");
        if (listed.isArray()) {
            listed.forEach(name -> found.add(name.asString()));
        } else {
            for (int i = 1; i <= matrix.path(0).size(); i++) {
                found.add(String.valueOf(i));
            }
        }
        if (found.isEmpty()) {
            throw new Refused("Case '" + planned.id()
                    + "' names no indicators: add the option \"indicators\", a list of columns");
        }
        return found;
    }

    DataTable table() {
        return table;
    }

    List<String> names() {
        return names;
    }

    /** A {@link Deprivation} of each indicator and row. */
    byte[][] deprivations() throws Refused, Undefined {
        byte[][] columns = new byte[names.size()][];
        double @Nullable [] cutoffs = cutoffs();
        String rule = text("deprived_if", "y<z").replace(" ", "");
        if (!rule.startsWith("y<")) {
            throw new Refused("Option 'deprived_if' is '" + rule + "': expected y<z or y<=z");
        }
        for (int j = 0; j < columns.length; j++) {
            columns[j] = cutoffs == null
                    ? Deprivation.column(truths(names.get(j)))
                    : Deprivation.below(table.numbers(names.get(j)), cutoffs[j], rule.startsWith("y<="));
        }
        return columns;
    }

    private double[] truths(String column) throws Refused {
        @Nullable String[] cells = table.texts(column);
        double[] numbers = new double[cells.length];
        boolean words = false;
        for (int row = 0; row < cells.length; row++) {
            String cell = cells[row];
            boolean yes = "true".equalsIgnoreCase(cell);
            words |= yes || "false".equalsIgnoreCase(cell);
            numbers[row] = cell == null ? Double.NaN : yes ? 1 : 0;
        }
        return words ? numbers : table.numbers(column);
    }

    /** The gaps of achievements below their cut-offs. */
    NormalisedGaps gaps() throws Refused {
        double[] cutoffs = cutoffs();
        if (cutoffs == null) {
            throw new Refused(
                    "Method '" + planned.method() + "' needs achievements and the option 'cutoffs', one an indicator");
        }
        double[][] achievements = new double[names.size()][];
        for (int j = 0; j < achievements.length; j++) {
            achievements[j] = table.numbers(names.get(j));
        }
        return new NormalisedGaps(achievements, cutoffs);
    }

    private double @Nullable [] cutoffs() throws Refused {
        return says(field("cutoffs")) ? numbers("cutoffs") : null;
    }

    /** Who is poor. */
    DualCutoff cutoff() throws Refused, Undefined {
        IndicatorWeights weights = weights();
        MissingIndicators missing = missing();
        String rule = text("poor_if", "c>=k").replace(" ", "");
        if (!rule.startsWith("c>")) {
            throw new Refused("Option 'poor_if' is '" + rule + "': expected c>=k or c>k");
        }
        return rule.startsWith("c>=")
                ? DualCutoff.atLeast(weights, k(), missing)
                : DualCutoff.moreThan(weights, k(), missing);
    }

    private Fraction k() throws Refused {
        PlanCase says = planned.following(
                other -> says(other.option("k")) || other.option("k_dims").isNumber());
        JsonNode k = says.option("k");
        try {
            if (!says(k) && says.option("k_dims").isNumber()) {
                return new Fraction(says.option("k_dims").asLong(), names.size());
            }
            if (k.isNumber() || k.isString()) {
                return k.isNumber() ? Fraction.of(k.asDouble()) : Fraction.parse(k.asString());
            }
        } catch (IllegalArgumentException e) {
            throw new Refused("Option 'k' of case '" + says.id() + "': " + e.getMessage(), e);
        }
        throw new Refused(
                "Case '" + planned.id() + "' fixes no poverty cut-off: add the option \"k\", such as \"1/3\"");
    }

    private IndicatorWeights weights() throws Refused, Undefined {
        for (String name : List.of("integer_weights", "weights")) {
            if (says(field(name))) {
                return IndicatorWeights.of(numbers(name));
            }
        }
        if (!says(field("dimensions"))) {
            return IndicatorWeights.equal(names.size());
        }
        double[] nested = new double[names.size()];
        Map<String, List<Integer>> dimensions = dimensions();
        for (List<Integer> members : dimensions.values()) {
            for (int member : members) {
                nested[member] = 1.0 / dimensions.size() / members.size();
            }
        }
        return IndicatorWeights.of(nested);
    }

    private MissingIndicators missing() throws Refused {
        String rule = text("missing_indicators", text("missing", text("na", "drop")));
        return switch (rule) {
            case "drop", "leave_out" -> MissingIndicators.LEAVE_OUT;
            case "reweight" -> MissingIndicators.REWEIGHT;
            case "not_deprived" -> MissingIndicators.NOT_DEPRIVED;
            default ->
                throw new Refused(
                        "Option 'missing_indicators' is '" + rule + "': expected drop, reweight or not_deprived");
        };
    }

    /**
     * The places of each dimension's indicators: as the option {@code dimensions} has them, names with their indicators or one
     * name an indicator, or else as the global index would.
     */
    Map<String, List<Integer>> dimensions() throws Refused {
        JsonNode node = field("dimensions");
        if (!says(node)) {
            return GlobalIndexDimensions.of(names);
        }
        Map<String, List<Integer>> dimensions = new LinkedHashMap<>();
        if (node.isArray() && node.size() == names.size()) {
            for (int i = 0; i < names.size(); i++) {
                dimensions
                        .computeIfAbsent(node.get(i).asString(), absent -> new ArrayList<>())
                        .add(i);
            }
            return dimensions;
        }
        for (Map.Entry<String, JsonNode> dimension : node.properties()) {
            List<Integer> members = new ArrayList<>();
            for (JsonNode name : dimension.getValue()) {
                members.add(place(name.asString()));
            }
            dimensions.put(dimension.getKey(), members);
        }
        if (dimensions.isEmpty()) {
            throw new Refused(
                    "Option 'dimensions' must name the indicators of each dimension, or a dimension for each of the "
                            + names.size() + " indicators");
        }
        return dimensions;
    }

    /** The place of an indicator among all. */
    int place(String indicator) throws Refused {
        int place = names.indexOf(indicator);
        if (place < 0) {
            throw new Refused("No indicator '" + indicator + "': expected one of " + String.join(", ", names));
        }
        return place;
    }

    private double[] numbers(String name) throws Refused {
        JsonNode node = field(name);
        double[] numbers = new double[names.size()];
        for (int j = 0; j < numbers.length; j++) {
            JsonNode number = node.isArray() && node.size() == numbers.length ? node.get(j) : node.path(names.get(j));
            if (!number.isNumber()) {
                throw new Refused("'" + name + "' of case '" + stated.id() + "' must give a number for each of the "
                        + numbers.length + " indicators");
            }
            numbers[j] = number.asDouble();
        }
        return numbers;
    }

    private String text(String option, String otherwise) {
        return planned.text(option, stated.text(option, otherwise));
    }

    /** What the case, or the one it follows, says among its options or its own lists. */
    private JsonNode field(String name) {
        JsonNode own = planned.option(name);
        JsonNode followed = stated.option(name);
        JsonNode listed = stated.field("inline").path(name);
        return says(own) ? own : says(followed) ? followed : listed;
    }

    private static boolean says(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }
}
