package org.holdfast.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnExpressionTest {
    private static final DataTable TABLE = table();

    private static DataTable table() {
        Map<String, @Nullable String[]> texts = new LinkedHashMap<>();
        texts.put("income", new @Nullable String[] {"900", "1100", null, "-5"});
        texts.put("api.stu", new String[] {"1", "2", "3", "4"});
        texts.put("urban", new String[] {"0", "1.0", "0", "1"});
        texts.put("stype", new @Nullable String[] {"E", "H", "E", null});
        texts.put("a-b", new String[] {"7", "8", "9", "10"});
        return DataTable.of("made up", 4, texts);
    }

    private static double[] numbers(String text) throws Refused {
        return ColumnExpression.in(TABLE, text).numbers(TABLE);
    }

    @Test
    void arithmetic_follows_the_usual_precedence() throws Refused {
        assertThat(numbers("2 + 3 * api.stu ^ 2 / 3 - -1")).containsExactly(4, 7, 12, 19);
        assertThat(numbers("-2^2")).containsExactly(-4, -4, -4, -4);
        assertThat(numbers("7 %% 4 + 7 %/% 4")).containsExactly(4, 4, 4, 4);
        assertThat(numbers("-7 %% 4")).containsExactly(1, 1, 1, 1);
    }

    @Test
    void functions_take_rows_one_by_one() throws Refused {
        assertThat(numbers("max(.15*(income+api.stu)-100, 0)"))
                .containsExactly(new double[] {35.15, 65.3, Double.NaN, 0}, within(1e-9));
        assertThat(numbers("exp(ln(api.stu))/api.stu")).containsExactly(new double[] {1, 1, 1, 1}, within(1e-12));
        assertThat(numbers("ifelse(urban == 1, 10, 20)")).containsExactly(20, 10, 20, 10);
        assertThat(numbers("Phi(0)")).containsExactly(0.5, 0.5, 0.5, 0.5);
    }

    @Test
    void what_is_unknown_makes_a_condition_unknown_and_no_row_meets_it() throws Refused {
        assertThat(numbers("income<1000")).containsExactly(1, 0, Double.NaN, 1);
        assertThat(ColumnExpression.parse("income < 1000").rows(TABLE)).containsExactly(true, false, false, true);
        assertThat(ColumnExpression.parse("!(income < 1000)").rows(TABLE)).containsExactly(false, true, false, false);
        assertThat(numbers("is.na(income) | income < 0")).containsExactly(0, 0, 1, 1);
        assertThat(numbers("income < 0 & urban == 0")).containsExactly(0, 0, Double.NaN, 0);
    }

    @Test
    void texts_are_compared_with_words_quotes_and_lists() throws Refused {
        assertThat(numbers("stype = E")).containsExactly(1, 0, 1, Double.NaN);
        assertThat(numbers("stype != 'E'")).containsExactly(0, 1, 0, Double.NaN);
        assertThat(ColumnExpression.parse("stype in (E, \"M\")").rows(TABLE)).containsExactly(true, false, true, false);
        assertThat(ColumnExpression.parse("api.stu %in% c(1, 4)").rows(TABLE))
                .containsExactly(true, false, false, true);
        assertThat(ColumnExpression.parse("urban == '1'").rows(TABLE)).containsExactly(false, true, false, true);
        assertThat(ColumnExpression.parse("1 < api.stu <= 3").rows(TABLE)).containsExactly(false, true, true, false);
    }

    @Test
    void a_column_is_found_by_its_name_whatever_signs_it_has() throws Refused {
        assertThat(numbers("a-b")).containsExactly(7, 8, 9, 10);
        assertThat(numbers("`a-b` + 1")).containsExactly(8, 9, 10, 11);
    }

    @Test
    void columns_are_those_it_cannot_do_without() throws Refused {
        assertThat(ColumnExpression.parse("stype == E & exp(income) / api.stu > pi")
                        .columns())
                .containsExactly("stype", "income", "api.stu");
        assertThat(ColumnExpression.parse("income < 5").isCondition()).isTrue();
        assertThat(ColumnExpression.parse("income + 5").isCondition()).isFalse();
    }

    @Test
    void what_cannot_be_read_is_refused_with_the_place() {
        assertThatThrownBy(() -> ColumnExpression.parse("income < "))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("at the end");
        assertThatThrownBy(() -> ColumnExpression.parse("income # 3"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("'# 3'");
        assertThatThrownBy(() -> ColumnExpression.parse("(income")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> numbers("incme + 1"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("incme");
        assertThatThrownBy(() -> numbers("gamma(income)"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("gamma");
        assertThatThrownBy(() -> numbers("stype + 1")).isInstanceOf(Refused.class);
    }
}
