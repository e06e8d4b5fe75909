package org.holdfast.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormulaTest {
    private static final DataTable TABLE = table();

    private static DataTable table() {
        Map<String, @Nullable String[]> texts = new LinkedHashMap<>();
        texts.put("y", new String[] {"1", "2", "4", "8"});
        texts.put("age", new @Nullable String[] {"10", "20", null, "40"});
        texts.put("kind", new String[] {"b", "a", "c", "b"});
        texts.put("code", new String[] {"10", "9", "9", "10"});
        texts.put("passed", new String[] {"No", "Yes", "Yes", "No"});
        return DataTable.of("made up", 4, texts);
    }

    private static DesignMatrix matrix(String formula) throws Refused {
        return DesignMatrix.of(Formula.parse(formula), TABLE);
    }

    @Test
    void terms_are_split_at_signs_outside_brackets() throws Refused {
        Formula formula = Formula.parse("lnpc ~ male+age + age^2/100 - farm + log(x + 1) + x^-1 - x ^ -1 + 1e-2*b");
        assertThat(formula.response()).isEqualTo("lnpc");
        assertThat(formula.terms().stream().map(Formula.Term::toString))
                .containsExactly("male", "age", "age^2/100", "log(x + 1)", "x^-1", "1e-2*b");
        assertThat(formula.intercept()).isTrue();
        assertThat(formula.columns()).containsExactly("lnpc", "male", "age", "x", "b");
    }

    @Test
    void remarks_and_qualifiers_are_kept_apart_from_terms() throws Refused {
        Formula formula = Formula.parse(
                "ln(income) ~ educ + farm (household) + c_educ (PSU mean of educ), random intercept psu, income>0");
        assertThat(formula.terms().stream().map(Formula.Term::toString)).containsExactly("educ", "farm", "c_educ");
        assertThat(formula.remark("c_educ")).contains("PSU mean of educ");
        assertThat(formula.remark("educ")).isEmpty();
        assertThat(formula.qualifiers()).containsExactly("random intercept psu", "income>0");
        assertThat(Formula.withoutRemarks("fpc (population PSU count)")).isEqualTo("fpc");
    }

    @Test
    void qualifiers_that_are_conditions_choose_rows() throws Refused {
        assertThat(Formula.parse("y ~ age, y>1, rural only").rows(TABLE)).containsExactly(false, true, true, true);
        assertThat(Formula.parse("y ~ age, vardir=x").rows(TABLE)).containsExactly(true, true, true, true);
    }

    @Test
    void crossing_and_interaction_and_no_intercept_are_as_in_r() throws Refused {
        assertThat(Formula.parse("y ~ a*b + c - 1").terms().stream().map(Formula.Term::toString))
                .containsExactly("a", "b", "c", "a:b");
        assertThat(Formula.parse("y ~ 0 + a").intercept()).isFalse();
        assertThat(Formula.parse("~ a").response()).isEmpty();
    }

    @Test
    void a_column_of_texts_becomes_a_column_for_each_value_but_the_first() throws Refused {
        DesignMatrix matrix = matrix("y ~ kind + y^2/4");
        assertThat(matrix.names()).containsExactly("(Intercept)", "kindb", "kindc", "y^2/4");
        assertThat(matrix.columns()[1]).containsExactly(1, 0, 0, 1);
        assertThat(matrix.columns()[3]).containsExactly(new double[] {0.25, 1, 4, 16}, within(1e-12));
        assertThat(matrix("y ~ kind - 1").names()).containsExactly("kinda", "kindb", "kindc");
        assertThat(matrix("y ~ factor(code)").names()).containsExactly("(Intercept)", "factor(code)10");
        assertThat(matrix("y ~ kind:y").names()).containsExactly("(Intercept)", "kindb:y", "kindc:y");
        assertThat(matrix("y ~ code > 9").names()).containsExactly("(Intercept)", "code > 9TRUE");
    }

    @Test
    void rows_with_an_unknown_cell_are_left_out_and_named() throws Refused {
        DesignMatrix matrix = matrix("log(y) ~ age");
        assertThat(matrix.rows()).containsExactly(0, 1, 3);
        assertThat(matrix.response()).containsExactly(new double[] {0, Math.log(2), Math.log(8)}, within(1e-12));
        assertThat(matrix.complete(new double[] {5, 6, 7, 8})).containsExactly(5, 6, 8);
    }

    @Test
    void a_response_of_texts_succeeds_at_all_values_but_the_first() throws Refused {
        assertThat(matrix("passed ~ y").response()).containsExactly(0, 1, 1, 0);
    }

    @Test
    void what_cannot_be_used_is_refused() {
        assertThatThrownBy(() -> Formula.parse("y ~ ")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Formula.parse("y ~ a + (b")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> matrix("y ~ agee")).isInstanceOf(Refused.class).hasMessageContaining("agee");
        assertThatThrownBy(() -> matrix("log(y - 1) ~ code"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("infinite in row 1");
    }
}
