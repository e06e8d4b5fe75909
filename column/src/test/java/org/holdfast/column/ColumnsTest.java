package org.holdfast.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void whole_numbers_keep_values_and_unknowns_apart() {
        LongColumn.Builder builder = new LongColumn.Builder(Kind.MONEY);
        builder.add(0);
        builder.addUnknown();
        builder.add(-1_000_000_000_000L);
        LongColumn column = builder.build();
        assertThat(column.kind()).isEqualTo(Kind.MONEY);
        assertThat(column.rows()).isEqualTo(3);
        assertThat(column.isKnown(0)).isTrue();
        assertThat(column.isKnown(1)).isFalse();
        assertThat(column.get(2)).isEqualTo(-1_000_000_000_000L);
    }

    @Test
    void a_string_is_not_a_whole_number() {
        assertThatThrownBy(() -> new LongColumn.Builder(Kind.STRING)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LongColumn.Builder(Kind.DECIMAL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void decimals_are_finite_where_known() {
        DoubleColumn.Builder builder = new DoubleColumn.Builder();
        builder.add(-0.5);
        builder.addUnknown();
        assertThatThrownBy(() -> builder.add(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.add(Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        DoubleColumn column = builder.build();
        assertThat(column.rows()).isEqualTo(2);
        assertThat(column.get(0)).isEqualTo(-0.5);
        assertThat(column.isKnown(1)).isFalse();
    }

    @Test
    void columns_that_share_a_dictionary_share_codes() {
        Dictionary households = new Dictionary();
        StringColumn.Builder keys = new StringColumn.Builder(households);
        keys.add("H1");
        keys.add("H2");
        StringColumn.Builder references = new StringColumn.Builder(households);
        references.add("H2");
        references.addUnknown();
        references.addCode(0);
        StringColumn column = references.build();
        assertThat(column.code(0)).isEqualTo(keys.build().code(1));
        assertThat(column.isKnown(1)).isFalse();
        assertThat(column.code(1)).isEqualTo(-1);
        assertThat(column.get(2)).isEqualTo("H1");
    }

    @Test
    void the_columns_of_a_table_have_its_number_of_rows() {
        StringColumn.Builder builder = new StringColumn.Builder(new Dictionary());
        builder.add("a");
        StringColumn one = builder.build();
        assertThat(new Table("place", 1, Map.of("place_id", one))
                        .strings("place_id")
                        .get(0))
                .isEqualTo("a");
        assertThatThrownBy(() -> new Table("place", 2, Map.of("place_id", one)))
                .hasMessage("place.place_id has 1 rows, the table 2");
    }

    @Test
    void a_register_needs_places_households_and_persons() {
        Table place = new Table("place", 0, Map.of());
        assertThatThrownBy(() -> new Register(Map.of("place", place), null, null))
                .hasMessage("A register needs the table household");
    }

    @Test
    void every_reference_of_the_schema_names_a_table_with_a_single_key() {
        for (TableSchema table : RegisterSchema.TABLES) {
            assertThat(table.columns()).extracting(ColumnSchema::name).doesNotHaveDuplicates();
            assertThat(table.columns()).extracting(ColumnSchema::name).containsAll(table.key());
            for (ColumnSchema column : table.columns()) {
                if (column.references() != null) {
                    assertThat(RegisterSchema.get(column.references()).key()).hasSize(1);
                }
            }
        }
    }
}
