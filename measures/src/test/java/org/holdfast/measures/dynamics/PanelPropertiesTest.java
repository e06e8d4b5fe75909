package org.holdfast.measures.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.multidimensional.Fraction;
import org.holdfast.measures.poverty.PovertyLine;
import org.junit.jupiter.api.Test;

/** What holds for every measure of a panel, on seeded panels with ties, unseen periods and weights of zero. */
class PanelPropertiesTest {
    private static final int PERIODS = 6;
    private static final long SEED = 20261126;

    private interface Measure {
        double of(Panel panel, PovertyLine line, boolean[] part) throws Undefined;
    }

    private static Map<String, Measure> measures() {
        Map<String, Measure> measures = new LinkedHashMap<>();
        measures.put(
                "chronic",
                (panel, line, part) ->
                        new JalanRavallion(panel, line, 2).chronic(part).value());
        measures.put(
                "transient",
                (panel, line, part) ->
                        new JalanRavallion(panel, line, 1).transitory(part).value());
        measures.put(
                "bias",
                (panel, line, part) ->
                        new JalanRavallion(panel, line, 2.5).bias(part).value());
        measures.put(
                "equivalent gaps",
                (panel, line, part) -> new DuclosAraarGiles(panel, line, 3)
                        .costOfInequality(part)
                        .value());
        measures.put(
                "duration",
                (panel, line, part) -> new PovertyDuration(panel, line)
                        .chronic(new Fraction(1, 2), 1, part)
                        .value());
        measures.put(
                "persistent",
                (panel, line, part) ->
                        new PovertyDuration(panel, line).persistent(2, 3, part).value());
        measures.put(
                "entry",
                (panel, line, part) ->
                        new Transitions(panel, line).entry(1, 3, part).value());
        measures.put(
                "steady state",
                (panel, line, part) ->
                        new Transitions(panel, line).steadyState(part).value());
        measures.put(
                "relapse",
                (panel, line, part) ->
                        new Transitions(panel, line).relapse(2, part).value());
        measures.put("survivor", (panel, line, part) -> new SpellSurvival(panel, line, true, true, part).survivor(3));
        measures.put("mobility", (panel, line, part) -> new Mobility(panel, 0, PERIODS - 1, 4, part).shorrocks());
        measures.put(
                "risk",
                (panel, line, part) ->
                        new LigonSchechter(panel, new double[0][][], line.amount(), 2, 0.05, part).unexplainedRisk());
        return measures;
    }

    /** A panel of households in an order, with money multiplied by one factor and weights by another. */
    private static Panel panel(List<Integer> order, double money, double weight) throws Undefined {
        Random random = new Random(SEED);
        List<double[]> outcome = new ArrayList<>();
        double[] weights = new double[80];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextInt(6) == 0 ? 0 : random.nextInt(1, 5);
            double[] household = new double[PERIODS];
            double mean = random.nextInt(60, 160);
            for (int t = 0; t < PERIODS; t++) {
                household[t] = random.nextInt(25) == 0 ? Double.NaN : Math.rint(mean + 10 * random.nextInt(-5, 6));
            }
            outcome.add(household);
        }
        double[][] ordered = new double[order.size()][PERIODS];
        double[] reweighted = new double[order.size()];
        for (int i = 0; i < ordered.length; i++) {
            reweighted[i] = weight * weights[order.get(i)];
            for (int t = 0; t < PERIODS; t++) {
                ordered[i][t] = money * outcome.get(order.get(i))[t];
            }
        }
        return new Panel(ordered, reweighted);
    }

    private static List<Integer> inOrder() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            order.add(i);
        }
        return order;
    }

    private static void sameAs(Panel other, double line) throws Undefined {
        Panel panel = panel(inOrder(), 1, 1);
        for (Map.Entry<String, Measure> measure : measures().entrySet()) {
            double value = measure.getValue().of(panel, Panels.LINE, Panels.everybody(panel));
            assertThat(value).as(measure.getKey()).isNotZero();
            assertThat(measure.getValue().of(other, PovertyLine.below(line), Panels.everybody(other)))
                    .as("%s, seed %d", measure.getKey(), SEED)
                    .isCloseTo(value, within(1e-11));
        }
    }

    @Test
    void the_order_of_households_does_not_matter() throws Undefined {
        List<Integer> shuffled = inOrder();
        Collections.shuffle(shuffled, new Random(3));
        sameAs(panel(shuffled, 1, 1), 100);
    }

    @Test
    void the_unit_of_money_does_not_matter() throws Undefined {
        sameAs(panel(inOrder(), 1024, 1), 102400);
    }

    @Test
    void the_scale_of_weights_does_not_matter() throws Undefined {
        sameAs(panel(inOrder(), 1, 1.0 / 3), 100);
    }

    @Test
    void every_household_twice_changes_nothing() throws Undefined {
        List<Integer> twice = inOrder();
        twice.addAll(inOrder());
        sameAs(panel(twice, 1, 1), 100);
    }

    @Test
    void a_part_measured_within_the_whole_equals_the_part_alone() throws Undefined {
        Panel whole = panel(inOrder(), 1, 1);
        List<Integer> firstHalf = inOrder().subList(0, 40);
        Panel alone = panel(firstHalf, 1, 1);
        boolean[] part = new boolean[80];
        Arrays.fill(part, 0, 40, true);
        for (Map.Entry<String, Measure> measure : measures().entrySet()) {
            assertThat(measure.getValue().of(whole, Panels.LINE, part))
                    .as(measure.getKey())
                    .isCloseTo(measure.getValue().of(alone, Panels.LINE, Panels.everybody(alone)), within(1e-12));
        }
    }
}
