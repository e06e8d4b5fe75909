package org.holdfast.plans.area;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.area.NestedError;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/**
 * Cases {@code bhf.*}: the nested error model of a variable itself and the means of areas it predicts. What a case leaves
 * unsaid is found from its data: the response is the column that a part of its id names; the covariates are those columns of
 * the sample that another table has population means of; areas are the column that both tables share.
 */
public final class NestedErrorMeans implements Family {
    @Override
    public Set<String> methods() {
        return Set.of(
                "bhf.beta",
                "bhf.sigma_u2",
                "bhf.sigma_e2",
                "bhf.loglik",
                "bhf.aic",
                "bhf.bic",
                "bhf.random",
                "bhf.residuals",
                "bhf.eblup",
                "bhf.mse");
    }

    /** The data and model of a case. */
    private record Bound(UnitData data, Optional<AreaTotals> totals) {}

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        Bound bound = bind(planned);
        UnitData data = bound.data();
        NestedError fitted = NestedError.fit(
                data.outcome(),
                data.units().columns(),
                data.units().areas(),
                data.model().method());
        int rows = data.outcome().length;
        return switch (planned.method()) {
            case "bhf.beta" -> Outcome.of(AreaLevelModels.named(data.coding().names(), fitted.coefficients()), rows);
            case "bhf.sigma_u2" -> Outcome.of(fitted.areaVariance(), rows);
            case "bhf.sigma_e2" -> Outcome.of(fitted.unitVariance(), rows);
            case "bhf.loglik" -> Outcome.of(fitted.logLikelihood(), rows);
            case "bhf.aic" -> Outcome.of(fitted.akaike(), rows);
            case "bhf.bic" -> Outcome.of(fitted.bayes(), rows);
            case "bhf.random" -> Outcome.of(EmpiricalBestPrediction.random(fitted), rows);
            case "bhf.residuals" ->
                Outcome.of(
                        fitted.standardisedResiduals(
                                data.outcome(),
                                data.units().columns(),
                                data.units().areas()),
                        rows);
            default -> Outcome.of(predicted(planned, bound, fitted), rows);
        };
    }

    private static Map<String, Double> predicted(PlanCase planned, Bound bound, NestedError fitted)
            throws Refused, Undefined {
        AreaPopulation population = population(bound);
        Target target = Target.of(planned);
        Map<String, Double> all = new LinkedHashMap<>();
        for (int i = 0; i < population.areas().length; i++) {
            String area = population.areas()[i];
            double[] means = population.means(i);
            double value;
            if (planned.method().equals("bhf.mse")) {
                value = fitted.meanSquaredError(area, means);
            } else {
                value = switch (target) {
                    case INFINITE -> fitted.mean(area, means);
                    case FINITE -> fitted.finiteMean(area, means, population.units()[i]);
                    case UNSAMPLED ->
                        fitted.unsampledMean(area, means, population.units()[i]);
                    case SAMPLED -> fitted.units(area) == 0 ? Double.NaN : fitted.sampledMean(area);
                };
            }
            all.put(area, value);
        }
        return all;
    }

    private static AreaPopulation population(Bound bound) throws Refused {
        return bound.totals().isPresent()
                ? AreaPopulation.of(bound.totals().get(), bound.data())
                : AreaPopulation.of(bound.data());
    }

    /** What a mean is of. */
    private enum Target {
        INFINITE,
        FINITE,
        UNSAMPLED,
        SAMPLED;

        static Target of(PlanCase planned) throws Refused {
            String text = planned.text("target", "finite").toLowerCase(Locale.ROOT);
            if (text.matches(".*(un-?sampled|non-?sampled|not sampled|out[- ]of[- ]sample).*")) {
                return UNSAMPLED;
            }
            if (text.matches(".*(infinite|superpopulation|x ?bar|'beta|\\bxb\\b|without.*fraction).*")) {
                return INFINITE;
            }
            if (text.contains("finite")) {
                return FINITE;
            }
            if (text.contains("sampled")) {
                return SAMPLED;
            }
            throw new Refused(
                    "Option 'target' is '" + text + "': expected a finite population mean, \"Xbar'beta + u\", or the"
                            + " units sampled or unsampled");
        }
    }

    private static Bound bind(PlanCase planned) throws Refused {
        UnitModel told = UnitModel.of(planned);
        List<DataTable> tables = planned.candidates();
        String response = told.response().isEmpty() ? response(planned, told, tables) : told.response();
        Set<String> used = new LinkedHashSet<>(ColumnExpression.parse(response).columns());
        Set<String> needed = new LinkedHashSet<>(used);
        needed.addAll(told.covariateColumns());
        DataTable sample = null;
        for (DataTable table : tables) {
            if (sample == null && table.hasAll(needed)) {
                sample = table;
            }
        }
        if (sample == null) {
            throw new Refused(
                    "No data file of case '" + planned.id() + "' has the columns " + String.join(", ", needed));
        }
        Optional<AreaTotals> totals =
                AreaTotals.of(sample, told.area(), without(told, used), told.covariates(), tables);
        List<String> covariates = new ArrayList<>(told.covariates());
        if (covariates.isEmpty() && totals.isPresent()) {
            covariates.addAll(totals.get().covariates(sample, used));
        }
        String area = told.area().isEmpty() && totals.isPresent() ? totals.get().sampleArea() : told.area();
        UnitModel model = new UnitModel(
                response, covariates, told.intercept(), area, told.method(), told.qualifiers(), told.stated());
        return new Bound(UnitData.of(planned, model), totals);
    }

    private static Set<String> without(UnitModel told, Set<String> used) throws Refused {
        Set<String> all = new LinkedHashSet<>(used);
        all.addAll(told.covariateColumns());
        return told.covariates().isEmpty() ? used : all;
    }

    private static String response(PlanCase planned, UnitModel told, List<DataTable> tables) throws Refused {
        String named = planned.field("income").asString("");
        if (!named.isEmpty()) {
            return named;
        }
        for (String part : planned.id().split("\\.")) {
            for (DataTable table : tables) {
                if (table.has(part) && !told.covariates().contains(part)) {
                    return part;
                }
            }
        }
        throw new Refused("Case '" + planned.id()
                + "' names no response: add the option 'model', such as 'y ~ x1 + x2, random" + " area'");
    }
}
