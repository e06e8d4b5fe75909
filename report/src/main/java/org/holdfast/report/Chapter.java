package org.holdfast.report;

import java.util.List;

/** A part of a pack page: entries of one kind, after a note. */
record Chapter(String id, Markup note, List<Entry> entries) {
    /**
     * One thing that a reader may look up.
     *
     * @param id its id in the pack, or empty when it has none
     */
    record Entry(Anchor anchor, Markup title, String id, Markup body) {
        Markup markup() {
            Markup code = id.isEmpty() ? Markup.NOTHING : Markup.tag("code").text(id);
            return Markup.tag("article")
                    .with("class", "entry")
                    .with("id", anchor.name())
                    .around(Markup.tag("h3").around(title, Markup.text(" "), code), body);
        }
    }

    Markup markup(Voices voices) {
        return Markup.tag("section")
                .with("id", id)
                .around(
                        Markup.tag("h2").around(voices.say("section." + id)),
                        note,
                        Markup.of(entries.stream().map(Entry::markup)));
    }

    /** The chapter in the list of contents. */
    Markup contents(Voices voices) {
        Markup head = Markup.tag("a").with("href", "#" + id).around(voices.say("section." + id));
        Markup links = Markup.of(entries.stream()
                .map(entry -> Markup.tag("li").around(entry.anchor().link(entry.title()))));
        return Markup.tag("li").around(head, Markup.tag("ul").around(links));
    }
}
