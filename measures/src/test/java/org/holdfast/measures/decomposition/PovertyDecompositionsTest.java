package org.holdfast.measures.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.poverty.Fgt;
import org.holdfast.measures.poverty.PoorIf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PovertyDecompositionsTest {
    private static final double LINE = 9.5;

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 1.5, 2})
    void the_groups_make_up_the_whole(double alpha) throws Undefined {
        Rows rows = new Rows(11, 250);
        FgtDecomposition parts = accepted(rows, alpha, PoorIf.AT_OR_BELOW);
        double sum = 0;
        double shares = 0;
        for (FgtDecomposition.Group group : parts.groups().values()) {
            sum += group.share() * group.index();
            shares += group.share();
        }
        assertThat(shares).isCloseTo(1, within(1e-14));
        assertThat(sum).isCloseTo(parts.total(), within(1e-14));
        assertThat(parts.contributions().values().stream()
                        .mapToDouble(part -> part)
                        .sum())
                .isCloseTo(1, within(1e-14));
        assertThat(parts.total())
                .isCloseTo(
                        new Fgt(LINE, alpha, PoorIf.AT_OR_BELOW).value(SortedIncomes.of(rows.incomes, rows.weights)),
                        within(1e-14));
    }

    @Test
    void combined_halves_equal_the_whole() throws Undefined {
        Rows rows = new Rows(12, 100);
        FgtDecomposition one = new FgtDecomposition(LINE, 1, PoorIf.BELOW);
        FgtDecomposition other = new FgtDecomposition(LINE, 1, PoorIf.BELOW);
        SeverityComponents first = new SeverityComponents(LINE, PoorIf.BELOW);
        SeverityComponents second = new SeverityComponents(LINE, PoorIf.BELOW);
        SeverityComponents whole = new SeverityComponents(LINE, PoorIf.BELOW);
        for (int row = 0; row < 100; row++) {
            (row < 30 ? one : other).accept(rows.groups[row], rows.incomes[row], rows.weights[row]);
            (row < 30 ? first : second).accept(rows.incomes[row], rows.weights[row]);
            whole.accept(rows.incomes[row], rows.weights[row]);
        }
        assertThat(one.combine(other).total())
                .isCloseTo(accepted(rows, 1, PoorIf.BELOW).total(), within(1e-14));
        assertThat(first.combine(second).severity()).isCloseTo(whole.severity(), within(1e-14));
        assertThat(first.squaredVariationOfPoor()).isCloseTo(whole.squaredVariationOfPoor(), within(1e-13));
    }

    @Test
    void the_severity_is_its_formula_and_its_direct_value() throws Undefined {
        Rows rows = new Rows(13, 400);
        SeverityComponents parts = new SeverityComponents(LINE, PoorIf.BELOW);
        for (int row = 0; row < 400; row++) {
            parts.accept(rows.incomes[row], rows.weights[row]);
        }
        double gap = parts.meanGapOfPoor();
        double formula = parts.headcount() * (gap * gap + (1 - gap) * (1 - gap) * parts.squaredVariationOfPoor());
        assertThat(parts.severity()).isCloseTo(formula, within(1e-14));
        assertThat(parts.severity())
                .isCloseTo(new Fgt(LINE, 2).value(SortedIncomes.of(rows.incomes, rows.weights)), within(1e-14));
    }

    @Test
    void the_sen_shorrocks_thon_index_is_that_of_the_gaps_by_rank() throws Undefined {
        Rows rows = new Rows(14, 50);
        double direct = 0;
        double population = 0;
        for (double weight : rows.weights) {
            population += weight;
        }
        for (int i = 0; i < 50; i++) {
            double gap = Math.max(LINE - rows.incomes[i], 0) / LINE;
            double poorer = 0;
            double equal = 0;
            for (int j = 0; j < 50; j++) {
                poorer += rows.incomes[j] < rows.incomes[i] ? rows.weights[j] : 0;
                equal += rows.incomes[j] == rows.incomes[i] ? rows.weights[j] : 0;
            }
            direct += rows.weights[i] * gap * (2 * (population - poorer) - equal) / (population * population);
        }
        SenShorrocksThonComponents parts =
                SenShorrocksThonComponents.of(rows.incomes, rows.weights, LINE, PoorIf.BELOW);
        assertThat(parts.index()).isCloseTo(direct, within(1e-14));
    }

    @Test
    void where_nobody_is_poor_there_is_nothing_to_take_apart() throws Undefined {
        FgtDecomposition rich = new FgtDecomposition(1, 1, PoorIf.BELOW);
        rich.accept("a", 5, 1);
        assertThat(rich.total()).isZero();
        assertThatThrownBy(rich::contributions).isInstanceOf(Undefined.class).hasMessageContaining("Nobody");
        SeverityComponents none = new SeverityComponents(1, PoorIf.BELOW);
        none.accept(5, 1);
        assertThat(none.headcount()).isZero();
        assertThatThrownBy(none::meanGapOfPoor).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> SenShorrocksThonComponents.of(new double[] {5}, new double[] {1}, 1, PoorIf.BELOW))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new FgtDecomposition(LINE, 0, PoorIf.BELOW).total())
                .isInstanceOf(Undefined.class);
    }

    @Test
    void an_infinite_income_makes_every_decomposition_undefined_also_when_combined() throws Undefined {
        FgtDecomposition poverty = new FgtDecomposition(LINE, 1, PoorIf.BELOW);
        FgtDecomposition other = new FgtDecomposition(LINE, 1, PoorIf.BELOW);
        SeverityComponents severity = new SeverityComponents(LINE, PoorIf.BELOW);
        GeneralisedEntropyDecomposition entropy = new GeneralisedEntropyDecomposition(1);
        for (double income : new double[] {3, Double.POSITIVE_INFINITY}) {
            poverty.accept("a", income, 1);
            severity.accept(income, 1);
            entropy.accept("a", income, 1);
        }
        other.accept("a", 3, 1);
        other.combine(poverty);
        assertThatThrownBy(other::total).isInstanceOf(Undefined.class).hasMessageContaining("infinite");
        assertThatThrownBy(other::groups).isInstanceOf(Undefined.class);
        assertThatThrownBy(severity::severity).isInstanceOf(Undefined.class);
        assertThatThrownBy(entropy::between).isInstanceOf(Undefined.class);
    }

    @Test
    void a_change_between_periods_adds_up_over_groups_that_come_and_go() throws Undefined {
        Rows before = new Rows(15, 90);
        Rows after = new Rows(16, 110);
        FgtDecomposition first = new FgtDecomposition(LINE, 1, PoorIf.BELOW);
        FgtDecomposition second = new FgtDecomposition(LINE, 1, PoorIf.BELOW);
        for (int row = 0; row < 90; row++) {
            first.accept(
                    before.groups[row].equals("c") ? "gone" : before.groups[row],
                    before.incomes[row],
                    before.weights[row]);
        }
        for (int row = 0; row < 110; row++) {
            second.accept(after.groups[row], after.incomes[row], after.weights[row]);
        }
        SectoralDecomposition parts = SectoralDecomposition.between(first.groups(), second.groups());
        assertThat(parts.change()).isCloseTo(second.total() - first.total(), within(1e-14));
        assertThat(parts.intrasectoral() + parts.populationShift() + parts.interaction())
                .isCloseTo(parts.change(), within(1e-14));
        assertThat(parts.byGroup()).containsOnlyKeys("a", "b", "c", "gone");
        assertThat(parts.byGroup().get("gone")).isZero();
        assertThat(parts.byGroup().get("c")).isZero();
        assertThatThrownBy(() -> SectoralDecomposition.between(Map.of(), second.groups()))
                .isInstanceOf(Undefined.class);
    }

    private static FgtDecomposition accepted(Rows rows, double alpha, PoorIf poorIf) throws Undefined {
        FgtDecomposition parts = new FgtDecomposition(LINE, alpha, poorIf);
        for (int row = 0; row < rows.incomes.length; row++) {
            parts.accept(rows.groups[row], rows.incomes[row], rows.weights[row]);
        }
        return parts;
    }
}
