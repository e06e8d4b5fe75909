package org.holdfast.cli.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;
import org.holdfast.policy.expression.Type;

/** Draws what a pack declares, each thing from what was declared before it, and writes it as YAML. */
final class RandomDeclarations {
    private static final List<Type> TYPES = List.of(
            Type.Scalar.BOOL,
            Type.Scalar.INT,
            Type.Scalar.INT,
            Type.Scalar.DOUBLE,
            Type.Scalar.DOUBLE,
            Type.Scalar.MONEY,
            Type.Scalar.MONEY,
            Type.Scalar.DATE,
            Type.Scalar.MONTH,
            Type.Scalar.STRING,
            list("person"),
            list("person"),
            list("ledger"),
            list("event"),
            list("assistance"),
            list("hazard"));
    private final Draw draw;
    private final RandomExpression expression;
    private final YamlText yaml = new YamlText();
    private final String currency;
    private final Map<String, Map<String, Kind>> extraColumns = new LinkedHashMap<>();
    private final Map<String, Type> facts = new LinkedHashMap<>();
    private final Map<String, Type.Scalar> population = new LinkedHashMap<>();
    private final RandomParameters parameters;
    private final Sight sight;

    RandomDeclarations(long seed, int attempt) {
        this.draw = new Draw(seed * 31 + attempt, "pack");
        this.expression = new RandomExpression(draw, Vocabulary.asOf(seed));
        this.currency = draw.pick("CNY", "CNY", "JPY", "KWD", "");
        int decimals = currency.isEmpty() ? 4 : Currency.parse(currency).decimals();
        this.parameters = new RandomParameters(draw, expression.literal(), Vocabulary.asOf(seed), decimals);
        this.sight = Sight.ofFacts(extraColumns, decimals, facts, parameters.types(), population);
    }

    private static Type list(String table) {
        return new Type.ListOf(new Type.Row(table));
    }

    PackDraft pack() {
        TreeMap<String, String> files = new TreeMap<>();
        files.put("pack.yaml", header());
        files.put("parameters.yaml", parameters.yaml());
        files.put("facts.yaml", facts());
        RandomPolicy policy = new RandomPolicy(draw, expression, sight);
        files.put("indicators.yaml", policy.indicators());
        files.put("decisions.yaml", policy.decisions());
        files.put("measures.yaml", policy.measures());
        files.put("i18n/en.yaml", texts(policy));
        return new PackDraft("random", files);
    }

    private String header() {
        StringBuilder text = new StringBuilder("id: random\nversion: 1.0.0\nlanguages: [en]\n");
        if (!currency.isEmpty()) {
            text.append("currency: ").append(currency).append('\n');
        }
        if (parameters.jurisdiction() != null) {
            text.append("jurisdiction: ")
                    .append(YamlText.quoted(parameters.jurisdiction()))
                    .append('\n');
        }
        for (String table : List.of("household", "place", "person", "ledger", "event", "assistance", "hazard")) {
            for (Kind kind : draw.some(List.of(Kind.values()), 4)) {
                if (kind != Kind.MONEY && draw.of(0.6)) {
                    extraColumns
                            .computeIfAbsent(table, t -> new LinkedHashMap<>())
                            .put("own_" + Type.Scalar.of(kind).toString(), kind);
                }
            }
        }
        if (!extraColumns.isEmpty()) {
            text.append("columns:\n");
        }
        extraColumns.forEach((table, columns) -> {
            List<String> entries = columns.entrySet().stream()
                    .map(e -> e.getKey() + ": " + word(e.getValue()))
                    .toList();
            text.append("  ")
                    .append(table)
                    .append(": {")
                    .append(String.join(", ", entries))
                    .append("}\n");
        });
        return text.toString();
    }

    private static String word(Kind kind) {
        return kind == Kind.DECIMAL ? "decimal" : Type.Scalar.of(kind).toString();
    }

    private String facts() {
        List<String> declared = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        int count = draw.between(2, 10);
        for (int i = 1; i <= count; i++) {
            Type type = draw.pick(TYPES);
            String id = "f" + i;
            declared.add(fact(id, type));
            facts.put(id, type);
            if (type instanceof Type.Scalar scalar && RandomPopulation.mayCount(scalar) && draw.of(0.4)) {
                String figure = "q" + i;
                figures.add(new RandomPopulation(draw, expression).figure(figure, id, scalar, sight));
                population.put(figure, scalar == Type.Scalar.MONEY ? scalar : Type.Scalar.DOUBLE);
            }
        }
        return yaml.section("facts", declared) + yaml.section("population", figures);
    }

    private String fact(String id, Type type) {
        boolean output = type instanceof Type.Scalar && draw.of(0.8);
        int depth = draw.between(1, 4);
        String value = type instanceof Type.Scalar scalar
                ? value(scalar, depth)
                : expression.list().rows(((Type.Row) ((Type.ListOf) type).element()).table(), sight, depth);
        return yaml.item(Map.of("id", id, "type", type.toString(), "output", String.valueOf(output)), "value", value);
    }

    private String value(Type.Scalar type, int depth) {
        return draw.of(0.05) ? expression.literal(type, sight) : expression.of(type, sight, depth);
    }

    private String texts(RandomPolicy policy) {
        Map<String, List<String>> titles = new LinkedHashMap<>();
        titles.put("parameter", List.copyOf(parameters.types().keySet()));
        titles.put("fact", List.copyOf(facts.keySet()));
        titles.put("population", List.copyOf(population.keySet()));
        titles.putAll(policy.titled());
        StringBuilder text = new StringBuilder("pack: {title: Random, description: A random pack.}\n");
        titles.forEach((kind, ids) -> {
            if (!ids.isEmpty()) {
                text.append(kind).append(":\n");
                ids.forEach(id -> text.append("  ")
                        .append(id)
                        .append(kind.equals("indicator") ? ": {title: A title, because: A reason.}\n" : ": A title\n"));
            }
        });
        return text.toString();
    }
}
