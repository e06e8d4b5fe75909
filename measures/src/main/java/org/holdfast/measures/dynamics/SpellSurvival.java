package org.holdfast.measures.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.PovertyLine;
import org.holdfast.measures.survey.Linearised;

/**
 * How long spells of poverty last, or spells out of poverty, after Kaplan and Meier. Spells that start within the window
 * count, those under way in the first period observed do not (their start is unknown). A spell is at risk at duration
 * {@code d} when it has lasted {@code d} periods and the next is observed; it ends there when the next is on the other side
 * of the line. The hazard is {@code h_d = E_d / R_d}, ends over spells at risk, and the survivor function
 * {@code S_d = product over s <= d of (1 - h_s)}. A period not observed ends the watch over a spell, not the spell.
 *
 * <p>Greenwood's variance {@code S_d^2 sum over s <= d of E_s / (R_s (R_s - E_s))} is for spells drawn independently with
 * equal chances; with weights and clusters use the influences. Both are zero once no spell survives.
 *
 * <p>References: Kaplan and Meier (1958), doi:10.1080/01621459.1958.10501452; Greenwood (1926), The natural duration of
 * cancer, Reports on Public Health and Medical Subjects 33.
 *
 * @since 0.1.0
 */
public final class SpellSurvival {
    private final double[] weights;
    private final List<double[]> atRisk = new ArrayList<>();
    private final List<double[]> ends = new ArrayList<>();
    private final int durations;
    private final double[] risk;
    private final double[] ended;

    /**
     * Follows the spells of a panel.
     *
     * @param ofPoverty spells of poverty; otherwise spells out of it
     * @param weighted whether spells count by the weight of their household; otherwise each counts one
     * @throws Undefined when no spell starts within the window and is observed a period later
     */
    public SpellSurvival(Panel panel, PovertyLine line, boolean ofPoverty, boolean weighted, boolean[] part)
            throws Undefined {
        this.weights = panel.weights();
        for (int d = 1; d + 1 < panel.periods(); d++) {
            atRisk.add(new double[panel.households()]);
            ends.add(new double[panel.households()]);
        }
        for (int i = 0; i < panel.households(); i++) {
            for (int t = 1; part[i] && t + 1 < panel.periods(); t++) {
                if (panel.isObserved(i, t - 1, t + 1)
                        && line.poor(panel.outcome(i, t)) == ofPoverty
                        && line.poor(panel.outcome(i, t - 1)) != ofPoverty) {
                    follow(panel, line, ofPoverty, i, t);
                }
            }
        }
        this.risk = new double[atRisk.size()];
        this.ended = new double[atRisk.size()];
        int last = 0;
        for (int d = 0; d < risk.length; d++) {
            for (int i = 0; i < weights.length; i++) {
                double weight = weighted ? weights[i] : 1;
                risk[d] += weight * atRisk.get(d)[i];
                ended[d] += weight * ends.get(d)[i];
            }
            last = risk[d] > 0 ? d + 1 : last;
        }
        this.durations = last;
        if (durations == 0) {
            throw new Undefined("No spell starts within the window and is observed a period later");
        }
    }

    private void follow(Panel panel, PovertyLine line, boolean ofPoverty, int household, int start) {
        for (int t = start + 1; t < panel.periods() && panel.isObserved(household, t); t++) {
            atRisk.get(t - start - 1)[household]++;
            if (line.poor(panel.outcome(household, t)) != ofPoverty) {
                ends.get(t - start - 1)[household]++;
                return;
            }
        }
    }

    /** The longest duration at which a spell is at risk; from one on, all are up to it. */
    public int durations() {
        return durations;
    }

    /** R_d. */
    public double atRisk(int duration) {
        return risk[duration - 1];
    }

    /** E_d. */
    public double ends(int duration) {
        return ended[duration - 1];
    }

    /** h_d. */
    public double hazard(int duration) {
        return ends(duration) / atRisk(duration);
    }

    /** S_d. */
    public double survivor(int duration) {
        double survivor = 1;
        for (int d = 1; d <= duration; d++) {
            survivor *= 1 - hazard(d);
        }
        return survivor;
    }

    /** Greenwood's standard error of S_d. */
    public double greenwood(int duration) {
        double survivor = survivor(duration);
        double sum = 0;
        for (int d = 1; d <= duration && survivor > 0; d++) {
            sum += ends(d) / (atRisk(d) * (atRisk(d) - ends(d)));
        }
        return survivor * Math.sqrt(sum);
    }

    /** S_d of weighted spells with the influence of each household on it. */
    public Linearised linearised(int duration) {
        double survivor = survivor(duration);
        double[] influence = new double[weights.length];
        for (int d = 1; d <= duration && survivor > 0; d++) {
            double left = atRisk(d) - ends(d);
            for (int i = 0; i < influence.length; i++) {
                influence[i] -= survivor * (ends.get(d - 1)[i] - hazard(d) * atRisk.get(d - 1)[i]) / left;
            }
        }
        return new Linearised(survivor, influence);
    }
}
