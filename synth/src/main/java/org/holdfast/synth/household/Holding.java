package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Topic;
import org.holdfast.synth.table.Calendar;

/** Draws where and on what a household lives: relocated or not, dwelling, water, land. */
final class Holding {
    private static final int DAYS_OF_MOVING = 4 * 365;
    private static final double HUNDREDTHS = 100;
    private final Calendar calendar;
    private final double relocated;
    private final int sites;
    private final double safest;
    private final double[] unsafe;
    private final double[] leastSafe;
    private final double[] waterUnsafe;
    private final double landless;
    private final double landPerHead;
    private final double landSpread;
    private final double landOfRelocated;

    Holding(Parameters parameters, Calendar calendar) {
        this.calendar = calendar;
        relocated = parameters.get("relocated");
        sites = (int) parameters.get("site_count");
        safest = parameters.get("dwelling_a");
        unsafe = both(parameters, "dwelling_c_");
        leastSafe = both(parameters, "dwelling_d_");
        waterUnsafe = both(parameters, "water_unsafe_");
        landless = parameters.get("landless");
        landSpread = parameters.get("land_spread");
        landPerHead = parameters.get("land_per_head");
        landOfRelocated = parameters.get("land_of_relocated");
    }

    private static double[] both(Parameters parameters, String name) {
        return new double[] {parameters.get(name + "general"), parameters.get(name + "registered")};
    }

    void draw(Household household, Chance chance) {
        chance.begin(household.key, Topic.HOLDING);
        int kind = household.registered ? 1 : 0;
        household.relocated = chance.happens(relocated) && household.registered;
        household.site = chance.between(1, sites);
        household.resettledOn = calendar.asOfDay() - 30 - chance.between(0, DAYS_OF_MOVING);
        double point = chance.uniform();
        if (point < leastSafe[kind]) {
            household.dwelling = Dwelling.D;
        } else if (point < leastSafe[kind] + unsafe[kind]) {
            household.dwelling = Dwelling.C;
        } else {
            household.dwelling = chance.happens(safest) ? Dwelling.A : Dwelling.B;
        }
        household.waterSafe = !chance.happens(waterUnsafe[kind]);
        household.land = land(household, chance);
    }

    private int land(Household household, Chance chance) {
        double perHead = landPerHead * StrictMath.exp(landSpread * chance.normal());
        double factor = household.relocated ? landOfRelocated : 1;
        boolean none = chance.happens(landless);
        int tenths = (int) (perHead * factor * household.size() * 10);
        return none ? 0 : tenths * (int) (HUNDREDTHS / 10);
    }
}
