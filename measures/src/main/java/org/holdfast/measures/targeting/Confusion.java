package org.holdfast.measures.targeting;

import org.holdfast.measures.Undefined;

/**
 * The poor and the beneficiaries crossed: the weight of those rightly reached (TP), of the poor who were missed (FN), of
 * beneficiaries who are not poor (FP) and of those rightly left out (TN).
 *
 * <p>Rows whose weight is NaN are not counted; weights are finite and not negative. Every measure but the four weights is
 * undefined when its denominator is zero. Shares do not depend on the scale of weights.
 *
 * <p>References: Coady, Grosh and Hoddinott 2004, Targeting of Transfers in Developing Countries, ch. 2; Ravallion 2009,
 * How Relevant Is Targeting to the Success of an Antipoverty Program?, doi:10.1093/wbro/lkp009; Cohen 1960,
 * doi:10.1177/001316446002000104; Matthews 1975, doi:10.1016/0005-2795(75)90109-9.
 *
 * @since 0.1
 */
public final class Confusion {
    private double truePositives;
    private double falseNegatives;
    private double falsePositives;
    private double trueNegatives;

    /** Counts a unit. */
    public void accept(boolean poor, boolean beneficiary, double weight) {
        if (Double.isNaN(weight)) {
            return;
        }
        if (poor) {
            truePositives += beneficiary ? weight : 0;
            falseNegatives += beneficiary ? 0 : weight;
        } else {
            falsePositives += beneficiary ? weight : 0;
            trueNegatives += beneficiary ? 0 : weight;
        }
    }

    /** Adds what another has counted. */
    public Confusion combine(Confusion other) {
        truePositives += other.truePositives;
        falseNegatives += other.falseNegatives;
        falsePositives += other.falsePositives;
        trueNegatives += other.trueNegatives;
        return this;
    }

    /** The weight of poor beneficiaries. */
    public double truePositives() {
        return truePositives;
    }

    /** The weight of the poor without a benefit. */
    public double falseNegatives() {
        return falseNegatives;
    }

    /** The weight of beneficiaries who are not poor. */
    public double falsePositives() {
        return falsePositives;
    }

    /** The weight of those neither poor nor beneficiaries. */
    public double trueNegatives() {
        return trueNegatives;
    }

    public double poor() {
        return truePositives + falseNegatives;
    }

    public double nonPoor() {
        return falsePositives + trueNegatives;
    }

    public double beneficiaries() {
        return truePositives + falsePositives;
    }

    public double nonBeneficiaries() {
        return falseNegatives + trueNegatives;
    }

    public double population() {
        return poor() + nonPoor();
    }

    /** The poor / population. */
    public double shareOfPoor() throws Undefined {
        return Share.of(poor(), population(), "the population");
    }

    /** The poor who are reached / the poor. */
    public double coverageOfPoor() throws Undefined {
        return Share.of(truePositives, poor(), "the poor");
    }

    /** Undercoverage: FN / poor. */
    public double exclusionError() throws Undefined {
        return Share.of(falseNegatives, poor(), "the poor");
    }

    /** Leakage: FP / beneficiaries. */
    public double inclusionError() throws Undefined {
        return Share.of(falsePositives, beneficiaries(), "beneficiaries");
    }

    /** FP / non-poor, which some call inclusion error. */
    public double falsePositiveRate() throws Undefined {
        return Share.of(falsePositives, nonPoor(), "the non-poor");
    }

    /** FN / population, an exclusion error that can be added to {@link #inclusionErrorOfPopulation}. */
    public double exclusionErrorOfPopulation() throws Undefined {
        return Share.of(falseNegatives, population(), "the population");
    }

    /** FP / population. */
    public double inclusionErrorOfPopulation() throws Undefined {
        return Share.of(falsePositives, population(), "the population");
    }

    /** FN / non-beneficiaries: how many of those left out are poor. */
    public double falseOmissionRate() throws Undefined {
        return Share.of(falseNegatives, nonBeneficiaries(), "non-beneficiaries");
    }

    /** Beneficiaries / population. */
    public double coverage() throws Undefined {
        return Share.of(beneficiaries(), population(), "the population");
    }

    /** Ravallion's targeting differential: share of the poor reached less share of the non-poor reached. */
    public double differential() throws Undefined {
        return coverageOfPoor() - falsePositiveRate();
    }

    /** (TP + TN) / population. */
    public double accuracy() throws Undefined {
        return Share.of(truePositives + trueNegatives, population(), "the population");
    }

    /** Cohen's kappa: agreement beyond that of a rule with the same margins that draws lots. */
    public double kappa() throws Undefined {
        double observed = accuracy();
        double population = population();
        double byChance = poor() / population * (beneficiaries() / population)
                + nonPoor() / population * (nonBeneficiaries() / population);
        return Share.of(observed - byChance, 1 - byChance, "disagreement by chance");
    }

    /** 2 TP / (poor + beneficiaries), the harmonic mean of precision and recall. */
    public double f1() throws Undefined {
        return Share.of(2 * truePositives, poor() + beneficiaries(), "the poor and beneficiaries");
    }

    /** Matthews' correlation of being poor and being a beneficiary. */
    public double matthewsCorrelation() throws Undefined {
        double margins =
                Math.sqrt(poor()) * Math.sqrt(nonPoor()) * Math.sqrt(beneficiaries()) * Math.sqrt(nonBeneficiaries());
        return Share.of(
                truePositives * trueNegatives - falsePositives * falseNegatives,
                margins,
                "the poor, the non-poor, beneficiaries or non-beneficiaries");
    }
}
