package org.holdfast.plans.place;

import java.util.List;
import java.util.Locale;
import org.holdfast.measures.place.Direction;
import org.holdfast.plans.Refused;
import tools.jackson.databind.JsonNode;

/** How the direction of an indicator is written, and what its name says of it when nothing is written. */
final class IndicatorNames {
    private static final List<String> LESS =
            List.of("-1", "-", "negative", "cost", "less", "less_is_better", "lower", "down");
    private static final List<String> MORE =
            List.of("1", "+1", "+", "positive", "benefit", "more", "more_is_better", "higher", "up");
    private static final List<String> OF_HARDSHIP = List.of(
            "illitera",
            "depend",
            "slope",
            "disaster",
            "hazard",
            "drought",
            "flood",
            "landslide",
            "erosion",
            "desert",
            "rugged",
            "relief",
            "altitude",
            "elevation",
            "distance",
            "travel",
            "remote",
            "pover",
            "poor",
            "depriv",
            "lack",
            "without",
            "no_",
            "mortal",
            "death",
            "disease",
            "morbid",
            "disab",
            "stunt",
            "nourish",
            "hunger",
            "unemploy",
            "jobless",
            "dropout",
            "debt",
            "pollut",
            "emission",
            "crime",
            "inequal",
            "gini",
            "vulnerab",
            "loss",
            "damage",
            "crowd",
            "burden");

    private IndicatorNames() {}

    /** A direction as a case gives it: 1 or -1, or a word for it. */
    static Direction written(String indicator, JsonNode given) throws Refused {
        String text = given.isNumber()
                ? (given.asDouble() < 0 ? "-1" : "1")
                : given.asString("").toLowerCase(Locale.ROOT).strip();
        if (LESS.contains(text)) {
            return Direction.LESS_IS_BETTER;
        }
        if (MORE.contains(text)) {
            return Direction.MORE_IS_BETTER;
        }
        throw new Refused("Indicator '" + indicator
                + "': expected the direction 1 (more is better) or -1 (less is better), got '" + text + "'");
    }

    /** Less is better when the name speaks of hardship, more when it does not. */
    static Direction spoken(String indicator) {
        String name = indicator.toLowerCase(Locale.ROOT);
        return OF_HARDSHIP.stream().anyMatch(name::contains) ? Direction.LESS_IS_BETTER : Direction.MORE_IS_BETTER;
    }
}
