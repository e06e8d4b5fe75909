package org.holdfast.policy.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.holdfast.policy.pack.GoldenCase;
import org.holdfast.policy.pack.Process;
import org.holdfast.policy.source.Fault;
import org.holdfast.policy.source.Issues;
import org.holdfast.policy.source.PackSource;
import org.holdfast.policy.source.Position;
import org.holdfast.policy.source.SourceFile;
import org.holdfast.policy.source.Suggestion;
import org.holdfast.policy.source.Text;
import org.holdfast.policy.source.YamlNode;
import org.holdfast.policy.source.YamlParser;
import org.jspecify.annotations.Nullable;

/** Reads the files of a pack into declarations, reporting every fault of form. */
public final class PackReader {
    private static final List<String> FILES = List.of(
            "pack.yaml",
            "parameters.yaml",
            "facts.yaml",
            "indicators.yaml",
            "decisions.yaml",
            "measures.yaml",
            "process.yaml");
    private final PackSource source;
    private final Issues issues;
    private final Unread unread = new Unread();

    private PackReader(PackSource source, Issues issues) {
        this.source = source;
        this.issues = issues;
    }

    /** The pack's declarations; what could not be read is missing from them and named in {@code issues}. */
    public static PackSyntax read(PackSource source, Issues issues) {
        return new PackReader(source, issues).read();
    }

    private PackSyntax read() {
        for (SourceFile file : source.files()) refuseStray(file);
        PackSyntax.Header header = header();
        Optional<Fields> facts = mapping("facts.yaml", true);
        Optional<Fields> decisions = mapping("decisions.yaml", true);
        PolicyReader policy = new PolicyReader(issues);
        PackSyntax syntax = new PackSyntax(
                header,
                items("parameters.yaml", "parameter", policy::parameter),
                facts.map(f -> declared("facts.yaml", f.nodes("facts"), "fact", policy::fact))
                        .orElse(List.of()),
                facts.map(f -> declared("facts.yaml", f.nodes("population"), "population figure", policy::population))
                        .orElse(List.of()),
                items("indicators.yaml", "indicator", policy::indicator),
                decisions
                        .map(f -> declared("decisions.yaml", f.nodes("severities"), "severity", policy::severity))
                        .orElse(List.of()),
                decisions
                        .map(f -> declared("decisions.yaml", f.nodes("level"), "level row", policy::row))
                        .orElse(List.of()),
                decisions
                        .map(f -> declared("decisions.yaml", f.nodes("category"), "category row", policy::row))
                        .orElse(List.of()),
                decisions.map(f -> f.optional("verify")).orElse(null),
                items("measures.yaml", "measure", policy::measure),
                mapping("process.yaml", false)
                        .map(fields -> new ProcessReader(issues, unread).read(fields))
                        .orElse(Process.NONE),
                texts(header),
                tests(),
                unread);
        facts.ifPresent(Fields::close);
        decisions.ifPresent(Fields::close);
        return syntax;
    }

    private void refuseStray(SourceFile file) {
        String path = file.path();
        if (!FILES.contains(path) && !path.startsWith("i18n/") && !path.startsWith("tests/")) {
            issues.add(
                    Fault.UNREADABLE,
                    file,
                    new Position(1, 1),
                    "a pack has no file '" + path + "'",
                    Suggestion.didYouMean(path, FILES));
        }
    }

    private PackSyntax.Header header() {
        SourceFile file = source.find("pack.yaml").orElse(new SourceFile("pack.yaml", ""));
        Text nothing = new Text("", file, 0);
        Fields fields = mapping("pack.yaml", true).orElse(null);
        if (fields == null) {
            return new PackSyntax.Header(nothing, nothing, null, List.of(), null, Map.of());
        }
        Map<String, Map<String, Text>> columns = new LinkedHashMap<>();
        fields.find("columns").flatMap(node -> entries(node, "columns")).ifPresent(tables -> {
            for (YamlNode.Entry table : tables) {
                Map<String, Text> types = columns.computeIfAbsent(table.key().value(), t -> new LinkedHashMap<>());
                entries(table.value(), "columns of " + table.key())
                        .ifPresent(all -> all.forEach(
                                e -> types.put(e.key().value(), e.value().where())));
            }
        });
        PackSyntax.Header header = new PackSyntax.Header(
                Objects.requireNonNullElse(fields.required("id"), nothing),
                Objects.requireNonNullElse(fields.required("version"), nothing),
                fields.optional("currency"),
                fields.texts("languages"),
                fields.optional("jurisdiction"),
                columns);
        if (header.languages().isEmpty() && !unread.mayDeclare("pack.yaml", "languages")) {
            issues.add(Fault.MISSING_KEY, fields.where(), "pack.yaml has no 'languages'", "add 'languages: [en]'");
        }
        fields.close();
        return header;
    }

