package org.holdfast.policy.checked;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Measure;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.PopulationFigure;
import org.holdfast.policy.pack.Severity;
import org.holdfast.policy.source.Fault;
import org.holdfast.policy.source.Issues;
import org.holdfast.policy.source.Suggestion;
import org.holdfast.policy.source.Text;
import org.holdfast.policy.syntax.PackSyntax;
import org.jspecify.annotations.Nullable;

/** Checks the declarations of a pack against the register format and each other, and builds the pack. */
final class PackChecker {
    private static final Set<String> RESERVED = Set.of(
            "household",
            "place",
            "param",
            "population",
            "as_of",
            "indicator",
            "count",
            "unknown",
            "level",
            "category",
            "score",
            "members",
            "persons",
            "ledger",
            "events",
            "assistance",
            "hazards");
    private static final int MOST_DECIMALS = 4;
    private final PackSyntax syntax;
    private final Issues issues;
    private final @Nullable LocalDate asOf;
    private final Names names;
    private final CelFrontEnd frontEnd;

    PackChecker(PackSyntax syntax, Issues issues, @Nullable LocalDate asOf) {
        this.syntax = syntax;
        this.issues = issues;
        this.asOf = asOf;
        this.names = names();
        this.frontEnd = new CelFrontEnd(names, issues, this::mayBeInUnreadPart);
    }

    Pack check(String digest) {
        distinct(syntax.parameters(), PackSyntax.ParameterSyntax::id, "parameter");
        distinct(syntax.facts(), PackSyntax.FactSyntax::id, "fact");
        distinct(syntax.population(), PackSyntax.PopulationSyntax::id, "population figure");
        distinct(syntax.severities(), PackSyntax.SeveritySyntax::id, "severity");
        distinct(syntax.indicators(), PackSyntax.IndicatorSyntax::id, "indicator");
        distinct(syntax.measures(), PackSyntax.MeasureSyntax::id, "measure");
        ParameterChecker parameters = new ParameterChecker(issues, jurisdiction(), asOf, names.decimals());
        List<DecisionRow> levels = rows(syntax.levels(), Set.of(Expression.Decided.LEVEL, Expression.Decided.CATEGORY));
        List<DecisionRow> categories = rows(syntax.categories(), Set.of(Expression.Decided.CATEGORY));
        String from = syntax.process().signals().fromLevel();
        if (from != null && levels.stream().noneMatch(row -> row.value().equals(from))) {
            issues.add(
                    Fault.UNKNOWN_REFERENCE,
                    syntax.header().id(),
                    "the signals of process.yaml begin from the level '" + from + "', which the pack does not decide",
                    Suggestion.didYouMean(
                            from, levels.stream().map(DecisionRow::value).toList()));
        }
        if (syntax.levels().isEmpty() && !syntax.unread().mayDeclare("decisions.yaml", "level")) {
            issues.add(
                    Fault.MISSING_KEY,
                    syntax.header().id(),
                    "the pack decides no level",
                    "add 'level:' to decisions.yaml");
        }
        Text verify = syntax.verify();
        new FactOrder(syntax, issues).check();
        return new Pack(
                syntax.header().id().value(),
                syntax.header().version().value(),
                digest,
                currency(),
                syntax.header().languages().stream().map(Text::value).toList(),
                jurisdiction(),
                names.extraColumns(),
                syntax.parameters().stream()
                        .map(p -> parameters.check(p, names.parameters().get(p.id().value())))
                        .toList(),
                facts(),
                syntax.population().stream().map(this::population).toList(),
                severities(),
                indicators(),
                levels,
                categories,
                verify == null
                        ? null
                        : frontEnd.expression(verify, Names.Scope.DECISION, Type.Scalar.BOOL)
                                .orElse(null),
                verify == null ? "" : verify.value(),
                measures(),
                syntax.process(),
                new TextsChecker(syntax, frontEnd, issues).check());
    }

    private @Nullable String jurisdiction() {
        Text place = syntax.header().jurisdiction();
        return place == null ? null : place.value();
    }

