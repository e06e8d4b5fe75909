package org.holdfast.plans.targeting;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.targeting.Brier;
import org.holdfast.measures.targeting.CalibrationBins;
import org.holdfast.measures.targeting.CalibrationLine;
import org.holdfast.measures.targeting.LogLoss;
import org.holdfast.measures.targeting.RocCurve;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import tools.jackson.databind.JsonNode;

/**
 * How well scores and probabilities tell the poor: see {@link TargetingUnits} for how a case says who is who. Each unit counts
 * once unless option {@code weight} is {@code given}; in {@code logloss}, by its weight unless the option is {@code none}.
 *
 * <p>{@code roc_point} is at option {@code threshold}, or at the score that the part {@code quantile} of units does not
 * exceed; without either, the number that ends the id chooses among the quantiles 0.2, 0.5 and 0.8. {@code bins} is a number, or
 * a word: quartiles, quintiles, deciles (when absent), vigintiles.
 */
public final class ScoreFamily implements Family {
    private static final Pattern NUMBER_AT_END = Pattern.compile(".*?(\\d+)$");
    private static final double[] QUANTILES = {0.2, 0.5, 0.8};
    private static final Map<String, Integer> PARTS =
            Map.of("quartile", 4, "quintile", 5, "decile", 10, "vigintile", 20, "ventile", 20, "percentile", 100);
    private static final Set<String> OF_SCORES = Set.of("auc", "auc_se", "roc_point", "average_precision");
    private static final int MOST_BINS = 10_000;
    private static final double NORMAL = 1.959963984540054;

    @Override
    public Set<String> methods() {
        return Set.of(
                "auc",
                "auc_se",
                "roc_point",
                "average_precision",
                "brier",
                "brier_skill",
                "logloss",
                "calibration",
                "ece",
                "hosmer_lemeshow",
                "brier_decomposition");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        TargetingUnits units = TargetingUnits.of(planned);
        String usual = planned.method().equals("logloss") ? "given" : "none";
        double[] weights = units.weights(!planned.text("weight", usual).equals("none"));
        boolean[] poor = units.poor();
        double[] predictions = OF_SCORES.contains(planned.method()) ? units.scores() : units.probabilities();
        int rows = TargetingUnits.known(predictions, weights);
        return switch (planned.method()) {
            case "auc" -> Outcome.of(new RocCurve(predictions, poor, weights).area(), rows);
            case "auc_se" -> error(new RocCurve(predictions, poor, weights), rows);
            case "roc_point" -> Outcome.of(point(planned, predictions, poor, weights), rows);
            case "average_precision" -> Outcome.of(new RocCurve(predictions, poor, weights).averagePrecision(), rows);
            default -> Outcome.of(ofProbabilities(planned, predictions, poor, weights), rows);
        };
    }

    private static Outcome error(RocCurve curve, int rows) throws Undefined {
        double area = curve.area();
        double error = curve.standardErrorOfArea();
        double[] interval = {Math.max(0, area - NORMAL * error), Math.min(1, area + NORMAL * error)};
        return Outcome.of(error, rows).withExtras(Map.of("auc", area, "ci95", interval));
    }

    private static Map<String, Object> point(PlanCase planned, double[] scores, boolean[] poor, double[] weights)
            throws Refused, Undefined {
        double threshold = planned.option("threshold").isNumber()
                ? planned.number("threshold")
                : RocCurve.scoreAt(known(scores, weights), quantile(planned));
        RocCurve.Point point = new RocCurve(scores, poor, weights).at(threshold);
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("threshold", point.threshold());
        named.put("tpr", point.truePositiveRate());
        named.put("fpr", point.falsePositiveRate());
        return named;
    }

    private static double[] known(double[] scores, double[] weights) {
        double[] known = scores.clone();
        for (int row = 0; row < known.length; row++) {
            known[row] = Double.isNaN(weights[row]) ? Double.NaN : known[row];
        }
        return known;
    }

    private static double quantile(PlanCase planned) throws Refused {
        if (planned.option("quantile").isNumber()) {
            return planned.number("quantile");
        }
        Matcher number = NUMBER_AT_END.matcher(planned.id());
        int chosen = number.matches() ? Integer.parseInt(number.group(1)) : 0;
        if (chosen < 1 || chosen > QUANTILES.length) {
            throw new Refused("Case '" + planned.id()
                    + "' has no threshold: give it as option 'threshold', or 'quantile' of scores");
        }
        return QUANTILES[chosen - 1];
    }

    private static Object ofProbabilities(PlanCase planned, double[] probabilities, boolean[] poor, double[] weights)
            throws Refused, Undefined {
        return switch (planned.method()) {
            case "brier" -> brier(probabilities, poor, weights).value();
            case "brier_skill" -> brier(probabilities, poor, weights).skill();
            case "logloss" -> {
                LogLoss loss = new LogLoss();
                for (int row = 0; row < weights.length; row++) {
                    loss.accept(probabilities[row], poor[row], weights[row]);
                }
                yield loss.value();
            }
            case "calibration" -> calibration(planned, probabilities, poor, weights);
            default -> binned(planned, new CalibrationBins(probabilities, poor, weights, bins(planned)));
        };
    }

    private static Brier brier(double[] probabilities, boolean[] poor, double[] weights) {
        Brier brier = new Brier();
        for (int row = 0; row < weights.length; row++) {
            brier.accept(probabilities[row], poor[row], weights[row]);
        }
        return brier;
    }

    private static Object calibration(PlanCase planned, double[] probabilities, boolean[] poor, double[] weights)
            throws Undefined {
        String form = planned.text("form", "").toLowerCase(Locale.ROOT);
        if (form.contains("offset") || form.contains("in the large")) {
            return CalibrationLine.interceptInTheLarge(probabilities, poor, weights);
        }
        CalibrationLine line = CalibrationLine.of(probabilities, poor, weights);
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("intercept", line.intercept());
        named.put("slope", line.slope());
        return named;
    }

    private static Object binned(PlanCase planned, CalibrationBins bins) throws Undefined {
        Map<String, Object> named = new LinkedHashMap<>();
        switch (planned.method()) {
            case "ece" -> {
                return bins.expectedError();
            }
            case "hosmer_lemeshow" -> {
                CalibrationBins.HosmerLemeshow test = bins.hosmerLemeshow();
                named.put("chi2", test.chiSquare());
                named.put("df", (double) test.degreesOfFreedom());
                named.put("p", test.probability());
            }
            default -> {
                CalibrationBins.BrierParts parts = bins.brierParts();
                named.put("rel", parts.reliability());
                named.put("res", parts.resolution());
                named.put("unc", parts.uncertainty());
            }
        }
        return named;
    }

    private static int bins(PlanCase planned) throws Refused {
        JsonNode given = planned.option("bins");
        if (given.isNumber()) {
            if (!(given.asDouble() >= 1 && given.asDouble() <= MOST_BINS)) {
                throw new Refused("Option 'bins' must be from 1 to " + MOST_BINS + "; it is " + given.asDouble());
            }
            return (int) given.asDouble();
        }
        String words = given.asString("deciles").toLowerCase(Locale.ROOT);
        return PARTS.entrySet().stream()
                .filter(part -> words.contains(part.getKey()))
                .mapToInt(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() ->
                        new Refused("Option 'bins' must be a number or a word like deciles; got '" + words + "'"));
    }
}
