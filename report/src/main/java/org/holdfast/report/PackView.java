package org.holdfast.report;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/** A pack as its page shows it: in all languages, and with what each of its parts is used by. */
record PackView(Pack pack, Voices voices, Uses uses) {
    static PackView of(Pack pack) {
        Voices voices = Voices.of(pack);
        return new PackView(pack, voices, Uses.in(pack, voices));
    }

    Details details() {
        return new Details(this);
    }

    /** Links to things of one kind, as a list. */
    Markup links(String kind, List<String> ids) {
        return list(ids.stream().map(id -> voices.link(kind, id)).toList());
    }

    Markup list(List<Markup> items) {
        return items.isEmpty()
                ? Markup.NOTHING
                : Markup.tag("ul").with("class", "links").around(items.stream().map(Markup.tag("li")::around));
    }

    Markup inWords(Expression expression) {
        return voices.blocks(voice -> ReadingOfConditions.block(expression, voice));
    }

    /** A table with a head of the page's own words. */
    Markup table(List<String> heads, List<List<Markup>> rows) {
        Markup head = Markup.of(
                heads.stream().map(key -> Markup.tag("th").with("scope", "col").around(voices.say(key))));
        Markup body = Markup.of(rows.stream()
                .map(row -> Markup.tag("tr").around(row.stream().map(Markup.tag("td")::around))));
        Markup table = Markup.tag("table")
                .around(
                        Markup.tag("thead").around(Markup.tag("tr").around(head)),
                        Markup.tag("tbody").around(body));
        return Markup.tag("div").with("class", "table-box").around(table);
    }

    /** The tables and columns of the register that an expression rests on. */
    Markup reads(@Nullable Expression expression) {
        Reads reads = Reads.of(expression, pack);
        if (reads.columns().isEmpty()) {
            return voices.say("reads.nothing");
        }
        return list(reads.columns().entrySet().stream()
                .map(table -> Markup.of(
                        Anchor.of("table", table.getKey()).link(voices.say("table." + table.getKey())),
                        Markup.text(": "),
                        table.getValue().isEmpty()
                                ? voices.say("reads.rows")
                                : columns(table.getKey(), table.getValue()),
                        table.getKey().equals("series") ? series(reads) : Markup.NOTHING))
                .toList());
    }

    private Markup columns(String table, Iterable<String> names) {
        List<Markup> links = new ArrayList<>();
        names.forEach(name ->
                links.add(Anchor.ofColumn(table, name).link(Markup.tag("code").text(name))));
        return Markup.joined(", ", links);
    }

    private static Markup series(Reads reads) {
        return Markup.of(
                Markup.text(" ("), Markup.tag("code").text(String.join(", ", reads.series())), Markup.text(")"));
    }
}
