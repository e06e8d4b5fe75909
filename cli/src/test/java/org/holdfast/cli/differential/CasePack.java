package org.holdfast.cli.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.holdfast.policy.checked.PackLoader;
import org.holdfast.policy.pack.Pack;

/**
 * The pack of a section in the making. Every table has columns of every type beyond its format, so that expressions are
 * short: conditions p q r, whole numbers i j k, decimals x y z, dates d e, months u v, texts s t.
 */
final class CasePack {
    private static final String HOUSEHOLDS_MONEY = "assistance.filter(a, a.measure == '%s').map(a, a.amount).max()";
    private final CaseSection section;
    private final List<String> facts = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();
    private final TreeMap<String, List<String>> ids = new TreeMap<>();
    private String indicators = "";
    private String decisions = "";

    CasePack(CaseSection section) {
        this.section = section;
        for (String name : money(section)) {
            fact(name, "money", false, String.format(Locale.ROOT, HOUSEHOLDS_MONEY, name));
        }
        for (String declared : section.all("fact")) {
            String[] parts = declared.split(": | = ", 3);
            fact(parts[0], parts[1], false, parts[2]);
        }
        decisions("level:\n- {value: none}\n", List.of("none"), List.of());
    }

    /** The names of amounts of the household. */
    static List<String> money(CaseSection section) {
        return section.all("money").stream()
                .flatMap(names -> List.of(names.split(" ")).stream())
                .toList();
    }

    /** The columns that each table has beyond the format. */
    static List<ColumnSchema> columns() {
        Map<String, Kind> kinds = Map.of(
                "p q r", Kind.BOOL,
                "i j k", Kind.INT,
                "x y z", Kind.DECIMAL,
                "d e", Kind.DATE,
                "u v", Kind.MONTH,
                "s t", Kind.STRING);
        List<ColumnSchema> columns = new ArrayList<>();
        new TreeMap<>(kinds).forEach((names, kind) -> {
            for (String name : names.split(" ")) {
                columns.add(ColumnSchema.extra(name, kind));
            }
        });
        return columns;
    }

    CasePack fact(String id, String type, boolean output, String value) {
        facts.add(
                new YamlText().item(Map.of("id", id, "type", type, "output", String.valueOf(output)), "value", value));
        return title("fact", id);
    }

    /** A population figure with its keys; a weight is empty for none. */
    CasePack figure(String id, Map<String, String> keys, String weight) {
        Map<String, String> all = new TreeMap<>(keys);
        all.put("id", id);
        figures.add(new YamlText().item(all, weight.isEmpty() ? "" : "weight", weight));
        return title("population", id);
    }

    CasePack indicator(String id, String severity, String when) {
        indicators += new YamlText()
                .item(Map.of("id", id, "severity", severity, "cause", "cause", "source", "nobody"), "when", when);
        return title("indicator", id);
    }

    /** Replaces the decisions: the tables of levels and of categories as YAML, and what they may decide. */
    CasePack decisions(String yaml, List<String> levels, List<String> categories) {
        decisions = yaml;
        ids.put("level", levels);
        ids.put("category", categories);
        return this;
    }

    private CasePack title(String kind, String id) {
        ids.computeIfAbsent(kind, k -> new ArrayList<>()).add(id);
        return this;
    }

    Pack load() {
        if (indicators.isEmpty()) {
            indicator("any", "low", "household.p");
        }
        String parameters = section.all("param").stream().map(this::parameter).collect(Collectors.joining());
        TreeMap<String, String> files = new TreeMap<>();
        files.put("pack.yaml", header());
        files.put("parameters.yaml", parameters.isEmpty() ? "[]\n" : parameters);
        files.put(
                "facts.yaml",
                (facts.isEmpty() ? "facts: []\n" : new YamlText().section("facts", facts))
                        + new YamlText().section("population", figures));
        files.put("indicators.yaml", indicators);
        files.put("decisions.yaml", "severities:\n- {id: high, weight: 4}\n- {id: low, weight: 1}\n" + decisions);
        files.put("measures.yaml", "[]\n");
        files.put("i18n/en.yaml", titles());
        PackLoader.Loaded loaded = new PackDraft("cases", files).load();
        Pack pack = loaded.pack();
        if (pack == null) {
            throw new IllegalArgumentException(section.title() + ": " + loaded.issues());
        }
        return pack;
    }

    private String header() {
        String columns = columns().stream()
                .map(c -> c.name() + ": " + c.kind().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "{", "}\n"));
        String tables = List.of("household", "place", "person", "ledger", "event", "assistance", "hazard").stream()
                .map(table -> "  " + table + ": " + columns)
                .collect(Collectors.joining());
        return "id: cases\nversion: 1.0.0\nlanguages: [en]\ncurrency: " + section.last("currency", "CNY")
                + "\ncolumns:\n" + tables;
    }

    /** A parameter written {@code line: money = 4000; 5000 in 53; 6000 in 53 from 2024-07-01}. */
    private String parameter(String declared) {
        String[] parts = declared.split(": | = ", 3);
        title("parameter", parts[0]);
        String values =
                List.of(parts[2].split("; ")).stream().map(CasePack::value).collect(Collectors.joining());
        return "- id: " + parts[0] + "\n  type: " + parts[1] + "\n  unit: unit\n  values:\n" + values;
    }

    private static String value(String written) {
        String[] from = written.split(" from ", 2);
        String[] in = from[0].split(" in ", 2);
        return "    - {value: " + YamlText.quoted(in[0]) + ", from: " + (from.length > 1 ? from[1] : "2000-01-01")
                + (in.length > 1 ? ", place: " + YamlText.quoted(in[1]) : "") + ", source: nobody, grade: C}\n";
    }

    private String titles() {
        StringBuilder text = new StringBuilder("pack: {title: Cases, description: Cases.}\n"
                + "severity: {high: High, low: Low}\ncause: {cause: Cause}\n");
        ids.forEach((kind, all) -> {
            String title = kind.equals("indicator") ? ": {title: A title, because: A reason.}" : ": A title";
            if (!all.isEmpty()) {
                text.append(kind)
                        .append(": {")
                        .append(all.stream().map(id -> id + title).collect(Collectors.joining(", ")))
                        .append("}\n");
            }
        });
        return text.toString();
    }
}
