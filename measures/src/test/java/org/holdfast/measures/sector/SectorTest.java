package org.holdfast.measures.sector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.holdfast.measures.Undefined;
import org.junit.jupiter.api.Test;

class SectorTest {
    private static final long SEED = 1_936;

    /** Two regions: half and half, and all in the first sector. */
    private static SectorTable two() throws Undefined {
        return new SectorTable(new double[][] {{10, 10}, {20, 0}});
    }

    @Test
    void a_region_with_twice_the_share_has_a_quotient_of_two() throws Undefined {
        // by hand: the second sector is a quarter of all and half of the first region
        assertThat(LocationQuotient.of(two(), 0)).containsExactly(0.5 / 0.75, 2);
        assertThat(LocationQuotient.of(two(), 1)).containsExactly(1 / 0.75, 0);
    }

    @Test
    void specialisation_depends_on_what_a_region_is_compared_with() throws Undefined {
        SectorTable three = new SectorTable(new double[][] {{10, 10}, {20, 0}, {0, 60}});
        // by hand: shares 1/2 1/2; all 3/10 7/10; others 1/4 3/4; mean of others 1/2 1/2
        assertThat(KrugmanSpecialisation.of(three, 0, KrugmanSpecialisation.Reference.ALL_REGIONS))
                .isCloseTo(0.4, within(1e-15));
        assertThat(KrugmanSpecialisation.of(three, 0, KrugmanSpecialisation.Reference.OTHERS_TOGETHER))
                .isCloseTo(0.5, within(1e-15));
        assertThat(KrugmanSpecialisation.of(three, 0, KrugmanSpecialisation.Reference.MEAN_OF_OTHERS))
                .isCloseTo(0, within(1e-15));
        assertThat(KrugmanSpecialisation.of(three, 1, KrugmanSpecialisation.Reference.OTHERS_TOGETHER))
                .isCloseTo(2 * 70 / 80.0, within(1e-15));
    }

    @Test
    void a_single_region_has_no_others() throws Undefined {
        SectorTable one = new SectorTable(new double[][] {{1, 2}});
        assertThat(KrugmanSpecialisation.of(one, 0, KrugmanSpecialisation.Reference.ALL_REGIONS))
                .isZero();
        assertThatThrownBy(() -> KrugmanSpecialisation.of(one, 0, KrugmanSpecialisation.Reference.OTHERS_TOGETHER))
                .isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> KrugmanSpecialisation.of(one, 0, KrugmanSpecialisation.Reference.MEAN_OF_OTHERS))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void concentration_goes_from_all_alike_to_one_alone() throws Undefined {
        double[] alike = {0.25, 0.25, 0.25, 0.25};
        double[] alone = {0, 1, 0, 0};
        assertThat(Herfindahl.of(alike)).isEqualTo(0.25);
        assertThat(Herfindahl.normalised(alike)).isZero();
        assertThat(Herfindahl.of(alone)).isEqualTo(1);
        assertThat(Herfindahl.normalised(alone)).isEqualTo(1);
        assertThat(Shannon.of(alike)).isCloseTo(Math.log(4), within(1e-15));
        assertThat(Shannon.evenness(alike)).isCloseTo(1, within(1e-15));
        assertThat(Shannon.of(alone)).isZero();
        assertThatThrownBy(() -> Herfindahl.normalised(new double[] {1})).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> Shannon.evenness(new double[] {1})).isInstanceOf(Undefined.class);
    }

    @Test
    void what_two_structures_share_is_what_their_distance_leaves() throws Undefined {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] amounts = new double[2][9];
        for (double[] region : amounts) {
            Arrays.setAll(region, sector -> random.nextInt(50));
        }
        SectorTable table = new SectorTable(amounts);
        double[] one = table.shares(0);
        double[] other = table.shares(1);
        assertThat(StructureSimilarity.fingerKreinin(one, other))
                .as("seed %d", SEED)
                .isCloseTo(1 - StructureSimilarity.distance(one, other) / 2, within(1e-14));
        assertThat(StructureSimilarity.cosine(one, one)).isCloseTo(1, within(1e-15));
        assertThat(StructureSimilarity.cosine(new double[] {1, 0}, new double[] {0, 1}))
                .isZero();
    }

    @Test
    void a_sector_spread_as_everything_would_not_have_to_move() throws Undefined {
        SectorTable spread = new SectorTable(new double[][] {{1, 2}, {10, 20}});
        assertThat(HooverLocalisation.of(spread, 0)).isCloseTo(0, within(1e-15));
        // by hand: all of the second sector in a region with half of everything
        assertThat(HooverLocalisation.of(two(), 1)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void what_has_nothing_has_no_structure() throws Undefined {
        SectorTable gaps = new SectorTable(new double[][] {{1, 0}, {0, 0}});
        assertThatThrownBy(() -> gaps.shares(1)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> LocationQuotient.of(gaps, 0, 1)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> HooverLocalisation.of(gaps, 1)).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new SectorTable(new double[][] {{-1}})).isInstanceOf(Undefined.class);
        assertThatThrownBy(() -> new SectorTable(new double[0][])).isInstanceOf(Undefined.class);
    }
}
