package org.holdfast.policy.checked;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.policy.pack.Texts;
import org.holdfast.policy.source.Fault;
import org.holdfast.policy.source.Issues;
import org.holdfast.policy.source.Position;
import org.holdfast.policy.source.SourceFile;
import org.holdfast.policy.source.Suggestion;
import org.holdfast.policy.source.Text;
import org.holdfast.policy.syntax.PackSyntax;

/** Checks that every title and sentence exists in every language, and reads the figures in the sentences. */
final class TextsChecker {
    private static final Pattern FIGURE = Pattern.compile("\\{([^{}|]*)(\\|\\s*percent\\s*)?}");
    private final PackSyntax syntax;
    private final CelFrontEnd frontEnd;
    private final Issues issues;

    TextsChecker(PackSyntax syntax, CelFrontEnd frontEnd, Issues issues) {
        this.syntax = syntax;
        this.frontEnd = frontEnd;
        this.issues = issues;
    }

    Texts check() {
        Set<String> needed = needed();
        Map<String, Map<String, String>> titles = new LinkedHashMap<>();
        Map<String, Map<String, List<Texts.Piece>>> because = new LinkedHashMap<>();
        syntax.texts().forEach((language, texts) -> {
            missing(language, texts, needed);
            strangers(texts, needed);
            Map<String, String> plain = new LinkedHashMap<>();
            Map<String, List<Texts.Piece>> sentences = new LinkedHashMap<>();
            texts.forEach((key, text) -> {
                if (key.endsWith(".because")) {
                    sentences.put(key.replaceAll("^indicator\\.|\\.because$", ""), pieces(text));
                } else {
                    plain.put(key.replaceAll("^(indicator\\..*)\\.title$", "$1"), text.value());
                }
            });
            titles.put(language, plain);
            because.put(language, sentences);
        });
        return new Texts(titles, because);
    }

    private Set<String> needed() {
        Set<String> keys = new LinkedHashSet<>(List.of("pack.title", "pack.description"));
        syntax.parameters().forEach(p -> keys.add("parameter." + p.id()));
        syntax.facts().forEach(f -> keys.add("fact." + f.id()));
        syntax.population().forEach(p -> keys.add("population." + p.id()));
        syntax.severities().forEach(s -> keys.add("severity." + s.id()));
        syntax.indicators().forEach(i -> keys.add("indicator." + i.id() + ".title"));
        syntax.indicators().forEach(i -> keys.add("indicator." + i.id() + ".because"));
        syntax.indicators().forEach(i -> keys.add("cause." + i.cause()));
        syntax.levels().forEach(r -> keys.add("level." + r.value()));
        syntax.categories().forEach(r -> keys.add("category." + r.value()));
        syntax.measures().forEach(m -> keys.add("measure." + m.id()));
        syntax.process().roles().forEach(role -> keys.add("role." + role));
        syntax.process().states().forEach(s -> keys.add("state." + s.id()));
        syntax.process().transitions().forEach(t -> keys.add("transition." + t.id()));
        syntax.process().clocks().forEach(c -> keys.add("clock." + c.id()));
        return keys;
    }

    private void missing(String language, Map<String, Text> texts, Set<String> needed) {
        String path = "i18n/" + language + ".yaml";
        for (String key : needed) {
            String kind = key.substring(0, key.indexOf('.') + 1);
            Text sibling = texts.entrySet().stream()
                    .filter(e -> e.getKey().startsWith(kind))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            boolean unread = syntax.unread().mayDeclare(path, id(key));
            if (!texts.containsKey(key) && !unread) {
                SourceFile file = sibling == null ? new SourceFile(path, "") : sibling.file();
                Position at = sibling == null ? new Position(1, 1) : sibling.at();
                issues.add(
                        Fault.MISSING_TRANSLATION,
                        file,
                        at,
                        "there is no text for '" + key + "' in '" + language + "'",
                        "add it to " + path);
            }
        }
    }

    private void strangers(Map<String, Text> texts, Set<String> needed) {
        texts.forEach((key, text) -> {
            if (!needed.contains(key) && !syntax.unread().mayDeclare(id(key))) {
                issues.add(
                        Fault.UNUSED_TRANSLATION,
                        text,
                        "the pack has nothing called '" + key + "'",
                        Suggestion.didYouMean(key, needed));
            }
        });
    }

    /** The part of a key that names a thing: {@code near_line} of {@code indicator.near_line.because}. */
    private static String id(String key) {
        String rest = key.substring(key.indexOf('.') + 1);
        int end = rest.indexOf('.');
        return end < 0 ? rest : rest.substring(0, end);
    }

    private List<Texts.Piece> pieces(Text text) {
        List<Texts.Piece> pieces = new ArrayList<>();
        Matcher figure = FIGURE.matcher(text.value());
        int end = 0;
        while (figure.find()) {
            if (figure.start() > end) {
                pieces.add(new Texts.Words(text.value().substring(end, figure.start())));
            }
            boolean percent = figure.group(2) != null;
            frontEnd.expression(text.part(figure.start(1), figure.end(1)), Names.Scope.CONDITION, null)
                    .ifPresent(value -> pieces.add(new Texts.Figure(value, percent)));
            end = figure.end();
        }
        if (end < text.value().length()) {
            pieces.add(new Texts.Words(text.value().substring(end)));
        }
        return pieces;
    }
}
