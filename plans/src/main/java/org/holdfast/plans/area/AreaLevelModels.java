package org.holdfast.plans.area;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.area.Benchmark;
import org.holdfast.measures.area.FayHerriot;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/** Cases {@code fh.*}: the model of Fay and Herriot and what follows from it. */
public final class AreaLevelModels implements Family {
    private interface Figure {
        Object of(AreaLevelData data, FayHerriot fitted, PlanCase planned) throws Refused, Undefined;
    }

    private static final Map<String, Figure> FIGURES = Map.ofEntries(
            Map.entry("fh.refvar", (data, fitted, planned) -> fitted.variance()),
            Map.entry("fh.beta", (data, fitted, planned) -> named(data.names(), fitted.coefficients())),
            Map.entry("fh.eblup", (data, fitted, planned) -> named(data.areas(), fitted.predictors())),
            Map.entry("fh.mse", (data, fitted, planned) -> named(data.areas(), fitted.meanSquaredErrors())),
            Map.entry("fh.gamma", (data, fitted, planned) -> named(data.areas(), fitted.shrinkage())),
            Map.entry("fh.random", (data, fitted, planned) -> named(data.areas(), fitted.effects())),
            Map.entry("fh.residuals", (data, fitted, planned) -> named(data.areas(), fitted.standardisedResiduals())),
            Map.entry("fh.loglik", (data, fitted, planned) -> fitted.logLikelihood()),
            Map.entry("fh.aic", (data, fitted, planned) -> fitted.akaike()),
            Map.entry("fh.bic", (data, fitted, planned) -> fitted.bayes()),
            Map.entry(
                    "fh.benchmark_ratio_equalweights",
                    (data, fitted, planned) -> named(data.areas(), equal(data).ratio(fitted.predictors()))),
            Map.entry(
                    "fh.benchmark_difference_equalweights",
                    (data, fitted, planned) -> named(data.areas(), equal(data).difference(fitted.predictors()))),
            Map.entry(
                    "fh.benchmark_ratio",
                    (data, fitted, planned) ->
                            named(data.areas(), benchmark(data, planned).ratio(fitted.predictors()))),
            Map.entry(
                    "fh.benchmark_difference",
                    (data, fitted, planned) ->
                            named(data.areas(), benchmark(data, planned).difference(fitted.predictors()))),
            Map.entry(
                    "fh.benchmark_mse",
                    (data, fitted, planned) -> named(
                            data.areas(),
                            benchmark(data, planned).byError(fitted.predictors(), fitted.meanSquaredErrors()))));

    @Override
    public Set<String> methods() {
        return new TreeSet<>(FIGURES.keySet());
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        AreaLevelData data = AreaLevelData.of(planned);
        FayHerriot fitted = FayHerriot.fit(data.direct(), data.columns(), data.samplingVariances(), data.method());
        Figure figure = FIGURES.get(planned.method());
        if (figure == null) {
            throw new Refused("Unknown method '" + planned.method() + "'");
        }
        return Outcome.of(figure.of(data, fitted, planned), data.direct().length);
    }

    private static Benchmark equal(AreaLevelData data) throws Undefined {
        double[] ones = new double[data.direct().length];
        Arrays.fill(ones, 1);
        return Benchmark.toMean(ones, data.direct());
    }

    private static Benchmark benchmark(AreaLevelData data, PlanCase planned) throws Refused, Undefined {
        double[] weights = data.shares(planned);
        return planned.option("benchmark").isNumber()
                ? Benchmark.of(weights, planned.number("benchmark"))
                : Benchmark.toMean(weights, data.direct());
    }

    static Map<String, Double> named(String[] names, double[] values) {
        Map<String, Double> all = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            all.put(names[i], values[i]);
        }
        return all;
    }
}
