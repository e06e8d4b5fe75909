package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Topic;
import org.holdfast.synth.place.Conditions;
import org.holdfast.synth.table.Calendar;
import org.jspecify.annotations.Nullable;

/** Draws what befalls a household in three years, and takes from its budget what that costs. */
final class Misfortunes {
    private static final int MONTHS_A_YEAR = 12;
    private static final int DAYS = 28;
    private static final double HUNDREDTHS = 100;

    private final Shock[] shocks = Shock.read();
    private final double[] hazardFactors;
    private final double seriousFrom;
    private final double pricesSlump;
    private final double pricesCalm;
    private final double[] wageFactors;

    Misfortunes(Parameters parameters) {
        hazardFactors = new double[] {
            parameters.get("hazard_none"),
            parameters.get("hazard_moderate"),
            parameters.get("hazard_severe"),
            parameters.get("hazard_extreme")
        };
        seriousFrom = parameters.get("serious_from");
        pricesSlump = parameters.get("prices_slump");
        pricesCalm = parameters.get("prices_calm");
        wageFactors =
                new double[] {parameters.get("wages_rise"), parameters.get("wages_slow"), parameters.get("wages_fall")};
    }

    void draw(Household household, Locality locality, Chance chance) {
        chance.begin(household.key, Topic.MISFORTUNE);
        for (Shock shock : shocks) {
            for (int year = 0; year < BudgetLine.YEARS; year++) {
                double rate = shock.rate(household.registered) * factor(shock.driver(), locality.conditions, year);
                // drawn whether it can happen or not, so that what comes after does not depend on it
                boolean happens = chance.happens(rate);
                double whom = chance.uniform();
                if (happens) {
                    strike(shock, year, whom, household, locality.conditions, chance);
                }
            }
        }
    }

    private double factor(Driver driver, Conditions conditions, int year) {
        return switch (driver) {
            case NONE -> 1;
            case WAGES -> wageFactors[conditions.wageTrouble(year)];
            case PRICES -> conditions.pricesSlump(year) ? pricesSlump : pricesCalm;
            case HAZARDS -> hazardFactors[conditions.gravity(year)];
        };
    }

    private void strike(Shock shock, int year, double whom, Household household, Conditions conditions, Chance chance) {
        Person person = shock.whom().isPersonal() ? choose(shock.whom(), year, whom, household) : null;
        if (shock.whom().isPersonal() ? person == null : !shock.whom().includes(household)) {
            return;
        }
        Blow blow = household.addBlow();
        blow.shock = shock;
        blow.event = shock.event();
        // whoever died before the date of assessment is not in the register any more
        blow.person = shock.whom() == Whom.OLDEST && year < 2 ? null : person;
        blow.month = year * MONTHS_A_YEAR + chance.between(0, MONTHS_A_YEAR - 1);
        if (shock.driver() == Driver.HAZARDS && conditions.gravity(year) > 1) {
            blow.month = conditions.monthOfGravest(year);
        }
        blow.day = chance.between(0, DAYS - 1);
        blow.months = chance.between(shock.monthsLow(), shock.monthsHigh());
        blow.severity = chance.between(shock.severityLow(), shock.severityHigh());
        blow.bill = amount(shock.billLow(), shock.billHigh(), chance);
        blow.loss = amount(shock.lossLow(), shock.lossHigh(), chance);
        takeFrom(household, blow, shock);
        mark(blow, shock);
    }

    /** One of those it may befall; of the oldest, the oldest. */
    private static @Nullable Person choose(Whom whom, int year, double point, Household household) {
        int possible = 0;
        Person oldest = null;
        for (int i = 0; i < household.persons(); i++) {
            Person person = household.person(i);
            if (whom.includes(person, year)) {
                possible++;
                oldest = oldest == null || person.age > oldest.age ? person : oldest;
            }
        }
        if (whom == Whom.OLDEST) {
            return oldest;
        }
        int wanted = (int) (point * possible);
        for (int i = 0; i < household.persons(); i++) {
            if (whom.includes(household.person(i), year) && wanted-- == 0) {
                return household.person(i);
            }
        }
        return null;
    }

    /** In hundredths, in whole tens; small amounts are more common than large ones. */
    private static long amount(double low, double high, Chance chance) {
        double point = chance.uniform();
        long tens = (long) ((low + (high - low) * point * point) / 10 + 0.5);
        return (long) (tens * 10 * HUNDREDTHS);
    }

    private static void takeFrom(Household household, Blow blow, Shock shock) {
        for (int i = 0; i < household.budget.count(); i++) {
            BudgetLine line = household.budget.get(i);
            if (reaches(blow, shock, line)) {
                line.lose(blow.severity, blow.month, blow.months);
            }
        }
    }

    /** Whether a misfortune takes from a line of the budget. */
    static boolean reaches(Blow blow, Shock shock, BudgetLine line) {
        return switch (shock.hits()) {
            case WAGE -> line.item == Item.WAGE && line.person == blow.person;
            case BUSINESS -> line.item == Item.BUSINESS;
            case MARKET -> line.item == Item.WAGE || line.item == Item.BUSINESS;
            case TRANSFER -> line.item == Item.TRANSFER && line.person == null;
        };
    }

    /** What the register shows of a person whom a misfortune still holds. */
    private void mark(Blow blow, Shock shock) {
        Person person = blow.person;
        if (person == null || !blow.holds(Calendar.LAST)) {
            return;
        }
        if (shock.hits() == Hits.WAGE && person.employment.isWage()) {
            person.idle = true;
        }
        if (shock.cause() == Cause.ILLNESS) {
            person.health = blow.severity > seriousFrom ? Health.SERIOUS : Health.CHRONIC;
        }
    }
}
