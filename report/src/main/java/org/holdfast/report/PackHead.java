package org.holdfast.report;

import java.util.List;
import java.util.stream.Stream;
import org.holdfast.column.Currency;
import org.holdfast.policy.pack.Pack;

/** The top of a pack page: which pack it is, how to read it, and a box to find rules with. */
final class PackHead {
    private PackHead() {}

    static Markup head(PackView view) {
        Voices voices = view.voices();
        Markup names = Markup.tag("div")
                .around(
                        Markup.tag("p")
                                .with("class", "product")
                                .around(Markup.text("Holdfast "), voices.say("pack.page")),
                        Markup.tag("h1").around(voices.title("pack", "title")),
                        Markup.tag("p").with("class", "description").around(voices.title("pack", "description")),
                        facts(view));
        Markup languages = Markup.tag("div")
                .with("id", "languages")
                .with("class", "choice")
                .with("role", "group")
                .with("aria-label", "Language 语言")
                .with("hidden", "")
                .around(voices.buttons());
        Markup skip =
                Markup.tag("a").with("class", "skip").with("href", "#rules").around(voices.say("skip.pack"));
        return Markup.of(skip, Markup.tag("header").with("class", "page-head").around(names, languages));
    }

    private static Markup facts(PackView view) {
        Pack pack = view.pack();
        Voices voices = view.voices();
        Currency currency = pack.currency();
        String jurisdiction = pack.jurisdiction();
        return view.details()
                .row("pack.page", Markup.tag("code").text(pack.id()))
                .text("pack.version", pack.version())
                .row("pack.digest", Markup.tag("code").text(pack.digest()))
                .row(
                        "pack.currency",
                        currency == null ? voices.say("pack.currencyOfRegister") : Markup.text(currency.code()))
                .row(
                        "pack.jurisdiction",
                        jurisdiction == null
                                ? voices.say("pack.none")
                                : Markup.tag("code").text(jurisdiction))
                .text("pack.languages", String.join(", ", pack.languages()))
                .row(
                        "pack.content",
                        voices.say(
                                "pack.contains",
                                number(pack.indicators()),
                                number(pack.measures()),
                                number(pack.facts()),
                                number(pack.parameters())))
                .markup();
    }

    private static Markup number(List<?> things) {
        return Markup.text(String.valueOf(things.size()));
    }

    static Markup howToRead(Voices voices) {
        return Markup.tag("section")
                .with("id", "reading")
                .around(
                        Markup.tag("h2").around(voices.say("section.reading")),
                        Markup.tag("ul")
                                .around(Stream.of("reading.unknown", "reading.words", "reading.figure")
                                        .map(key -> Markup.tag("li").around(voices.say(key)))));
    }

    /** Shown by the script that makes it work. */
    static Markup finder(Voices voices, List<Chapter> chapters) {
        int entries = chapters.stream().mapToInt(c -> c.entries().size()).sum();
        return Markup.tag("div")
                .with("id", "finder")
                .with("role", "search")
                .with("hidden", "")
                .around(
                        Markup.tag("label").with("for", "find").around(voices.say("find")),
                        new Markup("<input id=\"find\" type=\"search\" autocomplete=\"off\">"),
                        Markup.tag("p")
                                .with("class", "note")
                                .with("role", "status")
                                .around(
                                        Markup.tag("span")
                                                .with("id", "found")
                                                .with("hidden", "")
                                                .around(voices.say(
                                                        "find.shown",
                                                        Markup.tag("b")
                                                                .with("class", "shown")
                                                                .around(),
                                                        Markup.text(String.valueOf(entries)))),
                                        Markup.tag("span")
                                                .with("id", "none")
                                                .with("hidden", "")
                                                .around(voices.say("find.none"))));
    }
}
