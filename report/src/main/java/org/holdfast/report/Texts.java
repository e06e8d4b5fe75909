package org.holdfast.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page's own words in the languages it can be read in: one JSON file a language beside the scripts. */
final class Texts {
    static final List<String> LANGUAGES = List.of("en", "zh");

    private Texts() {}

    /** {@code {"en":[{..},{..}],"zh":[{..},{..}]}}: a language's files, later ones add to earlier ones. */
    static String json(String... files) {
        return LANGUAGES.stream()
                .map(language -> "\"" + language + "\":" + files(language, files))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String files(String language, String... files) {
        return Stream.of(files)
                .map(file -> Asset.of(file + "." + language + ".json").content())
                .collect(Collectors.joining(",", "[", "]"));
    }
}
