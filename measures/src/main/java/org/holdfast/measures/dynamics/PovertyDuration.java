package org.holdfast.measures.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.multidimensional.Fraction;
import org.holdfast.measures.poverty.PovertyLine;
import org.holdfast.measures.survey.Linearised;

/**
 * In how many periods households are poor, over those observed in every period, and what follows from that: Foster's class
 * of chronic poverty {@code K(alpha, tau)}, the mean over households and periods of the normalised gap to the power alpha,
 * of those alone that are poor in at least the share {@code tau} of periods. A household exactly at the share counts,
 * whatever floating point makes of two thirds.
 *
 * <p>Reference: Foster (2009), A class of chronic poverty measures, in Addison, Hulme and Kanbur (eds), Poverty Dynamics,
 * 59-76, doi:10.1093/acprof:oso/9780199557547.003.0003.
 *
 * @since 0.1.0
 */
public final class PovertyDuration {
    private final Panel panel;
    private final PovertyLine line;

    public PovertyDuration(Panel panel, PovertyLine line) {
        this.panel = panel;
        this.line = line;
    }

    /** The shares of households poor in no period, in one, and so on to all. */
    public List<Linearised> distribution(boolean[] part) throws Undefined {
        List<Linearised> shares = new ArrayList<>();
        for (int number = 0; number <= panel.periods(); number++) {
            shares.add(between(number, number, part));
        }
        return shares;
    }

    /** The share of households poor in a number of periods from one to another, both included. */
    public Linearised between(int least, int most, boolean[] part) throws Undefined {
        return panel.mean(part, household -> {
            int poor = periodsPoor(household);
            return poor >= least && poor <= most ? 1 : 0;
        });
    }

    /**
     * K(alpha, tau).
     *
     * @param tau the least share of periods, from 0 to 1
     */
    public Linearised chronic(Fraction tau, double alpha, boolean[] part) throws Undefined {
        line.check(alpha);
        if (tau.numerator() > tau.denominator()) {
            throw new Undefined("The share of periods tau must be from 0 to 1, got " + tau);
        }
        return panel.mean(part, household -> {
            boolean chronic = periodsPoor(household) * tau.denominator() >= tau.numerator() * panel.periods();
            double sum = 0;
            for (int t = 0; chronic && t < panel.periods(); t++) {
                sum += line.gap(panel.outcome(household, t), alpha);
            }
            return sum / panel.periods();
        });
    }

    /**
     * The persistent risk of poverty: the share poor in the last period and in at least so many of those just before it.
     * Eurostat's is at least two of the three before. Over the households observed in these periods.
     *
     * @throws Undefined with fewer periods than that
     */
    public Linearised persistent(int least, int before, boolean[] part) throws Undefined {
        int last = panel.periods() - 1;
        int first = last - before;
        if (first < 0) {
            throw new Undefined("Persistent risk needs " + (before + 1) + " periods, got " + panel.periods());
        }
        return panel.share(
                household -> part[household] && panel.isObserved(household, first, last + 1),
                household -> {
                    int poor = 0;
                    for (int t = first; t < last; t++) {
                        poor += line.poor(panel.outcome(household, t)) ? 1 : 0;
                    }
                    return poor >= least && line.poor(panel.outcome(household, last)) ? 1 : 0;
                },
                household -> 1,
                "No household with weight was observed in the last " + (before + 1) + " periods");
    }

    private int periodsPoor(int household) {
        int poor = 0;
        for (int t = 0; t < panel.periods(); t++) {
            poor += line.poor(panel.outcome(household, t)) ? 1 : 0;
        }
        return poor;
    }
}
