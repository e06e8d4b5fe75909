package org.holdfast.engine.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.column.Currency;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.reference.HouseholdInquiry;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Parameter;

/** Explains the assessment of single households: the clauses that hold, their figures, and the rows behind them. */
public final class Explainer {
    private final Pack pack;
    private final Sentences sentences;

    public Explainer(Pack pack, Currency currency) {
        this.pack = pack;
        this.sentences = new Sentences(currency);
    }

    public Explanation explain(HouseholdInquiry household) {
        Assessment assessment = household.assessment();
        List<Explanation.Reason> reasons = new ArrayList<>();
        List<Explanation.Doubt> doubts = new ArrayList<>();
        for (int i = 0; i < pack.indicators().size(); i++) {
            Indicator indicator = pack.indicators().get(i);
            Boolean result = assessment.indicators().get(i);
            if (result == null) {
                doubts.add(new Explanation.Doubt(indicator.id(), household.missing(List.of(indicator.when()))));
            } else if (result) {
                reasons.add(reason(indicator, household));
            }
        }
        List<String> clearing = Clearing.smallest(pack, household);
        String after = clearing.isEmpty() ? null : household.levelWithout(Set.copyOf(clearing));
        return new Explanation(assessment, reasons, doubts, clearing, after);
    }

    private Explanation.Reason reason(Indicator indicator, HouseholdInquiry household) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (String language : pack.languages()) {
            filled.put(
                    language,
                    sentences.fill(
                            pack.texts()
                                    .because()
                                    .getOrDefault(language, Map.of())
                                    .getOrDefault(indicator.id(), List.of()),
                            household,
                            language));
        }
        // by identity: comparing trees of expressions takes longer than looking at equal ones twice
        Set<Expression> parts = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(indicator.when(), parts);
        return new Explanation.Reason(
                indicator.id(),
                filled,
                facts(indicator, household),
                parameters(parts, household),
                evidence(parts, household));
    }

    /** All parts of an expression, those of the facts it uses included. */
    private void collect(Expression expression, Set<Expression> parts) {
        if (parts.add(expression)) {
            Children.of(expression).forEach(part -> collect(part, parts));
            if (expression instanceof Expression.FactReference reference) {
                collect(pack.findFact(reference.id()).orElseThrow().value(), parts);
            }
        }
    }

    private List<Explanation.FactUsed> facts(Indicator indicator, HouseholdInquiry household) {
        Set<String> named = new LinkedHashSet<>();
        factsNamed(indicator.when(), named);
        List<Explanation.FactUsed> facts = new ArrayList<>();
        for (String id : named) {
            Fact fact = pack.findFact(id).orElseThrow();
            if (fact.type() instanceof Type.Scalar scalar) {
                Object value = household.value(new Expression.FactReference(id, scalar));
                facts.add(new Explanation.FactUsed(id, scalar, fact.unit(), value));
            }
        }
        return facts;
    }

    private static void factsNamed(Expression expression, Set<String> named) {
        if (expression instanceof Expression.FactReference reference) {
            named.add(reference.id());
        }
        Children.of(expression).forEach(part -> factsNamed(part, named));
    }

    private List<Explanation.ParameterUsed> parameters(Set<Expression> parts, HouseholdInquiry household) {
        Set<String> named = new HashSet<>();
        for (Expression part : parts) {
            if (part instanceof Expression.ParameterReference reference) {
                named.add(reference.id());
            }
        }
        List<Explanation.ParameterUsed> used = new ArrayList<>();
        for (Parameter parameter : pack.parameters()) {
            Parameter.Value value = named.contains(parameter.id()) ? household.parameter(parameter.id()) : null;
            if (value != null) {
                used.add(new Explanation.ParameterUsed(parameter.id(), parameter.unit(), value));
            }
        }
        return used;
    }

    private static List<Explanation.Evidence> evidence(Set<Expression> parts, HouseholdInquiry household) {
        Map<String, Set<HouseholdInquiry.EvidenceRow>> byTable = new TreeMap<>();
        for (Expression part : parts) {
            boolean bound = part instanceof Expression.Aggregate || part instanceof Expression.Quantifier;
            if (bound && isClosed(part)) {
                for (HouseholdInquiry.EvidenceRow row :
                        household.rows(Children.of(part).get(0))) {
                    byTable.computeIfAbsent(row.table(), t -> new LinkedHashSet<>())
                            .add(row);
                }
            }
        }
        List<Explanation.Evidence> evidence = new ArrayList<>();
        byTable.forEach((table, rows) -> evidence.add(summary(table, rows)));
        return evidence;
    }

    /** Whether the list can be evaluated by itself, that is, looks at no row bound outside it. */
    private static boolean isClosed(Expression part) {
        return free(Children.of(part).get(0), Set.of());
    }

    private static boolean free(Expression expression, Set<String> bound) {
        Set<String> inner = new LinkedHashSet<>(bound);
        if (expression instanceof Expression.Filter filter) {
            inner.add(filter.variable());
        } else if (expression instanceof Expression.Mapped mapped) {
            inner.add(mapped.variable());
        } else if (expression instanceof Expression.Quantifier quantifier) {
            inner.add(quantifier.variable());
        } else if (expression instanceof Expression.Variable variable) {
            return bound.contains(variable.name());
        } else if (expression instanceof Expression.Cell cell
                && cell.row() instanceof Expression.RowReference.OfVariable variable) {
            return bound.contains(variable.name());
        }
        return Children.of(expression).stream().allMatch(part -> free(part, inner));
    }

    private static Explanation.Evidence summary(String table, Set<HouseholdInquiry.EvidenceRow> rows) {
        Map<String, Integer> sources = new TreeMap<>();
        List<String> dates = new ArrayList<>();
        for (HouseholdInquiry.EvidenceRow row : rows) {
            String source = row.source();
            String dated = row.dated();
            if (source != null) {
                sources.merge(source, 1, Integer::sum);
            }
            if (dated != null) {
                dates.add(dated);
            }
        }
        String from = dates.stream().min(String::compareTo).orElse(null);
        String to = dates.stream().max(String::compareTo).orElse(null);
        return new Explanation.Evidence(table, rows.size(), from, to, sources);
    }
}