    /** Whether a name may be declared in a part of the pack that could not be read. */
    private boolean mayBeInUnreadPart(String name) {
        int dot = name.indexOf('.');
        String file = switch (dot < 0 ? "fact" : name.substring(0, dot)) {
            case "fact", "population" -> "facts.yaml";
            case "param" -> "parameters.yaml";
            case "indicator" -> "indicators.yaml";
            case "count", "unknown", "level", "category" -> "decisions.yaml";
            default -> "pack.yaml";
        };
        return syntax.unread().mayDeclare(file, name.substring(dot + 1));
    }

    private Names names() {
        Map<String, Type> facts = new LinkedHashMap<>();
        for (PackSyntax.FactSyntax fact : syntax.facts()) {
            if (RESERVED.contains(fact.id().value())) {
                issues.add(
                        Fault.WRONG_VALUE,
                        fact.id(),
                        "'" + fact.id() + "' already means something else",
                        "choose another id");
            } else {
                facts.put(fact.id().value(), type(fact.type()));
            }
        }
        Map<String, Type.Scalar> parameters = new LinkedHashMap<>();
        for (PackSyntax.ParameterSyntax parameter : syntax.parameters()) {
            parameters.put(
                    parameter.id().value(),
                    type(parameter.type()) instanceof Type.Scalar scalar ? scalar : Type.Scalar.DOUBLE);
        }
        Map<String, Type.Scalar> population = new LinkedHashMap<>();
        for (PackSyntax.PopulationSyntax figure : syntax.population()) {
            boolean money = facts.get(figure.of().value()) == Type.Scalar.MONEY;
            population.put(figure.id().value(), money ? Type.Scalar.MONEY : Type.Scalar.DOUBLE);
        }
        Set<String> indicators = syntax.indicators().stream()
                .map(i -> i.id().value())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Names(
                facts,
                parameters,
                population,
                indicators,
                syntax.severities().stream().map(s -> s.id().value()).distinct().toList(),
                syntax.levels().stream().map(r -> r.value().value()).toList(),
                syntax.categories().stream().map(r -> r.value().value()).toList(),
                extraColumns(),
                decimals());
    }

    /** The decimals of the pack's currency or, when it has none of its own, the most a currency has. */
    private int decimals() {
        Text written = syntax.header().currency();
        try {
            return written == null
                    ? MOST_DECIMALS
                    : Currency.parse(written.value()).decimals();
        } catch (IllegalArgumentException reportedElsewhere) {
            return MOST_DECIMALS;
        }
    }

    private Map<String, Map<String, Kind>> extraColumns() {
        Map<String, Kind> kinds = Map.of(
                "string",
                Kind.STRING,
                "bool",
                Kind.BOOL,
                "int",
                Kind.INT,
                "decimal",
                Kind.DECIMAL,
                "date",
                Kind.DATE,
                "month",
                Kind.MONTH);
        Map<String, Map<String, Kind>> extra = new LinkedHashMap<>();
        syntax.header().columns().forEach((table, columns) -> {
            if (!Names.TABLES.contains(table)) {
                issues.add(
                        Fault.UNKNOWN_REFERENCE,
                        syntax.header().id(),
                        "'columns' names no table of the register: '" + table + "'",
                        Suggestion.didYouMean(table, Names.TABLES));
                return;
            }
            columns.forEach((name, type) -> {
                Kind kind = kinds.get(type.value());
                if (kind == null) {
                    issues.add(
                            Fault.WRONG_VALUE,
                            type,
                            "'" + type + "' is no type of a column",
                            "it is one of string, bool, int, decimal, date, month");
                } else {
                    extra.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(name, kind);
                }
            });
        });
        return extra;
    }

    private Type type(Text written) {
        String name = written.value();
        if (name.startsWith("list(") && name.endsWith(")")) {
            String table = name.substring(5, name.length() - 1);
            if (Set.of("person", "ledger", "event", "assistance", "hazard").contains(table)) {
                return new Type.ListOf(new Type.Row(table));
            }
        }
        for (Type.Scalar scalar : Type.Scalar.values()) {
            if (scalar.toString().equals(name)) {
                return scalar;
            }
        }
        issues.add(
                Fault.WRONG_VALUE,
                written,
                "'" + name + "' is no type",
                "it is one of bool, int, double, money, date, month, string, list(person), list(ledger), list(event)");
        return Type.Scalar.DOUBLE;
    }

