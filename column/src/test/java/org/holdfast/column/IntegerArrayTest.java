package org.holdfast.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntegerArrayTest {
    private static final long[] EDGES = {
        0,
        -1,
        Byte.MAX_VALUE,
        Byte.MIN_VALUE,
        Byte.MAX_VALUE + 1,
        Byte.MIN_VALUE - 1,
        Short.MAX_VALUE,
        Short.MIN_VALUE,
        Short.MAX_VALUE + 1,
        Short.MIN_VALUE - 1,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE + 1L,
        Integer.MIN_VALUE - 1L,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    @Test
    void values_at_the_edge_of_each_width_survive_every_widening() {
        IntegerArray array = new IntegerArray();
        for (long edge : EDGES) {
            array.add(edge);
        }
        for (int i = 0; i < EDGES.length; i++) {
            assertThat(array.get(i)).isEqualTo(EDGES[i]);
        }
    }

    @Test
    void it_can_widen_from_one_byte_to_eight_at_once() {
        IntegerArray array = new IntegerArray();
        array.add(7);
        array.add(Long.MIN_VALUE);
        array.add(-7);
        assertThat(List.of(array.get(0), array.get(1), array.get(2))).containsExactly(7L, Long.MIN_VALUE, -7L);
    }

    @Test
    void a_value_set_later_may_widen_too() {
        IntegerArray array = new IntegerArray();
        array.add(1);
        array.add(2);
        array.set(0, 1L << 40);
        assertThat(array.get(0)).isEqualTo(1L << 40);
        assertThat(array.get(1)).isEqualTo(2);
        assertThat(array.size()).isEqualTo(2);
    }

    @Test
    void it_agrees_with_a_list_on_random_values_before_and_after_trimming() {
        Random random = new Random(20261123);
        IntegerArray array = new IntegerArray();
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong() >> (63 - i * 63 / 10_000);
            array.add(value);
            expected.add(value);
        }
        array.trim();
        assertThat(array.size()).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(array.get(i)).isEqualTo(expected.get(i));
        }
    }
}
