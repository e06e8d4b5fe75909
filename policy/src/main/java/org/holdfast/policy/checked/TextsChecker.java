package org.holdfast.policy.checked;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
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
    private static final Pattern FIGURE = Pattern.compile("\\{((?:[^{}|]|\\|\\|)*)(?:\\|\\s*([^{}|]*?)\\s*)?}");
    private static final Pattern BRACE = Pattern.compile("[{}]");
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
                if (key.startsWith("indicator.") && key.endsWith(".because")) {
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
            words(text, end, figure.start(), pieces);
            figure(text, figure).ifPresent(pieces::add);
            end = figure.end();
        }
        words(text, end, text.value().length(), pieces);
        return pieces;
    }

    private void words(Text text, int from, int to, List<Texts.Piece> pieces) {
        Matcher brace = BRACE.matcher(text.value()).region(from, to);
        if (brace.find()) {
            issues.add(
                    Fault.WRONG_VALUE,
                    text.file(),
                    text.at(brace.start()),
                    "this brace has no other one",
                    "write a figure as {income}, or {ratio(a, b) | percent}");
        }
        if (to > from) {
            pieces.add(new Texts.Words(text.value().substring(from, to)));
        }
    }

    private Optional<Texts.Piece> figure(Text text, Matcher figure) {
        boolean percent = "percent".equals(figure.group(2));
        if (figure.group(2) != null && !percent) {
            issues.add(
                    Fault.UNKNOWN_OPTION,
                    text.file(),
                    text.at(figure.start(2)),
                    "a figure cannot be shown as '" + figure.group(2) + "'",
                    "write '| percent', or nothing");
        }
        Text written = text.part(figure.start(1), figure.end(1));
        Optional<Expression> value = frontEnd.expression(written, Names.Scope.CONDITION, null);
        value.filter(v -> percent ? v.type() != Type.Scalar.DOUBLE : !(v.type() instanceof Type.Scalar))
                .ifPresent(v -> issues.add(
                        Fault.WRONG_TYPE,
                        written,
                        "a figure in a text is " + (percent ? "a share to be a percentage" : "one value") + ", not "
                                + v.type(),
                        null));
        return value.map(v -> new Texts.Figure(v, percent));
    }
}
