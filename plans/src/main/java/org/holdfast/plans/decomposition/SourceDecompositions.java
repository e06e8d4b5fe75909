package org.holdfast.plans.decomposition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.decomposition.GiniSourceDecomposition;
import org.holdfast.measures.decomposition.ShapleyGiniSources;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.Gini;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/** The Gini index of a total income, by its sources. */
public final class SourceDecompositions implements Family {
    private static final int MOST_SOURCES = 12;

    @Override
    public Set<String> methods() {
        return Set.of("gini_by_source", "shapley_gini_source", "gini");
    }

    /** A Gini index whose case names no incomes is that of the total of the sources, when its data have sources. */
    @Override
    public boolean takes(PlanCase planned) {
        if (!planned.method().equals("gini")) {
            return true;
        }
        try {
            boolean listed = !planned.option("sources").isMissingNode();
            boolean unnamed = Population.named(planned, "income").isEmpty()
                    && planned.option("variable").isMissingNode()
                    && planned.field("inline").isMissingNode()
                    && planned.field("design").isMissingNode();
            return listed || unnamed && IncomeSources.find(planned).isPresent();
        } catch (Refused e) {
            return false;
        }
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        IncomeSources sources = IncomeSources.of(planned);
        return switch (planned.method()) {
            case "gini" -> Outcome.of(new Gini().value(SortedIncomes.of(sources.total(), sources.weights())));
            case "shapley_gini_source" -> Outcome.of(shapley(planned, sources));
            default -> Outcome.of(bySource(planned, sources));
        };
    }

    private static Map<String, Object> bySource(PlanCase planned, IncomeSources sources) throws Refused, Undefined {
        Optional<String> asked = sources.asked(planned);
        if (asked.isPresent()) {
            return one(sources, asked.get());
        }
        Map<String, Object> all = new LinkedHashMap<>();
        for (String source : sources.sources().keySet()) {
            all.put(source, one(sources, source));
        }
        return all;
    }

    private static Map<String, Object> one(IncomeSources sources, String source) throws Undefined {
        double[] amounts = sources.sources().getOrDefault(source, new double[0]);
        GiniSourceDecomposition part = GiniSourceDecomposition.of(amounts, sources.total(), sources.weights());
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("share", part.share());
        value.put("gini", part.gini());
        value.put("R", part.correlation());
        value.put("contribution", part.contribution());
        value.put("pct", part.proportion());
        value.put("elasticity", part.elasticity());
        return value;
    }

    private static Map<String, Object> shapley(PlanCase planned, IncomeSources sources) throws Refused, Undefined {
        if (sources.sources().size() > MOST_SOURCES) {
            throw new Refused("Case '" + planned.id() + "' has "
                    + sources.sources().size() + " sources of income: exact shares go through all sets of them, and "
                    + MOST_SOURCES + " are the most");
        }
        boolean equalised = Wording.says(planned, "rule", "mean", "equal");
        double[] shares = ShapleyGiniSources.shares(
                sources.sources().values().toArray(double[][]::new),
                sources.weights(),
                equalised ? ShapleyGiniSources.Removed.EQUALISED : ShapleyGiniSources.Removed.ZERO);
        Map<String, Object> value = new LinkedHashMap<>();
        int at = 0;
        for (String source : sources.sources().keySet()) {
            value.put(source, shares[at++]);
        }
        return value;
    }
}
