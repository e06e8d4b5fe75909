package org.holdfast.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Texts;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One language in which a pack page speaks.
 *
 * @param packLanguage the language of the pack's texts that is nearest: this one, else English, else the pack's first
 * @param words the page's own words, in English where it has none in this language
 */
record Voice(String language, String packLanguage, Pack pack, Map<String, String> words) {
    private static final Pattern SLOT = Pattern.compile("\\{(\\d)}");

    static Voice of(String language, Pack pack) {
        Map<String, String> words = new HashMap<>();
        read("en", words);
        if (org.holdfast.report.Texts.LANGUAGES.contains(language)) {
            read(language, words);
        }
        return new Voice(language, nearest(language, pack.languages()), pack, words);
    }

    private static String nearest(String language, List<String> languages) {
        if (languages.contains(language) || languages.isEmpty()) {
            return language;
        }
        return languages.contains("en") ? "en" : languages.get(0);
    }

    private static void read(String language, Map<String, String> words) {
        for (String file : List.of("page/texts", "pack/texts", "pack/reading", "pack/register")) {
            words.putAll(new JsonMapper()
                    .readValue(Asset.of(file + "." + language + ".json").content(), new TypeReference<>() {}));
        }
    }

    Markup say(String key, Markup... parts) {
        String template = find(key).orElseThrow(() -> new IllegalStateException("The page has no words for " + key));
        StringBuilder html = new StringBuilder();
        Matcher slot = SLOT.matcher(template);
        int end = 0;
        while (slot.find()) {
            html.append(Html.escape(template.substring(end, slot.start())));
            html.append(parts[slot.group(1).charAt(0) - '0'].html());
            end = slot.end();
        }
        return new Markup(html.append(Html.escape(template.substring(end))).toString());
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(words.get(key));
    }

    /** The pack's own words for one of its things. */
    String title(String kind, String id) {
        return pack.texts().title(packLanguage, kind, id);
    }

    /** The pack's own words for one of its things, leading to where it is defined. */
    Markup link(String kind, String id) {
        return Anchor.of(kind, id).link(Markup.text(title(kind, id)));
    }

    List<Texts.Piece> because(String indicator) {
        return pack.texts().because().getOrDefault(packLanguage, Map.of()).getOrDefault(indicator, List.of());
    }

    /** The name of a column of the register. */
    String column(String table, String column) {
        return find("column." + table + "." + column)
                .or(() -> find("column." + column))
                .orElse(column.replace('_', ' '));
    }

    /** The name of a value that a column of the register may hold. */
    String option(String column, String value) {
        return findOption(column, value).orElse(value.replace('_', ' '));
    }

    Optional<String> findOption(String column, String value) {
        return find("option." + column + "." + value);
    }
}
