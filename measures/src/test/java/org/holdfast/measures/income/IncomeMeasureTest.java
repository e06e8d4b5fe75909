package org.holdfast.measures.income;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.inequality.Atkinson;
import org.holdfast.measures.inequality.GeneralisedEntropy;
import org.holdfast.measures.inequality.Gini;
import org.holdfast.measures.inequality.Hoover;
import org.holdfast.measures.inequality.IncomeShare;
import org.holdfast.measures.inequality.PercentileRatio;
import org.holdfast.measures.inequality.ShareRatio;
import org.holdfast.measures.inequality.WholePersonShareRatio;
import org.holdfast.measures.poverty.Fgt;
import org.holdfast.measures.poverty.MedianPovertyGap;
import org.holdfast.measures.poverty.PoorIf;
import org.holdfast.measures.poverty.RelativeLine;
import org.holdfast.measures.poverty.Sen;
import org.holdfast.measures.poverty.SenShorrocksThon;
import org.holdfast.measures.poverty.Takayama;
import org.holdfast.measures.poverty.TimeTakenToExit;
import org.holdfast.measures.poverty.Watts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of every measure of incomes. */
class IncomeMeasureTest {
    private static final int SIZE = 300;
    private static final double LINE = 245;

    static Map<String, IncomeMeasure> smooth() {
        Map<String, IncomeMeasure> measures = new LinkedHashMap<>();
        measures.put("mean", new Mean());
        for (double alpha : new double[] {0, 0.5, 1, 2, 3}) {
            measures.put("FGT " + alpha, new Fgt(LINE, alpha));
        }
        measures.put("Watts", new Watts(LINE));
        measures.put("Watts without zeros", new Watts(LINE, NonPositiveIncomes.EXCLUDE));
        measures.put("Watts with a floor", new Watts(LINE, NonPositiveIncomes.floor(95)));
        measures.put("Sen", new Sen(LINE));
        measures.put("SST", new SenShorrocksThon(LINE));
        measures.put("Takayama", new Takayama(LINE));
        measures.put("time to exit", new TimeTakenToExit(LINE, 0.03, NonPositiveIncomes.LIMIT));
        measures.put("Gini", new Gini());
        measures.put("Hoover", new Hoover());
        for (double alpha : new double[] {-1, 0, 0.5, 1, 2, 3}) {
            measures.put("entropy " + alpha, new GeneralisedEntropy(alpha));
        }
        for (double epsilon : new double[] {0, 0.25, 0.5, 1, 2, 5}) {
            measures.put("Atkinson " + epsilon, new Atkinson(epsilon));
        }
        measures.put("poorest third", IncomeShare.ofPoorest(1 / 3.0));
        measures.put("second fifth", new IncomeShare(0.2, 0.4));
        measures.put("S80/S20", ShareRatio.s80s20());
        measures.put("Palma", ShareRatio.palma());
        return measures;
    }

    static Map<String, IncomeMeasure> all() {
        Map<String, IncomeMeasure> measures = smooth();
        for (QuantileDefinition definition : QuantileDefinition.values()) {
            if (definition.ordinal() < QuantileDefinition.COUNTS.ordinal()) {
                measures.put("median " + definition, new Quantile(0.5, definition));
            }
        }
        measures.put("P90/P10", new PercentileRatio(0.9, 0.1, QuantileDefinition.INVERSE));
        measures.put("line", new RelativeLine(0.6, Quantile.median()));
        measures.put("median gap", new MedianPovertyGap(LINE, PoorIf.BELOW, QuantileDefinition.INVERSE));
        for (WholePersonShareRatio.Of of : WholePersonShareRatio.Of.values()) {
            measures.put("whole persons " + of, new WholePersonShareRatio(0.2, 0.8, QuantileDefinition.INVERSE, of));
        }
        return measures;
    }

    static List<String> names() {
        return List.copyOf(all().keySet());
    }

    static List<String> smoothNames() {
        return List.copyOf(smooth().keySet());
    }

    private static IncomeMeasure named(String name) {
        return all().get(name);
    }

    @ParameterizedTest
    @MethodSource("smoothNames")
    void the_influence_of_a_person_is_the_derivative_by_the_weight(String name) throws Undefined {
        IncomeMeasure measure = named(name);
        double[][] drawn = RandomIncomes.draw(11, SIZE);
        SortedIncomes sample = SortedIncomes.of(drawn[0], drawn[1]);
        double[] influences = measure.influences(sample);
        for (int i = 0; i < SIZE; i += 7) {
            int row = sample.rows()[i];
            double step = 1e-4;
            double above = measure.value(sample.reweighted(moved(drawn[1], row, step)));
            double below = measure.value(sample.reweighted(moved(drawn[1], row, -step)));
            double scale = Math.abs(measure.value(sample)) / SIZE;
            assertThat(influences[i])
                    .as("person %d", i)
                    .isCloseTo((above - below) / (2 * step), within(scale * 1e-5 + 1e-11));
        }
    }

