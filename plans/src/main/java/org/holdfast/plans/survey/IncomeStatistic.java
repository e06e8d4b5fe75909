package org.holdfast.plans.survey;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.Mean;
import org.holdfast.measures.income.Quantile;
import org.holdfast.measures.income.QuantileDefinition;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.Atkinson;
import org.holdfast.measures.inequality.GeneralisedEntropy;
import org.holdfast.measures.inequality.Gini;
import org.holdfast.measures.inequality.Hoover;
import org.holdfast.measures.inequality.ShareRatio;
import org.holdfast.measures.inequality.WholePersonShareRatio;
import org.holdfast.measures.poverty.Fgt;
import org.holdfast.measures.poverty.PoorIf;
import org.holdfast.measures.poverty.RelativeLine;
import org.holdfast.measures.poverty.Sen;
import org.holdfast.measures.poverty.SenShorrocksThon;
import org.holdfast.measures.poverty.Watts;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A measure of incomes by its short name: {@code mean}, {@code median}, {@code q10}, {@code fgt0} to {@code fgt2}, {@code gini},
 * {@code s80s20}, {@code palma}, {@code theil}, {@code mld}, {@code ge2}, {@code atkinson0.5}, {@code hoover}, {@code sst},
 * {@code sen}, {@code watts}, or {@code arpt60}, the line at 60 per cent of the median. After a full stop stands the line,
 * {@code z10859.24} or {@code rel60}, the form of a ratio, {@code unit} or {@code frac}, or of the Gini
 * coefficient, {@code freq}; the options {@code line},
 * {@code percent} and {@code form} may say the same.
 *
 * <p>A person on the line is poor by the option {@code poor_if}; without it not by an absolute line, and by a relative one. A
 * relative line is of the whole sample, and found anew from every set of weights.
 *
 * @param relative the line, when it is relative
 */
record IncomeStatistic(
        OverLine measure, double line, @Nullable RelativeLine relative) {
    private static final Pattern NAME =
            Pattern.compile("([a-z_]+(?:80s20)?)(\\d+(?:\\.\\d+)?)?(?:\\.([a-z]+)(\\d+(?:\\.\\d+)?)?)?");

    /** A measure over any line; one that has none ignores it. */
    interface OverLine {
        IncomeMeasure at(double line);
    }

    static IncomeStatistic of(PlanCase planned) throws Refused {
        String name = planned.text("stat", planned.method()).toLowerCase(Locale.ROOT);
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw unknown(planned, name);
        }
        String suffix = matcher.group(3) == null ? "" : matcher.group(3);
        String number = matcher.group(4);
        RelativeLine relative = relative(planned, suffix, number);
        double line =
                suffix.equals("z") && number != null ? Double.parseDouble(number) : planned.number("line", Double.NaN);
        String form = suffix + planned.text("form", "");
        String of = matcher.group(2) == null ? "" : matcher.group(2);
        OverLine measure = measure(planned, matcher.group(1), of, form, relative != null);
        boolean needs = java.util.Set.of("fgt", "sst", "sen", "watts").contains(matcher.group(1));
        if (needs && relative == null && !Double.isFinite(line)) {
            throw new Refused("Case '" + planned.id() + "': '" + name + "' needs a line, such as " + name + ".z1000 or "
                    + name + ".rel60");
        }
        return new IncomeStatistic(measure, line, relative);
    }

    private static Refused unknown(PlanCase planned, String name) {
        return new Refused(
                "Case '" + planned.id() + "': unknown statistic '" + name
                        + "', expected one such as mean, median, fgt0.z1000, gini, s80s20.unit, palma, theil, sst.z1000 or arpt60");
    }

    private static @Nullable RelativeLine relative(PlanCase planned, String suffix, @Nullable String number)
            throws Refused {
        double percent = suffix.equals("rel") && number != null
                ? Double.parseDouble(number)
                : planned.number("percent", Double.NaN);
        if (Double.isNaN(percent)) {
            return null;
        }
        boolean mean = planned.text("of", "median").contains("mean");
        return line(percent, mean ? new Mean() : new Quantile(0.5, QuantileDefinition.INVERSE));
    }

    private static RelativeLine line(double percent, IncomeMeasure figure) throws Refused {
        if (!(percent > 0)) {
            throw new Refused("A relative line must be a positive percentage, not " + percent);
        }
        return new RelativeLine(percent >= 10 ? percent / 100 : percent, figure);
    }

    private static OverLine measure(PlanCase planned, String base, String number, String form, boolean relative)
            throws Refused {
        PoorIf poor = poor(planned, relative);
        IncomeMeasure fixed = switch (base) {
            case "mean" -> new Mean();
            case "median" -> new Quantile(0.5, QuantileDefinition.INVERSE);
            case "q" -> new Quantile(Double.parseDouble(number) / 100, QuantileDefinition.INVERSE);
            case "arpt" -> line(Double.parseDouble(number), new Quantile(0.5, QuantileDefinition.INVERSE));
            case "gini" -> gini(form);
            case "hoover" -> new Hoover();
            case "s80s20" -> ratio(0.2, 0.8, form);
            case "palma" -> ratio(0.4, 0.9, form);
            case "theil" -> new GeneralisedEntropy(1);
            case "mld" -> new GeneralisedEntropy(0);
            case "ge" -> new GeneralisedEntropy(Double.parseDouble(number));
            case "atkinson" -> new Atkinson(number.isEmpty() ? planned.number("epsilon") : Double.parseDouble(number));
            default -> null;
        };
        if (fixed != null) {
            return line -> fixed;
        }
        double alpha = base.equals("fgt") ? number.isEmpty() ? planned.number("alpha") : Double.parseDouble(number) : 0;
        return switch (base) {
            case "fgt" -> line -> new Fgt(line, alpha, poor);
            case "sst" -> SenShorrocksThon::new;
            case "sen" -> line -> new Sen(line, poor, Sen.Form.REPLICATION_INVARIANT);
            case "watts" -> line -> new Watts(line);
            default -> throw unknown(planned, base);
        };
    }

    private static Gini gini(String form) {
        boolean frequency = form.contains("freq") || form.contains("convey");
        boolean corrected = form.contains("corr") || form.contains("small") || form.contains("n/(n-1)");
        return new Gini(frequency ? Gini.Form.FREQUENCY : corrected ? Gini.Form.SMALL_SAMPLE : Gini.Form.MIDPOINT);
    }

    private static IncomeMeasure ratio(double bottom, double top, String form) {
        boolean whole = form.contains("unit") || form.contains("sum(") || form.contains("whole");
        return whole
                ? new WholePersonShareRatio(bottom, top, QuantileDefinition.INVERSE, WholePersonShareRatio.Of.SUMS)
                : new ShareRatio(bottom, top);
    }

    private static PoorIf poor(PlanCase planned, boolean relative) {
        String rule = planned.text("poor_if", relative ? "y<=z" : "y<z").replace(" ", "");
        return rule.contains("<=") || rule.contains("≤") ? PoorIf.AT_OR_BELOW : PoorIf.BELOW;
    }

    /** The value for a part of a population. */
    double value(SortedIncomes part, SortedIncomes whole) throws Undefined {
        RelativeLine moving = relative;
        return measure.at(moving == null ? line : moving.value(whole)).value(part);
    }
}
