package org.holdfast.plans.income;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.IncomeSample;
import org.holdfast.measures.income.Mean;
import org.holdfast.measures.income.Quantile;
import org.holdfast.measures.poverty.PovertyMeasure;
import org.holdfast.measures.poverty.RelativeLine;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The line of a case: an amount ({@code line}), or a share ({@code percent}) of the median or mean ({@code of}) of the whole
 * sample or of the domain. A relative line is an estimate, whose error counts unless the option {@code se} says that the line
 * is fixed.
 */
final class IncomeLine {
    private static final double LEAST_PERCENT = 10;
    private final double amount;
    private final @Nullable RelativeLine estimated;
    private final IncomeSample ofLine;

    private IncomeLine(double amount, @Nullable RelativeLine estimated, IncomeSample ofLine) {
        this.amount = amount;
        this.estimated = estimated;
        this.ofLine = ofLine;
    }

    static IncomeLine of(PlanCase planned, IncomeCase incomes) throws Refused, Undefined {
        boolean relative = planned.text("line_type", "").startsWith("rel")
                || planned.option("line").isMissingNode()
                        && planned.option("percent").isNumber();
        if (!relative) {
            return new IncomeLine(amount(planned), null, incomes.whole());
        }
        RelativeLine line = relative(planned);
        String of = IncomeOptions.lower(planned, "of");
        boolean ofPart = of.contains("domain") || of.contains("group") || of.contains("part");
        IncomeSample sample = ofPart ? incomes.part() : incomes.whole();
        String error = IncomeOptions.lower(planned, "se");
        boolean fixed = error.contains("fixed") || error.contains("given") || error.contains("known");
        return new IncomeLine(line.value(sample.incomes()), fixed ? null : line, sample);
    }

    /** A share of the median or mean. */
    static RelativeLine relative(PlanCase planned) throws Refused {
        double percent = planned.number("percent");
        if (!(percent > 0)) {
            throw new Refused("Option 'percent' must be positive, not " + percent);
        }
        String of = planned.text("of", "median");
        IncomeMeasure figure;
        if (of.contains("mean") || of.contains("average")) {
            figure = new Mean();
        } else if (of.contains("median")) {
            figure = new Quantile(0.5, IncomeOptions.quantile(planned));
        } else if (of.contains("quantile") || of.contains("percentile")) {
            figure = new Quantile(
                    IncomeOptions.share(planned, "p", planned.number("p", 0.5)), IncomeOptions.quantile(planned));
        } else {
            throw new Refused("Option 'of' is '" + of + "': expected median, mean or quantile");
        }
        return new RelativeLine(percent >= LEAST_PERCENT ? percent / 100 : percent, figure);
    }

    private static double amount(PlanCase planned) throws Refused {
        double line = planned.number("line");
        if (Double.isFinite(line)) {
            return line;
        }
        throw new Refused("Option 'line' must be a finite number, not " + line);
    }

    double amount() {
        return amount;
    }

    /** A measure over this line. */
    Outcome outcome(PovertyMeasure measure, IncomeCase incomes) throws Undefined {
        RelativeLine line = estimated;
        if (line == null) {
            return incomes.outcome(measure);
        }
        IncomeSample part = incomes.part();
        return incomes.outcome(measure, () -> part.estimate(measure, measure.slope(part.incomes()), line, ofLine));
    }
}
