package org.holdfast.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Measures as a page: estimates with their intervals drawn, a table for each measure and grouping. */
public final class MeasurePage {
    private static final List<Asset> STYLES = assets("page/page.css", "measures/measures.css", "page/print.css");
    private static final List<Asset> SCRIPTS = assets("pack/languages.js");
    private static final int WIDTH = 220;
    private static final int MARGIN = 6;
    private final MeasuredTable table;
    private final Map<String, Map<String, String>> words = new LinkedHashMap<>();

    private MeasurePage(MeasuredTable table) {
        this.table = table;
        for (String language : List.of("en", "zh")) {
            words.put(
                    language,
                    new JsonMapper()
                            .readValue(
                                    Asset.of("measures/texts." + language + ".json")
                                            .content(),
                                    new TypeReference<>() {}));
        }
    }

    /** Writes the page; the file is in a directory that appears whole. */
    public static void write(MeasuredTable table, Path file) throws IOException {
        try (Writer out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            SelfContainedPage page = new SelfContainedPage("Holdfast", STYLES, SCRIPTS, out);
            page.open(new Asset("measures", new MeasurePage(table).body().html()));
            page.close();
        }
    }

    private Markup body() {
        Markup head = Markup.tag("header")
                .with("class", "page-head")
                .around(
                        Markup.tag("div")
                                .around(
                                        Markup.tag("p").with("class", "product").text("Holdfast"),
                                        Markup.tag("h1").around(say("title"))),
                        Markup.tag("div")
                                .with("class", "choice")
                                .with("id", "languages")
                                .with("hidden", "")
                                .around(button("en", "English"), button("zh", "中文")));
        List<Markup> parts = new ArrayList<>();
        parts.add(facts());
        Map<String, List<MeasuredRow>> byMeasure = new LinkedHashMap<>();
        for (MeasuredRow row : table.rows()) {
            byMeasure.computeIfAbsent(heading(row), absent -> new ArrayList<>()).add(row);
        }
        byMeasure.values().forEach(rows -> parts.add(section(rows)));
        return Markup.of(
                head,
                Markup.tag("main").around(parts.stream()),
                Markup.tag("footer").around(Markup.tag("p").around(say("footer"))));
    }

    private static Markup button(String language, String name) {
        return Markup.tag("button")
                .with("type", "button")
                .with("data-language", language)
                .text(name);
    }

    private Markup facts() {
        return Markup.tag("section")
                .with("class", "facts")
                .around(Markup.tag("dl")
                        .around(table.facts().entrySet().stream()
                                .map(fact -> Markup.of(
                                        Markup.tag("dt").around(say("fact." + fact.getKey())),
                                        Markup.tag("dd").text(fact.getValue())))));
    }

    private static String heading(MeasuredRow row) {
        return row.measure() + " " + row.relative() + " " + (row.relative() == null ? row.line() : "");
    }

    private Markup section(List<MeasuredRow> rows) {
        MeasuredRow first = rows.get(0);
        double[] range = range(rows);
        Markup title = Markup.of(measure(first.measure()), line(first));
        Markup head = Markup.tag("thead")
                .around(Markup.tag("tr")
                        .around(Stream.of("group", "n", "estimate", "se", "interval")
                                .map(key ->
                                        Markup.tag("th").with("scope", "col").around(say("column." + key)))));
        Markup body = Markup.tag("tbody").around(rows.stream().map(row -> row(row, range)));
        return Markup.tag("section")
                .with("class", "panel")
                .around(
                        Markup.tag("h2").around(title),
                        Markup.tag("div")
                                .with("class", "table-box")
                                .around(Markup.tag("table").around(head, body)));
    }

    private Markup line(MeasuredRow row) {
        Double relative = row.relative();
        if (relative != null) {
            return Markup.of(
                    Markup.text(" · "), say("line.relative"), Markup.text(" " + number(relative * 100) + " %"));
        }
        Double line = row.line();
        return line == null
                ? Markup.NOTHING
                : Markup.of(Markup.text(" · "), say("line"), Markup.text(" " + number(line)));
    }

