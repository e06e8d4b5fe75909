package org.holdfast.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DictionaryTest {
    private final Dictionary dictionary = new Dictionary();

    @Test
    void strings_are_numbered_in_the_order_they_were_first_seen() {
        assertThat(dictionary.code("b")).isZero();
        assertThat(dictionary.code("a")).isEqualTo(1);
        assertThat(dictionary.code("b")).isZero();
        assertThat(dictionary.size()).isEqualTo(2);
    }

    @Test
    void the_text_of_a_code_is_what_was_put_in() {
        String[] texts = {"", "a", "é", "户", "𠮷", "a,\"b\"\n", "x".repeat(5000)};
        for (String text : texts) {
            assertThat(dictionary.text(dictionary.code(text))).isEqualTo(text);
        }
    }

    @Test
    void finding_adds_nothing() {
        assertThat(dictionary.find("a")).isEqualTo(-1);
        assertThat(dictionary.size()).isZero();
    }

    @Test
    void a_slice_of_bytes_is_the_same_as_its_string() {
        byte[] bytes = "xx户1yy".getBytes(StandardCharsets.UTF_8);
        int code = dictionary.code(bytes, 2, 4);
        assertThat(dictionary.find("户1")).isEqualTo(code);
    }

    @Test
    void case_and_length_matter() {
        int upper = dictionary.code("A");
        assertThat(dictionary.code("a")).isNotEqualTo(upper);
        assertThat(dictionary.code("A\0")).isNotEqualTo(upper);
        assertThat(dictionary.code("AA")).isNotEqualTo(upper);
    }

    @Test
    void entries_compare_by_code_point_not_by_code() {
        int late = dictionary.code("𠮷");
        int early = dictionary.code("\uffee");
        assertThat(dictionary.compare(late, early)).isPositive();
        assertThat(dictionary.compare(early, late)).isNegative();
        assertThat(dictionary.compare(early, early)).isZero();
    }

    @Test
    void it_agrees_with_a_hash_map_on_random_strings() {
        Random random = new Random(20261123);
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            String text = Integer.toString(random.nextInt(60_000), 36).repeat(1 + random.nextInt(3));
            Integer code = expected.putIfAbsent(text, expected.size());
            assertThat(dictionary.code(text)).isEqualTo(code == null ? expected.size() - 1 : code);
        }
        expected.forEach((text, code) -> assertThat(dictionary.text(code)).isEqualTo(text));
    }

    @Test
    void strings_made_to_collide_in_a_known_hash_are_no_slower() {
        // "Aa" and "BB" have one String.hashCode, so have all their 2^16 mixtures
        for (int i = 0; i < 1 << 16; i++) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 16; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            assertThat(dictionary.code(text.toString())).isEqualTo(i);
        }
    }
}
