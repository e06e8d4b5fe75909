package org.holdfast.policy.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.policy.pack.GoldenCase;
import org.holdfast.policy.source.Fault;
import org.holdfast.policy.source.Issues;
import org.holdfast.policy.source.Text;
import org.holdfast.policy.source.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads golden households: every case starts from the file's base and replaces what it names. */
final class GoldenReader {
    private static final Map<String, String> TABLES = Map.of(
            "places", "place",
            "persons", "person",
            "ledger", "ledger",
            "events", "event",
            "assistance", "assistance",
            "series", "series",
            "hazards", "hazard");
    private final Issues issues;

    GoldenReader(Issues issues) {
        this.issues = issues;
    }

    List<GoldenCase> read(Fields fields) {
        Base base = fields.find("base")
                .flatMap(node -> Fields.of(node, "the base", issues))
                .map(f -> {
                    Base read = base(f, new Base("", Map.of(), Map.of()));
                    f.close();
                    return read;
                })
                .orElse(new Base("", Map.of(), Map.of()));
        List<GoldenCase> cases = new ArrayList<>();
        for (YamlNode node : fields.nodes("cases")) {
            Fields.of(node, "a case", issues).ifPresent(f -> goldenCase(f, base).ifPresent(cases::add));
        }
        fields.close();
        return cases;
    }

    private record Base(
            String asOf,
            Map<String, @Nullable String> household,
            Map<String, List<Map<String, @Nullable String>>> tables) {}

    private Base base(Fields fields, Base under) {
        Text asOf = fields.optional("as_of");
        Map<String, @Nullable String> household = new LinkedHashMap<>(under.household());
        fields.find("household").ifPresent(node -> household.putAll(cells(node)));
        Map<String, List<Map<String, @Nullable String>>> tables = new LinkedHashMap<>(under.tables());
        TABLES.forEach((key, table) -> fields.find(key).ifPresent(node -> {
            List<Map<String, @Nullable String>> rows = new ArrayList<>();
            for (YamlNode row : Fields.items(node, key, issues)) rows.add(cells(row));
            tables.put(table, rows);
        }));
        return new Base(asOf == null ? under.asOf() : asOf.value(), household, tables);
    }

    private Optional<GoldenCase> goldenCase(Fields fields, Base under) {
        Text name = fields.required("name");
        Base base = base(fields, under);
        Map<String, @Nullable String> given =
                fields.find("given").map(this::cells).orElse(Map.of());
        Map<String, Object> expect =
                fields.find("expect").map(this::expectations).orElse(Map.of());
        fields.close();
        if (name == null) {
            return Optional.empty();
        }
        if (base.asOf().isEmpty()) {
            issues.add(Fault.MISSING_KEY, name, "the case has no 'as_of', nor has the base", "add 'as_of: 2024-06-30'");
            return Optional.empty();
        }
        if (expect.isEmpty()) {
            issues.add(Fault.MISSING_KEY, name, "the case expects nothing", "add 'expect:'");
        }
        Map<String, List<Map<String, @Nullable String>>> tables = new LinkedHashMap<>(base.tables());
        tables.put("household", List.of(base.household()));
        String where = name.file().path() + ":" + name.at().line();
        return Optional.of(new GoldenCase(name.value(), where, base.asOf(), tables, given, expect));
    }

    private Map<String, @Nullable String> cells(YamlNode node) {
        Map<String, @Nullable String> cells = new LinkedHashMap<>();
        if (!(node instanceof YamlNode.Mapping mapping)) {
            issues.add(Fault.WRONG_VALUE, node.where(), "expected keys with values, found " + node.description(), null);
            return cells;
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            if (entry.value() instanceof YamlNode.Scalar scalar) {
                cells.put(
                        entry.key().value(),
                        scalar.empty() ? null : scalar.where().value());
            } else {
                issues.add(
                        Fault.WRONG_VALUE,
                        entry.value().where(),
                        "'" + entry.key() + "' takes one value, found "
                                + entry.value().description(),
                        null);
            }
        }
        return cells;
    }

    private Map<String, Object> expectations(YamlNode node) {
        Map<String, Object> expect = new LinkedHashMap<>();
        if (!(node instanceof YamlNode.Mapping mapping)) {
            issues.add(Fault.WRONG_VALUE, node.where(), "expected keys with values, found " + node.description(), null);
            return expect;
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            if (entry.value() instanceof YamlNode.Sequence list) {
                expect.put(
                        entry.key().value(),
                        list.items().stream().map(item -> item.where().value()).toList());
            } else if (entry.value() instanceof YamlNode.Scalar scalar) {
                expect.put(entry.key().value(), scalar.where().value());
            } else {
                expect.put(entry.key().value(), cells(entry.value()));
            }
        }
        return expect;
    }
}
