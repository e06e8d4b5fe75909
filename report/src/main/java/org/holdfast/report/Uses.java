package org.holdfast.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.PopulationFigure;
import org.holdfast.policy.pack.Texts;
import org.jspecify.annotations.Nullable;

/** Which parts of a pack name which others: for each anchor, links to those that use what it stands for. */
final class Uses {
    private final Map<Anchor, Set<Markup>> users = new LinkedHashMap<>();

    private Uses() {}

    static Uses in(Pack pack, Voices voices) {
        Uses uses = new Uses();
        pack.facts().forEach(f -> uses.add(f.value(), voices.link("fact", f.id())));
        pack.population().forEach(f -> uses.addFigure(f, voices.link("population", f.id())));
        pack.indicators().forEach(i -> uses.add(i.when(), voices.link("indicator", i.id())));
        pack.indicators().forEach(i -> uses.addSentences(i.id(), pack, voices.link("indicator", i.id())));
        uses.addRows(pack.levels(), voices, "level");
        uses.addRows(pack.categories(), voices, "category");
        uses.add(pack.verify(), Anchor.of("decision", "verify").link(voices.say("decision.verify")));
        pack.measures().forEach(m -> uses.add(m.when(), voices.link("measure", m.id())));
        pack.measures().forEach(m -> uses.add(m.cost(), voices.link("measure", m.id())));
        return uses;
    }

    List<Markup> of(Anchor anchor) {
        return List.copyOf(users.getOrDefault(anchor, Set.of()));
    }

    private void add(@Nullable Expression expression, Markup user) {
        References.of(expression).values().forEach(anchor -> add(anchor, user));
    }

    private void add(Anchor anchor, Markup user) {
        users.computeIfAbsent(anchor, a -> new LinkedHashSet<>()).add(user);
    }

    private void addFigure(PopulationFigure figure, Markup user) {
        add(Anchor.of("fact", figure.of()), user);
        add(figure.weight(), user);
    }

    private void addRows(List<DecisionRow> rows, Voices voices, String decision) {
        Markup user = Anchor.of("decision", decision).link(voices.say("decision." + decision));
        rows.forEach(row -> add(row.when(), user));
    }

    private void addSentences(String indicator, Pack pack, Markup user) {
        for (Map<String, List<Texts.Piece>> sentences : pack.texts().because().values()) {
            for (Texts.Piece piece : sentences.getOrDefault(indicator, List.of())) {
                if (piece instanceof Texts.Figure figure) {
                    add(figure.value(), user);
                }
            }
        }
    }
}