    private static double[] moved(double[] weights, int row, double step) {
        double[] other = weights.clone();
        other[row] += step;
        return other;
    }

    @ParameterizedTest
    @MethodSource("names")
    void influences_cancel_and_linearising_gives_the_value(String name) throws Undefined {
        IncomeMeasure measure = named(name);
        SortedIncomes sample = RandomIncomes.positive(5, SIZE);
        double[] influences = new double[SIZE];
        double value = measure.linearise(sample, influences);
        double sum = 0;
        double size = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += sample.weights()[i] * influences[i];
            size += sample.weights()[i] * Math.abs(influences[i]);
        }
        assertThat(value).isCloseTo(measure.value(sample), within(Math.abs(value) * 1e-13));
        // only a quantile's step keeps its influences from cancelling exactly
        boolean steps = !smooth().containsKey(name);
        assertThat(sum).isCloseTo(0, within(steps ? 0.1 * size : 1e-11 * Math.max(size, Math.abs(value)) + 1e-14));
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_order_of_rows_and_the_split_into_parts_do_not_matter(String name) throws Undefined {
        IncomeMeasure measure = named(name);
        double[][] drawn = RandomIncomes.draw(21, SIZE);
        double whole = measure.value(SortedIncomes.of(drawn[0], drawn[1]));
        List<Integer> order = new ArrayList<>(IntStream.range(0, SIZE).boxed().toList());
        java.util.Collections.shuffle(order, new Random(3));
        Accumulator first = measure.accumulator();
        Accumulator second = measure.accumulator();
        for (int at = 0; at < SIZE; at++) {
            int row = order.get(at);
            (at < 100 ? first : second).accept(drawn[0][row], drawn[1][row]);
            first.accept(Double.NaN, 1);
        }
        assertThat(first.combine(second).value()).isCloseTo(whole, within(1e-12 * Math.abs(whole) + 1e-15));
    }

    @ParameterizedTest
    @MethodSource("names")
    void persons_without_weight_do_not_count(String name) throws Undefined {
        IncomeMeasure measure = named(name);
        double[][] drawn = RandomIncomes.draw(8, SIZE);
        double[] incomes = new double[SIZE + 4];
        double[] weights = new double[SIZE + 4];
        System.arraycopy(drawn[0], 0, incomes, 4, SIZE);
        System.arraycopy(drawn[1], 0, weights, 4, SIZE);
        incomes[0] = -5;
        incomes[2] = 100;
        incomes[3] = 1e9;
        double value = measure.value(SortedIncomes.of(drawn[0], drawn[1]));
        assertThat(measure.value(SortedIncomes.of(incomes, weights)))
                .isCloseTo(value, within(1e-13 * Math.abs(value) + 1e-16));
        assertThat(measure.influences(SortedIncomes.of(incomes, weights))).doesNotContain(Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("names")
    void two_of_each_person_are_worth_one_of_double_weight(String name) throws Undefined {
        IncomeMeasure measure = named(name);
        double[][] drawn = RandomIncomes.draw(15, SIZE);
        double[] twice = new double[2 * SIZE];
        double[] weights = new double[2 * SIZE];
        double[] doubled = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            twice[i] = drawn[0][i];
            twice[i + SIZE] = drawn[0][i];
            weights[i] = drawn[1][i];
            weights[i + SIZE] = drawn[1][i];
            doubled[i] = 2 * drawn[1][i];
        }
        double once = measure.value(SortedIncomes.of(drawn[0], drawn[1]));
        double tolerance = 1e-12 * Math.abs(once) + 1e-15;
        assertThat(measure.value(SortedIncomes.of(twice, weights))).isCloseTo(once, within(tolerance));
        assertThat(measure.value(SortedIncomes.of(drawn[0], doubled))).isCloseTo(once, within(tolerance));
    }

    @ParameterizedTest
    @MethodSource("names")
    void nobody_and_no_weight_leave_it_undefined(String name) {
        IncomeMeasure measure = named(name);
        assertThat(undefined(() -> measure.value(SortedIncomes.of(new double[0]))))
                .isTrue();
        assertThat(undefined(() -> measure.value(SortedIncomes.of(new double[] {5, 6}, new double[2]))))
                .isTrue();
        assertThat(undefined(() -> measure.value(SortedIncomes.of(new double[] {Double.NaN}))))
                .isTrue();
        assertThat(undefined(() -> measure.accumulator().value())).isTrue();
        Accumulator infinite = measure.accumulator();
        infinite.accept(Double.POSITIVE_INFINITY);
        infinite.accept(5);
        assertThat(undefined(infinite::value)).isTrue();
    }

    private interface Measurement {
        double find() throws Undefined;
    }

    private static boolean undefined(Measurement measurement) {
        try {
            measurement.find();
            return false;
        } catch (Undefined e) {
            return true;
        }
    }
}
