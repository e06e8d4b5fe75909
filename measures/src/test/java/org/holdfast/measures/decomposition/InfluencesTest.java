package org.holdfast.measures.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.PoorIf;
import org.holdfast.measures.survey.Linearised;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Influences are the slopes that a small change of one row's weight shows. */
class InfluencesTest {
    private static final double STEP = 1e-5;
    private final Rows rows = new Rows(41, 40);
    private final double[] amounts = new Rows(42, 40).incomes;

    private interface Measured {
        double by(double[] weights) throws Undefined;
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 0.5, 1, 2})
    void of_generalised_entropy_and_its_parts(double alpha) throws Undefined {
        GeneralisedEntropyEstimates parts =
                GeneralisedEntropyEstimates.of(rows.groups, rows.incomes, rows.weights, alpha);
        assertSlopes(parts.total(), weights -> accepted(weights, alpha).total());
        assertSlopes(parts.within(), weights -> accepted(weights, alpha).within());
        assertSlopes(parts.between(), weights -> accepted(weights, alpha).between());
    }

    @Test
    void of_the_gini_index_and_its_parts() throws Undefined {
        GiniDecompositionEstimates parts = GiniDecompositionEstimates.of(rows.groups, rows.incomes, rows.weights);
        assertSlopes(parts.total(), weights -> gini(weights).total());
        assertSlopes(parts.within(), weights -> gini(weights).within());
        assertSlopes(parts.between(), weights -> gini(weights).between());
        assertSlopes(parts.overlap(), weights -> gini(weights).overlap());
    }

    @Test
    void of_the_concentration_index() throws Undefined {
        assertSlopes(
                ConcentrationIndex.estimate(amounts, rows.incomes, rows.weights),
                weights -> ConcentrationIndex.of(amounts, rows.incomes, weights).value());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2})
    void of_poverty_and_what_groups_contribute(double alpha) throws Undefined {
        FgtDecompositionEstimates parts =
                new FgtDecompositionEstimates(rows.groups, rows.incomes, rows.weights, 9, alpha, PoorIf.BELOW);
        assertSlopes(parts.total(), weights -> poverty(weights, alpha).total());
        assertSlopes(
                parts.index("b"), weights -> groupOf(poverty(weights, alpha)).index());
        assertSlopes(
                parts.share("b"), weights -> groupOf(poverty(weights, alpha)).share());
        assertSlopes(
                parts.contribution("b"),
                weights -> Map.copyOf(poverty(weights, alpha).contributions()).getOrDefault("b", 0.0));
    }

    private static FgtDecomposition.Group groupOf(FgtDecomposition parts) throws Undefined {
        return parts.groups().getOrDefault("b", new FgtDecomposition.Group(0, 0));
    }

    private FgtDecomposition poverty(double[] weights, double alpha) throws Undefined {
        FgtDecomposition parts = new FgtDecomposition(9, alpha, PoorIf.BELOW);
        for (int row = 0; row < weights.length; row++) {
            parts.accept(rows.groups[row], rows.incomes[row], weights[row]);
        }
        return parts;
    }

    private GiniDecomposition gini(double[] weights) throws Undefined {
        return GiniDecomposition.of(rows.groups, rows.incomes, weights);
    }

    private GeneralisedEntropyDecomposition accepted(double[] weights, double alpha) {
        GeneralisedEntropyDecomposition parts = new GeneralisedEntropyDecomposition(alpha);
        for (int row = 0; row < weights.length; row++) {
            parts.accept(rows.groups[row], rows.incomes[row], weights[row]);
        }
        return parts;
    }

    private void assertSlopes(Linearised estimate, Measured measured) throws Undefined {
        assertThat(estimate.value()).isCloseTo(measured.by(rows.weights), within(1e-13));
        for (int row = 0; row < rows.weights.length; row++) {
            if (rows.weights[row] > 0) {
                double[] more = rows.weights.clone();
                double[] less = rows.weights.clone();
                more[row] += STEP;
                less[row] -= STEP;
                double slope = (measured.by(more) - measured.by(less)) / (2 * STEP);
                assertThat(estimate.influence()[row]).as("row %d", row).isCloseTo(slope, within(1e-8));
            }
        }
    }
}
