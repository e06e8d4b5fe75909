package org.holdfast.plans.multidimensional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The dimension of an indicator by its name, as the global Multidimensional Poverty Index has them, for cases that name no
 * dimensions: nutrition and child mortality are {@code health}; schooling, attendance and what else says education are
 * {@code education}; everything else is {@code living}.
 */
final class GlobalIndexDimensions {
    private static final Pattern HEALTH =
            Pattern.compile("nutri?|mort|\\bcm\\b|health|stunt|wasting|underweight|\\bbmi\\b|\\bill|disab");
    private static final Pattern EDUCATION = Pattern.compile("educ|school|satt|attend|enrol|litera|\\bys\\b");

    private GlobalIndexDimensions() {}

    /** The places of each dimension's indicators, dimensions in the order in which they come. */
    static Map<String, List<Integer>> of(List<String> indicators) {
        Map<String, List<Integer>> dimensions = new LinkedHashMap<>();
        for (int i = 0; i < indicators.size(); i++) {
            dimensions
                    .computeIfAbsent(dimension(indicators.get(i)), absent -> new ArrayList<>())
                    .add(i);
        }
        return dimensions;
    }

    private static String dimension(String indicator) {
        String words = indicator.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ");
        if (HEALTH.matcher(words).find()) {
            return "health";
        }
        return EDUCATION.matcher(words).find() ? "education" : "living";
    }
}
