package org.holdfast.plans.decomposition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.decomposition.FgtDecomposition;
import org.holdfast.measures.decomposition.FgtDecompositionEstimates;
import org.holdfast.measures.decomposition.GeneralisedEntropyDecomposition;
import org.holdfast.measures.decomposition.GeneralisedEntropyEstimates;
import org.holdfast.measures.decomposition.GiniDecomposition;
import org.holdfast.measures.decomposition.GiniDecompositionEstimates;
import org.holdfast.measures.income.NonPositiveIncomes;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.income.IncomeOptions;
import org.jspecify.annotations.Nullable;

/** Measures taken apart by groups of the population. */
public final class SubgroupDecompositions implements Family {
    @Override
    public Set<String> methods() {
        return Set.of("ge_decomposition", "gini_decomposition", "fgt_decomposition");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        return switch (planned.method()) {
            case "ge_decomposition" -> entropy(planned);
            case "gini_decomposition" -> gini(planned);
            default -> poverty(planned);
        };
    }

    private static Outcome entropy(PlanCase planned) throws Refused, Undefined {
        Groups groups = groups(planned, NonPositiveIncomes.LIMIT);
        GeneralisedEntropyDecomposition parts = new GeneralisedEntropyDecomposition(planned.number("alpha"));
        groups.each(parts::accept);
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("total", parts.total());
        value.put("within", parts.within());
        value.put("between", parts.between());
        return DesignErrors.added(
                planned,
                groups.population(),
                Outcome.of(value, groups.population().rows()),
                errors -> {
                    Population rows = groups.population();
                    GeneralisedEntropyEstimates estimates = GeneralisedEntropyEstimates.of(
                            groups.names(), rows.incomes(), rows.weights(), planned.number("alpha"));
                    Map<String, Object> found = new LinkedHashMap<>();
                    found.put("total", errors.of(estimates.total()));
                    found.put("within", errors.of(estimates.within()));
                    found.put("between", errors.of(estimates.between()));
                    return found;
                });
    }

    private static Outcome gini(PlanCase planned) throws Refused, Undefined {
        Wording.refuse(planned, "form", "yitzhaki", "dagum", "shapley");
        Groups groups = groups(planned, NonPositiveIncomes.EXCLUDE);
        Population population = groups.population();
        GiniDecomposition parts = GiniDecomposition.of(groups.names(), population.incomes(), population.weights());
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("total", parts.total());
        value.put("within", parts.within());
        value.put("between", parts.between());
        value.put("overlap", parts.overlap());
        return DesignErrors.added(planned, population, Outcome.of(value, population.rows()), errors -> {
            GiniDecompositionEstimates estimates =
                    GiniDecompositionEstimates.of(groups.names(), population.incomes(), population.weights());
            Map<String, Object> found = new LinkedHashMap<>();
            found.put("total", errors.of(estimates.total()));
            found.put("within", errors.of(estimates.within()));
            found.put("between", errors.of(estimates.between()));
            found.put("overlap", errors.of(estimates.overlap()));
            return found;
        });
    }

    private static Outcome poverty(PlanCase planned) throws Refused, Undefined {
        Groups groups = groups(planned, NonPositiveIncomes.LIMIT);
        double line = Wording.line(planned, groups.population());
        FgtDecomposition parts = new FgtDecomposition(line, Wording.alpha(planned), IncomeOptions.poorIf(planned));
        groups.each(parts::accept);
        Map<String, Double> contributions = parts.contributions();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("total", parts.total());
        parts.groups().forEach((name, group) -> {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("pop_share", group.share());
            part.put("fgt", group.index());
            part.put("contribution", contributions.getOrDefault(name, 0.0));
            value.put(name, part);
        });
        return DesignErrors.added(
                planned,
                groups.population(),
                Outcome.of(value, groups.population().rows()),
                errors -> povertyErrors(planned, groups, line, errors));
    }

    private static Map<String, Object> povertyErrors(PlanCase planned, Groups groups, double line, DesignErrors errors)
            throws Refused, Undefined {
        Population rows = groups.population();
        FgtDecompositionEstimates estimates = new FgtDecompositionEstimates(
                groups.names(),
                rows.incomes(),
                rows.weights(),
                line,
                Wording.alpha(planned),
                IncomeOptions.poorIf(planned));
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("total", errors.of(estimates.total()));
        for (String name : groups.present()) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("pop_share", errors.of(estimates.share(name)));
            part.put("fgt", errors.of(estimates.index(name)));
            part.put("contribution", errors.of(estimates.contribution(name)));
            found.put(name, part);
        }
        return found;
    }

    /** Rows of known groups. */
    private record Groups(Population population, String[] names) {
        /** The groups that somebody measured is in. */
        Set<String> present() {
            Set<String> present = new TreeSet<>();
            for (int row = 0; row < names.length; row++) {
                if (!Double.isNaN(population.incomes()[row]) && population.weights()[row] > 0) {
                    present.add(names[row]);
                }
            }
            return present;
        }

        void each(Accepting part) {
            for (int row = 0; row < names.length; row++) {
                part.accept(names[row], population.incomes()[row], population.weights()[row]);
            }
        }
    }

    @FunctionalInterface
    private interface Accepting {
        void accept(String group, double income, double weight);
    }

    private static Groups groups(PlanCase planned, NonPositiveIncomes unlessSaid) throws Refused, Undefined {
        GroupColumn column = GroupColumn.of(planned);
        Population all = DesignErrors.weighted(planned, Population.of(planned, column));
        Population population = Wording.zeros(planned, all, unlessSaid);
        @Nullable String[] cells = column.texts(population.table());
        String[] names = new String[cells.length];
        for (int row = 0; row < names.length; row++) {
            String cell = cells[row];
            names[row] = cell == null ? "" : cell;
            population.incomes()[row] = cell == null ? Double.NaN : population.incomes()[row];
        }
        return new Groups(population, names);
    }
}
