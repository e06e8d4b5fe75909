package org.holdfast.plans.income;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.Mean;
import org.holdfast.measures.income.Quantile;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/** Means and quantiles of incomes. */
public final class DistributionFamily implements Family {
    @Override
    public Set<String> methods() {
        return Set.of("mean", "median", "quantile");
    }

    @Override
    public boolean takes(PlanCase planned) {
        return IncomeCase.states(planned);
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        IncomeCase incomes = IncomeCase.of(planned);
        return switch (planned.method()) {
            case "mean" -> incomes.outcome(new Mean());
            case "median" -> incomes.outcome(new Quantile(0.5, IncomeOptions.quantile(planned)));
            default -> quantiles(planned, incomes);
        };
    }

    private static Outcome quantiles(PlanCase planned, IncomeCase incomes) throws Refused, Undefined {
        List<Quantile> quantiles = new ArrayList<>();
        for (double share : IncomeOptions.numbers(planned, "p")) {
            quantiles.add(new Quantile(IncomeOptions.share(planned, "p", share), IncomeOptions.quantile(planned)));
        }
        return planned.option("p").isArray() ? incomes.outcome(quantiles) : incomes.outcome(quantiles.get(0));
    }
}
