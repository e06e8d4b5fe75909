package org.holdfast.plans.income;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.IncomeSample;
import org.holdfast.measures.survey.Estimate;
import org.holdfast.measures.survey.SurveyDesign;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Formula;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.decomposition.DerivedColumns;
import org.holdfast.plans.survey.PlannedColumns;
import org.holdfast.plans.survey.PlannedDesign;
import org.holdfast.plans.survey.PlannedDomain;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The incomes that a case is about, the whole sample and the part asked for, with the design that gives standard errors.
 *
 * <p>A standard error that does not exist where the value does, for a stratum with a single unit or for incomes without a
 * density, is left out and {@code se_undefined} says why; when the case itself asks to fail at strata with a single unit, it
 * fails.
 */
final class IncomeCase {
    private static final List<String> REPLICATES = List.of("jk", "brr", "fay", "boot", "repl", "rao", "canty");
    private static final List<String> INLINE = List.of("income", "incomes", "y", "x");
    private final PlanCase planned;
    private final IncomeSample whole;
    private final IncomeSample part;

    private IncomeCase(PlanCase planned, IncomeSample whole, IncomeSample part) {
        this.planned = planned;
        this.whole = whole;
        this.part = part;
    }

    /** Whether a case is about a column of incomes, with linearised standard errors if any. */
    static boolean states(PlanCase planned) {
        String kind = planned.design("kind").orElse("").toLowerCase(Locale.ROOT);
        return REPLICATES.stream().noneMatch(kind::contains)
                && incomeColumn(planned).isPresent()
                && planned.option("stat").isMissingNode()
                && planned.option("interval").isMissingNode();
    }

    static IncomeCase of(PlanCase planned) throws Refused, Undefined {
        String column = incomeColumn(planned)
                .orElseThrow(
                        () -> new Refused("Case '" + planned.id() + "' must name its column of incomes in 'income'"));
        DataTable table = table(planned, column);
        SurveyDesign design = PlannedDesign.of(planned, table);
        double[] incomes = counted(planned, ColumnExpression.in(table, column).numbers(table));
        boolean[] domain = PlannedDomain.of(planned, table);
        requireKnown(planned, incomes, domain);
        IncomeSample whole = IncomeSample.of(incomes, design, PlannedDesign.lonely(planned));
        return new IncomeCase(planned, whole, domain == null ? whole : whole.where(domain));
    }

    private static Optional<String> incomeColumn(PlanCase planned) {
        for (JsonNode named : List.of(planned.field("income"), planned.option("income"), planned.option("variable"))) {
            if (named.isString()) {
                return Optional.of(Formula.withoutRemarks(named.asString()));
            }
        }
        return INLINE.stream().filter(planned.field("inline")::has).findFirst();
    }

    /** The table with the column, as it is, as an expression over others, or as the remark {@code derived} makes it. */
    private static DataTable table(PlanCase planned, String column) throws Refused {
        try {
            return PlannedColumns.table(planned, Set.of(column));
        } catch (Refused missing) {
            for (DataTable candidate : planned.candidates()) {
                DataTable wider = DerivedColumns.in(planned, candidate);
                if (wider.has(column)
                        || wider.hasAll(ColumnExpression.parse(column).columns())) {
                    return wider;
                }
            }
            throw missing;
        }
    }

    private static void requireKnown(PlanCase planned, double[] incomes, boolean @Nullable [] domain) throws Undefined {
        for (int row = 0; row < incomes.length; row++) {
            if (Double.isNaN(incomes[row])
                    && (domain == null || domain[row])
                    && planned.text("na", "drop").equals("fail")) {
                throw new Undefined(
                        "Row " + (row + 1) + " has no income, and option 'na' is 'fail': take 'drop' to leave it out");
            }
        }
    }

    /** Negative incomes as they are, or as the option {@code negative} says: bottom-coded at zero, or left out. */
    private static double[] counted(PlanCase planned, double[] incomes) throws Refused {
        String rule = planned.text("negative", "keep");
        double replacement;
        if (rule.startsWith("keep") || rule.startsWith("none")) {
            return incomes;
        } else if (rule.contains("bottom") || rule.contains("zero") || rule.startsWith("0")) {
            replacement = 0;
        } else if (rule.startsWith("exclude") || rule.startsWith("drop")) {
            replacement = Double.NaN;
        } else {
            throw new Refused("Option 'negative' is '" + rule + "': expected keep, bottom-code or exclude");
        }
        double[] counted = incomes.clone();
        for (int row = 0; row < counted.length; row++) {
            counted[row] = counted[row] < 0 ? replacement : counted[row];
        }
        return counted;
    }

    IncomeSample whole() {
        return whole;
    }

    IncomeSample part() {
        return part;
    }

    /** The measure of the part, with its standard error when the case states a design. */
    Outcome outcome(IncomeMeasure measure) throws Undefined {
        return outcome(measure, () -> part.estimate(measure));
    }

    /** The measures of the part as an array. */
    Outcome outcome(List<? extends IncomeMeasure> measures) throws Undefined {
        double[] values = new double[measures.size()];
        double[] errors = new double[measures.size()];
        Map<String, Object> extras = Map.of();
        boolean known = true;
        for (int i = 0; i < values.length; i++) {
            Outcome one = outcome(measures.get(i));
            values[i] = (Double) one.value();
            known &= one.standardError() != null;
            errors[i] = one.standardError() instanceof Double error ? error : Double.NaN;
            extras = one.extras().containsKey("se_undefined") ? one.extras() : extras;
        }
        Outcome outcome = Outcome.of(values, part.incomes().size()).withExtras(extras);
        return known ? outcome.withStandardError(errors) : outcome;
    }

    /** The measure of the part, with the standard error that an estimate gives when the case states a design. */
    Outcome outcome(IncomeMeasure measure, Estimation estimation) throws Undefined {
        Outcome outcome =
                Outcome.of(measure.value(part.incomes()), part.incomes().size());
        if (!statesDesign()) {
            return outcome;
        }
        Map<String, Object> extras = new LinkedHashMap<>();
        try {
            Estimate estimate = estimation.find();
            addInterval(estimate, extras);
            return outcome.withStandardError(estimate.standardError()).withExtras(extras);
        } catch (Undefined e) {
            if (failsAtLonelyUnits()) {
                throw e;
            }
            extras.put("se_undefined", String.valueOf(e.getMessage()));
            return outcome.withExtras(extras);
        }
    }

    private void addInterval(Estimate estimate, Map<String, Object> extras) {
        try {
            extras.put("ci", estimate.interval(planned.option("level").asDouble(0.95)));
            extras.put("df", estimate.degreesOfFreedom());
        } catch (Undefined e) {
            extras.put("ci_undefined", String.valueOf(e.getMessage()));
        }
    }

    private boolean statesDesign() {
        return planned.field("design").isObject()
                || !PlannedColumns.design(planned, "strata", "stratum", "psu", "cluster")
                        .isEmpty();
    }

    private boolean failsAtLonelyUnits() {
        return planned.field("design").path("lonely_psu").asString("").equals("fail")
                || planned.text("lonely_psu", "").equals("fail");
    }

    /** Finds an estimate. */
    @FunctionalInterface
    interface Estimation {
        Estimate find() throws Undefined;
    }
}
