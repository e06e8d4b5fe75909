package org.holdfast.measures.dynamics;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.PovertyLine;
import org.holdfast.measures.survey.Linearised;

/**
 * Chronic and transient poverty in equally-distributed-equivalent gaps: the gap that, suffered by everybody in every period,
 * would be as bad. With {@code g_it} the normalised gap, total is {@code (mean of g_it^alpha)^(1 / alpha)}; a household's
 * own equivalent is {@code (mean over t of g_it^alpha)^(1 / alpha)}, and transient poverty is the mean of how far that
 * exceeds its mean gap; the rest of total is chronic, which is the mean gap plus the cost of inequality between households.
 * Over the households observed in every period.
 *
 * <p>Edge cases: with alpha one nothing is transient and inequality costs nothing; all are zero, with standard errors of
 * zero, when nobody is ever poor. Reference: Duclos, Araar and Giles (2010), Chronic and transient poverty, Journal of
 * Development Economics 91, 266-277, doi:10.1016/j.jdeveco.2009.05.003.
 *
 * @since 0.1.0
 */
public final class DuclosAraarGiles {
    private final Panel panel;
    private final PovertyLine line;
    private final double alpha;

    /**
     * Measures a panel.
     *
     * @throws Undefined when alpha is below one or the line is not positive
     */
    public DuclosAraarGiles(Panel panel, PovertyLine line, double alpha) throws Undefined {
        line.check(alpha);
        if (alpha < 1) {
            throw new Undefined("Equally-distributed-equivalent gaps need an alpha from one, got " + alpha);
        }
        this.panel = panel;
        this.line = line;
        this.alpha = alpha;
    }

    public Linearised total(boolean[] part) throws Undefined {
        Linearised mean = panel.mean(part, household -> meanGap(household, alpha));
        double equivalent = Math.pow(mean.value(), 1 / alpha);
        return mean.through(equivalent, mean.value() == 0 ? 0 : equivalent / (alpha * mean.value()));
    }

    public Linearised transitory(boolean[] part) throws Undefined {
        return panel.mean(part, household -> Math.pow(meanGap(household, alpha), 1 / alpha) - meanGap(household, 1));
    }

    public Linearised chronic(boolean[] part) throws Undefined {
        return total(part).plus(-1, transitory(part));
    }

    public Linearised averageGap(boolean[] part) throws Undefined {
        return panel.mean(part, household -> meanGap(household, 1));
    }

    /** What inequality of chronic gaps between households adds. */
    public Linearised costOfInequality(boolean[] part) throws Undefined {
        return chronic(part).plus(-1, averageGap(part));
    }

    private double meanGap(int household, double power) {
        double sum = 0;
        for (int t = 0; t < panel.periods(); t++) {
            sum += line.gap(panel.outcome(household, t), power);
        }
        return sum / panel.periods();
    }
}
