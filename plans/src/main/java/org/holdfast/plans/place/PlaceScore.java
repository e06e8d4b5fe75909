package org.holdfast.plans.place;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.place.EntropyWeights;
import org.holdfast.measures.place.LinearIndex;
import org.holdfast.measures.place.Topsis;
import org.holdfast.measures.place.Weights;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Refused;
import tools.jackson.databind.JsonNode;

/**
 * A score of places by the options {@code weights} ({@code "equal"}, {@code "entropy"}, a list, or an object of indicator to
 * weight; entropy when absent), {@code shift} (a number, or a text with one, added before entropy) and {@code form} (one with
 * {@code vector} normalises by length).
 */
public final class PlaceScore {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private PlaceScore() {}

    /** The ways a score is made of indicators and weights. */
    enum Form {
        LINEAR,
        TOPSIS_BETWEEN_WORST_AND_BEST,
        TOPSIS_BY_LENGTH;

        /** Reads {@code topsis.minmax}, {@code topsis.vector}, or anything that is not TOPSIS as linear. */
        static Form read(String text) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (!lower.contains("topsis")) {
                return LINEAR;
            }
            return lower.contains("vector") || lower.contains("length")
                    ? TOPSIS_BY_LENGTH
                    : TOPSIS_BETWEEN_WORST_AND_BEST;
        }
    }

    /**
     * An index of some columns of a table as one more number of each row, NaN where a column is unknown.
     *
     * @param options as those of a case of method {@code county_index}, with {@code form} {@code topsis} where that is wanted
     */
    public static double[] column(DataTable table, JsonNode options) throws Refused, Undefined {
        PlaceTable places = PlaceTable.of(table, options);
        return places.asColumn(
                of(places, options, Form.read(options.path("form").asString(""))));
    }

    /** The score of each complete place. */
    static double[] of(PlaceTable places, JsonNode options, Form form) throws Refused, Undefined {
        double[] weights = weights(places, options);
        return switch (form) {
            case LINEAR -> LinearIndex.of(places.indicators(), weights);
            case TOPSIS_BETWEEN_WORST_AND_BEST -> Topsis.betweenWorstAndBest(places.indicators(), weights);
            case TOPSIS_BY_LENGTH -> Topsis.byLength(places.indicators(), weights);
        };
    }

    static EntropyWeights entropy(PlaceTable places, JsonNode options) throws Undefined {
        return new EntropyWeights(places.indicators(), shift(options.path("shift")));
    }

    static double[] weights(PlaceTable places, JsonNode options) throws Refused, Undefined {
        JsonNode given = options.path("weights");
        int indicators = places.indicators().indicators();
        if (given.isObject() || given.isArray()) {
            if (given.size() != indicators) {
                throw new Refused(
                        "Option 'weights' has " + given.size() + " weights for " + indicators + " indicators");
            }
            double[] weights = new double[indicators];
            for (int each = 0; each < indicators; each++) {
                String name = places.indicatorNames().get(each);
                JsonNode weight = given.isArray() ? given.get(each) : given.path(name);
                if (!weight.isNumber()) {
                    throw new Refused("Option 'weights' must give a number for indicator '" + name + "'");
                }
                weights[each] = weight.asDouble();
            }
            return Weights.normalised(weights);
        }
        String word = given.asString("entropy").toLowerCase(Locale.ROOT);
        if (word.startsWith("equal")) {
            return Weights.equal(indicators);
        }
        if (word.startsWith("entropy")) {
            return entropy(places, options).weights();
        }
        throw new Refused(
                "Option 'weights' must be \"equal\", \"entropy\", a list or an object of numbers; got '" + word + "'");
    }

    private static double shift(JsonNode given) {
        if (given.isNumber()) {
            return given.asDouble();
        }
        Matcher number = NUMBER.matcher(given.asString(""));
        return number.find() ? Double.parseDouble(number.group()) : 0;
    }
}
