package org.holdfast.measures.dynamics;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.PovertyLine;
import org.holdfast.measures.survey.Linearised;

/**
 * Chronic and transient poverty. Total poverty is the mean over periods of the Foster-Greer-Thorbecke index {@code mean of
 * ((z - y_it) / z)^alpha}; chronic poverty is the index of each household's mean over time; what remains is transient, and
 * may be negative for the headcount. Over the households observed in every period.
 *
 * <p>Edge cases: with one period nothing is transient; outcomes below zero have gaps over one; with alpha over zero the line
 * must be positive. Reference: Jalan and Ravallion (1998), Transient poverty in postreform rural China, Journal of
 * Comparative Economics 26, 338-357, doi:10.1006/jcec.1998.1526.
 *
 * @since 0.1.0
 */
public final class JalanRavallion {
    private final Panel panel;
    private final PovertyLine line;
    private final double alpha;

    /**
     * Measures a panel.
     *
     * @throws Undefined when alpha is negative, or the line is not positive and alpha not zero
     */
    public JalanRavallion(Panel panel, PovertyLine line, double alpha) throws Undefined {
        line.check(alpha);
        this.panel = panel;
        this.line = line;
        this.alpha = alpha;
    }

    public Linearised total(boolean[] part) throws Undefined {
        return panel.mean(part, this::meanGap);
    }

    public Linearised chronic(boolean[] part) throws Undefined {
        return panel.mean(part, household -> line.gap(panel.mean(household), alpha));
    }

    public Linearised transitory(boolean[] part) throws Undefined {
        return panel.mean(part, household -> meanGap(household) - line.gap(panel.mean(household), alpha));
    }

    /**
     * How far chronic poverty is off because a mean over few periods is itself uncertain, to the second order: the mean of
     * {@code alpha (1 - alpha) / (2 T) s_i^2 / z^2 ((z - m_i) / z)^(alpha - 2)} over households, zero where the mean over
     * time {@code m_i} is not below the line; {@code s_i^2} is the variance over time with divisor {@code T - 1}. The
     * analytical correction of the package DASP (Araar and Duclos 2007, its command jtpov).
     *
     * @throws Undefined with less than two periods
     */
    public Linearised bias(boolean[] part) throws Undefined {
        if (panel.periods() < 2) {
            throw new Undefined("The variance over time needs two periods, got " + panel.periods());
        }
        if (line.amount() <= 0) {
            throw new Undefined("Gaps relative to the line need a positive line, got " + line.amount());
        }
        return panel.mean(part, this::bias);
    }

    private double bias(int household) {
        double mean = panel.mean(household);
        double z = line.amount();
        if (!(mean < z) || alpha == 0 || alpha == 1) {
            return 0;
        }
        double squares = 0;
        for (int t = 0; t < panel.periods(); t++) {
            squares += Math.pow(panel.outcome(household, t) - mean, 2);
        }
        double variance = squares / (panel.periods() - 1) / (z * z);
        return alpha * (1 - alpha) / (2.0 * panel.periods()) * variance * Math.pow((z - mean) / z, alpha - 2);
    }

    private double meanGap(int household) {
        double sum = 0;
        for (int t = 0; t < panel.periods(); t++) {
            sum += line.gap(panel.outcome(household, t), alpha);
        }
        return sum / panel.periods();
    }
}
