package org.holdfast.synth.household;

import org.holdfast.synth.draw.AgeTable;
import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Gaps;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Topic;
import org.holdfast.synth.draw.Weights;
import org.holdfast.synth.place.County;
import org.holdfast.synth.place.RegionFigures;
import org.holdfast.synth.place.Surroundings;
import org.holdfast.synth.table.Calendar;
import org.holdfast.synth.table.Tables;
import org.jspecify.annotations.Nullable;

/** Draws the households of one village after the other, each in the same steps, as rows of tables. */
public final class Households {
    private final long seed;
    private final Calendar calendar;
    private final Surroundings surroundings;
    private final RegionFigures regions = new RegionFigures();
    private final Chance chance = new Chance();
    private final Household household = new Household();
    private @Nullable Locality locality;

    private final Composition composition;
    private final Upbringing upbringing;
    private final Condition condition;
    private final Labour labour = new Labour();
    private final Holding holding;
    private final Livelihood livelihood;
    private final Spending spending;
    private final Misfortunes misfortunes;
    private final Relief relief;
    private final Standing standing;

    private final HouseholdRows householdRows;
    private final PersonRows personRows;
    private final LedgerRows ledgerRows;
    private final EventRows eventRows;
    private final AssistanceRows assistanceRows;
    private final TruthRows truthRows;

    public Households(long seed, Parameters parameters, Calendar calendar, Surroundings surroundings, Tables tables) {
        this.seed = seed;
        this.calendar = calendar;
        this.surroundings = surroundings;
        composition = new Composition(parameters);
        upbringing = new Upbringing(parameters);
        condition = new Condition(parameters);
        holding = new Holding(parameters, calendar);
        livelihood = new Livelihood(parameters);
        spending = new Spending(parameters);
        misfortunes = new Misfortunes(parameters);
        relief = new Relief(parameters);
        standing = new Standing(parameters, calendar);
        Gaps gaps = new Gaps();
        householdRows = new HouseholdRows(gaps, tables.get(Tables.Name.HOUSEHOLD));
        personRows = new PersonRows(parameters, gaps, calendar, tables.get(Tables.Name.PERSON));
        ledgerRows = new LedgerRows(parameters, tables.get(Tables.Name.LEDGER));
        eventRows = new EventRows(parameters, gaps, calendar, tables.get(Tables.Name.EVENT));
        assistanceRows = new AssistanceRows(gaps, calendar, tables.get(Tables.Name.ASSISTANCE));
        truthRows = new TruthRows(parameters, tables.get(Tables.Name.TRUTH));
    }

    /** Adds the rows of the first households of a village; the village is named by its place in the county's list. */
    public void draw(County county, int village, int households) {
        Locality here = locality(county);
        Neighbourhood neighbourhood = new Neighbourhood(county, village, seed, calendar);
        for (int number = 1; number <= households; number++) {
            neighbourhood.begin(household, number);
            composition.draw(household, here, neighbourhood, chance);
            upbringing.draw(household, here, chance);
            condition.draw(household, here, chance);
            labour.draw(household, chance);
            holding.draw(household, chance);
            livelihood.draw(household, here, chance);
            spending.draw(household, chance);
            misfortunes.draw(household, here, chance);
            relief.draw(household, chance);
            for (int year = 0; year < household.income.length; year++) {
                household.income[year] = household.budget.income(year);
            }
            standing.draw(household, chance);
            write(here, neighbourhood);
        }
    }

    /** The locality of a county; villages of a county mostly follow each other, so that the last is kept. */
    private Locality locality(County county) {
        Locality last = locality;
        if (last != null && last.county == county) {
            return last;
        }
        AgeTable<Education> schooling = upbringing.of(county);
        AgeTable<Health> health = condition.of(regions.chronic(county.province().region()));
        Weights[] archetypes = {composition.of(county, false), composition.of(county, true)};
        Locality fresh = new Locality(county, surroundings.of(county), archetypes, schooling, health);
        locality = fresh;
        return fresh;
    }

    private void write(Locality here, Neighbourhood neighbourhood) {
        chance.begin(household.key, Topic.GAPS);
        householdRows.write(household, here, neighbourhood, chance);
        personRows.write(household, here.county.number(), chance);
        ledgerRows.write(household, chance);
        eventRows.write(household, chance);
        assistanceRows.write(household);
        truthRows.write(household);
    }
}
