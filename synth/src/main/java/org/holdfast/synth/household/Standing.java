package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Topic;
import org.holdfast.synth.table.Calendar;

/** Decides how the register has a household: general, registered, lifted or monitored, and since when lifted. */
final class Standing {
    private static final int DAYS_BEFORE_YEARS_END = 60;
    private final Calendar calendar;
    private final double line;
    private final int years;
    private final double near;
    private final double nearOfGeneral;
    private final double poorAndRegistered;
    private final double otherwiseRegistered;
    private final double monitoredNear;
    private final double monitoredOtherwise;
    private final double monitoredGeneral;

    Standing(Parameters parameters, Calendar calendar) {
        this.calendar = calendar;
        line = parameters.get("poverty_line");
        years = (int) parameters.get("years_of_lifting");
        near = line * parameters.get("near_line");
        nearOfGeneral = line * parameters.get("near_line_of_general");
        poorAndRegistered = parameters.get("poor_and_registered");
        otherwiseRegistered = parameters.get("not_poor_but_registered");
        monitoredNear = parameters.get("monitored_near_line");
        monitoredOtherwise = parameters.get("monitored_otherwise");
        monitoredGeneral = parameters.get("monitored_general");
    }

    /** Needs the income of the household to be known. */
    void draw(Household household, Chance chance) {
        chance.begin(household.key, Topic.STANDING);
        double before = household.incomePerHead(0);
        double now = household.incomePerHead(1);
        double point = chance.uniform();
        household.status = household.registered ? ofRegistered(now, point) : ofGeneral(now, point);
        if (household.registered && household.status != Status.REGISTERED) {
            household.liftedOn = liftedOn(before < line, chance);
        }
    }

    private Status ofGeneral(double now, double point) {
        return now < nearOfGeneral && point < monitoredGeneral ? Status.MONITORED : Status.GENERAL;
    }

    private Status ofRegistered(double now, double point) {
        double registered = now < line ? poorAndRegistered : otherwiseRegistered;
        double monitored = now < near ? monitoredNear : monitoredOtherwise;
        if (point < registered) {
            return Status.REGISTERED;
        }
        return point < registered + monitored ? Status.MONITORED : Status.LIFTED;
    }

    /** A household that was poor a year ago was lifted since; the others in one of the six years before. */
    private long liftedOn(boolean wasPoor, Chance chance) {
        int ago = chance.between(1, years);
        return calendar.yearsAgo(wasPoor ? 0 : ago, chance.between(0, DAYS_BEFORE_YEARS_END));
    }
}
