package org.holdfast.synth.household;

import java.util.Arrays;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.table.Calendar;

/** The truth about the year to come: what a household will have, whether it will be poor, and why. */
final class Outlook {
    private static final int NEXT = 2;
    private final double line;
    private final double worthNaming;
    private final double[] cost = new double[Cause.values().length];

    Outlook(Parameters parameters) {
        line = parameters.get("poverty_line");
        worthNaming = parameters.get("cause_worth_naming");
    }

    /** The number of members there will be: whoever dies is one no more, but nobody's household ends with the year. */
    int size(Household household) {
        int size = household.size();
        for (int i = 0; i < household.blows(); i++) {
            Blow blow = household.blow(i);
            size -= blow.event == EventType.DEATH && blow.month > Calendar.LAST ? 1 : 0;
        }
        return Math.max(1, size);
    }

    boolean isPoor(Household household) {
        return household.income[NEXT] < line * size(household);
    }

    /** The cause that costs the household most; low income when it will be poor though nothing costs it much. */
    Cause cause(Household household) {
        Arrays.fill(cost, 0);
        for (int i = 0; i < household.blows(); i++) {
            Blow blow = household.blow(i);
            Shock shock = blow.shock;
            if (shock != null) {
                cost[shock.cause().ordinal()] += cost(household, blow, shock);
            }
        }
        Cause gravest = Cause.NONE;
        for (Cause cause : Cause.values()) {
            if (cause != Cause.NONE && cost[cause.ordinal()] > cost[gravest.ordinal()]) {
                gravest = cause;
            }
        }
        if (cost[gravest.ordinal()] < worthNaming * household.income[NEXT]) {
            gravest = Cause.NONE;
        }
        return gravest == Cause.NONE && isPoor(household) ? Cause.LOW_INCOME : gravest;
    }

    private static double cost(Household household, Blow blow, Shock shock) {
        double sum = 0;
        for (int i = 0; i < household.budget.count(); i++) {
            BudgetLine line = household.budget.get(i);
            if (Misfortunes.reaches(blow, shock, line)) {
                sum += line.lossOf(NEXT, blow.severity, blow.month, blow.months);
            }
        }
        return sum;
    }
}