    private Markup row(MeasuredRow row, double[] range) {
        Markup group = row.grouping().isEmpty() ? say("everybody") : Markup.text(row.grouping() + " · " + row.group());
        Double value = row.value();
        if (value == null) {
            Markup why = row.note().equals(MeasuredRow.HELD_BACK) ? say("held-back") : Markup.text(row.note());
            return Markup.tag("tr")
                    .around(
                            Markup.tag("th").with("scope", "row").around(group),
                            Markup.tag("td").with("class", "number").text(row.rows() == 0 ? "" : whole(row.rows())),
                            Markup.tag("td")
                                    .with("colspan", "3")
                                    .with("class", "note")
                                    .around(why));
        }
        return Markup.tag("tr")
                .around(
                        Markup.tag("th").with("scope", "row").around(group),
                        Markup.tag("td").with("class", "number").text(whole(row.rows())),
                        Markup.tag("td").with("class", "number").text(number(value)),
                        Markup.tag("td").with("class", "number").text(number(row.standardError())),
                        Markup.tag("td")
                                .around(
                                        bar(row, value, range),
                                        Markup.tag("span").text(bounds(row))));
    }

    private static String bounds(MeasuredRow row) {
        return row.low() == null ? row.note() : number(row.low()) + " – " + number(row.high());
    }

    private static double[] range(List<MeasuredRow> rows) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (MeasuredRow row : rows) {
            for (Double bound : new Double[] {row.value(), row.low(), row.high()}) {
                if (bound != null && Double.isFinite(bound)) {
                    range[0] = Math.min(range[0], bound);
                    range[1] = Math.max(range[1], bound);
                }
            }
        }
        return range;
    }

    /** The interval as a line and the estimate as a dot, on a scale that all groups of a measure share. */
    private static Markup bar(MeasuredRow row, double value, double[] range) {
        Markup dot = Markup.tag("circle")
                .with("cx", at(value, range))
                .with("cy", "8")
                .with("r", "4")
                .around();
        Double low = row.low();
        Double high = row.high();
        Markup interval = low == null || high == null
                ? Markup.NOTHING
                : Markup.tag("line")
                        .with("x1", at(low, range))
                        .with("x2", at(high, range))
                        .with("y1", "8")
                        .with("y2", "8")
                        .around();
        return Markup.tag("svg")
                .with("class", "interval")
                .with("viewBox", "0 0 " + WIDTH + " 16")
                .with("width", Integer.toString(WIDTH))
                .with("height", "16")
                .with("aria-hidden", "true")
                .around(interval, dot);
    }

    private static String at(double value, double[] range) {
        double share = range[1] > range[0] ? (value - range[0]) / (range[1] - range[0]) : 0.5;
        double within = Math.min(1, Math.max(0, share));
        return String.format(Locale.ROOT, "%.1f", MARGIN + within * (WIDTH - 2 * MARGIN));
    }

    private Markup measure(String id) {
        boolean named = words.values().stream().allMatch(texts -> texts.containsKey("measure." + id));
        return named ? say("measure." + id) : Markup.text(id);
    }

    private Markup say(String key) {
        return Markup.of(words.entrySet().stream().map(language -> {
            String text = language.getValue().get(key);
            if (text == null) {
                throw new IllegalStateException("The page has no words for " + key + " in " + language.getKey());
            }
            return Markup.tag("span")
                    .with("data-in", language.getKey())
                    .with("lang", language.getKey())
                    .text(text);
        }));
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 1000 ? "%,.0f" : size >= 10 ? "%.2f" : "%.4f", value);
    }

    private static List<Asset> assets(String... names) {
        return Stream.of(names).map(Asset::of).toList();
    }
}
