package org.holdfast.policy.checked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.ExpressionText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslatorTest {
    /** Expression as written; its type; its text where that differs from what was written. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "same", textBlock = """
            poor                                                    ; bool   ; same
            !poor                                                   ; bool   ; same
            poor && indicator.near_line                             ; bool   ; same
            poor || !indicator.near_line                            ; bool   ; same
            poor && poor || poor                                    ; bool   ; (poor && poor) || poor
            poor ? 1 : 2                                            ; int    ; same
            poor ? income : param.line                              ; money  ; same
            poor ? size : 0.5                                       ; double ; poor ? double(size) : 0.5
            poor ? income : 0                                       ; money  ; same
            poor ? 2.5 : income                                     ; money  ; same
            poor == true                                            ; bool   ; same
            size == 0                                               ; bool   ; same
            size != 0                                               ; bool   ; same
            size < 1                                                ; bool   ; same
            size <= 1                                               ; bool   ; same
            size > 1                                                ; bool   ; same
            size >= 1                                               ; bool   ; same
            size < 1.5                                              ; bool   ; double(size) < 1.5
            score_of_home > 1                                       ; bool   ; score_of_home > 1.0
            size > score_of_home                                    ; bool   ; double(size) > score_of_home
            income < 5000                                           ; bool   ; same
            5000 >= income                                          ; bool   ; same
            income == 12.5                                          ; bool   ; same
            income > -3                                             ; bool   ; same
            income > -0.5                                           ; bool   ; same
            income < 1e3                                            ; bool   ; income < 1000
            income != param.line                                    ; bool   ; same
            income + param.line                                     ; money  ; same
            income + 100                                            ; money  ; same
            100 - income                                            ; money  ; same
            income * 2                                              ; money  ; same
            income * size                                           ; money  ; same
            size * income                                           ; money  ; income * size
            0.7 * income                                            ; money  ; income * 0.7
            income * param.share                                    ; money  ; same
            -income                                                 ; money  ; same
            -(size + 1)                                             ; int    ; same
            size + 1                                                ; int    ; same
            size - 1                                                ; int    ; same
            size * 2                                                ; int    ; same
            size / 2                                                ; int    ; same
            size % 2                                                ; int    ; same
            size + 0.5                                              ; double ; double(size) + 0.5
            size / 2.0                                              ; double ; double(size) / 2.0
            score_of_home * size                                    ; double ; score_of_home * double(size)
            score_of_home / 3                                       ; double ; score_of_home / 3.0
            double(size)                                            ; double ; same
            ratio(income, param.line)                               ; double ; same
            ratio(income, 5000)                                     ; double ; same
            ratio(size, workers.count())                            ; double ; ratio(double(size), double(workers.count()))
            ratio(size, 2.5)                                        ; double ; ratio(double(size), 2.5)
            per_head(income, size)                                  ; money  ; same
            household.register_status == 'lifted'                   ; bool   ; same
            household.register_status in ['lifted', 'monitored']    ; bool   ; same
            household.rooms in [1, 2]                               ; bool   ; same
            household.roof == 'tin'                                 ; bool   ; same
            household.arable_land > 0                               ; bool   ; household.arable_land > 0.0
            household.arable_land in [1, 2.5]                       ; bool   ; household.arable_land in [1.0, 2.5]
            household.lifted_on < date('2020-12-31')                ; bool   ; same
            household.lifted_on in [date('2020-12-31')]             ; bool   ; same
            household.lifted_on == as_of                            ; bool   ; same
            month(household.lifted_on) == month('2020-12')          ; bool   ; same
            month(as_of)                                            ; month  ; same
            param.since <= as_of                                    ; bool   ; same
            place.priority_county                                   ; bool   ; same
            place.up('county').priority_county                      ; bool   ; same
            place.up('county').level == 'county'                    ; bool   ; same
            population.median_income                                ; money  ; same
            age(household.lifted_on)                                ; int    ; same
            within(household.lifted_on, 12)                         ; bool   ; same
            ledger.exists(l, in_last(l.month, 12))                  ; bool   ; same
            ledger.exists(l, in_last(l.month, 12, 12))              ; bool   ; same
            ledger.exists(l, in_last(l.month, 12, 0))               ; bool   ; ledger.exists(l, in_last(l.month, 12))
            series('cpi').yoy()                                     ; double ; same
            series('cpi').at(month('2024-01'))                      ; double ; same
            members.count()                                         ; int    ; same
            persons.exists(p, p.enrolled)                           ; bool   ; same
            members.all(m, age(m.birth_date) >= 60)                 ; bool   ; same
            workers.filter(w, w.employment == 'migrant').count()    ; int    ; same
            events.map(e, e.loss).sum()                             ; money  ; same
            assistance.map(a, a.amount).max()                       ; money  ; same
            assistance.map(a, a.start_on).min()                     ; date   ; same
            ledger.map(l, l.month).max()                            ; month  ; same
            ledger.map(l, l.amount).avg()                           ; money  ; same
            members.map(m, m.disability).avg()                      ; double ; same
            members.map(m, m.disability).sum()                      ; int    ; same
            members.map(m, 0.5).sum()                               ; double ; same
            members.map(m, m.enrolled, m.disability).min()          ; int    ; members.filter(m, m.enrolled).map(m, m.disability).min()
            members.map(m, age(m.birth_date)).exists(a, a > 80)     ; bool   ; same
            members.map(m, age(m.birth_date)).filter(a, a > 1).sum(); int    ; same
            hazards.exists(h, h.severity in ['severe', 'extreme'])  ; bool   ; same
            members.exists(m, events.exists(e, e.person_id == m.person_id)) ; bool ; same
            members.exists(x, events.exists(x, x.loss > 5) && x.enrolled)   ; bool ; same
            members.exists(size, size.enrolled) && size > 0         ; bool   ; same
            members.filter(members, members.enrolled).count()       ; int    ; same
            count.high >= 2                                         ; bool   ; same
            unknown.low == 0                                        ; bool   ; same
            level != 'red'                                          ; bool   ; same
            category in ['none']                                    ; bool   ; same
            score > 4                                               ; bool   ; same
            """)
    void an_expression_reads_as_written(String written, String type, String text) {
        Expressions.Outcome outcome = Expressions.read(written, Names.Scope.DECISION, null);

        assertThat(outcome.issues()).isEmpty();
        Expression expression = outcome.expression();
        assertThat(expression).isNotNull();
        assertThat(ExpressionText.of(expression)).isEqualTo(text == null ? written : text);
        assertThat(expression.type()).hasToString(type);
        Expressions.Outcome again = Expressions.read(ExpressionText.of(expression), Names.Scope.DECISION, null);
        assertThat(again.expression()).isEqualTo(expression);
    }

    /** Where the fault is (column in the expression); the expression; the message; the fix. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            x
            """)
    void what_has_no_meaning_in_a_pack_is_refused_where_it_stands(
            int column, String written, String message, String fix) {
        Expressions.Outcome outcome = Expressions.read(written, Names.Scope.DECISION, null);

        assertThat(outcome.issues()).hasSize(1);
    }

    static final Map<String, String> X = Map.of();
}
