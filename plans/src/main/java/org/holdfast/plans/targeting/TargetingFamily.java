package org.holdfast.plans.targeting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.PovertyLine;
import org.holdfast.measures.targeting.Confusion;
import org.holdfast.measures.targeting.PovertyReduction;
import org.holdfast.measures.targeting.TransferConcentration;
import org.holdfast.measures.targeting.TransferIncidence;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/**
 * Whom a programme reaches and whom its money: see {@link TargetingUnits} for how a case says who is who. Units count by the
 * weight of the design unless option {@code weight} is {@code none}.
 *
 * <p>Option {@code form} chooses between definitions: errors as {@code FN/poor}, {@code FN/population},
 * {@code FN/non-beneficiaries}, {@code FP/beneficiaries}, {@code FP/non-poor}, {@code FP/population}; {@code targeting.cgh} of
 * the poorest part {@code q} as {@code fractional concentration curve} or by whole units.
 */
public final class TargetingFamily implements Family {
    @Override
    public Set<String> methods() {
        return Set.of(
                "targeting.confusion",
                "targeting.exclusion_error",
                "targeting.inclusion_error",
                "targeting.false_positive_rate",
                "targeting.coverage",
                "targeting.differential",
                "targeting.accuracy",
                "targeting.kappa",
                "targeting.f1",
                "targeting.mcc",
                "targeting.cgh",
                "targeting.share_to_poor",
                "targeting.normalised_share",
                "targeting.mean_ratio",
                "targeting.concentration_index",
                "targeting.poverty_reduction",
                "targeting.gap_efficiency");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        TargetingUnits units = TargetingUnits.of(planned);
        double[] weights = units.weights(!planned.text("weight", "given").equals("none"));
        Object value = switch (planned.method()) {
            case "targeting.confusion" -> crossed(confusion(units, weights));
            case "targeting.exclusion_error" -> error(planned, confusion(units, weights), "FN/poor");
            case "targeting.inclusion_error" -> error(planned, confusion(units, weights), "FP/beneficiaries");
            case "targeting.false_positive_rate" -> confusion(units, weights).falsePositiveRate();
            case "targeting.coverage" -> confusion(units, weights).coverage();
            case "targeting.differential" -> confusion(units, weights).differential();
            case "targeting.accuracy" -> confusion(units, weights).accuracy();
            case "targeting.kappa" -> confusion(units, weights).kappa();
            case "targeting.f1" -> confusion(units, weights).f1();
            case "targeting.mcc" -> confusion(units, weights).matthewsCorrelation();
            case "targeting.cgh" -> poorest(planned, units, weights);
            case "targeting.share_to_poor" -> incidence(units, weights, false).shareToPoor();
            case "targeting.normalised_share" ->
                incidence(units, weights, false).normalisedShare();
            case "targeting.mean_ratio" -> incidence(units, weights, false).meanRatio();
            case "targeting.concentration_index" ->
                concentration(units, weights).index();
            case "targeting.poverty_reduction" -> reduction(planned, units, weights);
            default -> gaps(incidence(units, weights, true));
        };
        return Outcome.of(value, TargetingUnits.known(weights));
    }

    private static Confusion confusion(TargetingUnits units, double[] weights) throws Refused, Undefined {
        boolean[] poor = units.poor();
        double[] beneficiaries = units.beneficiaries(weights);
        Confusion confusion = new Confusion();
        for (int row = 0; row < weights.length; row++) {
            if (!Double.isNaN(beneficiaries[row])) {
                confusion.accept(poor[row], beneficiaries[row] != 0, weights[row]);
            }
        }
        return confusion;
    }

    private static Map<String, Object> crossed(Confusion confusion) throws Undefined {
        confusion.coverage();
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("tp", confusion.truePositives());
        named.put("fn", confusion.falseNegatives());
        named.put("fp", confusion.falsePositives());
        named.put("tn", confusion.trueNegatives());
        return named;
    }

    private static double error(PlanCase planned, Confusion confusion, String usual) throws Refused, Undefined {
        String form = planned.text("form", usual).toLowerCase(Locale.ROOT).replaceAll("\\(.*|\\s|-", "");
        return switch (form) {
            case "fn/poor" -> confusion.exclusionError();
            case "fn/population", "fn/all", "fn/total", "fn/n" -> confusion.exclusionErrorOfPopulation();
            case "fn/nonbeneficiaries" -> confusion.falseOmissionRate();
            case "fp/beneficiaries" -> confusion.inclusionError();
            case "fp/nonpoor" -> confusion.falsePositiveRate();
            case "fp/population", "fp/all", "fp/total", "fp/n" -> confusion.inclusionErrorOfPopulation();
            default ->
                throw new Refused(
                        "Option 'form' must be FN/poor, FN/population, FN/non-beneficiaries, FP/beneficiaries,"
                                + " FP/non-poor or FP/population; got '" + planned.text("form", usual) + "'");
        };
    }

    private static TransferConcentration concentration(TargetingUnits units, double[] weights)
            throws Refused, Undefined {
        return new TransferConcentration(units.incomes(), units.transfers(weights), weights);
    }

    private static double poorest(PlanCase planned, TargetingUnits units, double[] weights) throws Refused, Undefined {
        String form = planned.text("form", "").toLowerCase(Locale.ROOT);
        if (form.contains("mean(poor)")) {
            return incidence(units, weights, false).meanRatio();
        }
        TransferConcentration concentration = concentration(units, weights);
        double share = planned.number("q");
        return form.contains("fraction") || form.contains("curve")
                ? concentration.reachOfCurve(share)
                : concentration.reachOfUnits(share);
    }

    /**
     * The incidence of transfers.
     *
     * @param gaps whether gaps are needed, and with them a line and incomes
     */
    private static TransferIncidence incidence(TargetingUnits units, double[] weights, boolean gaps)
            throws Refused, Undefined {
        boolean[] poor = units.poor();
        double[] transfers = units.transfers(weights);
        double[] lacking = new double[weights.length];
        if (gaps) {
            PovertyLine line = units.line();
            double[] incomes = units.incomes();
            Arrays.setAll(lacking, row -> Double.isNaN(incomes[row]) ? Double.NaN : line.shortfall(incomes[row]));
        }
        TransferIncidence incidence = new TransferIncidence();
        for (int row = 0; row < weights.length; row++) {
            incidence.accept(poor[row], lacking[row], transfers[row], weights[row]);
        }
        return incidence;
    }

    private static Map<String, Object> gaps(TransferIncidence incidence) throws Undefined {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("share_of_gap_closed", incidence.shareOfGapClosed());
        named.put("share_of_budget_on_gap", incidence.shareOfBudgetOnGap());
        return named;
    }

    private static Map<String, Object> reduction(PlanCase planned, TargetingUnits units, double[] weights)
            throws Refused, Undefined {
        PovertyReduction reduction = new PovertyReduction(units.line(), planned.number("alpha", 0));
        double[] incomes = units.incomes();
        double[] transfers = units.transfers(weights);
        for (int row = 0; row < weights.length; row++) {
            reduction.accept(incomes[row], transfers[row], weights[row]);
        }
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("pre", reduction.before());
        named.put("post", reduction.after());
        return named;
    }
}
