package org.holdfast.plans.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.PlanText;
import org.holdfast.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
    @TempDir
    Path folder;

    private Sample sample(String fields) throws Exception {
        PlanCase planned = PlanText.cases(
                        folder,
                        "[{'id':'a','method':'mpi.H','inline':{'age':[17,18,64,65,null],'w':[1,2,0,4,5],'st':[1,1,2,2,2],"
                                + "'bad':[1,null,1,1,-1]}," + fields + "}]")
                .get(0);
        return Sample.of(planned, planned.table());
    }

    @Test
    void ranges_texts_and_numbers_pick_rows() throws Exception {
        assertThat(sample("'domain':{'age':'<18'}").domain()).containsExactly(true, false, false, false, false);
        assertThat(sample("'domain':{'age':'18-64'}").domain()).containsExactly(false, true, true, false, false);
        assertThat(sample("'domain':{'age':'65+'}").domain()).containsExactly(false, false, false, true, false);
        assertThat(sample("'domain':{'age':'>= 64'}").domain()).containsExactly(false, false, true, true, false);
        assertThat(sample("'domain':{'age':17.0,'st':'1'}").domain()).containsExactly(true, false, false, false, false);
        assertThat(sample("'domain':{'age':'old'}").domain()).containsOnly(false);
    }

    @Test
    void the_weight_one_needs_no_column() throws Exception {
        assertThat(sample("'design':{'weight':'one'}").design().weights()).containsOnly(1);
        assertThat(sample("'design':{'weight':'w','strata':'st'}").design().weights())
                .containsExactly(1, 2, 0, 4, 5);
        assertThat(sample("'options':{'weight':'w'}").design().weights()).containsExactly(1, 2, 0, 4, 5);
        assertThat(sample("'design':{'weight':'w','stratum':'st'}").design().degreesOfFreedom())
                .isEqualTo(2);
    }

    @Test
    void bad_weights_and_empty_strata_are_refused_with_their_row() {
        assertThatThrownBy(() -> sample("'design':{'weight':'bad'}"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("row 2");
        assertThatThrownBy(() -> sample("'design':{'strata':'bad'}"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("row 2");
        assertThatThrownBy(() -> sample("'options':{'lonely_psu':'guess'}"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("expected fail, remove");
    }
}
