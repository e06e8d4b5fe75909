package org.holdfast.measures.dynamics;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.PovertyLine;
import org.holdfast.measures.survey.Linearised;

/**
 * Moves across the line from one period to another, over the households observed in both. Entry is the share of those not
 * poor before who are poor after, exit the share of those poor before who are not; pooled over all neighbouring periods the
 * numerators and denominators are summed. Relapse is the share of exits, poor in one period and not in the next, that are
 * followed by poverty again within some periods, over the exits followed that long.
 *
 * <p>Edge cases: a rate of nobody is undefined. Reference: Bane and Ellwood (1986), Slipping into and out of poverty: the
 * dynamics of spells, Journal of Human Resources 21, 1-23, doi:10.2307/145955.
 *
 * @since 0.1.0
 */
public final class Transitions {
    private final Panel panel;
    private final PovertyLine line;

    public Transitions(Panel panel, PovertyLine line) {
        this.panel = panel;
        this.line = line;
    }

    /** The share of all that was poor, or not, in one period and poor, or not, in another. */
    public Linearised cell(int from, int to, boolean poorBefore, boolean poorAfter, boolean[] part) throws Undefined {
        return panel.share(
                household -> part[household] && inBoth(household, from, to),
                household -> poor(household, from) == poorBefore && poor(household, to) == poorAfter ? 1 : 0,
                household -> 1,
                "No household with weight was observed in both periods");
    }

    /** The share of those not poor in one period who are poor in another. */
    public Linearised entry(int from, int to, boolean[] part) throws Undefined {
        return rate(
                from,
                to,
                false,
                part,
                "Nobody observed in both periods was out of poverty in the first, so none could enter");
    }

    /** The share of those poor in one period who are not in another. */
    public Linearised exit(int from, int to, boolean[] part) throws Undefined {
        return rate(from, to, true, part, "Nobody observed in both periods was poor in the first, so none could leave");
    }

    /** Entry over all neighbouring periods together. */
    public Linearised entry(boolean[] part) throws Undefined {
        return pooled(false, part, "Nobody was out of poverty before the last period, so none could enter");
    }

    /** Exit over all neighbouring periods together. */
    public Linearised exit(boolean[] part) throws Undefined {
        return pooled(true, part, "Nobody was poor before the last period, so none could leave");
    }

    /**
     * The share poor where entry and exit balance, {@code entry / (entry + exit)}, of the pooled rates.
     *
     * @throws Undefined when nobody enters or leaves
     */
    public Linearised steadyState(boolean[] part) throws Undefined {
        Linearised entry = entry(part);
        Linearised exit = exit(part);
        double sum = entry.value() + exit.value();
        if (sum == 0) {
            throw new Undefined("Nobody enters or leaves poverty, so no share poor is steady");
        }
        return entry.through(entry.value() / sum, exit.value() / (sum * sum))
                .plus(1, exit.through(0, -entry.value() / (sum * sum)));
    }

    /**
     * How many periods a spell of poverty would last at the pooled exit rate, {@code 1 / exit}.
     *
     * @throws Undefined when nobody leaves
     */
    public Linearised expectedSpell(boolean[] part) throws Undefined {
        Linearised exit = exit(part);
        if (exit.value() == 0) {
            throw new Undefined("Nobody leaves poverty, so spells have no expected length");
        }
        return exit.through(1 / exit.value(), -1 / (exit.value() * exit.value()));
    }

    /**
     * The share of exits followed by poverty within some periods.
     *
     * @param within at least one
     */
    public Linearised relapse(int within, boolean[] part) throws Undefined {
        if (within < 1) {
            throw new Undefined("Relapse within " + within + " periods: expected one or more");
        }
        return panel.share(
                household -> part[household],
                household -> exits(household, within, true),
                household -> exits(household, within, false),
                "Nobody left poverty and was observed for " + within + " periods after, so none could relapse");
    }

    private int exits(int household, int within, boolean relapsedAlone) {
        int exits = 0;
        for (int t = 1; t + within < panel.periods(); t++) {
            boolean left =
                    panel.isObserved(household, t - 1, t + within + 1) && poor(household, t - 1) && !poor(household, t);
            boolean relapsed = false;
            for (int later = t + 1; left && later <= t + within; later++) {
                relapsed |= poor(household, later);
            }
            exits += left && (relapsed || !relapsedAlone) ? 1 : 0;
        }
        return exits;
    }

    private Linearised rate(int from, int to, boolean poorBefore, boolean[] part, String nobody) throws Undefined {
        return panel.share(
                household -> part[household] && inBoth(household, from, to) && poor(household, from) == poorBefore,
                household -> poor(household, to) == poorBefore ? 0 : 1,
                household -> 1,
                nobody);
    }

    private Linearised pooled(boolean poorBefore, boolean[] part, String nobody) throws Undefined {
        return panel.share(
                household -> part[household],
                household -> moves(household, poorBefore, true),
                household -> moves(household, poorBefore, false),
                nobody);
    }

    private int moves(int household, boolean poorBefore, boolean changedAlone) {
        int moves = 0;
        for (int t = 0; t + 1 < panel.periods(); t++) {
            boolean counts = inBoth(household, t, t + 1) && poor(household, t) == poorBefore;
            moves += counts && (poor(household, t + 1) != poorBefore || !changedAlone) ? 1 : 0;
        }
        return moves;
    }

    private boolean inBoth(int household, int from, int to) {
        return panel.isObserved(household, from) && panel.isObserved(household, to);
    }

    private boolean poor(int household, int period) {
        return line.poor(panel.outcome(household, period));
    }
}
