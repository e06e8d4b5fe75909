package org.holdfast.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementsTest {
    @Test
    void a_semicolon_in_quotes_or_comments_ends_nothing() {
        assertThat(Statements.of("-- a;\nselect ';', \"a;\"\"b\" /* ; */ from t -- ;\n; -- end"))
                .extracting(Statements.Statement::text)
                .containsExactly("select ';', \"a;\"\"b\" /* ; */ from t");
    }

    @Test
    void a_statement_knows_where_it_begins() {
        assertThat(Statements.of(" a;\n b ;; "))
                .containsExactly(new Statements.Statement(1, "a"), new Statements.Statement(5, "b"));
    }

    @Test
    void an_empty_script_has_no_statement() {
        assertThat(Statements.of("  -- nothing\n ; ")).isEmpty();
    }
}
