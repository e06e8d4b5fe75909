package org.holdfast.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.holdfast.policy.pack.Pack;

/** All languages in which a pack page speaks at once: every text stands there in each, and a reader shows one. */
final class Voices {
    private final List<Voice> voices;

    private Voices(List<Voice> voices) {
        this.voices = voices;
    }

    /** The page's own languages, and those of the pack that it has no words in. */
    static Voices of(Pack pack) {
        Set<String> languages = new LinkedHashSet<>(Texts.LANGUAGES);
        languages.addAll(pack.languages());
        return new Voices(
                languages.stream().map(language -> Voice.of(language, pack)).toList());
    }

    /** The page's own words. */
    Markup say(String key, Markup... parts) {
        return each(voice -> voice.say(key, parts));
    }

    Markup title(String kind, String id) {
        return each(voice -> Markup.text(voice.title(kind, id)));
    }

    Markup link(String kind, String id) {
        return Anchor.of(kind, id).link(title(kind, id));
    }

    /** Words within a line. */
    Markup each(Function<Voice, Markup> words) {
        return Markup.tag("span").with("class", "said").around(spoken("span", words));
    }

    /** Words that may be lists and paragraphs. */
    Markup blocks(Function<Voice, Markup> words) {
        return Markup.tag("div").with("class", "said").around(spoken("div", words));
    }

    private Markup spoken(String tag, Function<Voice, Markup> words) {
        Map<Markup, List<String>> languages = new LinkedHashMap<>();
        for (Voice voice : voices) {
            languages
                    .computeIfAbsent(words.apply(voice), m -> new ArrayList<>())
                    .add(voice.language());
        }
        List<Markup> all = new ArrayList<>();
        languages.forEach((markup, spoken) -> all.add(Markup.tag(tag)
                .with("lang", spoken.get(0))
                .with("data-in", String.join(" ", spoken))
                .around(markup)));
        return Markup.of(all.stream());
    }

    /** A button for each language, named in that language. */
    Markup buttons() {
        return Markup.of(voices.stream().map(voice -> {
            Locale locale = Locale.forLanguageTag(voice.language());
            String name = locale.getDisplayLanguage(locale);
            return Markup.tag("button")
                    .with("type", "button")
                    .with("lang", voice.language())
                    .with("data-language", voice.language())
                    .text(name.isEmpty() ? voice.language() : name);
        }));
    }
}
