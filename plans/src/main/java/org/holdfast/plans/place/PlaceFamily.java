package org.holdfast.plans.place;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.place.DeviationClasses;
import org.holdfast.measures.place.Direction;
import org.holdfast.measures.place.NaturalBreaks;
import org.holdfast.measures.place.RankStability;
import org.holdfast.measures.place.Ranks;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import tools.jackson.databind.JsonNode;

/**
 * Indices of places, their weights, classes and ranks. What places and indicators are is told by the options of
 * {@link PlaceTable}, how they are weighted by those of {@link PlaceScore}. Classes and ranks are of the score that option
 * {@code of} names: {@code topsis.minmax} (when absent), {@code topsis.vector} or {@code county_index}.
 */
public final class PlaceFamily implements Family {
    private static final Pattern MULTIPLES = Pattern.compile("\\{([^}]*)\\}");
    private static final int MOST_DRAWS = 100_000;
    private static final double[] HALVES = {-1.5, -0.5, 0.5, 1.5};

    @Override
    public Set<String> methods() {
        return Set.of(
                "county.directions",
                "entropy_value",
                "entropy_weight",
                "county_index",
                "topsis",
                "county_rank",
                "natural_breaks",
                "gvf",
                "class",
                "stddev_classification",
                "rank_stability");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        PlaceTable places = PlaceTable.of(planned);
        JsonNode options = planned.field("options");
        Object value = switch (planned.method()) {
            case "county.directions" -> places.byIndicator(signs(places));
            case "entropy_value" ->
                places.byIndicator(PlaceScore.entropy(places, options).entropies());
            case "entropy_weight" ->
                places.byIndicator(PlaceScore.entropy(places, options).weights());
            case "county_index" ->
                places.byPlace(PlaceScore.of(places, options, PlaceScore.Form.read(planned.text("form", ""))));
            case "topsis" ->
                places.byPlace(
                        PlaceScore.of(places, options, PlaceScore.Form.read("topsis " + planned.text("form", ""))));
            case "county_rank" -> places.byPlace(ranks(planned, score(planned, places)));
            case "natural_breaks" -> breaks(planned, score(planned, places)).upperBounds();
            case "gvf" -> breaks(planned, score(planned, places)).goodnessOfFit();
            case "stddev_classification" ->
                deviations(planned, score(planned, places)).breaks();
            case "class" -> places.byPlace(classes(planned, score(planned, places)));
            default -> stability(planned, places);
        };
        return Outcome.of(value, places.places());
    }

    private static double[] signs(PlaceTable places) {
        return places.indicators().directions().stream()
                .mapToDouble(Direction::sign)
                .toArray();
    }

    private static double[] score(PlanCase planned, PlaceTable places) throws Refused, Undefined {
        return PlaceScore.of(
                places, planned.field("options"), PlaceScore.Form.read(planned.text("of", "topsis.minmax")));
    }

    /** 1 for the highest score, unless {@code of} says {@code 1 = worst}. */
    private static double[] ranks(PlanCase planned, double[] score) {
        boolean worstFirst = planned.text("of", "").replace(" ", "").contains("1=worst");
        return Ranks.highestFirst(
                worstFirst ? Arrays.stream(score).map(each -> -each).toArray() : score);
    }

    private static NaturalBreaks breaks(PlanCase planned, double[] score) throws Refused, Undefined {
        return new NaturalBreaks(score, (int) planned.number("k"));
    }

    private static DeviationClasses deviations(PlanCase planned, double[] score) throws Refused, Undefined {
        JsonNode listed = planned.option("multiples");
        double[] multiples = HALVES;
        Matcher written = MULTIPLES.matcher(planned.text("form", ""));
        if (listed.isArray()) {
            if (listed.valueStream().anyMatch(each -> !each.isNumber())) {
                throw new Refused("Option 'multiples' must be a list of numbers");
            }
            multiples = listed.valueStream().mapToDouble(JsonNode::asDouble).toArray();
        } else if (written.find()) {
            multiples = parsed(written.group(1));
        }
        return new DeviationClasses(score, multiples);
    }

    private static double[] parsed(String listed) throws Refused {
        try {
            return Arrays.stream(listed.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new Refused("Option 'form' must list multiples of the deviation like {-1.5,-0.5,0.5,1.5}", e);
        }
    }

    /** Natural breaks when the number of classes is given, classes by standard deviation when it is not. */
    private static double[] classes(PlanCase planned, double[] score) throws Refused, Undefined {
        if (!planned.option("k").isMissingNode()) {
            NaturalBreaks breaks = breaks(planned, score);
            return Arrays.stream(score).map(breaks::classOf).toArray();
        }
        DeviationClasses deviations = deviations(planned, score);
        boolean closedLeft = !planned.text("closed", "left").startsWith("right");
        return Arrays.stream(score)
                .map(each -> deviations.classOf(each, closedLeft))
                .toArray();
    }

    private static Map<String, Object> stability(PlanCase planned, PlaceTable places) throws Refused, Undefined {
        String resample = planned.text("resample", "indicators and weights");
        double draws = planned.number("draws", 1000);
        if (!(draws >= 1 && draws <= MOST_DRAWS)) {
            throw new Refused("Option 'draws' must be from 1 to " + MOST_DRAWS + "; it is " + draws);
        }
        RankStability stability = new RankStability(
                places.indicators(),
                PlaceScore.weights(places, planned.field("options")),
                new RankStability.Chance(
                        (int) draws,
                        (long) planned.number("seed", 1),
                        resample.contains("indicator"),
                        resample.contains("weight") ? planned.number("spread", 0.25) : 0));
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("rank", places.byPlace(stability.base()));
        found.put("p05", places.byPlace(stability.quantile(0.05)));
        found.put("median", places.byPlace(stability.quantile(0.5)));
        found.put("p95", places.byPlace(stability.quantile(0.95)));
        found.put("mean_shift", places.byPlace(stability.meanShift()));
        if (!planned.option("last").isMissingNode()) {
            found.put("in_last", places.byPlace(stability.chanceOfBeingAmongLast((int) planned.number("last"))));
        }
        return found;
    }
}
