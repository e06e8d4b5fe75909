package org.holdfast.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Pack;

/** The chapter of a pack page for those who keep the data: which columns it reads, and which indicators rest on each. */
final class DataChapter {
    private final PackView view;
    private final Voices voices;
    private final Map<Indicator, Reads> byIndicator = new LinkedHashMap<>();
    private final Reads all;

    DataChapter(PackView view) {
        this.view = view;
        this.voices = view.voices();
        Pack pack = view.pack();
        pack.indicators().forEach(indicator -> byIndicator.put(indicator, Reads.of(indicator.when(), pack)));
        this.all = Reads.ofAll(pack);
    }

    Chapter chapter() {
        List<Chapter.Entry> entries = new ArrayList<>();
        all.columns().forEach((table, columns) -> entries.add(table(table, columns)));
        return new Chapter("data", Markup.tag("p").with("class", "note").around(voices.say("reading.member")), entries);
    }

    private Chapter.Entry table(String table, Set<String> columns) {
        List<List<Markup>> rows =
                columns.stream().map(column -> row(table, column)).toList();
        Markup series = table.equals("series")
                ? Markup.tag("p")
                        .around(voices.say("series.names", Markup.tag("code").text(String.join(", ", all.series()))))
                : Markup.NOTHING;
        return new Chapter.Entry(
                Anchor.of("table", table),
                voices.say("table." + table),
                table,
                Markup.of(series, view.table(List.of("column", "type", "options", "empty", "readBy"), rows)));
    }

    private List<Markup> row(String table, String column) {
        ColumnSchema schema = RegisterSchema.get(table)
                .find(column)
                .orElseGet(() -> ColumnSchema.extra(column, kindOfExtra(table, column)));
        Markup name = Markup.tag("span")
                .with("id", Anchor.ofColumn(table, column).name())
                .around(voices.each(voice -> Markup.text(voice.column(table, column))));
        return List.of(
                Markup.of(name, Markup.text(" "), Markup.tag("code").text(column)),
                voices.say("kind." + schema.kind().name().toLowerCase(Locale.ROOT)),
                options(schema),
                empty(schema),
                indicators(table, column));
    }

    private Kind kindOfExtra(String table, String column) {
        return view.pack().extraColumns().getOrDefault(table, Map.of()).getOrDefault(column, Kind.STRING);
    }

    private Markup options(ColumnSchema schema) {
        return Markup.joined(
                ", ",
                schema.options().stream()
                        .map(option -> Markup.of(
                                Markup.tag("code").text(option),
                                Markup.text(" "),
                                voices.each(voice -> Markup.text(
                                        voice.findOption(schema.name(), option).orElse("")))))
                        .toList());
    }

    private Markup empty(ColumnSchema schema) {
        String standard = schema.standard();
        if (schema.required()) {
            return voices.say("empty.never");
        }
        return standard == null
                ? voices.say("empty.unknown")
                : Markup.tag("code").text(standard);
    }

    private Markup indicators(String table, String column) {
        List<Markup> links = byIndicator.entrySet().stream()
                .filter(entry ->
                        entry.getValue().columns().getOrDefault(table, Set.of()).contains(column))
                .map(entry -> voices.link("indicator", entry.getKey().id()))
                .toList();
        return links.isEmpty() ? voices.say("readBy.other") : view.list(links);
    }
}
