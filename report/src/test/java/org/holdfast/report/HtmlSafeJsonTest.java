package org.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class HtmlSafeJsonTest {
    private static final String HOSTILE = "</script><!--<img src=x onerror=alert(1)>&amp;\u2028\u2029\"'\\ 中文";

    @Test
    void nothing_in_a_text_can_end_the_block_and_it_still_means_the_same() throws IOException {
        StringWriter out = new StringWriter();
        JsonMapper mapper = new JsonMapper();
        try (Writer json = new HtmlSafeJson(out)) {
            json.write(mapper.writeValueAsString(HOSTILE));
        }
        assertThat(out.toString()).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        assertThat(mapper.readValue(out.toString(), String.class)).isEqualTo(HOSTILE);
    }

    @Test
    void single_characters_and_parts_of_arrays_are_escaped_too() throws IOException {
        StringWriter out = new StringWriter();
        try (Writer json = new HtmlSafeJson(out)) {
            json.write('<');
            json.write("x<y>".toCharArray(), 1, 2);
            json.append("&");
        }
        assertThat(out.toString()).isEqualTo("\\u003c\\u003cy\\u0026");
    }

    @Test
    void html_text_is_escaped_for_elements_and_quoted_attributes() {
        assertThat(Html.escape("<a b='c' d=\"e\">&</a>"))
                .isEqualTo("&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;&lt;/a&gt;");
    }
}
