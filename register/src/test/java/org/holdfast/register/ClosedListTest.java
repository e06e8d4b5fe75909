package org.holdfast.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.RegisterSchema;
import org.junit.jupiter.api.Test;

class ClosedListTest {
    @Test
    void every_option_of_the_register_format_is_found_at_its_place_wherever_it_lies_and_nothing_else_is() {
        List<ColumnSchema> lists = RegisterSchema.TABLES.stream()
                .flatMap(table -> table.columns().stream())
                .filter(column -> !column.options().isEmpty())
                .toList();
        assertThat(lists).hasSizeGreaterThan(10);
        for (ColumnSchema column : lists) {
            ClosedList list = new ClosedList(column.options());
            for (String option : column.options()) {
                int place = column.options().indexOf(option);
                assertThat(found(list, option)).isEqualTo(place);
                for (String other : List.of(
                        option + "x",
                        "x" + option,
                        option.substring(1),
                        option.toUpperCase(java.util.Locale.ROOT) + "!",
                        option + "\0")) {
                    assertThat(found(list, other)).as(other).isEqualTo(-1);
                }
                String last = option.substring(0, option.length() - 1) + "?";
                assertThat(found(list, last)).as(last).isEqualTo(-1);
            }
        }
    }

    private static int found(ClosedList list, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int place = list.find(utf8, 0, utf8.length);
        for (int before = 0; before < 12; before++) {
            for (int after = 0; after < 12; after++) {
                byte[] within = new byte[before + utf8.length + after];
                Arrays.fill(within, (byte) 'z');
                System.arraycopy(utf8, 0, within, before, utf8.length);
                assertThat(list.find(within, before, before + utf8.length)).isEqualTo(place);
            }
        }
        return place;
    }
}
