package org.holdfast.plans.targeting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.regression.LinearModel;
import org.holdfast.measures.targeting.ProxyMeansFit;
import org.holdfast.plans.Family;
import org.holdfast.plans.Formula;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/**
 * Proxy means tests: coefficients, their robust errors, fit within and outside the rows fitted to, predictions. See
 * {@link ProxyMeans} for the options; {@code cluster} names the column of clusters for errors, {@code first} limits predictions.
 */
public final class ProxyMeansFamily implements Family {
    private static final Pattern FIRST = Pattern.compile("first_?(\\d+)");

    @Override
    public Set<String> methods() {
        return Set.of("pmt.beta", "pmt.fit", "pmt.se", "pmt.prediction");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        ProxyMeans test = ProxyMeans.of(planned);
        Object value = switch (planned.method()) {
            case "pmt.beta" -> test.byCoefficient(test.model().coefficients());
            case "pmt.fit" -> fit(test);
            case "pmt.se" -> test.byCoefficient(LinearModel.standardErrors(covariance(planned, test)));
            default -> first(planned, test.predictions());
        };
        return Outcome.of(value, test.trainedOn());
    }

    private static Map<String, Object> fit(ProxyMeans test) throws Undefined {
        ProxyMeansFit fit =
                ProxyMeansFit.of(test.model(), test.observedInTest(), test.predictions(), test.weightsInTest());
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("r2", fit.determination());
        named.put("adj_r2", fit.adjusted());
        named.put("sigma", fit.sigma());
        named.put("rmse_test", fit.errorOutside());
        named.put("r2_test", fit.determinationOutside());
        return named;
    }

    private static double[][] covariance(PlanCase planned, ProxyMeans test) throws Refused, Undefined {
        if (test.model().degreesOfFreedom() < 1) {
            throw new Undefined("There are as many coefficients as rows to fit them to: errors do not exist");
        }
        String cluster = planned.text("cluster", "");
        if (cluster.isEmpty()) {
            String form = planned.text("form", planned.text("type", "HC1")).toLowerCase(Locale.ROOT);
            return form.startsWith("classical") || form.startsWith("ols")
                    ? test.model().covariance()
                    : test.model().robustCovariance();
        }
        String column = test.table().has(cluster)
                ? cluster
                : Formula.withoutRemarks(cluster).split(",", -1)[0].strip();
        int[] clusters = test.clusters(column);
        if (Arrays.stream(clusters).distinct().limit(2).count() < 2) {
            throw new Undefined("Errors by cluster need two clusters or more in column '" + column + "'");
        }
        return test.model().clusteredCovariance(clusters);
    }

    /** As many as option {@code first} or the end of the id ({@code ..._first5}) says, else all. */
    private static double[] first(PlanCase planned, double[] predictions) throws Refused {
        Matcher named = FIRST.matcher(planned.id());
        double wanted = planned.number("first", named.find() ? Double.parseDouble(named.group(1)) : predictions.length);
        return Arrays.copyOf(predictions, (int) Math.min(predictions.length, Math.max(0, wanted)));
    }
}
