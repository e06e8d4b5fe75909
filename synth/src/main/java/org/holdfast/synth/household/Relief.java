package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Topic;
import org.holdfast.synth.draw.Utf8;
import org.holdfast.synth.table.Calendar;

/**
 * The subsistence allowance: it lifts most households that would be below the poverty line to a little above it, and
 * fades when they no longer need it. In the year to come nobody is granted more of it, for the truth tells what happens
 * when nobody acts.
 */
final class Relief {
    private static final byte[] NAME = Utf8.bytes("subsistence_allowance");
    private static final int PAYMENTS = 4;
    private final double line;
    private final double coverage;
    private final double found;
    private final double kept;
    private final double below;
    private final double low;
    private final double high;

    Relief(Parameters parameters) {
        line = parameters.get("poverty_line");
        coverage = parameters.get("relief_coverage");
        found = parameters.get("relief_found_later");
        kept = parameters.get("relief_kept");
        below = parameters.get("relief_below");
        low = parameters.get("relief_low");
        high = parameters.get("relief_high");
    }

    void draw(Household household, Chance chance) {
        chance.begin(household.key, Topic.RELIEF);
        boolean covered = chance.happens(coverage);
        boolean coveredLater = chance.happens(found) || covered;
        double target = line * chance.between(low, high) * household.size();
        double before = covered ? needed(household, 0, target) : 0;
        double now = coveredLater ? Math.max(before * kept, needed(household, 1, target)) : 0;
        household.onRelief = now > 0;
        if (now > 0) {
            BudgetLine allowance = household.budget.add(Item.TRANSFER, PAYMENTS, 1);
            allowance.programme = NAME;
            allowance.source = Source.DEPARTMENT;
            allowance.yearly[0] = before;
            allowance.yearly[1] = now;
            allowance.yearly[2] = now;
            withdraw(household, allowance);
        }
    }

    /** What is withdrawn in the year to come is withdrawn from the allowance as well. */
    private static void withdraw(Household household, BudgetLine allowance) {
        for (int i = 0; i < household.blows(); i++) {
            Blow blow = household.blow(i);
            Shock shock = blow.shock;
            if (shock != null && shock.hits() == Hits.TRANSFER && blow.month > Calendar.LAST) {
                allowance.lose(blow.severity, blow.month, blow.months);
            }
        }
    }

    /** What a household lacks to the target when it is below the line, or hardly above it. */
    private double needed(Household household, int year, double target) {
        double income = household.budget.income(year);
        return income < line * below * household.size() ? Math.max(0, target - income) : 0;
    }
}
