package org.holdfast.plans.area;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.area.NestedError;
import org.holdfast.measures.area.PlaceMeans;
import org.holdfast.measures.area.PredictionError;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/**
 * Cases {@code ebp.*}: the nested error model of log income, and what it predicts of every unit of a census. Expectations are
 * taken in closed form; {@code ebp.montecarlo} too, since they are what draws tend to.
 */
public final class EmpiricalBestPrediction implements Family {
    private static final int USUAL_DRAWS = 50;

    @Override
    public Set<String> methods() {
        return Set.of(
                "ebp.fit",
                "ebp.beta",
                "ebp.sigma_u2",
                "ebp.sigma_e2",
                "ebp.loglik",
                "ebp.random",
                "ebp.mean",
                "ebp.headcount",
                "ebp.gap",
                "ebp.severity",
                "ebp.montecarlo",
                "ebp.mse");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        UnitData data = UnitData.of(planned, UnitModel.of(planned));
        NestedError fitted = NestedError.fit(
                data.outcome(),
                data.units().columns(),
                data.units().areas(),
                data.model().method());
        return switch (planned.method()) {
            case "ebp.fit" -> Outcome.of(fit(data, fitted), data.outcome().length);
            case "ebp.beta" ->
                Outcome.of(AreaLevelModels.named(data.coding().names(), fitted.coefficients()), data.outcome().length);
            case "ebp.sigma_u2" -> Outcome.of(fitted.areaVariance(), data.outcome().length);
            case "ebp.sigma_e2" -> Outcome.of(fitted.unitVariance(), data.outcome().length);
            case "ebp.loglik" -> Outcome.of(fitted.logLikelihood(), data.outcome().length);
            case "ebp.random" -> Outcome.of(random(fitted), data.outcome().length);
            case "ebp.mse", "ebp.mse.mean", "ebp.mse.headcount", "ebp.mse.gap", "ebp.mse.severity" ->
                errors(planned, data, fitted);
            case "ebp.montecarlo" -> simulated(planned, data, fitted);
            default -> {
                Units census = census(data);
                yield Outcome.of(
                        predicted(
                                census,
                                Indicator.named(planned.method().substring("ebp.".length()))
                                        .measure(planned),
                                fitted),
                        census.areas().length);
            }
        };
    }

    private static Map<String, Double> fit(UnitData data, NestedError fitted) {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("sigma_u2", fitted.areaVariance());
        all.put("sigma_e2", fitted.unitVariance());
        all.putAll(AreaLevelModels.named(data.coding().names(), fitted.coefficients()));
        return all;
    }

    static Map<String, Object> random(NestedError fitted) {
        Map<String, Object> kept = new LinkedHashMap<>();
        Map<String, Object> effects = new LinkedHashMap<>();
        for (String area : fitted.areas()) {
            kept.put(area, fitted.shrinkage(area));
            effects.put(area, fitted.effect(area));
        }
        return Map.of("gamma", kept, "u", effects);
    }

    private static Map<String, Double> predicted(Units census, PredictionError.Measure indicator, NestedError fitted)
            throws Undefined {
        PlaceMeans means = new PlaceMeans();
        for (int unit = 0; unit < census.areas().length; unit++) {
            String area = census.areas()[unit];
            double mean = fitted.fixedPart(census.covariates(unit)) + fitted.effect(area);
            means.accept(area, indicator.expected(mean, fitted.predictionVariance(area)), 1);
        }
        return means.value();
    }

    private static Units census(UnitData data) throws Refused {
        if (!data.model().isLogarithmic()) {
            throw new Refused("The response of the model is '" + data.model().response()
                    + "': poverty is predicted from the logarithm of income, such as 'log(income)'");
        }
        return data.censusUnits(data.census());
    }

    /** What simulations tend to: the expectations themselves, whatever number of draws and seed the case names. */
    private static Outcome simulated(PlanCase planned, UnitData data, NestedError fitted) throws Refused, Undefined {
        Units census = census(data);
        Map<String, Object> value = new LinkedHashMap<>();
        for (Indicator indicator : Indicator.values()) {
            value.put(indicator.name().toLowerCase(Locale.ROOT), predicted(census, indicator.measure(planned), fitted));
        }
        return Outcome.of(value, census.areas().length).withExtras(Map.of("form", "expectation, no draws"));
    }

    /** Mean squared errors of the indicator that ends the method's name, or of the option {@code indicator}. */
    private static Outcome errors(PlanCase planned, UnitData data, NestedError fitted) throws Refused, Undefined {
        Units census = census(data);
        String name = planned.method().replaceFirst("ebp\\.mse\\.?", "");
        Indicator indicator = Indicator.named(name.isEmpty() ? planned.text("indicator", "headcount") : name);
        PredictionError errors = new PredictionError(
                fitted,
                data.model().method(),
                new PredictionError.Part(data.units().columns(), data.units().areas()),
                new PredictionError.Part(census.columns(), census.areas()));
        int draws = (int) planned.number("B", USUAL_DRAWS);
        long seed = (long) planned.number("seed", 1);
        return Outcome.of(errors.of(indicator.measure(planned), draws, seed), census.areas().length);
    }
}
