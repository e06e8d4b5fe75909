package org.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/holdfast/report");
    private static final Pattern USED =
            Pattern.compile("(?<![\\w.])t\\(\"([^\"]+)\"[,)]|data-(?:text|label)=\"([^\"]+)\"");
    private static final Pattern SLOT = Pattern.compile("\\{\\w+}");

    private static JsonNode texts(String file, String language) {
        return new JsonMapper()
                .readTree(Asset.of(file + "." + language + ".json").content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"page/texts", "report/texts"})
    void every_text_exists_in_both_languages_with_the_same_slots(String file) {
        JsonNode english = texts(file, "en");
        JsonNode chinese = texts(file, "zh");
        assertThat(chinese.propertyNames()).containsExactlyInAnyOrderElementsOf(english.propertyNames());
        for (String key : english.propertyNames()) {
            assertThat(slots(chinese.get(key).asString()))
                    .as(key)
                    .isEqualTo(slots(english.get(key).asString()));
        }
    }

    @Test
    void every_text_that_the_page_asks_for_exists() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String file : List.of("page/texts", "report/texts")) {
            known.addAll(texts(file, "en").propertyNames());
        }
        Set<String> used = used();
        assertThat(used).hasSizeGreaterThan(100).isSubsetOf(known);
    }

    private static Set<String> used() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String folder : List.of("page", "report")) {
            try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
                for (Path file : files.filter(f -> f.toString().matches(".*\\.(js|html)"))
                        .toList()) {
                    Matcher use = USED.matcher(Files.readString(file));
                    while (use.find()) {
                        keys.add(use.group(1) != null ? use.group(1) : use.group(2));
                    }
                }
            }
        }
        return keys;
    }

    private static Set<String> slots(String text) {
        Set<String> slots = new TreeSet<>();
        SLOT.matcher(text).results().forEach(slot -> slots.add(slot.group()));
        return slots;
    }
}
