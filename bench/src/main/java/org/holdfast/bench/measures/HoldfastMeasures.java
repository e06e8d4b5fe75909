package org.holdfast.bench.measures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.IncomeSample;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.inequality.Gini;
import org.holdfast.measures.inequality.IncomeShare;
import org.holdfast.measures.inequality.ShareRatio;
import org.holdfast.measures.poverty.Fgt;
import org.holdfast.measures.survey.Bootstrap;
import org.holdfast.measures.survey.Estimate;
import org.holdfast.measures.survey.LonelyUnit;
import org.holdfast.measures.survey.ReplicateWeights;
import org.holdfast.measures.survey.SurveyDesign;

/** Does each work with Holdfast's measures. */
final class HoldfastMeasures {
    private static final int FIFTHS = 5;
    private static final long BOOTSTRAP_SEED = 11;
    private static final IncomeMeasure HEAD_COUNT = new Fgt(Population.LINE, 0);
    private static final IncomeMeasure GINI = new Gini();
    private static final IncomeMeasure S80S20 = ShareRatio.s80s20();
    private static final List<IncomeMeasure> VALUES =
            List.of(HEAD_COUNT, new Fgt(Population.LINE, 1), new Fgt(Population.LINE, 2), GINI);
    private static final List<IncomeMeasure> WITH_ERRORS =
            List.of(HEAD_COUNT, new Fgt(Population.LINE, 1), new Fgt(Population.LINE, 2), GINI, S80S20);

    private final int threads;
    private final ForkJoinPool pool;

    HoldfastMeasures(int threads) {
        this.threads = threads;
        this.pool = new ForkJoinPool(threads);
    }

    /** The results: for everybody, then for each region, each figure, followed by its standard error where there is one. */
    double[] run(Work work, Population population) throws Exception {
        return pool.submit(() -> switch (work) {
                    case FIGURES -> figures(population);
                    case ERRORS -> errors(population);
                    case BOOTSTRAP -> bootstrap(population);
                })
                .get();
    }

    private double[] figures(Population population) throws Undefined {
        SortedIncomes whole = SortedIncomes.of(population.income, population.weight, threads);
        SortedIncomes[] parts = whole.split(population.region, Population.REGIONS, threads);
        int columns = VALUES.size() + FIFTHS;
        double[] results = new double[(1 + parts.length) * columns];
        int pieces = VALUES.size() + 1;
        each((1 + parts.length) * pieces, piece -> {
            int part = piece / pieces;
            int figure = piece % pieces;
            SortedIncomes sample = part == 0 ? whole : parts[part - 1];
            int at = part * columns + figure;
            try {
                if (figure < VALUES.size()) {
                    results[at] = VALUES.get(figure).value(sample);
                } else {
                    System.arraycopy(IncomeShare.ofGroups(sample, FIFTHS), 0, results, at, FIFTHS);
                }
            } catch (Undefined e) {
                throw new IllegalStateException(e);
            }
        });
        return results;
    }

    private double[] errors(Population population) throws Undefined {
        SurveyDesign design = design(population);
        IncomeSample whole = IncomeSample.of(population.income, design, LonelyUnit.FAIL, threads);
        IncomeSample[] parts = whole.split(population.region, Population.REGIONS, threads);
        int columns = 2 * WITH_ERRORS.size();
        double[] results = new double[(1 + parts.length) * columns];
        each(1 + parts.length, part -> {
            IncomeSample sample = part == 0 ? whole : parts[part - 1];
            try {
                int at = part * columns;
                for (IncomeMeasure measure : WITH_ERRORS) {
                    Estimate estimate = sample.estimate(measure);
                    results[at++] = estimate.value();
                    results[at++] = estimate.standardError();
                }
            } catch (Undefined e) {
                throw new IllegalStateException(e);
            }
        });
        return results;
    }

    private double[] bootstrap(Population population) throws Undefined {
        SortedIncomes incomes = SortedIncomes.of(population.income, population.weight, threads);
        ReplicateWeights replicates = replicates(population);
        ReplicateWeights.Replicated replicated = replicates.estimate(
                weights -> {
                    SortedIncomes replicate = incomes.reweighted(weights);
                    return new double[] {HEAD_COUNT.value(replicate), GINI.value(replicate), S80S20.value(replicate)};
                },
                ReplicateWeights.Centre.FULL_SAMPLE,
                threads);
        List<Double> results = new ArrayList<>();
        for (int figure = 0; figure < replicated.values().length; figure++) {
            results.add(replicated.values()[figure]);
            results.add(replicated.errors()[figure]);
        }
        return results.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The factor of each area in each replicate, one replicate after the other. */
    static double[] factors(Population population) throws Undefined {
        int[] firstOfArea = new int[Population.AREAS];
        Arrays.fill(firstOfArea, -1);
        for (int person = population.persons() - 1; person >= 0; person--) {
            firstOfArea[population.area[person]] = person;
        }
        ReplicateWeights replicates = replicates(population);
        double[] factors = new double[Work.REPLICATES * Population.AREAS];
        for (int replicate = 0; replicate < Work.REPLICATES; replicate++) {
            double[] weights = replicates.replicate(replicate);
            for (int area = 0; area < Population.AREAS; area++) {
                int person = firstOfArea[area];
                factors[replicate * Population.AREAS + area] =
                        person < 0 ? 0 : weights[person] / population.weight[person];
            }
        }
        return factors;
    }

    private static ReplicateWeights replicates(Population population) throws Undefined {
        return Bootstrap.RAO_WU.of(design(population), Work.REPLICATES, BOOTSTRAP_SEED);
    }

    private static SurveyDesign design(Population population) {
        return SurveyDesign.of(population.weight, population.region, population.area, null);
    }

    private void each(int pieces, IntConsumer work) {
        IntStream range = IntStream.range(0, pieces);
        (threads == 1 ? range : range.parallel()).forEach(work);
    }
}
