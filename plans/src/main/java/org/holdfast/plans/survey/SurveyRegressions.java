package org.holdfast.plans.survey;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.regression.LinearModel;
import org.holdfast.measures.regression.Link;
import org.holdfast.measures.regression.ResponseFamily;
import org.holdfast.measures.survey.Estimate;
import org.holdfast.measures.survey.ReplicateWeights;
import org.holdfast.measures.survey.SurveyRegression;
import org.holdfast.plans.DesignMatrix;
import org.holdfast.plans.Family;
import org.holdfast.plans.Formula;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/**
 * {@code regression} by the option {@code formula}, of {@code family} gaussian, binomial, poisson, Gamma or inverse.gaussian
 * (also with quasi before it) and {@code link}. A case gives one coefficient when the option {@code term}, or the end of its id,
 * names one, and all of them otherwise.
 */
public final class SurveyRegressions implements Family {
    private static final Pattern FAMILY =
            Pattern.compile("(?:quasi)?([a-z.]+)(?:\\((?:\\s*link\\s*=)?\\s*[\"']?([\\w/^.]*)[\"']?\\s*\\))?");

    @Override
    public Set<String> methods() {
        return Set.of("regression");
    }

    @Override
    public boolean replicates() {
        return true;
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        Formula formula = Formula.parse(planned.text("formula", ""));
        if (formula.response().isEmpty()) {
            throw new Refused("Formula '" + planned.text("formula", "")
                    + "' explains nothing: expected something like 'y ~ a + b'");
        }
        SurveyCase survey = SurveyCase.of(planned, formula.columns());
        DesignMatrix matrix = DesignMatrix.of(formula, survey.table());
        boolean[] qualified = formula.rows(survey.table());
        boolean[] domain = survey.domain();
        int[] kept = IntStream.range(0, matrix.rows().length)
                .filter(i -> qualified[matrix.rows()[i]] && (domain == null || domain[matrix.rows()[i]]))
                .toArray();
        int[] rows = IntStream.of(kept).map(i -> matrix.rows()[i]).toArray();
        double[][] columns = matrix.columns();
        for (int j = 0; j < columns.length; j++) {
            columns[j] = chosen(columns[j], kept);
        }
        ResponseFamily family = family(planned);
        SurveyRegression regression =
                new SurveyRegression(columns, chosen(matrix.response(), kept), rows, family, link(planned, family));
        return outcome(survey, regression, matrix.names(), rows);
    }

    private static double[] chosen(double[] cells, int[] kept) {
        return IntStream.of(kept).mapToDouble(i -> cells[i]).toArray();
    }

    private static Outcome outcome(SurveyCase survey, SurveyRegression regression, List<String> names, int[] rows)
            throws Refused, Undefined {
        double[] coefficients;
        double[] errors;
        ReplicateWeights replicates = survey.replicates();
        if (replicates == null) {
            coefficients = regression.coefficients(survey.design().weights(), null);
            errors = LinearModel.standardErrors(regression.covariance(survey.design(), survey.lonely()));
        } else {
            double[] start = regression.coefficients(replicates.weights(), null);
            ReplicateWeights.Replicated found =
                    replicates.estimate(weights -> regression.coefficients(weights, start), survey.centre());
            coefficients = start;
            errors = found.errors();
        }
        boolean[] used = new boolean[survey.table().rows()];
        for (int row : rows) {
            used[row] = true;
        }
        double degrees = survey.designDegrees(used)
                + 1
                - Arrays.stream(coefficients).filter(Double::isFinite).count();
        Map<String, Object> extras = new LinkedHashMap<>();
        extras.put("df", degrees);
        Optional<String> term = term(survey.planned(), names);
        if (term.isPresent()) {
            int j = names.indexOf(term.get());
            if (Double.isNaN(coefficients[j])) {
                throw new Undefined("'" + term.get() + "' has no coefficient: the columns before it make it up");
            }
            try {
                extras.put("ci", new Estimate(coefficients[j], errors[j], degrees).interval(survey.level()));
            } catch (Undefined e) {
                extras.put("ci_undefined", e.getMessage());
            }
            return Outcome.of(coefficients[j], rows.length)
                    .withStandardError(errors[j])
                    .withExtras(extras);
        }
        Map<String, Double> all = new LinkedHashMap<>();
        Map<String, Double> allErrors = new LinkedHashMap<>();
        for (int j = 0; j < coefficients.length; j++) {
            if (!Double.isNaN(coefficients[j])) {
                all.put(names.get(j), coefficients[j]);
                allErrors.put(names.get(j), errors[j]);
            }
        }
        return Outcome.of(all, rows.length).withStandardError(allErrors).withExtras(extras);
    }

    private static Optional<String> term(PlanCase planned, List<String> names) throws Refused {
        for (String option : List.of("term", "coefficient")) {
            String term = planned.text(option, "");
            if (!term.isEmpty()) {
                if (!names.contains(term)) {
                    throw new Refused("Option '" + option + "' of case '" + planned.id() + "' is '" + term
                            + "': the regression has the coefficients " + String.join(", ", names));
                }
                return Optional.of(term);
            }
        }
        return PlannedColumns.ending(planned.id(), names);
    }

    private static Matcher familyAndLink(PlanCase planned) throws Refused {
        String text =
                planned.text("family", "gaussian").toLowerCase(Locale.ROOT).strip();
        Matcher matcher = FAMILY.matcher(text);
        if (!matcher.matches()) {
            throw new Refused("Option 'family' of case '" + planned.id() + "' is '" + text
                    + "': expected a name such as binomial");
        }
        return matcher;
    }

    private static ResponseFamily family(PlanCase planned) throws Refused {
        String name = familyAndLink(planned).group(1);
        return switch (name) {
            case "gaussian", "normal" -> ResponseFamily.GAUSSIAN;
            case "binomial", "logit", "logistic" -> ResponseFamily.BINOMIAL;
            case "poisson" -> ResponseFamily.POISSON;
            case "gamma" -> ResponseFamily.GAMMA;
            case "inverse.gaussian" -> ResponseFamily.INVERSE_GAUSSIAN;
            default ->
                throw new Refused("Option 'family' of case '" + planned.id() + "' is '" + name
                        + "': expected gaussian, binomial, poisson, gamma or inverse.gaussian");
        };
    }

    private static Link link(PlanCase planned, ResponseFamily family) throws Refused {
        String within = familyAndLink(planned).group(2);
        String name = planned.text("link", within == null ? "" : within);
        return switch (name) {
            case "" -> family.usualLink();
            case "identity" -> Link.IDENTITY;
            case "log" -> Link.LOG;
            case "logit" -> Link.LOGIT;
            case "probit" -> Link.PROBIT;
            case "cloglog" -> Link.COMPLEMENTARY_LOG_LOG;
            case "inverse" -> Link.INVERSE;
            case "1/mu^2" -> Link.INVERSE_SQUARE;
            case "sqrt" -> Link.SQUARE_ROOT;
            default ->
                throw new Refused("Option 'link' of case '" + planned.id() + "' is '" + name
                        + "': expected identity, log, logit, probit, cloglog, inverse, 1/mu^2 or sqrt");
        };
    }
}
