package org.holdfast.measures.targeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class ConfusionTest {
    /** 30 poor and reached, 10 poor and missed, 20 reached and not poor, 40 neither. */
    private static Confusion hundred() {
        Confusion confusion = new Confusion();
        confusion.accept(true, true, 30);
        confusion.accept(true, false, 10);
        confusion.accept(false, true, 20);
        confusion.accept(false, false, 40);
        return confusion;
    }

    @Test
    void errors_are_shares_of_the_poor_of_beneficiaries_and_of_the_non_poor() throws Undefined {
        assertThat(hundred().exclusionError()).isEqualTo(10 / 40.0);
        assertThat(hundred().inclusionError()).isEqualTo(20 / 50.0);
        assertThat(hundred().falsePositiveRate()).isEqualTo(20 / 60.0);
        assertThat(hundred().falseOmissionRate()).isEqualTo(10 / 50.0);
        assertThat(hundred().exclusionErrorOfPopulation()).isEqualTo(0.1);
        assertThat(hundred().inclusionErrorOfPopulation()).isEqualTo(0.2);
        assertThat(hundred().coverage()).isEqualTo(0.5);
        assertThat(hundred().differential()).isCloseTo(0.75 - 1 / 3.0, within(1e-15));
        assertThat(hundred().f1()).isCloseTo(60 / 90.0, within(1e-15));
    }

    @Test
    void agreement_beyond_chance_is_counted_from_the_margins() throws Undefined {
        // by hand: 0.7 observed, 0.4 * 0.5 + 0.6 * 0.5 = 0.5 by chance
        assertThat(hundred().kappa()).isCloseTo(0.4, within(1e-15));
        // by hand: (30 * 40 - 20 * 10) / sqrt(40 * 60 * 50 * 50)
        assertThat(hundred().matthewsCorrelation()).isCloseTo(1000 / Math.sqrt(6_000_000), within(1e-15));
    }

    @Test
    void parts_together_are_the_whole_and_the_scale_of_weights_does_not_matter() throws Undefined {
        Households households = Households.drawn(41, 500);
        Confusion whole = new Confusion();
        Confusion first = new Confusion();
        Confusion second = new Confusion();
        Confusion scaled = new Confusion();
        for (int row = 0; row < households.rows(); row++) {
            boolean poor = households.poor()[row];
            boolean reached = households.transfers()[row] > 0;
            whole.accept(poor, reached, households.weights()[row]);
            (row % 3 == 0 ? first : second).accept(poor, reached, households.weights()[row]);
            scaled.accept(poor, reached, 1e-6 * households.weights()[row]);
        }
        first.combine(second);
        assertThat(first.truePositives()).isEqualTo(whole.truePositives());
        assertThat(first.kappa()).isEqualTo(whole.kappa());
        assertThat(scaled.matthewsCorrelation()).isCloseTo(whole.matthewsCorrelation(), within(1e-12));
        assertThat(scaled.exclusionError()).isCloseTo(whole.exclusionError(), within(1e-12));
    }

    @Test
    void a_row_of_unknown_weight_is_not_counted() {
        Confusion confusion = hundred();
        confusion.accept(true, true, Double.NaN);
        assertThat(confusion.population()).isEqualTo(100);
    }

    @Test
    void errors_of_nobody_are_undefined() {
        assertThatThrownBy(() -> new Confusion().coverage())
                .isInstanceOf(Undefined.class)
                .hasMessageContaining("the population");
        Confusion nobodyPoor = new Confusion();
        nobodyPoor.accept(false, true, 1);
        assertThatThrownBy(nobodyPoor::exclusionError).isInstanceOf(Undefined.class);
        assertThatThrownBy(nobodyPoor::matthewsCorrelation).isInstanceOf(Undefined.class);
        Confusion allAgreed = new Confusion();
        allAgreed.accept(false, false, 1);
        assertThatThrownBy(allAgreed::kappa).isInstanceOf(Undefined.class);
    }
}
