package org.holdfast.plans.area;

import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.area.EllModel;
import org.holdfast.measures.area.PlaceMeans;
import org.holdfast.measures.area.PredictionError;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/** Cases {@code ell.*}: the model of Elbers, Lanjouw and Lanjouw, and what it expects of every unit of a census. */
public final class EllPrediction implements Family {
    @Override
    public Set<String> methods() {
        return Set.of(
                "ell.beta", "ell.sigma_eta2", "ell.sigma_eps2", "ell.mean", "ell.headcount", "ell.gap", "ell.severity");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        UnitData data = UnitData.of(planned, UnitModel.of(planned));
        EllModel fitted = EllModel.fit(data.outcome(), data.units().columns(), clusters(planned, data));
        int rows = data.outcome().length;
        return switch (planned.method()) {
            case "ell.beta" -> Outcome.of(AreaLevelModels.named(data.coding().names(), fitted.coefficients()), rows);
            case "ell.sigma_eta2" -> Outcome.of(fitted.clusterVariance(), rows);
            case "ell.sigma_eps2" -> Outcome.of(fitted.unitVariance(), rows);
            default -> predicted(planned, data, fitted);
        };
    }

    /** The clusters that the option {@code cluster} names, or else the areas. */
    private static String[] clusters(PlanCase planned, UnitData data) throws Refused {
        String column =
                planned.following(other -> other.option("cluster").isString()).text("cluster", "");
        if (column.isEmpty()) {
            return data.units().areas();
        }
        String[] names = new String[data.units().rows().length];
        for (int unit = 0; unit < names.length; unit++) {
            names[unit] =
                    String.valueOf(data.sample().texts(column)[data.units().rows()[unit]]);
        }
        return names;
    }

    private static Outcome predicted(PlanCase planned, UnitData data, EllModel fitted) throws Refused, Undefined {
        if (!data.model().isLogarithmic()) {
            throw new Refused("The response of the model is '" + data.model().response()
                    + "': poverty is predicted from the logarithm of income, such as 'log(income)'");
        }
        Units census = data.censusUnits(data.census());
        PredictionError.Measure indicator =
                Indicator.named(planned.method().substring("ell.".length())).measure(planned);
        PlaceMeans means = new PlaceMeans();
        for (int unit = 0; unit < census.areas().length; unit++) {
            double mean = fitted.mean(census.covariates(unit));
            means.accept(census.areas()[unit], indicator.expected(mean, fitted.predictionVariance()), 1);
        }
        return Outcome.of(means.value(), census.areas().length);
    }
}