    private @Nullable Currency currency() {
        Text written = syntax.header().currency();
        if (written == null) {
            return null;
        }
        try {
            return Currency.parse(written.value());
        } catch (IllegalArgumentException wrong) {
            issues.add(Fault.WRONG_VALUE, written, String.valueOf(wrong.getMessage()), null);
            return null;
        }
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (PackSyntax.FactSyntax fact : syntax.facts()) {
            Type type = names.facts().get(fact.id().value());
            if (fact.output() && !(type instanceof Type.Scalar)) {
                issues.add(Fault.WRONG_TYPE, fact.id(), "a list cannot be an output", "output its .count()");
            }
            if (type != null) {
                frontEnd.expression(fact.value(), Names.Scope.FACT, type)
                        .ifPresent(value -> facts.add(new Fact(
                                fact.id().value(),
                                type,
                                fact.unit() == null ? null : fact.unit().value(),
                                fact.output(),
                                value,
                                fact.value().value())));
            }
        }
        return facts;
    }

    private PopulationFigure population(PackSyntax.PopulationSyntax figure) {
        Type of = names.facts().get(figure.of().value());
        if (of == null && !mayBeInUnreadPart(figure.of().value())) {
            issues.add(
                    Fault.UNKNOWN_REFERENCE,
                    figure.of(),
                    "there is no fact '" + figure.of() + "'",
                    Suggestion.didYouMean(figure.of().value(), names.facts().keySet()));
        } else if (of != null && of != Type.Scalar.MONEY && of != Type.Scalar.INT && of != Type.Scalar.DOUBLE) {
            issues.add(Fault.WRONG_TYPE, figure.of(), "a statistic needs numbers or money, not " + of, null);
        }
        Text within = figure.within();
        if (within != null && !Names.LEVELS_OF_PLACES.contains(within.value())) {
            issues.add(
                    Fault.UNKNOWN_OPTION,
                    within,
                    "places have no level '" + within + "'",
                    Suggestion.didYouMean(within.value(), Names.LEVELS_OF_PLACES));
        }
        Text weight = figure.weight();
        return new PopulationFigure(
                figure.id().value(),
                figure.statistic().value().equals("mean")
                        ? PopulationFigure.Statistic.MEAN
                        : PopulationFigure.Statistic.QUANTILE,
                figure.of().value(),
                names.population().getOrDefault(figure.id().value(), Type.Scalar.DOUBLE),
                weight == null
                        ? null
                        : frontEnd.expression(weight, Names.Scope.FACT, Type.Scalar.DOUBLE)
                                .orElse(null),
                weight == null ? "" : weight.value(),
                within == null ? null : within.value(),
                order(figure));
    }

    private double order(PackSyntax.PopulationSyntax figure) {
        Text p = figure.p();
        String statistic = figure.statistic().value();
        if (!Set.of("mean", "median", "quantile").contains(statistic)) {
            issues.add(
                    Fault.UNKNOWN_OPTION,
                    figure.statistic(),
                    "there is no statistic '" + statistic + "'",
                    "it is one of mean, median, quantile");
        } else if (statistic.equals("quantile") && (p == null || !p.value().matches("0?\\.[0-9]+"))) {
            issues.add(
                    Fault.WRONG_VALUE,
                    p == null ? figure.id() : p,
                    "a quantile needs its order 'p' between 0 and 1",
                    "add 'p: 0.25'");
        } else if (statistic.equals("quantile") && p != null) {
            return Double.parseDouble(p.value());
        }
        return 0.5;
    }

    private List<Severity> severities() {
        List<Severity> severities = new ArrayList<>();
        for (PackSyntax.SeveritySyntax severity : syntax.severities()) {
            if (severity.weight().value().matches("[0-9]{1,6}")) {
                severities.add(new Severity(
                        severity.id().value(),
                        Integer.parseInt(severity.weight().value())));
            } else {
                issues.add(
                        Fault.WRONG_VALUE,
                        severity.weight(),
                        "a weight is a whole number, found '" + severity.weight() + "'",
                        null);
            }
        }
        return severities;
    }

