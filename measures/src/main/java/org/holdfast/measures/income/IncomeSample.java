package org.holdfast.measures.income;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.survey.Estimate;
import org.holdfast.measures.survey.LonelyUnit;
import org.holdfast.measures.survey.SurveyDesign;
import org.jspecify.annotations.Nullable;

/**
 * Incomes of a survey: sorted once, they give any number of measures with standard errors, for the whole population and its
 * parts. The standard error of a part keeps the whole design, with no influence outside the part. Rows whose income is unknown
 * are left out of the measures and stay in the design.
 *
 * <p>A sample is for one thread at a time, as it keeps memory to work in; different parts of one population may be measured
 * at once.
 */
public final class IncomeSample {
    private final SurveyDesign design;
    private final LonelyUnit lonely;
    private final SortedIncomes incomes;
    private final int[] units;
    private final double[] influences;
    private int degreesOfFreedom = -1;

    private IncomeSample(SurveyDesign design, LonelyUnit lonely, SortedIncomes incomes, Workers workers) {
        this.design = design;
        this.lonely = lonely;
        this.incomes = incomes;
        this.influences = new double[incomes.size()];
        int[] rows = incomes.rows();
        int[] unitOfRow = design.units();
        this.units = new int[rows.length];
        workers.stretches(rows.length, stretch -> {
            for (int i = stretch.start(); i < stretch.end(); i++) {
                units[i] = unitOfRow[rows[i]];
            }
        });
    }

    /**
     * Sorts the incomes of a survey.
     *
     * @param incomes one for each row of the design, NaN when unknown
     * @throws Undefined when an income is infinite
     */
    public static IncomeSample of(double[] incomes, SurveyDesign design, LonelyUnit lonely) throws Undefined {
        return of(incomes, design, lonely, 1);
    }

    /**
     * As {@link #of(double[], SurveyDesign, LonelyUnit)}, with the work shared out; the result is the same.
     *
     * @param workers how many threads may work at once
     */
    public static IncomeSample of(double[] incomes, SurveyDesign design, LonelyUnit lonely, int workers)
            throws Undefined {
        return new IncomeSample(
                design, lonely, SortedIncomes.of(incomes, design.weights(), workers), new Workers(workers));
    }

    /** The incomes, for measures without standard errors. */
    public SortedIncomes incomes() {
        return incomes;
    }

    /** The part of the population whose rows are marked. */
    public IncomeSample where(boolean[] asked) {
        return new IncomeSample(design, lonely, incomes.where(asked), new Workers(1));
    }

    /**
     * The parts of the population, found in one pass.
     *
     * @param groupOfRow the part of each row, from 0; a row of a negative part is in none
     */
    public IncomeSample[] split(int[] groupOfRow, int groups) {
        return split(groupOfRow, groups, 1);
    }

    /**
     * As {@link #split(int[], int)}, with the work shared out; the result is the same.
     *
     * @param workers how many threads may work at once
     */
    public IncomeSample[] split(int[] groupOfRow, int groups, int workers) {
        SortedIncomes[] parts = incomes.split(groupOfRow, groups, workers);
        IncomeSample[] samples = new IncomeSample[groups];
        Workers alone = new Workers(1);
        new Workers(workers)
                .pieces(groups, () -> group -> samples[group] = new IncomeSample(design, lonely, parts[group], alone));
        return samples;
    }

    /** A measure of these incomes with its standard error. */
    public Estimate estimate(IncomeMeasure measure) throws Undefined {
        Totals totals = new Totals();
        double value = totals.add(this, measure, 1);
        return new Estimate(value, Math.sqrt(totals.variance(this)), degreesOfFreedom());
    }

    /**
     * A measure over a line that is itself estimated, from these or other persons of the same survey.
     *
     * @param measure over the line's value
     * @param slope how the measure changes with the line
     * @param line as estimated from {@code ofLine}
     */
    public Estimate estimate(IncomeMeasure measure, double slope, IncomeMeasure line, IncomeSample ofLine)
            throws Undefined {
        Totals totals = new Totals();
        totals.add(ofLine, line, slope);
        double value = totals.add(this, measure, 1);
        IncomeSample larger = ofLine.incomes.size() > incomes.size() ? ofLine : this;
        return new Estimate(value, Math.sqrt(totals.variance(larger)), degreesOfFreedom());
    }

    private int degreesOfFreedom() {
        if (degreesOfFreedom < 0) {
            degreesOfFreedom = incomes.size() == design.weights().length
                    ? design.degreesOfFreedom()
                    : design.degreesOfFreedomOf(incomes.rows());
        }
        return degreesOfFreedom;
    }

    /** The rows in this part, or null for all and where it makes no difference. */
    private boolean @Nullable [] marked() {
        if (incomes.size() == design.weights().length || !design.hasSingleUnits()) {
            return null;
        }
        boolean[] marked = new boolean[design.weights().length];
        for (int row : incomes.rows()) {
            marked[row] = true;
        }
        return marked;
    }

    /** Weighted influences: of units where the design needs no more, else of rows. */
    private final class Totals {
        private final boolean ofUnits = design.needsTotalsOnly();
        private final double[] sums = new double[ofUnits ? design.stratumOfUnit().length : design.weights().length];

        double add(IncomeSample sample, IncomeMeasure measure, double factor) throws Undefined {
            double[] own = sample == IncomeSample.this ? influences : new double[sample.incomes.size()];
            double value = measure.linearise(sample.incomes, own);
            int[] rows = sample.incomes.rows();
            double[] weights = sample.incomes.weights();
            for (int i = 0; i < rows.length; i++) {
                if (ofUnits) {
                    sums[sample.units[i]] += factor * (weights[i] * own[i]);
                } else {
                    sums[rows[i]] += factor * own[i];
                }
            }
            return value;
        }

        double variance(IncomeSample sample) throws Undefined {
            return ofUnits
                    ? design.varianceOfTotals(sums, sample.marked(), lonely)
                    : design.variance(sums, sample.marked(), lonely);
        }
    }
}
