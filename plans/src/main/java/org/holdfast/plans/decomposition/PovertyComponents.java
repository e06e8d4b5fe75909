package org.holdfast.plans.decomposition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.decomposition.SenShorrocksThonComponents;
import org.holdfast.measures.decomposition.SeverityComponents;
import org.holdfast.measures.income.NonPositiveIncomes;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.income.IncomeOptions;

/** Poverty measures taken apart into the factors of their formula. */
public final class PovertyComponents implements Family {
    @Override
    public Set<String> methods() {
        return Set.of("fgt2_components", "sst_components");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        return planned.method().equals("fgt2_components") ? severity(planned) : senShorrocksThon(planned);
    }

    private static Outcome severity(PlanCase planned) throws Refused, Undefined {
        Population population = Wording.zeros(
                planned,
                DesignErrors.weighted(planned, Population.of(planned, GroupColumn.NONE)),
                NonPositiveIncomes.LIMIT);
        SeverityComponents parts =
                new SeverityComponents(Wording.line(planned, population), IncomeOptions.poorIf(planned));
        double[] incomes = population.incomes();
        for (int row = 0; row < incomes.length; row++) {
            parts.accept(incomes[row], population.weights()[row]);
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("H", parts.headcount());
        value.put("I", parts.meanGapOfPoor());
        value.put("CV2_poor", parts.squaredVariationOfPoor());
        value.put("P2", parts.severity());
        return Outcome.of(value, population.rows());
    }

    private static Outcome senShorrocksThon(PlanCase planned) throws Refused, Undefined {
        Population population = Wording.zeros(
                planned,
                DesignErrors.weighted(planned, Population.of(planned, GroupColumn.NONE)),
                NonPositiveIncomes.LIMIT);
        SenShorrocksThonComponents parts = SenShorrocksThonComponents.of(
                population.incomes(),
                population.weights(),
                Wording.line(planned, population),
                IncomeOptions.poorIf(planned));
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("H", parts.headcount());
        value.put("I", parts.meanGapOfPoor());
        value.put("one_plus_G", parts.onePlusGini());
        value.put("SST", parts.index());
        return Outcome.of(value, population.rows());
    }
}
