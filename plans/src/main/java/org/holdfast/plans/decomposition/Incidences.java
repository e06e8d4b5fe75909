package org.holdfast.plans.decomposition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.decomposition.ConcentrationIndex;
import org.holdfast.measures.incidence.BenefitIncidence;
import org.holdfast.measures.incidence.Redistribution;
import org.holdfast.measures.incidence.TaxProgressivity;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/** Who receives a benefit or pays a tax, and what that does to inequality. */
public final class Incidences implements Family {
    @Override
    public Set<String> methods() {
        return Set.of(
                "benefit_incidence.shares",
                "benefit_incidence.coverage",
                "benefit_incidence.relative",
                "concentration_index",
                "kakwani",
                "reynolds_smolensky");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        TaxesAndBenefits rows = TaxesAndBenefits.of(planned);
        return switch (planned.method()) {
            case "concentration_index" ->
                Outcome.of(ConcentrationIndex.of(rows.amount(), rows.rank(), rows.weights())
                        .value());
            case "kakwani" -> kakwani(rows);
            case "reynolds_smolensky" -> redistribution(rows);
            default -> benefits(planned, rows);
        };
    }

    private static Outcome benefits(PlanCase planned, TaxesAndBenefits rows) throws Refused, Undefined {
        int parts = (int) planned.number("parts", Wording.says(planned, "quintile", "decile") ? 10 : 5);
        BenefitIncidence incidence = BenefitIncidence.of(rows.amount(), rows.rank(), rows.weights(), parts);
        return Outcome.of(
                switch (planned.method()) {
                    case "benefit_incidence.coverage" -> incidence.coverage();
                    case "benefit_incidence.relative" -> incidence.relativeToIncome();
                    default ->
                        Wording.says(planned, "quintile", "frac") || Wording.says(planned, "form", "frac")
                                ? incidence.exactShares()
                                : incidence.shares();
                });
    }

    private static Outcome kakwani(TaxesAndBenefits rows) throws Undefined {
        if (!rows.isTax()) {
            return Outcome.of(TaxProgressivity.kakwani(rows.amount(), rows.before(), rows.weights()));
        }
        TaxProgressivity tax = TaxProgressivity.of(rows.amount(), rows.before(), rows.weights());
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("kakwani", tax.kakwani());
        value.put("avg_rate", tax.averageRate());
        value.put("vertical", tax.vertical());
        value.put("G_net", tax.giniAfter());
        value.put("C_net", tax.concentrationAfter());
        return Outcome.of(value);
    }

    private static Outcome redistribution(TaxesAndBenefits rows) throws Undefined {
        Redistribution effect = Redistribution.of(rows.before(), rows.after(), rows.weights());
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("G_pre", effect.giniBefore());
        value.put("G_post", effect.giniAfter());
        value.put("RS", effect.vertical());
        value.put("redistributive_effect", effect.effect());
        value.put("reranking", effect.reranking());
        return Outcome.of(value);
    }
}
