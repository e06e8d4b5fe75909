package org.holdfast.measures.income;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.inequality.Gini;
import org.holdfast.measures.poverty.Fgt;
import org.holdfast.measures.poverty.RelativeLine;
import org.holdfast.measures.survey.Estimate;
import org.holdfast.measures.survey.LonelyUnit;
import org.holdfast.measures.survey.SurveyDesign;
import org.junit.jupiter.api.Test;

class IncomeSampleTest {
    private static final int SIZE = 400;
    private final double[][] drawn = RandomIncomes.draw(77, SIZE);
    private final int[] strata = new int[SIZE];
    private final int[] units = new int[SIZE];
    private final int[] groups = new int[SIZE];

    IncomeSampleTest() {
        Random random = new Random(78);
        for (int row = 0; row < SIZE; row++) {
            strata[row] = random.nextInt(4);
            units[row] = random.nextInt(40);
            groups[row] = random.nextInt(3);
            drawn[0][row] = row % 50 == 0 ? Double.NaN : drawn[0][row];
        }
    }

    private SurveyDesign design() {
        return SurveyDesign.of(drawn[1], strata, units, null);
    }

    private IncomeSample sample(SurveyDesign design) throws Undefined {
        return IncomeSample.of(drawn[0], design, LonelyUnit.FAIL);
    }

    private boolean[] marked(int group) {
        boolean[] marked = new boolean[SIZE];
        IntStream.range(0, SIZE).forEach(row -> marked[row] = groups[row] == group);
        return marked;
    }

    @Test
    void the_error_is_that_of_influences_laid_out_by_rows() throws Undefined {
        IncomeSample part = sample(design()).where(marked(1));
        double[] influences = new Gini().influences(part.incomes());
        double[] byRow = new double[SIZE];
        for (int i = 0; i < influences.length; i++) {
            byRow[part.incomes().rows()[i]] = influences[i];
        }
        Estimate estimate = part.estimate(new Gini());
        assertThat(estimate.value()).isEqualTo(new Gini().value(part.incomes()));
        assertThat(estimate.standardError())
                .isCloseTo(Math.sqrt(design().variance(byRow, LonelyUnit.FAIL)), within(1e-15));
        boolean[] used = marked(1);
        IntStream.range(0, SIZE).forEach(row -> used[row] &= !Double.isNaN(drawn[0][row]));
        assertThat(estimate.degreesOfFreedom()).isEqualTo(design().degreesOfFreedom(used));
    }

    @Test
    void parts_found_together_are_those_found_apart() throws Undefined {
        IncomeSample[] parts = sample(design()).split(groups, 3);
        for (int group = 0; group < 3; group++) {
            assertThat(parts[group].estimate(new Gini()))
                    .isEqualTo(sample(design()).where(marked(group)).estimate(new Gini()));
        }
    }

    @Test
    void a_later_stage_that_adds_nothing_changes_nothing() throws Undefined {
        double[] population = new double[SIZE];
        java.util.Arrays.fill(population, 1e9);
        SurveyDesign first = SurveyDesign.of(drawn[1], strata, units, population);
        SurveyDesign two = first.within(null, null, population);
        assertThat(two.needsTotalsOnly()).isFalse();
        assertThat(first.needsTotalsOnly()).isTrue();
        double error = sample(first).estimate(new Gini()).standardError();
        assertThat(sample(two).estimate(new Gini()).standardError()).isCloseTo(error, within(error * 1e-6));
    }

    @Test
    void the_error_of_an_estimated_line_is_that_of_weights_moved_a_little() throws Undefined {
        IncomeSample whole = sample(design());
        IncomeSample part = whole.where(marked(2));
        RelativeLine line = new RelativeLine(0.8, new Mean());
        double at = line.value(whole.incomes());
        Fgt gap = new Fgt(at, 1);
        Estimate estimate = part.estimate(gap, gap.slope(part.incomes()), line, whole);
        double[] byRow = new double[SIZE];
        double step = 1e-4;
        for (int row = 0; row < SIZE; row++) {
            byRow[row] = (moved(row, step) - moved(row, -step)) / (2 * step);
        }
        double error = Math.sqrt(design().variance(byRow, LonelyUnit.FAIL));
        assertThat(estimate.standardError()).isCloseTo(error, within(error * 1e-5));
        assertThat(estimate.standardError()).isNotCloseTo(part.estimate(gap).standardError(), within(error / 100));
    }

    private double moved(int row, double step) throws Undefined {
        double[] weights = drawn[1].clone();
        weights[row] += step;
        SortedIncomes whole = SortedIncomes.of(drawn[0], weights);
        double line = new RelativeLine(0.8, new Mean()).value(whole);
        return new Fgt(line, 1).value(whole.where(marked(2)));
    }

    @Test
    void a_stratum_with_one_unit_fails_only_where_it_is_looked_at() throws Undefined {
        int alone = IntStream.range(0, SIZE)
                .filter(row -> groups[row] == 0 && row % 50 != 0)
                .findFirst()
                .orElseThrow();
        strata[alone] = 9;
        IncomeSample whole = sample(design());
        assertThatThrownBy(() -> whole.estimate(new Gini())).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> whole.where(marked(0)).estimate(new Gini())).isInstanceOf(Undefined.class);
        assertThat(whole.where(marked(1)).estimate(new Gini()).standardError()).isPositive();
    }
}
