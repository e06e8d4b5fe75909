package org.holdfast.policy.checked;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.ExpressionText;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.source.Issue;
import org.holdfast.policy.source.Position;
import org.junit.jupiter.api.Test;
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
            members.exists(size, size.enrolled) && poor             ; bool   ; same
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

    /** The column of the fault; the expression; the message; the fix. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            4  ; has(household.roof)                    ; packs have no has(): an unknown value makes its condition unknown by itself ; -
            19 ; members.exists_one(m, m.enrolled)      ; packs have no exists_one()                  ; 'L.filter(x, p).count() == 1' says exactly one
            16 ; household.roof == null                 ; '==' does not take string and null          ; `packs have no null; an unknown value makes its condition unknown by itself`
            1  ; null                                   ; packs have no null: an unknown value makes its condition unknown by itself ; leave the comparison with null out
            5  ; size(members)                          ; packs have no function 'size'               ; use '.count()'
            13 ; members.size()                         ; packs have no function 'size'               ; use '.count()'
            8  ; income / size                          ; '/' does not take money and int             ; write per_head(m, n)
            8  ; income / param.line                    ; '/' does not take money and money           ; write ratio(a, b)
            8  ; income * income                        ; '*' does not take money and money           ; -
            16 ; household.roof < 'tin'                 ; texts and conditions have no order          ; use == or in [...]
            6  ; poor < true                            ; texts and conditions have no order          ; use == or in [...]
            8  ; income < size                          ; money meets a number that is not an amount  ; compare shares with ratio(a, b), or divide money with per_head(m, n)
            6  ; size - income                          ; money meets a number that is not an amount  ; compare shares with ratio(a, b), or divide money with per_head(m, n)
            8  ; income == score_of_home                ; money meets a number that is not an amount  ; compare shares with ratio(a, b), or divide money with per_head(m, n)
            6  ; ratio(income, size)                    ; money meets a number that is not an amount  ; compare shares with ratio(a, b), or divide money with per_head(m, n)
            6  ; poor ? income : size                   ; money meets a number that is not an amount  ; compare shares with ratio(a, b), or divide money with per_head(m, n)
            8  ; income < 0.005                         ; an amount has at most 2 decimals            ; round it yourself
            8  ; income < 1e300                         ; an amount has at most 14 digits before the point ; -
            17 ; score_of_home < 1e400                  ; this number is too large                    ; -
            10 ; income < 99999999999999999999          ; this is not an expression: this number is too large ; -
            30 ; household.register_status == 'lifed'   ; column 'register_status' is never 'lifed'   ; did you mean 'lifted'?
            1  ; 'lifed' == household.register_status   ; column 'register_status' is never 'lifed'   ; did you mean 'lifted'?
            41 ; household.register_status in ['lifted', 'geneal'] ; column 'register_status' is never 'geneal' ; did you mean 'general'?
            30 ; household.register_status == 'xyzzy'   ; column 'register_status' is never 'xyzzy'   ; it is one of general, registered, lifted, monitored
            28 ; ledger.exists(l, l.flow == 'incom')    ; column 'flow' is never 'incom'              ; did you mean 'income'?
            10 ; level == 'rad'                         ; the level is never 'rad'                    ; did you mean 'red'?
            13 ; category != 'x'                        ; the category is never 'x'                   ; it is one of relapse_risk, none
            10 ; place.up('contry').priority_county     ; places have no level 'contry'               ; did you mean 'county'?
            19 ; place.up(household.roof).level == 'x'  ; a text in quotes is expected here           ; -
            22 ; place.up('county').up('city').level == 'city' ; up() is said once, of the household's place ; name the level you want
            9  ; place.up('county')                     ; up() yields a whole row, not a value        ; name a column: "place.up('county').…"
            1  ; household                              ; 'household' is a whole row, not a value     ; name a column: 'household.…'
            19 ; members.exists(m, m == m)              ; 'm' is a whole row, not a value             ; name a column: 'm.…'
            9  ; members == persons                     ; lists and rows cannot be compared           ; compare a column or a figure
            15 ; members.exists(m, m.disability)        ; the condition of a list operation is true or false, not int ; compare it with something
            15 ; members.filter(m, m.disability)        ; the condition of a list operation is true or false, not int ; compare it with something
            12 ; members.all(m, m.disability)           ; the condition of a list operation is true or false, not int ; compare it with something
            10 ; size in [size, 2]                      ; 'in' needs a list of constants of the type int ; -
            13 ; size in [1, 'a']                       ; 'in' needs a list of constants of the type int ; -
            6  ; size in members                        ; 'in' does not take int and list(person)     ; take a figure of the list: .map(x, …).sum(), .count(), or ask .exists(x, …)
            16 ; household.roof in members.map(m, m.sex); 'in' needs a list of constants: x in ['a', 'b'] ; -
            1  ; {'a': 1}                               ; packs have no maps, messages or lists of their own ; -
            1  ; {'a': 1}.a == 1                        ; a column is named of household, place or a list operation's row ; write it like 'household.place_id' or 'members.exists(m, m.enrolled)'
            17 ; {'a': household}.a.roof == 'tin'       ; a column is named of household, place or a list operation's row ; write it like 'household.place_id' or 'members.exists(m, m.enrolled)'
            19 ; {'a': series('x')}.a.yoy()             ; a series is named where it is used          ; write series('cpi').yoy()
            7  ; (poor ? series('a') : series('b')).yoy() ; a series is named where it is used        ; write series('cpi').yoy()
            7  ; (poor ? household : household).rooms   ; a column is named of household, place or a list operation's row ; write it like 'household.place_id' or 'members.exists(m, m.enrolled)'
            1  ; [1, 2].sum()                           ; packs have no maps, messages or lists of their own ; -
            8  ; members[0].enrolled                    ; a column is named of household, place or a list operation's row ; write it like 'household.place_id' or 'members.exists(m, m.enrolled)'
            29 ; members.map(m, m.disability)[0]        ; rows have no numbers                        ; ask .exists(x, …) or take .map(x, …).max()
            7  ; series('cpi')                          ; a series is not a value                     ; write series('cpi').yoy() or .at(month)
            17 ; series(household.roof).yoy()           ; a text in quotes is expected here           ; -
            6  ; date('2024-02-30')                     ; a date is written like '2024-06-30'         ; -
            6  ; date('+12024-06-30') < as_of           ; a date is written like '2024-06-30'         ; -
            7  ; month('2024-13')                       ; a month is written like '2024-06'           ; -
            16 ; month(household.roof)                  ; month() takes a date or a text such as '2024-06' ; -
            7  ; as_of < '2024-01-01'                   ; '<' does not take date and string           ; a date is written date('2024-06-30')
            14 ; month(as_of) < as_of                   ; '<' does not take month and date            ; write month(d) for the month of a date
            4  ; int(score_of_home)                     ; packs have no function 'int'                ; docs/pack-authors.md lists what there is
            7  ; double('1')                            ; double() takes a whole number, not string   ; -
            16 ; household.roof + 'x'                   ; '+' is not for string                       ; it is for numbers and money
            9  ; members + persons                      ; '+' is not for list(person)                 ; it is for numbers and money
            1  ; 12u                                    ; packs have no constant of this kind         ; -
            6  ; size = 0                               ; this is not an expression: unexpected '= '  ; equality is written ==
            8  ; size ==                                ; this is not an expression: it ends too early ; -
            6  ; (size                                  ; this is not an expression: missing ')' at the end ; -
            1  ; "unended                               ; this is not an expression: unexpected '"unended' ; -
            1  ; !size                                  ; '!' does not take int                       ; -
            9  ; per_head(size, income)                 ; 'per_head' does not take int and money      ; it takes money, int
            8  ; in_last(12, 12)                        ; 'in_last' does not take int and int         ; it takes month, int or month, int, int
            12 ; members.sum()                          ; 'sum' does not take list(person)            ; take a figure of the list: .map(x, …).sum(), .count(), or ask .exists(x, …)
            26 ; members.map(m, m.sex).sum()            ; 'sum' does not take list(string)            ; take a figure of the list: .map(x, …).sum(), .count(), or ask .exists(x, …)
            1  ; agee(as_of)                            ; unknown function 'agee'                     ; did you mean 'age'?
            9  ; members.fliter(m, m.enrolled).count()  ; unknown function 'fliter'                   ; did you mean 'filter'?
            21 ; members.filter(m, m.enroled).count()   ; unknown column 'enroled'                    ; did you mean 'enrolled'?
            11 ; household.rof == 'a'                   ; unknown column 'rof'                        ; did you mean 'roof'?
            7  ; param.lien > 5                         ; unknown parameter 'lien'                    ; did you mean 'line'?
            1  ; line > 5                               ; unknown name 'line'                         ; a parameter is written 'param.line'
            1  ; roof == 'tin'                          ; unknown name 'roof'                         ; a column is written 'household.roof'
            12 ; population.median                      ; unknown population figure 'median'          ; -
            11 ; indicator.near_lin                     ; unknown indicator 'near_lin'                ; did you mean 'near_line'?
            7  ; count.hihg > 0                         ; unknown severity 'hihg'                     ; did you mean 'high'?
            9  ; poor && sise > 0                       ; unknown name 'sise'                         ; did you mean 'size'?
            """)
    void what_has_no_meaning_in_a_pack_is_refused_where_it_stands(
            int column, String written, String message, String fix) {
        Expressions.Outcome outcome = Expressions.read(written, Names.Scope.DECISION, null);

        assertThat(outcome.expression()).isNull();
        assertThat(outcome.issues()).hasSize(1);
        Issue issue = outcome.issues().get(0);
        assertThat(issue.message()).isEqualTo(message);
        assertThat(issue.fix()).isEqualTo(fix);
        assertThat(issue.at()).isEqualTo(new Position(1, column));
    }

    @Test
    void a_fact_sees_no_indicator_and_no_decision() {
        for (String name : List.of("indicator.near_line", "count.high > 0", "level == 'red'", "score > 1")) {
            assertThat(Expressions.read(name, Names.Scope.FACT, null).issues())
                    .as(name)
                    .extracting(Issue::message)
                    .containsExactly("'" + name.split("\\W")[0] + "' is not in sight here");
        }
    }

    @Test
    void a_measure_sees_indicators_but_no_decision() {
        assertThat(Expressions.read("indicator.near_line", Names.Scope.CONDITION, null)
                        .issues())
                .isEmpty();
        assertThat(Expressions.read("level == 'red'", Names.Scope.CONDITION, null)
                        .issues())
                .hasSize(1);
    }

    @Test
    void an_expression_must_be_of_the_type_declared() {
        assertThat(Expressions.read("5", Names.Scope.FACT, Type.Scalar.MONEY).expression())
                .isEqualTo(new Expression.Literal(Type.Scalar.MONEY, new BigDecimal("5")));
        assertThat(Expressions.read("size", Names.Scope.FACT, Type.Scalar.DOUBLE)
                        .expression())
                .isEqualTo(new Expression.Conversion(
                        new Expression.FactReference("size", Type.Scalar.INT), Type.Scalar.DOUBLE));
        assertThat(Expressions.read("size", Names.Scope.FACT, Type.Scalar.BOOL).issues())
                .extracting(Issue::message)
                .containsExactly("expected bool, but this is int");
        assertThat(Expressions.read("workers", Names.Scope.FACT, new Type.ListOf(new Type.Row("event")))
                        .issues())
                .extracting(Issue::message)
                .containsExactly("expected list(event), but this is list(person)");
    }

    @Test
    void an_expression_too_deep_or_too_long_is_refused_without_harm() {
        List<String> monsters = List.of(
                "1+".repeat(4900) + "1",
                "(".repeat(4000) + "1" + ")".repeat(4000),
                "poor?1:".repeat(1000) + "1",
                "[".repeat(4000) + "]".repeat(4000),
                "size" + ".a".repeat(4000),
                "members.exists(m,".repeat(500) + "true" + ")".repeat(500),
                "x".repeat(10_001));
        for (String monster : monsters) {
            assertThat(Expressions.read(monster, Names.Scope.FACT, null).issues())
                    .as(monster.substring(0, 20))
                    .isNotEmpty();
        }
        assertThat(Expressions.read("poor&&".repeat(1600) + "poor", Names.Scope.FACT, null)
                        .issues())
                .isEmpty();
    }
}
