package org.holdfast.policy.checked;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.policy.source.Fault;
import org.holdfast.policy.source.Issues;
import org.holdfast.policy.source.Text;
import org.holdfast.policy.syntax.PackSyntax;
import org.jspecify.annotations.Nullable;

/** Finds facts that rest on themselves, and facts used before they are declared. */
final class FactOrder {
    /** A text or a comment: what is named in there is not used. */
    private static final String WORDS = "'{3}(?:\\\\.|.)*?'{3}|\"{3}(?:\\\\.|.)*?\"{3}"
            + "|'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\"|//[^\\n]*";

    private static final Pattern NAME = Pattern.compile(WORDS + "|\\.?\\s*[A-Za-z_][A-Za-z_0-9]*|[()]", Pattern.DOTALL);

    private final Issues issues;
    private final Map<String, Text> written = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> uses = new LinkedHashMap<>();
    private final Set<String> inCycle = new HashSet<>();

    FactOrder(PackSyntax syntax, Issues issues) {
        this.issues = issues;
        syntax.facts().forEach(fact -> written.putIfAbsent(fact.id().value(), fact.value()));
        for (PackSyntax.PopulationSyntax figure : syntax.population()) {
            Text weight = figure.weight();
            String name = "population." + figure.id();
            written.putIfAbsent(name, weight == null ? figure.of() : weight);
        }
        written.forEach((name, text) -> uses.put(name, names(text.value())));
        for (PackSyntax.PopulationSyntax figure : syntax.population()) {
            Map<String, Integer> used = uses.get("population." + figure.id());
            if (used != null && written.containsKey(figure.of().value())) {
                used.putIfAbsent(figure.of().value(), 0);
            }
        }
    }

    void check() {
        for (String name : written.keySet()) cycleFrom(name);
        List<String> order = new ArrayList<>(written.keySet());
        uses.forEach((name, used) -> used.forEach((other, offset) -> {
            boolean facts = !name.startsWith("population.") && !other.startsWith("population.");
            Text text = written.get(name);
            if (facts && text != null && order.indexOf(other) > order.indexOf(name) && !inCycle.contains(name)) {
                issues.add(
                        Fault.DECLARED_LATER,
                        text.file(),
                        text.at(offset),
                        "fact '" + other + "' is used before it is declared",
                        "move '" + other + "' above '" + name + "'");
            }
        }));
    }

    private void cycleFrom(String start) {
        if (inCycle.contains(start)) {
            return;
        }
        Map<String, @Nullable String> from = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String name = open.remove();
            for (String next : uses.getOrDefault(name, Map.of()).keySet()) {
                if (next.equals(start)) {
                    report(start, path(start, name, from));
                    return;
                }
                if (from.putIfAbsent(next, name) == null) {
                    open.add(next);
                }
            }
        }
    }

    private static List<String> path(String start, String last, Map<String, @Nullable String> from) {
        List<String> path = new ArrayList<>();
        for (String at = last; at != null && !at.equals(start); at = from.get(at)) path.add(0, at);
        path.add(0, start);
        return path;
    }

    private void report(String start, List<String> path) {
        inCycle.addAll(path);
        Text text = written.get(start);
        String next = path.size() > 1 ? path.get(1) : start;
        Integer offset = uses.getOrDefault(start, Map.of()).get(next);
        if (text != null) {
            issues.add(
                    Fault.CYCLE,
                    text.file(),
                    text.at(offset == null ? 0 : offset),
                    "facts rest on themselves: " + String.join(" -> ", path) + " -> " + start,
                    "break the circle: a fact may use only those above it");
        }
    }

    /** A variable of a list operation, and how deep in brackets the operation stands. */
    private record Bound(String variable, int depth) {}

    /** The facts and population figures an expression names, with where. */
    private Map<String, Integer> names(String expression) {
        Map<String, Integer> names = new LinkedHashMap<>();
        Deque<Bound> bound = new ArrayDeque<>();
        Matcher matcher = NAME.matcher(expression);
        int depth = 0;
        String operation = "";
        String previous = "";
        while (matcher.find()) {
            String token = matcher.group().replaceAll("\\s", "");
            if (token.equals("(")) {
                depth++;
                operation = previous;
            } else if (token.equals(")")) {
                int closed = depth--;
                bound.removeIf(variable -> variable.depth() == closed);
            } else if (previous.equals("(") && operation.matches("\\.(exists|all|filter|map)")) {
                bound.push(new Bound(token, depth));
            } else if (previous.equals("population") && written.containsKey("population" + token)) {
                names.putIfAbsent("population" + token, matcher.start());
            } else if (written.containsKey(token)
                    && bound.stream().noneMatch(variable -> variable.variable().equals(token))) {
                names.putIfAbsent(token, matcher.start());
            }
            previous = token;
        }
        return names;
    }
}
