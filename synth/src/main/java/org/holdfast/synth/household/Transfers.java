package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;
import org.jspecify.annotations.Nullable;

/** Draws what part of its income a household has from transfers, and from which programmes. */
final class Transfers {
    private static final double LEAST = 0.01;
    private static final double MOST = 0.92;

    private final Programme[] programmes = Programme.read();
    private final double scale;
    private final double spread;
    private final double ofDependants;
    private final double workersUsual;

    Transfers(Parameters parameters) {
        scale = parameters.get("transfer_scale");
        spread = parameters.get("transfer_spread");
        ofDependants = parameters.get("transfer_of_dependants");
        workersUsual = parameters.get("workers_usual");
    }

    /** The share of transfers: as in the province, more where few of the household work. */
    double share(Household household, Locality locality, Chance chance) {
        double workers = (double) household.workers() / household.size();
        double log = ofDependants * (workersUsual - workers) + spread * chance.normal();
        double usual = locality.county.province().transfers(household.registered);
        return Math.max(LEAST, Math.min(MOST, scale * usual * StrictMath.exp(log)));
    }

    /** Adds a line for each programme that pays, in proportion to their weights. */
    void add(Household household, double share, double[] perHead, Chance chance) {
        int first = household.budget.count();
        double all = 0;
        for (Programme programme : programmes) {
            all += addIfReceived(programme, household, chance);
        }
        if (all == 0) {
            Programme last = programmes[programmes.length - 1];
            all = addLine(last, null, household);
        }
        for (int i = first; i < household.budget.count(); i++) {
            BudgetLine line = household.budget.get(i);
            // addLine has put the programme's weight where the amount goes
            double part = share * line.yearly[0] / all;
            for (int year = 0; year < BudgetLine.YEARS; year++) {
                line.yearly[year] = part * perHead[year] * household.size();
            }
        }
    }

    private double addIfReceived(Programme programme, Household household, Chance chance) {
        if (!programme.whom().isPersonal()) {
            boolean received = chance.happens(programme.chance(household.registered));
            return received && programme.whom().includes(household) ? addLine(programme, null, household) : 0;
        }
        double all = 0;
        for (int i = 0; i < household.persons(); i++) {
            boolean received = chance.happens(programme.chance(household.registered));
            Person person = household.person(i);
            if (received && programme.whom().includes(person, 1)) {
                all += addLine(programme, person, household);
            }
        }
        return all;
    }

    private static double addLine(Programme programme, @Nullable Person person, Household household) {
        BudgetLine line = household.budget.add(Item.TRANSFER, programme.payments(), programme.first());
        line.programme = programme.name();
        line.person = person;
        line.source = Source.DEPARTMENT;
        line.yearly[0] = programme.weight();
        return programme.weight();
    }
}
