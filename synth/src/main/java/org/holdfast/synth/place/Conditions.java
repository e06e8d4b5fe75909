package org.holdfast.synth.place;

import java.util.List;
import org.holdfast.synth.draw.Parameters;
import org.jspecify.annotations.Nullable;

/** What a county goes through in the two years of the ledger and the one after: wages, prices and hazards. */
public final class Conditions {
    private static final int MONTHS_A_YEAR = 12;
    private final Trend wages;
    private final Trend prices;
    private final List<Hazard> hazards;
    private final double slow;
    private final double slump;

    Conditions(Trend wages, Trend prices, List<Hazard> hazards, Parameters parameters) {
        this.wages = wages;
        this.prices = prices;
        this.hazards = hazards;
        slow = parameters.get("wages_slow_below");
        slump = parameters.get("prices_slump_at");
    }

    /** How migrant wages do in a year: 0 they rise, 1 they hardly rise, 2 they fall. */
    public int wageTrouble(int year) {
        double change = wages.change(year);
        return change < 0 ? 2 : change < slow ? 1 : 0;
    }

    /** Whether farm prices slump in a year. */
    public boolean pricesSlump(int year) {
        return prices.change(year) <= slump;
    }

    /** How grave the gravest hazard of a year is: 0 none or minor, 1 moderate, 2 severe, 3 extreme. */
    public int gravity(int year) {
        Hazard gravest = gravest(year);
        return gravest == null ? 0 : gravest.severity().ordinal();
    }

    /** The month in which the gravest hazard of a year begins; there must be one. */
    public int monthOfGravest(int year) {
        Hazard gravest = gravest(year);
        if (gravest == null) {
            throw new IllegalStateException("No hazard in the year " + year);
        }
        return gravest.month();
    }

    private @Nullable Hazard gravest(int year) {
        Hazard gravest = null;
        for (Hazard hazard : hazards) {
            if (hazard.month() / MONTHS_A_YEAR == year
                    && (gravest == null || hazard.severity().compareTo(gravest.severity()) > 0)) {
                gravest = hazard;
            }
        }
        return gravest;
    }
}
