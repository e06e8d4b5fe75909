package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;

/**
 * What a household would earn per head in three years if nothing befell it: a lasting part that depends on who lives
 * there, a part that fades, and noise.
 *
 * <p>log y(t) = mean + lasting + fading(t) + noise(t), fading(t) = persistence * fading(t-1) + innovation(t). All parts
 * are normal.
 */
final class Earnings {
    private final double[] mean;
    private final double[] growth;
    private final double ofWorkers;
    private final double workersUsual;
    private final double ofSchooling;
    private final double ofIllness;
    private final double ofDeprivation;
    private final double spread;
    private final double drift;
    private final double persistence;
    private final double innovation;
    private final double noise;

    /** What is lasting, per head in each year. */
    final double[] lasting = new double[BudgetLine.YEARS];
    /** By how much a year differs from what is lasting, as a factor. */
    final double[] swing = new double[BudgetLine.YEARS];

    Earnings(Parameters parameters) {
        mean = new double[] {parameters.get("log_income_general"), parameters.get("log_income_registered")};
        double next = 1 + parameters.get("growth_year_of");
        growth = new double[] {1, next, next * (1 + parameters.get("growth_year_after"))};
        ofWorkers = parameters.get("income_of_workers");
        workersUsual = parameters.get("workers_usual");
        ofSchooling = parameters.get("income_of_schooling");
        ofIllness = parameters.get("income_of_serious_illness");
        ofDeprivation = parameters.get("income_of_deprivation");
        spread = parameters.get("income_spread");
        drift = parameters.get("income_drift");
        persistence = parameters.get("income_persistence");
        innovation = drift * StrictMath.sqrt(1 - persistence * persistence);
        noise = parameters.get("income_noise");
    }

    void draw(Household household, Locality locality, Chance chance) {
        double log = mean[household.registered ? 1 : 0] + composition(household, locality);
        double usual = StrictMath.exp(log + spread * chance.normal());
        double fading = drift * chance.normal();
        for (int year = 0; year < BudgetLine.YEARS; year++) {
            lasting[year] = usual * growth[year];
            swing[year] = StrictMath.exp(fading + noise * chance.normal());
            fading = persistence * fading + innovation * chance.normal();
        }
    }

    private double composition(Household household, Locality locality) {
        boolean schooled = false;
        boolean ill = false;
        for (int i = 0; i < household.persons(); i++) {
            Person person = household.person(i);
            schooled |= person.isWorker() && person.education.compareTo(Education.SENIOR) >= 0;
            ill |= person.health == Health.SERIOUS;
        }
        double workers = (double) household.workers() / household.size();
        // a few counties are far more deprived than all others; incomes there are not
        double deprivation = Math.min(2, locality.county.deprivation());
        return ofWorkers * (workers - workersUsual)
                + (schooled ? ofSchooling : 0)
                + (ill ? ofIllness : 0)
                + ofDeprivation * deprivation;
    }
}