    private List<Indicator> indicators() {
        List<Indicator> indicators = new ArrayList<>();
        for (PackSyntax.IndicatorSyntax indicator : syntax.indicators()) {
            String severity = indicator.severity().value();
            if (!names.severities().contains(severity) && !mayBeInUnreadPart("count." + severity)) {
                String near = Suggestion.didYouMean(severity, names.severities());
                issues.add(
                        Fault.UNKNOWN_SEVERITY,
                        indicator.severity(),
                        "there is no severity '" + severity + "'",
                        near != null ? near : "it is one of " + String.join(", ", names.severities()));
            }
            frontEnd.expression(indicator.when(), Names.Scope.FACT, Type.Scalar.BOOL)
                    .ifPresent(when -> indicators.add(new Indicator(
                            indicator.id().value(),
                            severity,
                            indicator.cause().value(),
                            when,
                            indicator.when().value(),
                            indicator.source().value())));
        }
        return indicators;
    }

    private List<DecisionRow> rows(List<PackSyntax.RowSyntax> written, Set<Expression.Decided> undecided) {
        List<DecisionRow> rows = new ArrayList<>();
        List<Text> places = new ArrayList<>();
        for (PackSyntax.RowSyntax row : written) {
            Text when = row.when();
            Expression condition = when == null
                    ? null
                    : frontEnd.expression(when, Names.Scope.DECISION, Type.Scalar.BOOL)
                            .orElse(null);
            if (when != null && condition != null && refersTo(condition, undecided)) {
                issues.add(
                        Fault.CYCLE,
                        when,
                        "this decision rests on itself or on a later one",
                        "level comes before category");
            }
            if (when == null || condition != null) {
                rows.add(new DecisionRow(row.value().value(), condition, when == null ? "" : when.value()));
                places.add(row.value());
            }
        }
        for (int unreachable : Reachability.unreachable(rows)) {
            Text place = places.get(unreachable);
            issues.add(
                    Fault.UNREACHABLE_ROW,
                    place,
                    "the row '" + place + "' is never reached: it never holds, or an earlier row does whenever it does",
                    "move it up, or remove it");
        }
        return rows;
    }

    private static boolean refersTo(Expression expression, Set<Expression.Decided> decided) {
        if (expression instanceof Expression.DecisionReference reference && decided.contains(reference.what())) {
            return true;
        }
        return org.holdfast.policy.expression.Children.of(expression).stream()
                .anyMatch(part -> refersTo(part, decided));
    }

    private List<Measure> measures() {
        Set<String> causes =
                syntax.indicators().stream().map(i -> i.cause().value()).collect(Collectors.toSet());
        List<Measure> measures = new ArrayList<>();
        for (PackSyntax.MeasureSyntax measure : syntax.measures()) {
            measure.causes().forEach(cause -> reference(cause, "cause", causes));
            measure.clears().forEach(id -> reference(id, "id", names.indicators()));
            Text when = measure.when();
            Text cost = measure.cost();
            measures.add(new Measure(
                    measure.id().value(),
                    measure.causes().stream().map(Text::value).toList(),
                    when == null
                            ? null
                            : frontEnd.expression(when, Names.Scope.CONDITION, Type.Scalar.BOOL)
                                    .orElse(null),
                    when == null ? "" : when.value(),
                    cost == null
                            ? null
                            : frontEnd.expression(cost, Names.Scope.CONDITION, Type.Scalar.MONEY)
                                    .orElse(null),
                    cost == null ? "" : cost.value(),
                    measure.clears().stream().map(Text::value).toList(),
                    measure.source().value()));
        }
        return measures;
    }

    private void reference(Text name, String what, Collection<String> known) {
        if (!known.contains(name.value()) && !mayBeInUnreadPart("indicator." + name)) {
            issues.add(
                    Fault.UNKNOWN_REFERENCE,
                    name,
                    "no indicator has the " + what + " '" + name + "'",
                    Suggestion.didYouMean(name.value(), known));
        }
    }

    private <T> void distinct(List<T> declared, java.util.function.Function<T, Text> id, String what) {
        Map<String, Text> first = new HashMap<>();
        for (T item : declared) {
            Text name = id.apply(item);
            Text earlier = first.putIfAbsent(name.value(), name);
            if (earlier != null) {
                issues.add(
                        Fault.DUPLICATE_ID,
                        name,
                        "the " + what + " '" + name + "' is declared twice, first in line "
                                + earlier.at().line(),
                        "give one of them another id");
            }
        }
    }
}
