package org.holdfast.bench.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HoldfastMeasuresTest {
    private static final Population POPULATION = Population.draw(30_000, 5);

    @ParameterizedTest
    @EnumSource
    void two_threads_find_what_one_finds(Work work) throws Exception {
        double[] alone = new HoldfastMeasures(1).run(work, POPULATION);
        assertThat(new HoldfastMeasures(2).run(work, POPULATION)).isEqualTo(alone);
    }

    @Test
    void errors_are_of_the_figures() throws Exception {
        double[] figures = new HoldfastMeasures(1).run(Work.FIGURES, POPULATION);
        double[] errors = new HoldfastMeasures(1).run(Work.ERRORS, POPULATION);
        for (int part = 0; part <= Population.REGIONS; part++) {
            for (int figure = 0; figure < 4; figure++) {
                assertThat(errors[10 * part + 2 * figure]).isEqualTo(figures[9 * part + figure]);
                assertThat(errors[10 * part + 2 * figure + 1]).isPositive();
            }
        }
    }

    @Test
    void the_factors_given_to_others_are_those_of_the_replicates() throws Exception {
        double[] factors = HoldfastMeasures.factors(POPULATION);
        double full = headCount(factors, -1);
        double squares = 0;
        for (int replicate = 0; replicate < Work.REPLICATES; replicate++) {
            squares += Math.pow(headCount(factors, replicate) - full, 2);
        }
        double[] found = new HoldfastMeasures(1).run(Work.BOOTSTRAP, POPULATION);
        assertThat(found[0]).isCloseTo(full, within(1e-12));
        assertThat(found[1]).isCloseTo(Math.sqrt(squares / (Work.REPLICATES - 1)), within(1e-12));
    }

    private static double headCount(double[] factors, int replicate) {
        double people = 0;
        double poor = 0;
        for (int person = 0; person < POPULATION.persons(); person++) {
            double factor = replicate < 0 ? 1 : factors[replicate * Population.AREAS + POPULATION.area[person]];
            people += POPULATION.weight[person] * factor;
            poor += POPULATION.income[person] < Population.LINE ? POPULATION.weight[person] * factor : 0;
        }
        return poor / people;
    }
}