    private Map<String, Map<String, Text>> texts(PackSyntax.Header header) {
        Map<String, Map<String, Text>> texts = new LinkedHashMap<>();
        for (Text language : languages(header)) {
            Map<String, Text> flat = new LinkedHashMap<>();
            mapping("i18n/" + language + ".yaml", true).ifPresent(fields -> flatten(fields.mapping(), "", flat));
            texts.put(language.value(), flat);
        }
        for (SourceFile file : source.files()) {
            String language = file.path().replaceAll("^i18n/|\\.yaml$", "");
            if (file.path().startsWith("i18n/") && !texts.containsKey(language)) {
                issues.add(
                        Fault.UNREADABLE,
                        file,
                        new Position(1, 1),
                        "'" + language + "' is not among the pack's languages",
                        "add it to 'languages' in pack.yaml, or remove the file");
            }
        }
        return texts;
    }

    /** The languages pack.yaml names or, when that line could not be read, those there are texts for. */
    private List<Text> languages(PackSyntax.Header header) {
        if (!header.languages().isEmpty() || !unread.mayDeclare("pack.yaml", "languages")) {
            return header.languages();
        }
        return source.files().stream()
                .filter(file -> file.path().startsWith("i18n/"))
                .map(file -> new Text(file.path().replaceAll("^i18n/|\\.yaml$", ""), file, 0))
                .toList();
    }

    private void flatten(YamlNode node, String prefix, Map<String, Text> into) {
        if (node instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                flatten(entry.value(), prefix.isEmpty() ? entry.key().value() : prefix + "." + entry.key(), into);
            }
        } else if (node instanceof YamlNode.Scalar scalar && !scalar.empty()) {
            if (into.put(prefix, scalar.where()) != null) {
                issues.add(Fault.DUPLICATE_ID, scalar.where(), "the text of '" + prefix + "' stands twice", "keep one");
            }
        } else if (!(node instanceof YamlNode.Scalar)) {
            issues.add(Fault.WRONG_VALUE, node.where(), "a text is expected here, found " + node.description(), null);
        }
    }

    private List<GoldenCase> tests() {
        List<GoldenCase> cases = new ArrayList<>();
        for (SourceFile file : source.files()) {
            if (file.path().startsWith("tests/")) {
                mapping(file.path(), true).ifPresent(fields -> cases.addAll(new GoldenReader(issues).read(fields)));
            }
        }
        return cases;
    }

    private <T> List<T> items(String path, String what, Function<Fields, @Nullable T> reader) {
        return document(path)
                .map(root -> {
                    if (!(root instanceof YamlNode.Sequence)) {
                        unread.add(path, root.where().file().text());
                    }
                    return declared(path, Fields.items(root, what + "s", issues), what, reader);
                })
                .orElse(List.of());
    }

    private <T> List<T> declared(String path, List<YamlNode> nodes, String what, Function<Fields, @Nullable T> reader) {
        List<T> list = new ArrayList<>();
        for (YamlNode node : nodes) {
            Fields.of(node, "a " + what, issues).ifPresent(fields -> {
                T item = reader.apply(fields);
                fields.close();
                if (item != null) {
                    list.add(item);
                } else {
                    fields.find("id")
                            .or(() -> fields.find("value"))
                            .ifPresent(id -> unread.add(path, id.where().value()));
                }
            });
        }
        return list;
    }

    private Optional<Fields> mapping(String path, boolean required) {
        if (required && source.find(path).isEmpty()) {
            issues.add(
                    Fault.UNREADABLE,
                    new SourceFile(path, ""),
                    new Position(1, 1),
                    "the pack has no file '" + path + "'",
                    "add it; docs/pack-authors.md shows every file");
            unread.addMissing(path);
        }
        Optional<YamlNode> root = document(path);
        root.filter(node -> !(node instanceof YamlNode.Mapping))
                .ifPresent(node -> unread.add(path, node.where().file().text()));
        return root.flatMap(node -> Fields.of(node, path, issues, key -> unread.mayDeclare(path, key)));
    }

    private Optional<YamlNode> document(String path) {
        SourceFile file = source.find(path).orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        YamlParser.Document document = new YamlParser(issues).parse(file);
        if (!document.unread().isEmpty()) {
            unread.add(path, document.unread());
        }
        return document.root();
    }

    private Optional<List<YamlNode.Entry>> entries(YamlNode node, String what) {
        if (node instanceof YamlNode.Mapping mapping) {
            return Optional.of(mapping.entries());
        }
        issues.add(Fault.WRONG_VALUE, node.where(), "expected keys with values for " + what, null);
        return Optional.empty();
    }
}
